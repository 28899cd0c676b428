namespace TrackE2E.Core.Plans;

/// <summary>Which addresses are a planned page: all parts that are given must hold.</summary>
/// <remarks>
/// Path: a glob over the url's path (<c>*</c> one segment, <c>**</c> any number); Query: name → value that must be there;
/// Hash: a glob over the fragment without <c>#</c>.
/// </remarks>
public sealed record PageMatch(string? Path, IReadOnlyDictionary<string, string> Query, string? Hash);

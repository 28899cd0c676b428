namespace TrackE2E.Core.Plans;

/// <summary>Which addresses are a planned page: all parts that are given must hold.</summary>
/// <remarks>
/// Path: a glob over the url's path (<c>*</c> one segment, <c>**</c> any number); Query: name → value that must be there;
/// Hash: a glob over the fragment without <c>#</c>. Screen: a glob over what tells an app's own screen (window title, activity, or the accessibility id of a marker on it); addresses of
/// pages are matched by the other parts, screens of apps by this one alone.
/// </remarks>
public sealed record PageMatch(string? Path, IReadOnlyDictionary<string, string> Query, string? Hash)
{
    /// <summary>What begins the address of an app's own screen: <c>screen://NAME</c>, and what the screen's marker says of its content.</summary>
    public const string ScreenScheme = "screen://";

    /// <inheritdoc cref="PageMatch"/>
    public string? Screen { get; init; }

    /// <summary>True: the page may be one of a browser, or of a web view in an app.</summary>
    public bool IsWeb => Screen is null || Path is not null || Hash is not null || Query.Count > 0;
}

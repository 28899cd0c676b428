using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Privacy;

/// <summary>Personal data found in what was sent: its kind (a word of <c>PersonalDataPlan.Kinds</c>), as found, masked, and where.</summary>
/// <remarks>Value is for comparing only; texts show Masked. Property: JSON Pointer when it stands in the properties.</remarks>
internal sealed record PersonalDatum(string Kind, string Value, string Masked, Wording Place, string? Property);

/// <summary>A text that was sent, where it stood, and what the plan says of it.</summary>
/// <remarks>IsId: the plan or its name says that it is an id, a number or a time. IsNumber: a JSON number.</remarks>
internal readonly record struct SentText(string Text, bool IsId, bool IsNumber);

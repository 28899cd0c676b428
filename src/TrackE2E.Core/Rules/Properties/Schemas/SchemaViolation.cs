using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>One keyword of a schema that an instance breaks.</summary>
/// <param name="At">JSON Pointer into the instance.</param>
/// <param name="Keyword">The keyword; <c>false</c> for a schema that allows nothing.</param>
/// <param name="SchemaLocation">Uri and pointer of the schema that holds the keyword.</param>
/// <param name="Kind">What a finding of it is about.</param>
/// <param name="What">What is wrong, without the subject.</param>
/// <param name="Expected">The keyword with its value, in the words of rules.</param>
public sealed record SchemaViolation(string At, string Keyword, string SchemaLocation, FindingKind Kind, Wording What, Wording Expected);

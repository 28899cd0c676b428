using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>One rule that one value breaks, before it becomes a finding of an event.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="What">What is wrong, without the subject: <c>is a string instead of an integer</c>.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">The value, and the likely reason where one is known.</param>
/// <param name="Do">What to do, both sides.</param>
public sealed record Violation(FindingKind Kind, Wording What, Wording Expected, Wording Actual, Wording Do);

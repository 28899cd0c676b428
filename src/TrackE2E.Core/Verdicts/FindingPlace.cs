namespace TrackE2E.Core.Verdicts;

/// <summary>Where a finding was made: the step of a feature and the device, for the "where" line.</summary>
/// <param name="Where">Feature file and line: <c>features/checkout/add.feature:14</c>; for a judged file its path.</param>
/// <param name="Step">The step with its keyword as written; null outside of a scenario.</param>
/// <param name="Device">Name of the device; null outside of a scenario.</param>
public sealed record FindingPlace(string Where, string? Step = null, string? Device = null);

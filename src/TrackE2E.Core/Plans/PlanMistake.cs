namespace TrackE2E.Core.Plans;

/// <summary>One mistake in a plan file, with what its writer needs to mend it.</summary>
/// <param name="Place">Where it stands; line and column are 1 when the file as a whole is meant.</param>
/// <param name="What">What is wrong, one sentence: <c>unknown key "titel" in page home</c>.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="WriteInstead">What to write.</param>
public sealed record PlanMistake(PlanPlace Place, string What, string Expected, string WriteInstead)
{
    /// <summary>Three lines: place and what is wrong, what was expected, what to write.</summary>
    public override string ToString() => $"{Place.File}:{Place.Line}:{Place.Column}  {What}\n  expected  {Expected}\n  write     {WriteInstead}";
}

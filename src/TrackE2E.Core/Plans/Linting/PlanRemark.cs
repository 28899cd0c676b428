namespace TrackE2E.Core.Plans.Linting;

/// <summary>Something in a readable plan that will likely cause trouble.</summary>
/// <param name="Rule">The lint rule, a kebab word.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="What">What is odd, one sentence.</param>
/// <param name="WriteInstead">What to write.</param>
public sealed record PlanRemark(string Rule, PlanPlace Place, string What, string WriteInstead)
{
    /// <summary>Two lines: place, rule and what is odd; what to write.</summary>
    public override string ToString() => $"{Place.File}:{Place.Line}:{Place.Column}  {Rule}: {What}\n  write     {WriteInstead}";
}

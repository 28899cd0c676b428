namespace TrackE2E.Core.Verdicts;

/// <summary>A step found that the product broke the plan: all findings of the step at once.</summary>
public sealed class FindingsException(IReadOnlyList<Finding> findings, string text) : Exception(text)
{
    /// <summary>The findings, at least one.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}

using TrackE2E.Gherkin.Bindings;

namespace TrackE2E.Gherkin.Checking;

/// <summary>A definition whose texts look like a step's.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Filled">Its wording with the step's own names and numbers in it, ready to be written; null when the step has none for one of its parameters.</param>
public sealed record NearStep(StepDefinition Definition, string? Filled)
{
    /// <inheritdoc/>
    public override string ToString() => Filled is null || Filled == Definition.Wording ? $"{Definition}" : $"{Filled}    {Definition}";
}

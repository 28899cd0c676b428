using TrackE2E.Gherkin.Bindings;

namespace TrackE2E.Gherkin.Running;

/// <summary>What the steps of a scenario are bound to, known before the first of them is executed: hooks can have it injected and prepare for them.</summary>
/// <remarks>Steps: in the order of the scenario, those of backgrounds first; a step without exactly one definition is left out.</remarks>
public sealed record ScenarioDefinitions(IReadOnlyList<StepDefinition> Steps);

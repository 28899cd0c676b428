using NUnit.Framework;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.NUnitHost;

#pragma warning disable CS1591 // public for NUnit's reflection only

/// <summary>The scenarios of one feature file.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class FeatureFixture(object run, FeatureDocument feature)
{
    internal NUnitRun Run { get; } = (NUnitRun)run;

    [OneTimeSetUp]
    public void Enter() => Run.Enter(feature);

    [OneTimeTearDown]
    public Task Leave() => Run.LeaveAsync(feature);

    // the command that the attribute puts around it runs the scenario and sets the result
    [RunsScenario]
    public void Scenario(ScenarioCase scenario) => throw new NotSupportedException($"{scenario} is run by its command.");
}

using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;
using TrackE2E.Scenarios.Scope;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Scenarios.Hooks;

/// <summary>Gives each scenario its ledger and collector address, and keeps what a failed one showed.</summary>
[Binding]
#pragma warning disable CA1001 // the scenario is disposed by EndAsync, which the engine always calls after Begin
public sealed class TrackingHooks(IObjectContainer container, RunServices run, ScenarioRun attempt, ScenarioCase scenarioCase, ScenarioDefinitions definitions, FeatureContext feature, ScenarioContext context, IScenarioRecorder recorder)
#pragma warning restore CA1001
{
    private TrackingScenario? scenario;

    /// <summary>Opens the ledger before anything happens: capture is always on.</summary>
    [BeforeScenario(Order = 0)]
    public void Begin()
    {
        var file = scenarioCase.Feature.Source.Uri;
        var place = new ScenarioPlace(scenarioCase.DisplayName, file, scenarioCase.Line, feature.FeatureInfo.Language.Name);
        scenario = new TrackingScenario(run, AppOf(scenarioCase.Tags), place, () => StepOf(file), VocabularyNeeds.Of(definitions.Steps.Select(d => d.Id), scenarioCase.Tags));
        container.RegisterInstanceAs(scenario);
    }

    /// <summary>Keeps the screen of a failed scenario, closes everything, and hands the ledger on.</summary>
    [AfterScenario(Order = int.MaxValue)]
    public async Task EndAsync()
    {
        if (scenario is null)
        {
            return;
        }

        var kept = new ScenarioKeepsakes(null, null);
        if (context.TestError is not null && scenario.Screen is { } screen)
        {
            kept = await ScreenKeeper.KeepAsync(screen, run.TraceFolder is null ? null : Path.Combine(run.TraceFolder, scenario.Ledger.Token + ".zip"));
        }

        var notAsked = scenario.Screen is IScreenDialogs { Waiting: > 0 and var waiting } ? scenario.Answers[^waiting] : null;
        await scenario.DisposeAsync();
        if (context.ScenarioExecutionStatus != ScenarioExecutionStatus.OK)
        {
            context.FailureNote = DoneText.Of(scenario.Ledger.Snapshot(), scenario.Place.Language);
        }

        recorder.Ended(attempt, scenario, kept);
        var findings = Undecodable.Findings(scenario.Ledger.Snapshot(), scenario.Place.Language);
        if (findings.Count > 0)
        {
            throw new FindingsException(findings, string.Join("\n\n", findings.Select(f => FindingWriter.Write(f, new FindingPlace($"{scenario.Place.Feature}:{scenario.Place.Line}", null, run.Device.Name), scenario.Place.Language))));
        }

        if (notAsked is not null && context.TestError is null)
        {
            throw Broken.NoDialog(notAsked);
        }
    }

    private AppUnderTest AppOf(IEnumerable<string> tags)
    {
        var name = tags.FirstOrDefault(t => t.StartsWith("@app:", StringComparison.Ordinal))?[5..];
        return name is null ? run.Apps[0] : run.Apps.FirstOrDefault(a => a.Name == name) ?? throw Broken.NoSuchApp(name, run.Apps.Select(a => a.Name));
    }

    private StepPlace StepOf(string file) => context.StepContext.StepInfo is { } step
        ? new StepPlace(step.Keyword.Trim(), step.Text, $"{file}:{step.Line}")
        : new StepPlace("", "", $"{file}:{scenarioCase.Line}");
}

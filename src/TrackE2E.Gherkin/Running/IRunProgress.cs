using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>Is told what a run does, as it does it.</summary>
/// <remarks>Called one call at a time, from whatever thread runs a scenario; must return soon. What it throws ends the run.</remarks>
public interface IRunProgress
{
    /// <summary>The run is about to start. Scenarios: everything selected, in order, one entry per repetition.</summary>
    void RunStarted(IReadOnlyList<ScenarioCase> scenarios)
    {
    }

    /// <summary>An attempt begins.</summary>
    void ScenarioStarted(ScenarioRun run)
    {
    }

    /// <summary>A step or hook of an attempt begins; scenarioStep is null for a hook.</summary>
    void StepStarted(ScenarioRun run, ScenarioStep? scenarioStep)
    {
    }

    /// <summary>A step or hook of an attempt has ended.</summary>
    void StepFinished(ScenarioRun run, StepResult result)
    {
    }

    /// <summary>An attempt has ended.</summary>
    void ScenarioFinished(ScenarioResult result)
    {
    }

    /// <summary>Everything has ended.</summary>
    void RunFinished(RunResult result)
    {
    }
}

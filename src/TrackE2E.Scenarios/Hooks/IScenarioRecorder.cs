using TrackE2E.Gherkin.Running;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Hooks;

/// <summary>Keeps what a scenario leaves behind; Hosting writes the reports from it.</summary>
/// <remarks>Called once at the end of each attempt, before its container is disposed, from the thread that ran it.</remarks>
public interface IScenarioRecorder
{
    /// <summary>The scenario has ended; its ledger may still get late hits.</summary>
    void Ended(ScenarioRun run, TrackingScenario scenario, ScenarioKeepsakes kept);
}

/// <summary>What was kept of a scenario that failed: a PNG of the screen and the path of the trace; null where there is none.</summary>
public sealed record ScenarioKeepsakes(ReadOnlyMemory<byte>? Screenshot, string? TraceFile);

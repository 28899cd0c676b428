using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Benchmarks.Journeys;

/// <summary>The journey as a scenario: everything of a run is started once, and the scenario runs as often as asked.</summary>
internal sealed class OurRun : IRunView, IAsyncDisposable
{
    private readonly TimeProvider time = TimeProvider.System;
    private RunSession session = null!;
    private FeatureEngine engine = null!;
    private DateTimeOffset stepBegan;
    private TimeSpan settling;
    private ScenarioResult? last;

    /// <summary>The app under test.</summary>
    public Uri Shop { get; private set; } = null!;

    public static async Task<OurRun> StartAsync(ScratchJourney journey, CancellationToken cancellation)
    {
        var request = new RunRequest { Root = journey.Folder, Paths = [journey.Folder], Out = "out", Parallel = 1, Command = "benchmark" };
        var run = new OurRun();
        run.session = await RunSession.StartAsync(request, run, null, cancellation);
        var entry = run.session.Devices()[0];
        run.engine = (await run.session.ConfigureAsync(new FeatureEngineBuilder(), entry, cancellation)).Build();
        return run;
    }

    /// <summary>One scenario: its time without settling, and how long it settled.</summary>
    public async Task<(TimeSpan Journey, TimeSpan Settling)> OnceAsync(CancellationToken cancellation)
    {
        settling = TimeSpan.Zero;
        await engine.RunAsync(session.Options(session.Devices()[0]), cancellation);
        return last is { Status: RunStatus.Passed } result
            ? (result.Duration - settling, settling)
            : throw new InvalidOperationException($"the scenario did not pass: {last?.FailureMessage}");
    }

    public void Say(string line)
    {
    }

    public void StepStarted(ScenarioRun run, ScenarioStep? scenarioStep) => stepBegan = scenarioStep is null ? stepBegan : time.GetUtcNow();

    public void ScenarioFinished(ScenarioResult result) => last = result;

    // from the beginning of the step that asks, the scenario's last one, until the ledger had settled; the judgement counts as the journey's
    public void Ended(ScenarioRun run, TrackingScenario scenario)
    {
        Shop = scenario.App.Url;
        if (scenario.Ledger.Snapshot().Expectations is [var asked])
        {
            settling = asked.AskedAt - stepBegan;
        }
    }

    public async ValueTask DisposeAsync() => await session.DisposeAsync();
}

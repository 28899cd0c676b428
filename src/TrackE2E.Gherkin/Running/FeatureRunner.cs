using System.Collections.Concurrent;
using System.Globalization;

namespace TrackE2E.Gherkin.Running;

/// <summary>Runs the selected scenarios, several at the same time.</summary>
internal sealed class FeatureRunner(FeatureEngine engine, RunOptions options)
{
    private volatile bool _failed;

    public async Task<RunResult> RunAsync(CancellationToken cancellation)
    {
        var selection = engine.Select(options);
        var repetitions = Enumerable.Range(0, Math.Max(1, options.Repeat)).SelectMany(r => selection.Scenarios.Select(s => (Scenario: s, Repetition: r))).ToArray();
        var session = new FeatureSession(engine, selection.Ids);
        await session.StartAsync(selection.Documents, [.. repetitions.Select(r => r.Scenario)], options.StartFailure);
        if (!session.IsBroken)
        {
            var queue = new ConcurrentQueue<ScenarioPlan>(repetitions.Select(r => session.Plan(r.Scenario, r.Repetition)));
            var workers = Math.Clamp(options.Parallel, 1, Math.Max(1, repetitions.Length));
            await Task.WhenAll(Enumerable.Range(0, workers).Select(w => Task.Run(() => WorkAsync(session, queue, workers == 1 ? "" : w.ToString(CultureInfo.InvariantCulture), cancellation), CancellationToken.None)));
        }

        var result = await session.FinishAsync(selection.Documents, selection.Seed);
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private async Task WorkAsync(FeatureSession session, ConcurrentQueue<ScenarioPlan> queue, string worker, CancellationToken cancellation)
    {
        while (queue.TryDequeue(out var plan))
        {
            var skip = options.DryRun || (options.FailFast && _failed) || cancellation.IsCancellationRequested;
            var result = await session.RunAsync(plan, worker, skip ? 0 : options.Retry, skip, cancellation);
            _failed |= result.Status is not (RunStatus.Passed or RunStatus.Skipped);
        }
    }
}

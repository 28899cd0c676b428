using System.Globalization;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Benchmarks.Gherkin;

/// <summary>The engine in a process of its own: the first run, which is cold, and later ones, which are warm. Prints "cold warm silent" in milliseconds by the engine's own figure; silent is warm without a messages file.</summary>
internal static class EngineRun
{
    private const int WarmRuns = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var cold = await OneAsync(args[0], true);
        var (warm, silent) = (new List<double>(), new List<double>());
        for (var n = 0; n < WarmRuns; n++)
        {
            warm.Add(await OneAsync(args[0], true));
            silent.Add(await OneAsync(args[0], false));
        }

        // the least: what another program took away is no cost of ours
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cold:0.0} {warm.Min():0.0} {silent.Min():0.0}"));
        return 0;
    }

    private static async Task<double> OneAsync(string folder, bool withMessages)
    {
        using var messages = withMessages ? new NdjsonMessageSink(Path.Combine(folder, "messages.ndjson")) : null;
        var builder = new FeatureEngineBuilder().AddBindings(typeof(BasketSteps));
        var result = await (messages is null ? builder : builder.AddMessageSink(messages)).Build().RunAsync(new RunOptions { Paths = ["features"], BaseFolder = folder }, CancellationToken.None);
        return result.Success && result.Scenarios.Count == BasketFeatures.Scenarios
            ? result.Duration.TotalMilliseconds
            : throw new InvalidOperationException($"{result.Count(RunStatus.Passed)} of {BasketFeatures.Scenarios} scenarios passed");
    }
}

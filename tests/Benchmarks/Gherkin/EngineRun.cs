using System.Globalization;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Benchmarks.Gherkin;

/// <summary>The engine in a process of its own: the first run, which is cold, and later ones, which are warm. Prints "cold warm" in milliseconds by the engine's own figure.</summary>
internal static class EngineRun
{
    private const int WarmRuns = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        var cold = await OneAsync(args[0]);
        var warm = new List<double>();
        for (var n = 0; n < WarmRuns; n++)
        {
            warm.Add(await OneAsync(args[0]));
        }

        // the last ones: until then the code is still being compiled better
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cold:0.0} {Measured.Median(warm.TakeLast(4)):0.0}"));
        return 0;
    }

    private static async Task<double> OneAsync(string folder)
    {
        using var messages = new NdjsonMessageSink(Path.Combine(folder, "messages.ndjson"));
        var engine = new FeatureEngineBuilder().AddBindings(typeof(BasketSteps)).AddMessageSink(messages).Build();
        var result = await engine.RunAsync(new RunOptions { Paths = ["features"], BaseFolder = folder }, CancellationToken.None);
        return result.Success && result.Scenarios.Count == BasketFeatures.Scenarios
            ? result.Duration.TotalMilliseconds
            : throw new InvalidOperationException($"{result.Count(RunStatus.Passed)} of {BasketFeatures.Scenarios} scenarios passed");
    }
}

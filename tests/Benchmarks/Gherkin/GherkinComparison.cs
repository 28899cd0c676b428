using System.Globalization;

namespace TrackE2E.Benchmarks.Gherkin;

/// <summary>1,000 scenarios of 5 trivial steps: the engine, and the whole command, beside cucumber-js, taken in turn so that a machine's mood hits both.</summary>
/// <remarks><c>gherkin [ROUNDS] [--command FILE]</c>: FILE is a published tracke2e(.dll); without it the one of this build is measured. Medians; messages are written by both.</remarks>
internal static class GherkinComparison
{
    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 5;
        var command = Measured.CommandOf(args);
        await CucumberJs.EnsureAsync();
        using var features = new BasketFeatures();
        features.WriteSettings();
        var (engine, whole, peer) = (new List<Measured>(), new List<Measured>(), new List<Measured>());
        for (var round = -1; round < rounds; round++)
        {
            var ours = await Measured.OfAsync(features.Folder, [.. Measured.Self, "gherkin-engine", features.Folder]);
            var run = await Measured.OfAsync(features.Folder, [.. command, "run", "features", "--out", "out", "--lang", "en"]);
            var theirs = await Measured.OfAsync(features.Folder, CucumberJs.Command(features));
            if (run.ExitCode != 0)
            {
                throw new InvalidOperationException($"tracke2e ended with {run.ExitCode}:\n{run.Output}");
            }

            _ = CucumberJs.OwnFigure(theirs);
            if (round >= 0)
            {
                engine.Add(ours);
                whole.Add(run);
                peer.Add(theirs);
            }
        }

        var own = engine.ConvertAll(e => e.Output.Trim().Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray());
        Console.WriteLine($"{BasketFeatures.Scenarios} scenarios x 5 steps, median of {rounds} rounds, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
        Console.WriteLine("| | TrackE2E | cucumber-js | ratio | bound |\n|---|---|---|---|---|");
        Row("in process, cold, own figure (ms)", own.Select(o => o[0]), peer.Select(CucumberJs.OwnFigure), "0.5");
        Row("whole command (s)", whole.Select(w => w.Seconds), peer.Select(p => p.Seconds), "1.0");
        Row("whole command, processor time (s)", whole.Select(w => w.ProcessorSeconds), peer.Select(p => p.ProcessorSeconds), "");
        Row("whole command, peak memory (MB)", whole.Select(w => w.PeakMegabytes), peer.Select(p => p.PeakMegabytes), "");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a step, warm, with its messages written (µs) | {own.Min(o => o[1]) * 1000 / BasketFeatures.Steps:0.0} | | | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a step, warm (µs) | {own.Min(o => o[2]) * 1000 / BasketFeatures.Steps:0.0} | | | 20 |"));
        return 0;
    }

    // pair by pair: both of a round had the same machine
    private static void Row(string what, IEnumerable<double> ours, IEnumerable<double> theirs, string bound)
    {
        var (o, t) = (ours.ToList(), theirs.ToList());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Measured.Median(o):0.##} | {Measured.Median(t):0.##} | {Measured.Median(o.Zip(t, (a, b) => a / b)):0.00} | {bound} |"));
    }
}

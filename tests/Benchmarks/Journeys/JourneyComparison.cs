using System.Globalization;

namespace TrackE2E.Benchmarks.Journeys;

/// <summary>A scenario beside the same journey as a Playwright user writes it, in pairs whose order changes; before that the peer beside itself, which shows what the machine does.</summary>
/// <remarks><c>journey [PAIRS]</c>. Ratio: geometric mean over the pairs with its 95 % interval (t of the logarithms). The settle time, which the peer does not have, is a figure of its own.</remarks>
internal static class JourneyComparison
{
    private const int Warm = 3;
    private const double Bound = 1.05;

    public static async Task<int> RunAsync(string[] args)
    {
        var pairs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
        using var journey = new ScratchJourney();
        await using var ours = await OurRun.StartAsync(journey, CancellationToken.None);
        await using var peer = await PlaywrightUser.StartAsync(CancellationToken.None);
        for (var i = 0; i < Warm; i++)
        {
            await ours.OnceAsync(CancellationToken.None);
            await peer.OnceAsync(ours.Shop);
        }

        var settling = new List<double>();
        async Task<double> Peer() => (await peer.OnceAsync(ours.Shop)).TotalSeconds;
        async Task<double> Ours()
        {
            var (time, settled) = await ours.OnceAsync(CancellationToken.None);
            settling.Add(settled.TotalSeconds);
            return time.TotalSeconds;
        }

        var same = await PairsAsync(pairs, Peer, Peer);
        var both = await PairsAsync(pairs, Ours, Peer);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}; load of the machine {Load()}"));
        Console.WriteLine("| | first, median (s) | second, median (s) | ratio | 95 % | bound |\n|---|---|---|---|---|---|");
        Row("Playwright beside itself (noise)", same, "");
        Row("scenario without settling, beside Playwright", both, Bound.ToString("0.00", CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"settling: median {Measured.Median(settling):0.000} s, least {settling.Min():0.000}, most {settling.Max():0.000} (quiet window 0.5 s and the longest dwell 1 s in it)"));
        return 0;
    }

    private static async Task<List<(double First, double Second)>> PairsAsync(int pairs, Func<Task<double>> first, Func<Task<double>> second)
    {
        var figures = new List<(double, double)>();
        for (var i = 0; i < pairs; i++)
        {
            if (i % 2 == 0)
            {
                var one = await first();
                figures.Add((one, await second()));
            }
            else
            {
                var two = await second();
                figures.Add((await first(), two));
            }
        }

        return figures;
    }

    private static void Row(string what, List<(double First, double Second)> pairs, string bound)
    {
        var logs = pairs.ConvertAll(p => Math.Log(p.First / p.Second));
        var mean = logs.Average();
        var half = Student(logs.Count) * Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / Math.Max(1, logs.Count - 1) / logs.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {Measured.Median(pairs.Select(p => p.First)):0.000} | {Measured.Median(pairs.Select(p => p.Second)):0.000} | {Math.Exp(mean):0.000} | {Math.Exp(mean - half):0.000}–{Math.Exp(mean + half):0.000} | {bound} |"));
    }

    // two-sided 95 % quantile of Student's t, within 1 % from 4 pairs on: Cornish-Fisher around the normal one
    private static double Student(int count)
    {
        const double z = 1.959964;
        double freedom = Math.Max(1, count - 1);
        return z + (((z * z * z) + z) / (4 * freedom)) + (((5 * Math.Pow(z, 5)) + (16 * z * z * z) + (3 * z)) / (96 * freedom * freedom));
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}

using System.Diagnostics;
using System.Globalization;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;

namespace TrackE2E.Benchmarks.Judging;

/// <summary>How long a ledger of 10,000 events and 100,000 observations takes to be judged as planned, in a process that has judged nothing before.</summary>
/// <remarks><c>judging [ROUNDS]</c>. The ledger and the plan are there already; what counts is the judgement.</remarks>
internal static class JudgingSpeed
{
    private const double Bound = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        Console.WriteLine("| SDK | events | observations | findings | cold, median (s) | least | most | processor, median (s) | warm (s) | bound |\n|---|---|---|---|---|---|---|---|---|---|");
        foreach (var kind in LongJourney.Kinds)
        {
            var figures = new List<double[]>();
            for (var round = 0; round < rounds; round++)
            {
                var run = await Measured.OfAsync(Repository.Root, [.. Measured.Self, "judging-once", kind]);
                figures.Add([.. run.Output.Trim().Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture))]);
            }

            double Median(int column) => Measured.Median(figures.Select(f => f[column]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind} | {figures[0][0]:0} | {figures[0][1]:0} | {figures[0][2]:0} | {Median(3):0.00} | {figures.Min(f => f[3]):0.00} | {figures.Max(f => f[3]):0.00} | {Median(4):0.00} | {Median(5):0.00} | {Bound:0.0} |"));
        }

        return 0;
    }

    /// <summary>What <see cref="RunAsync"/> starts as a process: prints events, observations, findings, and in seconds cold wall, cold processor, warm wall.</summary>
    public static Task<int> OnceAsync(string[] args)
    {
        var ledger = LongJourney.Ledger(args[0]);
        var judge = new Judge(PlanReader.ReadText(LongJourney.Plan));
        var (processor, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var findings = judge.Last(ledger).Findings.Count;
        var (cold, used) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - processor);
        var warm = Enumerable.Range(0, 3).Min(_ =>
        {
            var again = Stopwatch.GetTimestamp();
            judge.Last(ledger);
            return Stopwatch.GetElapsedTime(again);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ledger.Events.Count} {ledger.Observations.Count} {findings} {cold.TotalSeconds} {used.TotalSeconds} {warm.TotalSeconds}"));
        return Task.FromResult(0);
    }
}

using System.Diagnostics;

namespace TrackE2E.Benchmarks.Plans;

/// <summary>A figure: how many a second of processor time (other work on the machine does not count), and bytes allocated for each.</summary>
internal readonly record struct Rate(double PerSecond, double Bytes)
{
    /// <summary>Repeats an action that does many at once, after a warm-up of the same length; the best of three.</summary>
    public static Rate Of(TimeSpan time, int many, Action action)
    {
        Run(time, many, action);
        return Enumerable.Range(0, 3).Select(_ => Run(time / 3, many, action)).MaxBy(each => each.PerSecond);
    }

    /// <summary>Does it once.</summary>
    public static Rate Once(Action action) => Run(TimeSpan.Zero, 1, action);

    private static Rate Run(TimeSpan time, int many, Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        long done = 0;
        do
        {
            action();
            done += many;
        }
        while (watch.Elapsed < time);
        return new Rate(done / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)done);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TrackE2E.Benchmarks;

/// <summary>A command that was run once as a process of its own: wall seconds, processor seconds, peak memory of its largest process in megabytes, what it printed, and its exit code.</summary>
internal sealed record Measured(double Seconds, double ProcessorSeconds, double PeakMegabytes, string Output, int ExitCode)
{
    private const string Mark = "@measured ";

    /// <summary>The command that starts this program again.</summary>
    public static string[] Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [Environment.ProcessPath!, typeof(Measured).Assembly.Location] : [Environment.ProcessPath!];

    /// <summary>The command <c>tracke2e</c> that <c>--command FILE</c> names (a published one), else the one of this build.</summary>
    public static string[] CommandOf(string[] args)
    {
        var at = Array.IndexOf(args, "--command");
        var file = at >= 0 ? Path.GetFullPath(args[at + 1]) : typeof(Cli.ExitCodes).Assembly.Location;
        return file.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", file] : [file];
    }

    /// <summary>Runs it below a process that does nothing else, so that the operating system's own figures are its.</summary>
    public static async Task<Measured> OfAsync(string folder, params string[] command)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { WorkingDirectory = folder, RedirectStandardOutput = true };
        // under "dotnet file.dll" the process is dotnet
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Measured).Assembly.Location);
        }

        foreach (var argument in command.Prepend("measure"))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var at = output.LastIndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} could not be measured:\n{output}");
        }

        var figures = output[(at + Mark.Length)..].Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToList();
        return new Measured(figures[0], figures[1], figures[2], output[..at], process.ExitCode);
    }

    /// <summary>What <see cref="OfAsync"/> starts: runs the command, then prints its figures.</summary>
    public static async Task<int> ChildAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0]);
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (processor, peak) = Usage();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{Mark}{seconds:0.0000} {processor:0.0000} {peak:0.0}"));
        return process.ExitCode;
    }

    /// <summary>Median of a figure over several runs.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    // of the children that were waited for: processor time of all, memory of the largest; 0 where there is no getrusage
    private static (double ProcessorSeconds, double PeakMegabytes) Usage()
    {
        if (OperatingSystem.IsWindows())
        {
            return default;
        }

        const int children = -1;
        var usage = new long[18];
        return GetUsage(children, usage) == 0
            ? (usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6), usage[4] / (OperatingSystem.IsMacOS() ? 1024.0 * 1024 : 1024.0))
            : default;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable SYSLIB1054 // the generated way needs unsafe code for one number
    private static extern int GetUsage(int who, [Out] long[] usage);
#pragma warning restore SYSLIB1054
}

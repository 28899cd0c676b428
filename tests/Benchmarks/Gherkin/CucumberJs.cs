using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackE2E.Benchmarks.Gherkin;

/// <summary>The peer: cucumber-js and the Node that it needs, from npm by the lock file in peer/.</summary>
internal static partial class CucumberJs
{
    private static string Peer { get; } = Path.Combine(Repository.Benchmarks, "Gherkin", "peer");

    /// <summary>Installs it when it is not there.</summary>
    public static async Task EnsureAsync()
    {
        if (Directory.Exists(Path.Combine(Peer, "node_modules", "@cucumber", "cucumber")))
        {
            return;
        }

        Console.WriteLine($"installing cucumber-js: npm ci in {Peer} (once)");
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Peer })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci in {Peer} ended with {npm.ExitCode}");
        }
    }

    /// <summary>The command that runs the features.</summary>
    public static string[] Command(BasketFeatures features) =>
    [
        Path.Combine(Peer, "node_modules", "node", "bin", "node"), Path.Combine(Peer, "node_modules", "@cucumber", "cucumber", "bin", "cucumber.js"),
        features.Features, "--require", Path.Combine(Peer, "steps.js"), "--format", "summary", "--format", $"message:{Path.Combine(features.Folder, "peer.ndjson")}",
    ];

    /// <summary>Its own figure, in milliseconds.</summary>
    public static double OwnFigure(Measured run)
    {
        var match = Total().Match(run.Output);
        return match.Success && run.ExitCode == 0 && run.Output.Contains($"{BasketFeatures.Scenarios} passed", StringComparison.Ordinal)
            ? ((int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 60) + double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)) * 1000
            : throw new InvalidOperationException($"cucumber-js ended with {run.ExitCode}:\n{run.Output}");
    }

    [GeneratedRegex(@"(\d+)m\s*([\d.]+)s \(")]
    private static partial Regex Total();
}

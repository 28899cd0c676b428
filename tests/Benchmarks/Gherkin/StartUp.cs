using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using TrackE2E.Hosting.Apps;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Benchmarks.Gherkin;

/// <summary>How long <c>tracke2e run</c> takes until the first step of one scenario of the sample shop begins, by its own line; a build of the shop does not count.</summary>
/// <remarks><c>start [ROUNDS] [--command FILE]</c>.</remarks>
internal static partial class StartUp
{
    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 5;
        var command = Measured.CommandOf(args);
        var figures = new List<double>();
        var folder = Directory.CreateTempSubdirectory("tracke2e-bench-").FullName;
        for (var round = -1; round < rounds; round++)
        {
            var run = await Measured.OfAsync(
                Repository.Root, [.. command, "run", "features/home/page-views.feature:7", "--lang", "en", "--out", Path.Combine(folder, "run")]);
            var match = First().Match(run.Output);
            if (!match.Success || run.ExitCode != 0)
            {
                throw new InvalidOperationException($"tracke2e ended with {run.ExitCode}:\n{run.Output}");
            }

            if (round >= 0)
            {
                figures.Add(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - (match.Groups[2].Success ? double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0));
            }
        }

        var (shop, browser) = (new List<double>(), new List<double>());
        for (var round = -1; round < rounds; round++)
        {
            var (app, opened) = (await ShopAsync(), await BrowserAsync());
            if (round >= 0)
            {
                shop.Add(app);
                browser.Add(opened);
            }
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first step after: median {Measured.Median(figures):0.00} s, least {figures.Min():0.00}, most {figures.Max():0.00} (bound 1.5 s)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"of it, each by itself: the shop until it is ready {Measured.Median(shop):0.00} s, Playwright's driver and the browser {Measured.Median(browser):0.00} s"));
        return 0;
    }

    private static RunSettings Settings() => SettingsReader.Read(Path.Combine(Repository.Root, "features", SettingsReader.FileName), null, Environment.GetEnvironmentVariable);

    // not ours to make faster, only to begin early and at the same time
    private static async Task<double> ShopAsync()
    {
        var settings = Settings();
        var began = Stopwatch.GetTimestamp();
        await using var app = await AppProcess.StartAsync("shop", settings.Apps["shop"], settings.Folder, "en", _ => { }, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(began) - app.Building).TotalSeconds;
    }

    private static async Task<double> BrowserAsync()
    {
        var device = RunSession.DevicesOf(new RunRequest { Paths = ["features"], Root = Repository.Root }, Settings())[0];
        var began = Stopwatch.GetTimestamp();
        await using var started = await DeviceStarter.StartAsync(device, _ => { }, "en", Environment.GetEnvironmentVariable, TimeProvider.System, CancellationToken.None);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    [GeneratedRegex(@"first step after ([\d.]+) s(?:, ([\d.]+) s of it building)?")]
    private static partial Regex First();
}

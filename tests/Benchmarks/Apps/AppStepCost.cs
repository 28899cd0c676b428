using System.Globalization;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.App.Screens;
using TrackE2E.Driving.App.Servers;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Benchmarks.Apps;

/// <summary>What the step "tap" costs beside the same calls by Selenium's client, on a real Appium server with its official fake driver, which does nothing but answer.</summary>
/// <remarks>
/// <c>app-step [ROUNDS]</c>, 300 unless told. Each round, in an order that turns: one raw tap (the floor), the raw calls that the step makes (the screen is read, then tapped), those again
/// (the noise), and the step itself, with the observation of the screen going on beside it as in a scenario. Cost: median of the rounds' differences, with its 95 % interval.
/// </remarks>
internal static class AppStepCost
{
    private const int Warm = 30;
    private const double Bound = 3;

    private const string Plan = """
        plan: stand-in
        pages:
          home: { title: Home, match: { path: /home } }
        elements:
          card: { title: card, locate: { android: "id=card" }, key: "@content-desc" }
        events:
          card_click: { title: card click, kind: click, element: card, properties: { sku: { type: string, key: true, required: true } } }
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300;
        var time = TimeProvider.System;
        var script = await new AppiumInstaller(new SystemCommands(time), InstallSettings.From(Environment.GetEnvironmentVariable), Console.WriteLine, time)
            .EnsureAsync(Path.Combine(Repository.Root, "tests", "appium"), CancellationToken.None);
        await using var server = await AppiumServer.StartAsync(new() { Name = "benchmark", Script = script, Drivers = ["fake"] }, CancellationToken.None);
        var app = Path.Combine(Repository.Benchmarks, "Apps", "shop.xml");
        using var raw = new AppiumDriver(server.Url, new AppiumOptions { PlatformName = "Fake", AutomationName = "Fake", DeviceName = "Fake", App = app });
        var plan = PlanReader.ReadText(Plan);
        await using var device = await AppiumDevice.StartAsync(Entry(app), server.Url, 0, time, CancellationToken.None);
        var ledger = new ScenarioLedger("b1", plan, [], time);
        await using var screen = await device.OpenScreenAsync(new() { Plan = plan, Ledger = ledger, Inbox = new(ledger, time), Collector = new("http://127.0.0.1:1") }, CancellationToken.None);
        await screen.OpenAsync(new("http://app/home"), null, CancellationToken.None);
        var card = new ElementTarget(plan.Element("card")!, Ordinal: 2);

        Func<Task>[] ways =
        [
            () => Raw(raw, reads: false),
            () => Raw(raw, reads: true),
            () => Raw(raw, reads: true),
            () => screen.ClickAsync(card, CancellationToken.None),
        ];
        var all = new double[rounds][];
        for (var round = -Warm; round < rounds; round++)
        {
            var spent = new double[ways.Length];
            for (var i = 0; i < ways.Length; i++)
            {
                var way = (i + Math.Abs(round)) % ways.Length;
                var began = time.GetTimestamp();
                await ways[way]();
                spent[way] = time.GetElapsedTime(began).TotalMilliseconds;
            }

            if (round >= 0)
            {
                all[round] = spent;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a tap, {rounds} rounds, Appium's fake driver, {time.GetUtcNow():yyyy-MM-dd}; taps noted: {ledger.Snapshot().Observations.OfType<Clicked>().Count()}"));
        Console.WriteLine("| | median (ms) | over the floor (ms) | 95 % | over the peer (ms) | 95 % | ratio to it | bound (ms) |\n|---|---|---|---|---|---|---|---|");
        Row("one raw tap (floor)", all, 0, "");
        Row("the same raw calls: source, tap (peer)", all, 1, "");
        Row("those again (noise)", all, 2, "");
        Row("the step", all, 3, Bound.ToString("0", CultureInfo.InvariantCulture));
        return 0;
    }

    private static Task Raw(AppiumDriver driver, bool reads)
    {
        _ = reads ? driver.PageSource : null;
        driver.Tap(110, 132);
        return Task.CompletedTask;
    }

    private static DeviceEntry Entry(string app) => new()
    {
        Name = "fake",
        Kind = "appium",
        Appium = new()
        {
            Platform = "android",
            AutomationName = "Fake",
            Server = new() { Name = "benchmark", Kind = "appium", Url = new("http://127.0.0.1") },
            Build = new() { Name = "shop", Path = app },
            Capabilities = new Dictionary<string, object?> { ["platformName"] = "Fake", ["deviceName"] = "Fake" },
        },
    };

    private static void Row(string what, double[][] all, int way, string bound)
    {
        var (own, peer) = (Measured.Median(all.Select(r => r[way])), Measured.Median(all.Select(r => r[1])));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {own:0.00} | {Over(all, way, 0)} | {Over(all, way, 1)} | {own / peer:0.00} | {bound} |"));
    }

    // median of the differences, and the middle 95 % of 2,000 resamplings
    private static string Over(double[][] all, int way, int other)
    {
        var costs = all.Select(r => r[way] - r[other]).ToList();
        var random = new Random(1);
        var medians = Enumerable.Range(0, 2_000).Select(_ => Measured.Median(costs.Select(_ => costs[random.Next(costs.Count)]))).Order().ToList();
        return way == other ? " | " : string.Create(CultureInfo.InvariantCulture, $"{Measured.Median(costs):0.00} | {medians[50]:0.00}–{medians[1949]:0.00}");
    }
}

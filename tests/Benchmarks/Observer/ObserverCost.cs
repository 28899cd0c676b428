using System.Globalization;
using Microsoft.Playwright;
using TrackE2E.Capture.Collecting;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Observation;
using TrackE2E.Driving.Web;
using TrackE2E.Hosting.Apps;
using TrackE2E.Hosting.Settings;

namespace TrackE2E.Benchmarks.Observer;

/// <summary>What the observer costs the page: main-thread time with and without it, while the shop's 1,000 deals are flung past, in pairs; first the same page twice without it, which is the noise, then what no observer can do without.</summary>
/// <remarks>
/// <c>observer [PAIRS]</c>, 20 unless told. TaskDuration of CDP's Performance.getMetrics in thread time, from the loaded page at rest to a second after the fling: what the machine does
/// besides hardly counts. Ratios are geometric means over pairs whose order alternates; the interval is the middle 95 % of 10,000 resamplings of the pairs.
/// </remarks>
internal static class ObserverCost
{
    private const int ListHeight = 1000 * 120;
    private const int PixelsPerSecond = 40_000;

    // Which row holds which deal, and how much of it is on screen: asked of the browser, thrown away.
    private const string FloorScript = """
        (() => {
          const held = new WeakMap();
          const shares = new IntersectionObserver(() => {}, { threshold: [0, 0.5, 1] });
          const look = () => {
            for (const row of document.querySelectorAll('[data-deal-row]')) {
              const deal = row.getAttribute('data-deal');
              if (held.get(row) === deal) continue;
              held.set(row, deal);
              shares.unobserve(row);
              shares.observe(row);
            }
          };
          new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        })();
        """;

    private enum Watch
    {
        Nothing,
        Floor,
        Observer,
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var pairs = args.Length > 0 && int.TryParse(args[0], out var asked) ? asked : 20;
        var shop = Path.Combine("tests", "SampleShop");
        await using var app = await AppProcess.StartAsync(
            "shop",
            new AppSettings
            {
                Build = $"dotnet build {shop} -v q -nologo", Sources = [shop], Start = $"dotnet {shop}/bin/Debug/net10.0/TrackE2E.SampleShop.dll --port ${{port}}", Ready = "shop ready on", Url = "http://127.0.0.1:${port}",
            },
            Repository.Root, "en", Console.WriteLine, CancellationToken.None);
        await using var collector = await Collector.StartAsync(new CollectorOptions(), CancellationToken.None);
        await using var device = await PlaywrightDevice.StartAsync(
            new() { Name = "desktop", Kind = "playwright", Browser = new() { Viewport = new(1280, 800) } }, BrowserFinder.Find("chromium"), TimeProvider.System, CancellationToken.None);
        var fling = new Fling(device, collector, app.Url, PlanReader.Read(Path.Combine(Repository.Root, "features", "plans")));
        await fling.RunAsync(Watch.Observer);

        var noise = await PairsAsync(pairs, fling, (Watch.Nothing, Watch.Nothing));
        var floor = await PairsAsync(pairs, fling, (Watch.Nothing, Watch.Floor));
        var cost = await PairsAsync(pairs, fling, (Watch.Nothing, Watch.Observer));
        Console.WriteLine($"main-thread time of the page, 1,000 deals flung past, {pairs} pairs, {device.Browser}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
        Console.WriteLine("| | first (ms) | second (ms) | ratio | 95 % | bound |\n|---|---|---|---|---|---|");
        Row("without, without (noise)", noise, "");
        Row("without, with what any observer must ask of the browser (floor)", floor, "");
        Row("without, with the observer", cost, "1.02");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"observations in a fling: {Measured.Median(cost.Select(c => (double)c.Seen)):0}"));
        return 0;
    }

    private static async Task<List<(double First, double Second, int Seen)>> PairsAsync(int pairs, Fling fling, (Watch First, Watch Second) observed)
    {
        var all = new List<(double, double, int)>();
        for (var n = 0; n < pairs; n++)
        {
            if (n % 2 == 0)
            {
                var first = await fling.RunAsync(observed.First);
                var second = await fling.RunAsync(observed.Second);
                all.Add((first.Milliseconds, second.Milliseconds, second.Seen));
            }
            else
            {
                var second = await fling.RunAsync(observed.Second);
                var first = await fling.RunAsync(observed.First);
                all.Add((first.Milliseconds, second.Milliseconds, second.Seen));
            }
        }

        return all;
    }

    private static void Row(string what, List<(double First, double Second, int Seen)> pairs, string bound)
    {
        var logs = pairs.ConvertAll(p => Math.Log(p.Second / p.First));
        var random = new Random(1);
        var means = Enumerable.Range(0, 10_000).Select(_ => logs.Select(_ => logs[random.Next(logs.Count)]).Average()).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {Measured.Median(pairs.Select(p => p.First)):0.0} | {Measured.Median(pairs.Select(p => p.Second)):0.0} | {Math.Exp(logs.Average()):0.000} | {Math.Exp(means[250]):0.000}–{Math.Exp(means[9749]):0.000} | {bound} |"));
    }

    /// <summary>One visit to the deals in a context of its own.</summary>
    private sealed class Fling(PlaywrightDevice device, Collector collector, Uri shop, TrackingPlan plan)
    {
        private int number;

        public async Task<(double Milliseconds, int Seen)> RunAsync(Watch what)
        {
            var ledger = new ScenarioLedger($"b{++number}", plan, [], TimeProvider.System);
            using var session = collector.OpenSession(ledger);
            var inbox = new ObserverInbox(ledger, TimeProvider.System);
            session.OnObserverMessage = inbox.Receive;
            device.HarmsObserver = what switch { Watch.Observer => script => script, Watch.Floor => _ => FloorScript, _ => _ => "/* nothing */" };
            await using var screen = (PlaywrightScreen)await device.OpenScreenAsync(
                new() { Plan = plan, Ledger = ledger, Inbox = inbox, Collector = session.Address, Cookies = [new(shop, "collector", session.Address.AbsoluteUri.TrimEnd('/'))] }, CancellationToken.None);
            var page = screen.Context.Pages[0];
            var cdp = await screen.Context.NewCDPSessionAsync(page);
            await cdp.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
            await page.GotoAsync(new Uri(shop, "/deals").AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
            await page.Locator("[data-deal]").First.WaitForAsync();
            await RestAsync(page, 500);

            var before = await TaskMillisecondsAsync(cdp);
            await cdp.SendAsync("Input.synthesizeScrollGesture", new() { ["x"] = 640, ["y"] = 400, ["yDistance"] = 800 - ListHeight, ["speed"] = PixelsPerSecond, ["gestureSourceType"] = "mouse" });
            await RestAsync(page, 1000);
            var after = await TaskMillisecondsAsync(cdp);

            var scrolled = await page.EvaluateAsync<double>("() => scrollY");
            if (scrolled < ListHeight - 1000)
            {
                throw new InvalidOperationException($"the deals were scrolled by {scrolled} px only");
            }

            if (what == Watch.Observer)
            {
                await screen.DrainAsync(CancellationToken.None);
            }

            return (after - before, ledger.Snapshot().Observations.Count);
        }

        private static async Task RestAsync(IPage page, int milliseconds) => await page.EvaluateAsync("ms => new Promise(done => setTimeout(done, ms))", milliseconds);

        private static async Task<double> TaskMillisecondsAsync(ICDPSession cdp)
        {
            var answer = await cdp.SendAsync("Performance.getMetrics");
            return answer!.Value.GetProperty("metrics").EnumerateArray().First(m => m.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble() * 1000;
        }
    }
}

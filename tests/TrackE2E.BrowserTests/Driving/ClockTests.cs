using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Driving;

internal sealed class ClockTests : BrowserFixture
{
    private static readonly PlannedPage Home = Some.Page("home", "/");
    private static readonly TrackingPlan Plan = Some.Plan(Home, Some.Element("box", "#box"), Some.Exposure("box"));

    private const string Ticks =
        """
        <div id=box style='height:100px'>b</div>
        <script>
          window.log = []; window.t0 = Date.now(); window.p0 = performance.now();
          setTimeout(() => log.push('30min'), 1800e3); setTimeout(() => log.push('40min'), 2400e3);
          const gone = setTimeout(() => log.push('cleared'), 1700e3); clearTimeout(gone);
          setInterval(() => log.push('beat'), 600e3);
          window.gap = () => Math.round((Date.now() - t0 - (performance.now() - p0)) / 1000);
        </script>
        """;

    [TestCase(false)]
    [TestCase(true)]
    public async Task When_time_passes_dates_jump_and_due_timers_fire_once(bool lifecycle)
    {
        var screen = await OpenedAsync(lifecycle);
        var clock = (IScreenClock)screen;
        await clock.PassTimeAsync(TimeSpan.FromMinutes(31), Cancellation);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(100), Cancellation);

        (await TextAsync(screen, "log.join() + ' ' + gap()")).ShouldBe("beat,30min 1860");
        await clock.PassTimeAsync(TimeSpan.FromMinutes(10), Cancellation);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(100), Cancellation);
        (await TextAsync(screen, "log.join() + ' ' + gap()")).ShouldBe("beat,30min,40min,beat 2460");
        Ledger.Actions.Where(a => a.Kind == "clock").Select(a => a.Detail).ShouldBe(["00:31:00", "00:10:00"]);
    }

    [Test]
    public async Task The_observers_own_clock_is_not_moved()
    {
        var screen = await OpenedAsync(false);
        await ((IScreenClock)screen).PassTimeAsync(TimeSpan.FromHours(2), Cancellation);
        await EvaluateAsync(screen, "() => { box.style.display = 'none' }");
        await screen.HoldAsync(TimeSpan.FromMilliseconds(200), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Shares("box").Select(s => s.Share).ShouldBe([1, 0]);
        Ledger.Shares("box")[^1].At.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Later_documents_and_frames_start_with_the_moved_clock()
    {
        Site.Page("/next", "<iframe src=/frame></iframe>");
        Site.Page("/frame", "<p><script>document.body.textContent = new Date().toISOString()</script>");
        var screen = await OpenedAsync(false);
        await ((IScreenClock)screen).SetClockAsync(TimeSpan.FromHours(-1), Cancellation);
        (await TextAsync(screen, "gap() + ' ' + log.length")).ShouldBe("-3600 0");
        await screen.OpenAsync(Site.At("/next"), null, Cancellation);

        var shown = DateTimeOffset.Parse(await TextAsync(screen, "frames[0].document.body.textContent"), System.Globalization.CultureInfo.InvariantCulture);
        (TimeProvider.System.GetUtcNow() - shown).ShouldBe(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_moved_clock_is_still_a_date_in_every_way()
    {
        var screen = await OpenedAsync(false);
        await ((IScreenClock)screen).SetClockAsync(TimeSpan.FromDays(-400), Cancellation);

        (await TextAsync(
            screen,
            "[new Date() instanceof Date, new Date().constructor === Date, Date.UTC(2020, 0), new Date(2020, 0, 1).getFullYear(), typeof Date(), Date.parse('2020-01-01'), Object.prototype.toString.call(new Date()), new (class Day extends Date {})(5).getTime(), Date.name, Date.length].join()"))
            .ShouldBe("true,true,1577836800000,2020,string,1577836800000,[object Date],5,Date,7");
    }

    [Test]
    public async Task Without_a_jump_a_timer_of_the_page_is_as_exact_as_the_browsers()
    {
        var screen = await OpenedAsync(false);

        // elapsed real time of ten 300 ms timers: never early, as a dwell that is cut short would make a correct SDK report too soon
        var early = await TextAsync(screen, "(async () => { let least = 1e9; for (let i = 0; i < 10; i++) { const t = performance.now(); await new Promise(d => setTimeout(d, 300)); least = Math.min(least, performance.now() - t); } return least >= 299 ? 'exact' : String(least); })()");

        early.ShouldBe("exact");
    }

    [Test]
    public async Task A_screen_without_a_clock_says_so()
    {
        Site.Page("/", Ticks);
        var screen = await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => ((IScreenClock)screen).PassTimeAsync(TimeSpan.FromMinutes(1), Cancellation))).Reason.ShouldBe("step-unusable");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_scenarios_time_zone_is_the_pages(bool lifecycle)
    {
        Site.Page("/", "<p>x");
        var screen = await ScreenAsync(Plan, o => o with { TimeZone = "America/New_York", Lifecycle = lifecycle });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);

        (await TextAsync(screen, "Intl.DateTimeFormat().resolvedOptions().timeZone + ' ' + new Date(0).getHours()")).ShouldBe("America/New_York 19");
    }

    private async Task<IScreen> OpenedAsync(bool lifecycle)
    {
        Site.Page("/", Ticks);
        var screen = await ScreenAsync(Plan, o => o with { Clock = true, Lifecycle = lifecycle });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        return screen;
    }

    private static Task<string> TextAsync(IScreen screen, string script) => ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<string>("() => " + script);
}

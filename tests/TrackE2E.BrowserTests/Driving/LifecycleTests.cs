using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Driving;

internal sealed class LifecycleTests : BrowserFixture
{
    private static readonly PlannedElement Card = Some.Element("card", "#card");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Card, Some.Exposure("card"));

    [Test]
    public async Task Going_to_the_background_and_back_is_a_real_visibilitychange()
    {
        Site.Page("/", "<div id=card style='height:100px'>x</div><script>window.log = []; document.addEventListener('visibilitychange', e => log.push(e.isTrusted + ' ' + document.visibilityState))</script>");
        var screen = await ScreenAsync(Plan, o => o with { Lifecycle = true });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await ((IScreenLifecycle)screen).ToBackgroundAsync(Cancellation);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(200), Cancellation);
        await ((IScreenLifecycle)screen).ToForegroundAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisibilityChanged>().Select(v => v.Visible).ShouldBe([false, true]);
        (await TextAsync(screen, "log.join()")).ShouldBe("true hidden,true visible");
        Ledger.Visits().ShouldBe(["load /"]);
        Ledger.Actions.Select(a => a.Kind).ShouldBe(["open", "background", "hold", "foreground"]);
    }

    [Test]
    public async Task A_frozen_page_stops_and_goes_on()
    {
        Site.Page("/", "<script>window.log = []; for (const n of ['freeze', 'resume']) document.addEventListener(n, () => log.push(n))</script>");
        var screen = await ScreenAsync(Plan, o => o with { Lifecycle = true });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await ((IScreenLifecycle)screen).FreezeAsync(Cancellation);
        await ((IScreenLifecycle)screen).ToForegroundAsync(Cancellation);

        (await TextAsync(screen, "log.join()")).ShouldBe("freeze,resume");
    }

    [Test]
    public async Task A_screen_for_lifecycle_steps_is_what_the_device_says()
    {
        Site.Page("/", "<div id=card>x</div><script>document.title = [innerWidth, innerHeight, navigator.language, /Headless/.test(navigator.userAgent), navigator.webdriver, document.cookie, localStorage.getItem('consent')].join(' ')</script>");
        var screen = await ScreenAsync(Plan, o => o with
        {
            Lifecycle = true,
            Cookies = [new(Site.Url, "uid", "7")],
            Storage = [new(Site.Url.GetLeftPart(UriPartial.Authority), "consent", "yes")],
        });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await screen.ClickAsync(Some.The(Card), Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Single(v => v.Url == Site.At("/").AbsoluteUri).Title.ShouldBe("1000 800 zh-CN false false uid=7 yes");
        Ledger.All<Clicked>().Count.ShouldBe(1);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_frozen_page_is_waited_beside_and_nothing_of_it_is_missed()
    {
        Site.Page("/", "<div id=card style='height:100px'>x</div>");
        var screen = await ScreenAsync(Plan, o => o with { Lifecycle = true });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await ((IScreenLifecycle)screen).FreezeAsync(Cancellation);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(400), Cancellation);
        await screen.DrainAsync(Cancellation);
        await ((IScreenLifecycle)screen).ToForegroundAsync(Cancellation);
        await screen.ClickAsync(Some.The(Card), Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisibilityChanged>().Select(v => v.Visible).ShouldBe([false, true]);
        Ledger.All<Clicked>().Count.ShouldBe(1);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_page_that_is_closed_offline_is_seen_up_to_there()
    {
        Site.Page("/", "<div id=card style='height:100px'>x</div>");
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Card), Cancellation);
        await ((IScreenLifecycle)screen).SetOfflineAsync(true, Cancellation);
        await screen.CloseAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Count.ShouldBe(1);
        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_part_of_the_path_says_which_requests_are_meant()
    {
        foreach (var path in new[] { "/api/coupons/7", "/other" })
        {
            Site.On(path, context => context.Response.Body.WriteAsync("{}"u8.ToArray()).AsTask());
        }

        Site.Page("/", "<p>x");
        var screen = await OpenAsync(Plan);
        await ((IScreenLifecycle)screen).FailRequestsAsync("/api/coupons", 503, Cancellation);

        (await TextAsync(screen, "Promise.all(['/api/coupons/7?x=1', '/other?from=/api/coupons'].map(u => fetch(u).then(r => r.status))).then(s => s.join())")).ShouldBe("503,200");
    }

    [Test]
    public async Task A_shared_browser_says_that_it_cannot_go_to_the_background()
    {
        Site.Page("/", "<p>x");
        var screen = (IScreenLifecycle)await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => screen.ToBackgroundAsync(Cancellation))).Reason.ShouldBe("step-unusable");
    }

    [Test]
    public async Task Offline_the_page_cannot_send_and_online_it_can()
    {
        Site.Page("/", "<script>window.ask = () => fetch('/').then(() => 'ok', () => 'no')</script>");
        var screen = await OpenAsync(Plan);
        await ((IScreenLifecycle)screen).SetOfflineAsync(true, Cancellation);
        (await TextAsync(screen, "ask()")).ShouldBe("no");
        await ((IScreenLifecycle)screen).SetOfflineAsync(false, Cancellation);
        (await TextAsync(screen, "ask()")).ShouldBe("ok");
        await screen.DrainAsync(Cancellation);

        Ledger.All<ConnectivityChanged>().Select(c => c.Online).ShouldBe([false, true]);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Turning_the_phone_changes_width_and_height(bool lifecycle)
    {
        Site.Page("/", "<p>x");
        var screen = await ScreenAsync(Plan, o => o with { Lifecycle = lifecycle });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await ((IScreenLifecycle)screen).RotateAsync(Cancellation);

        (await TextAsync(screen, "innerWidth + ' ' + innerHeight")).ShouldBe("800 1000");
        Ledger.Actions[^1].Detail.ShouldBe("800 × 1000");
    }

    [Test]
    public async Task Requests_are_delayed_and_failed_as_asked_until_cleared()
    {
        Site.On("/api/cards", context => context.Response.Body.WriteAsync("{}"u8.ToArray()).AsTask());
        Site.Page("/", "<script>window.ask = async () => { const t = performance.now(); const s = await fetch('/api/cards').then(r => r.status, () => 'cut'); return s + ' ' + (performance.now() - t > 290); }</script>");
        var screen = await OpenAsync(Plan);
        var network = (IScreenLifecycle)screen;
        await network.DelayRequestsAsync("**/api/*", TimeSpan.FromMilliseconds(300), Cancellation);
        (await TextAsync(screen, "ask()")).ShouldBe("200 true");
        await network.ClearRequestsAsync(Cancellation);
        await network.FailRequestsAsync("**/api/*", 503, Cancellation);
        (await TextAsync(screen, "ask()")).ShouldStartWith("503");
        await network.ClearRequestsAsync(Cancellation);
        await network.FailRequestsAsync("**/api/*", 0, Cancellation);
        (await TextAsync(screen, "ask()")).ShouldStartWith("cut");
        await network.ClearRequestsAsync(Cancellation);
        (await TextAsync(screen, "ask()")).ShouldStartWith("200");
    }

    private static Task<string> TextAsync(IScreen screen, string script) => ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<string>("() => " + script);
}

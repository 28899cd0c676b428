using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Driving;

internal sealed class RestartTests : BrowserFixture
{
    private static readonly PlannedPage Home = Some.Page("home", "/");
    private static readonly TrackingPlan Plan = Some.Plan(Home);

    private const string Keeper =
        """
        <script>
          window.kept = [localStorage.getItem('told'), localStorage.getItem('id'), localStorage.getItem('left'), sessionStorage.getItem('tab'), document.cookie].join('|');
          localStorage.setItem('id', 'L1'); sessionStorage.setItem('tab', 'T1'); document.cookie = 'long=C1; max-age=9999'; document.cookie = 'short=S1';
          addEventListener('pagehide', () => localStorage.setItem('left', 'yes'));
        </script>
        """;

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_browser_opened_again_has_its_storage_but_nothing_of_the_session(bool lifecycle)
    {
        var screen = await OpenedAsync(lifecycle);
        await ((IScreenRestart)screen).RelaunchAsync(Cancellation);
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);

        (await KeptAsync(screen)).ShouldBe("yes|L1|yes||long=C1; told=7");
        await SeenWholeAsync(screen, "relaunch");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_new_device_has_nothing_but_what_the_scenario_gives_it(bool lifecycle)
    {
        var screen = await OpenedAsync(lifecycle);
        await ((IScreenRestart)screen).RenewAsync(Cancellation);
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);

        (await KeptAsync(screen)).ShouldBe("yes||||told=7");
        await SeenWholeAsync(screen, "fresh-device");
    }

    [Test]
    public async Task A_moved_clock_and_a_lost_network_outlive_the_browser()
    {
        Site.Page("/", Keeper);
        var screen = await ScreenAsync(Plan, o => o with { Clock = true });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        await ((IScreenClock)screen).SetClockAsync(TimeSpan.FromDays(3), Cancellation);
        await ((IScreenLifecycle)screen).FailRequestsAsync("/api", 503, Cancellation);
        await ((IScreenRestart)screen).RelaunchAsync(Cancellation);
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);

        var (now, status) = (await TextAsync(screen, "String(Date.now())"), await TextAsync(screen, "fetch('/api/x').then(r => String(r.status))"));
        (DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(now, System.Globalization.CultureInfo.InvariantCulture)) - TimeProvider.System.GetUtcNow()).ShouldBe(TimeSpan.FromDays(3), TimeSpan.FromSeconds(30));
        status.ShouldBe("503");
    }

    private async Task<IScreen> OpenedAsync(bool lifecycle)
    {
        Site.Page("/", Keeper);
        var screen = await ScreenAsync(Plan, o => o with
        {
            Lifecycle = lifecycle,
            Cookies = [new(Site.Url, "told", "7")],
            Storage = [new(Site.Url.GetLeftPart(UriPartial.Authority), "told", "yes")],
        });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        (await KeptAsync(screen)).ShouldBe("yes||||told=7");
        return screen;
    }

    private async Task SeenWholeAsync(IScreen screen, string action)
    {
        await screen.DrainAsync(Cancellation);
        Ledger.Visits().ShouldBe(["load /", "load /"]);
        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
        Ledger.Actions.Select(a => a.Kind).ShouldBe(["open", action, "open"]);
    }

    private static async Task<string> KeptAsync(IScreen screen)
    {
        var kept = (await TextAsync(screen, "kept")).Split('|');
        return string.Join('|', [.. kept[..^1], string.Join("; ", kept[^1].Split("; ").Order(StringComparer.Ordinal))]);
    }

    private static Task<string> TextAsync(IScreen screen, string script) => ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<string>("() => " + script);
}

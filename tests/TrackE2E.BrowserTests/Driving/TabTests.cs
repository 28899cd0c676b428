using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Driving;

internal sealed class TabTests : BrowserFixture
{
    private static readonly PlannedPage Home = Some.Page("home", "/");
    private static readonly PlannedPage Next = Some.Page("next", "/next");
    private static readonly PlannedElement Link = Some.Element("link", "#link");
    private static readonly PlannedElement Box = Some.Element("box", "#box");
    private static readonly TrackingPlan Plan = Some.Plan(Home, Next, Link, Box, Some.Exposure("box"));

    [Test]
    public async Task A_page_in_a_background_tab_is_hidden_until_it_is_looked_at()
    {
        var screen = await HomeAsync();
        await ((IScreenTabs)screen).OpenInBackgroundAsync(Site.At("/next"), Next, Cancellation);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(300), Cancellation);
        (await StateAsync(screen)).ShouldBe("/ visible 1000x800,/next hidden 1000x800");

        await ((IScreenTabs)screen).LookAtOtherAsync(Cancellation);
        (await StateAsync(screen)).ShouldBe("/ hidden 1000x800,/next visible 1000x800");
        await screen.ClickAsync(Some.The(Box), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Document.ShouldBe(Ledger.All<VisitBegan>().Single(v => v.Url.EndsWith("/next", StringComparison.Ordinal)).Document);
        Ledger.All<VisibilityChanged>().Select(v => v.Visible).ShouldBe([false, true, false], ignoreOrder: true);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
        Ledger.Actions.Select(a => a.Kind).ShouldBe(["open", "open-in-background", "hold", "other-page", "click"]);
    }

    [Test]
    public async Task A_link_clicked_into_a_background_tab_leaves_the_page_in_front()
    {
        var screen = await HomeAsync();
        await ((IScreenTabs)screen).ClickIntoBackgroundAsync(Some.The(Link), Cancellation);
        (await StateAsync(screen)).ShouldBe("/ visible 1000x800,/next hidden 1000x800");

        await screen.CloseAsync(Cancellation);
        (await StateAsync(screen)).ShouldBe("/next visible 1000x800");
        await screen.ClickAsync(Some.The(Box), Cancellation);
        await screen.DrainAsync(Cancellation);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_tab_that_the_page_opens_comes_to_the_front_and_steps_act_on_it(bool lifecycle)
    {
        Site.Page("/", "<a id=link href=/next target=_blank style='display:block'>go</a>");
        Site.Page("/next", "<div id=box style='height:100px'>b</div>");
        var screen = await ScreenAsync(Plan, o => o with { Lifecycle = lifecycle });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        await screen.ClickAsync(Some.The(Link), Cancellation);
        await screen.WaitForPageAsync(Next, Cancellation);
        await screen.ClickAsync(Some.The(Box), Cancellation);
        await screen.CloseAsync(Cancellation);
        await screen.ClickAsync(Some.The(Link), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Select(c => c.Targets[0].Element).ShouldBe(["link", "box", "link"]);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task Without_another_tab_there_is_none_to_look_at()
    {
        var screen = await HomeAsync();

        (await Should.ThrowAsync<BrokenException>(() => ((IScreenTabs)screen).LookAtOtherAsync(Cancellation))).Message.ShouldContain("there is no other tab");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Going_back_to_a_kept_page_restores_it(bool lifecycle)
    {
        Site.Page("/", "<a id=link href=/next style='display:block'>go</a>");
        Site.Page("/next", "<div id=box style='height:100px'>b</div>");
        var screen = await ScreenAsync(Plan, o => o with { BackForwardCache = true, Lifecycle = lifecycle });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        await screen.ClickAsync(Some.The(Link), Cancellation);
        await screen.WaitForPageAsync(Next, Cancellation);
        await ((IScreenLifecycle)screen).GoBackToKeptPageAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "load /next", "restore /"]);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_page_that_was_not_kept_is_broken_with_the_reason(bool lifecycle)
    {
        Site.Page("/", "<a id=link href=/next style='display:block'>go</a><script>addEventListener('unload', () => 0)</script>", r => r.Headers.CacheControl = "no-store");
        Site.Page("/next", "<p>n");
        var screen = await ScreenAsync(Plan, o => o with { BackForwardCache = true, Lifecycle = lifecycle });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        await screen.ClickAsync(Some.The(Link), Cancellation);
        await screen.WaitForPageAsync(Next, Cancellation);

        (await Should.ThrowAsync<BrokenException>(() => ((IScreenLifecycle)screen).GoBackToKeptPageAsync(Cancellation))).Reason.ShouldBe("step-unusable");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Pages_are_not_kept_unless_that_is_asked_for(bool lifecycle)
    {
        var screen = await ScreenAsync(Plan, o => o with { Lifecycle = lifecycle });
        Site.Page("/", "<a id=link href=/next style='display:block'>go</a>");
        Site.Page("/next", "<p>n");
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        await screen.OpenAsync(Site.At("/next"), Next, Cancellation);
        await screen.GoBackAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "load /next", "load /"]);
    }

    private async Task<IScreen> HomeAsync()
    {
        Site.Page("/", "<a id=link href=/next style='display:block'>go</a>");
        Site.Page("/next", "<div id=box style='height:100px'>b</div>");
        var screen = await ScreenAsync(Plan, o => o with { Lifecycle = true });
        await screen.OpenAsync(Site.At("/"), Home, Cancellation);
        return screen;
    }

    private static async Task<string> StateAsync(IScreen screen)
    {
        var states = await Task.WhenAll(((PlaywrightScreen)screen).Context.Pages.Where(p => p.Url.StartsWith("http", StringComparison.Ordinal))
            .Select(p => p.EvaluateAsync<string>("() => `${location.pathname} ${document.visibilityState} ${innerWidth}x${innerHeight}`")));
        return string.Join(',', states.Order(StringComparer.Ordinal));
    }
}

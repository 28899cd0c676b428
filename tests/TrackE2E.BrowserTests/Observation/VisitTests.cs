using Microsoft.AspNetCore.Http;
using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class VisitTests : BrowserFixture
{
    private static readonly PlannedPage Home = Some.Page("home", "/");
    private static readonly PlannedPage Detail = Some.Page("detail", "/product/*");
    private static readonly PlannedElement Banner = Some.Element("banner", "#banner");
    private static readonly TrackingPlan Plan = Some.Plan(Home, Detail, Banner);

    [SetUp]
    public void Pages()
    {
        Site.Page("/", "<title>Home</title><div id=banner style='height:100px'>b</div>");
        Site.Page("/product/1", "<title>Product</title>");
    }

    [Test]
    public async Task Loading_a_page_begins_a_visit_with_its_title_and_leaving_ends_it()
    {
        var screen = await OpenAsync(Plan);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        var visit = Ledger.All<VisitBegan>().Single();
        visit.ShouldSatisfyAllConditions(() => visit.Visit.ShouldBe(1), () => visit.Cause.ShouldBe("load"), () => visit.Title.ShouldBe("Home"), () => visit.Tab.ShouldBeNull());
        Ledger.All<VisitEnded>().Single().At.ShouldBeGreaterThan(visit.At);
        Ledger.All<DocumentEnded>().Single().Persisted.ShouldBeFalse();
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task Reloading_begins_a_visit_of_a_new_document()
    {
        var screen = await OpenAsync(Plan);
        await screen.ReloadAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "reload /"]);
        Ledger.All<DocumentBegan>().Select(d => d.Cause).ShouldBe(["navigate", "reload"]);
        Ledger.All<DocumentBegan>().Select(d => d.Document).Distinct().Count().ShouldBe(2);
    }

    [Test]
    public async Task Another_route_of_a_single_page_app_begins_a_visit_and_going_back_another()
    {
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => history.pushState({}, '', '/product/1')");
        await screen.GoBackAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "push /product/1", "pop /"]);
        Ledger.All<VisitEnded>().Select(v => v.Visit).ShouldBe([1, 2]);
        Ledger.All<DocumentBegan>().Count.ShouldBe(1);
    }

    [TestCase("() => history.replaceState({}, '', '/?sort=price')")]
    [TestCase("() => history.pushState({}, '', '/?sort=price')")]
    [TestCase("() => history.pushState({ open: true }, '', location.href)")]
    [TestCase("() => { location.hash = 'part-2'; }")]
    public async Task A_change_within_the_same_page_begins_no_visit(string script)
    {
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, script);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /"]);
    }

    [Test]
    public async Task Replacing_the_address_by_another_pages_begins_a_visit()
    {
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => history.replaceState({}, '', '/product/1')");
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "replace /product/1"]);
    }

    [Test]
    public async Task A_hash_that_is_another_planned_page_begins_a_visit()
    {
        var cart = Some.Page("cart", "/") with { Match = new("/", new Dictionary<string, string>(), "/cart/**") };
        var screen = await OpenAsync(Some.Plan(Home, cart));
        await EvaluateAsync(screen, "() => { location.hash = '/cart/items/2'; }");
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Select(v => v.Cause).ShouldBe(["load", "hash"]);
    }

    [TestCase("/#/p/1", "/#/p/2", true)]
    [TestCase("/#/p/1", "/#/p/1?sort=price", false)]
    [TestCase("/#/p/1", "/#/p/1/", false)]
    [TestCase("/item?id=1", "/item?id=2", true)]
    [TestCase("/item?id=1", "/item?id=1&sort=price", false)]
    [TestCase("/item?id=1", "/item?id=1#reviews", false)]
    [TestCase("/item?id=1", "/item/?id=1", false)]
    [TestCase("/product/1", "/product/1?id=2", false)]
    [TestCase("/product/1", "/product/1#/p/2", false)]
    [TestCase("/product/1", "/product/2", true)]
    public async Task Another_thing_on_one_planned_page_is_a_visit_where_the_plan_tells_the_page_by_what_changed(string from, string to, bool begins)
    {
        var byHash = Some.Page("hash", "/") with { Match = new("/", new Dictionary<string, string>(), "/p/*") };
        var byQuery = Some.Page("query", "/item") with { Match = new("/item", new Dictionary<string, string> { ["id"] = "*" }, null) };
        Site.Page("/item", "<title>Item</title>");
        var screen = await OpenAsync(Some.Plan(byHash, byQuery, Detail), from);
        foreach (var way in new[] { "pushState", "replaceState" })
        {
            await EvaluateAsync(screen, $"() => history.{way}({{}}, '', '{(way == "pushState" ? to : from)}')");
        }

        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Count.ShouldBe(begins ? 3 : 1);
        Ledger.All<VisitEnded>().Count.ShouldBe(begins ? 2 : 0);
    }

    [Test]
    public async Task At_a_new_visit_what_is_still_visible_is_told_again()
    {
        var screen = await OpenAsync(Plan);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(100), Cancellation);
        await EvaluateAsync(screen, "() => history.pushState({}, '', '/product/1')");
        await screen.DrainAsync(Cancellation);

        Ledger.Shares("banner").Select(s => (s.Visit, s.Share)).ShouldBe([(1, 1), (1, 0), (2, 1)]);
    }

    [Test]
    public async Task Showing_another_tab_begins_a_visit_of_that_tab()
    {
        var home = Some.Page("home", "/", Some.Tab("rec"), Some.Tab("sale"));
        Site.Page("/", """
            <button id=tab-rec aria-selected=true onclick="show(this)">rec</button><button id=tab-sale aria-selected=false onclick="show(this)">sale</button>
            <script>function show(tab) { for (const b of document.querySelectorAll('button')) b.setAttribute('aria-selected', b === tab); }</script>
            """);
        var screen = await OpenAsync(Some.Plan(home));
        await screen.SwitchTabAsync(home, home.Tabs[1], Cancellation);
        await screen.SwitchTabAsync(home, home.Tabs[0], Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load / [rec]", "tab / [sale]", "tab / [rec]"]);
        Ledger.Actions.Where(a => a.Kind == "switch-tab").Select(a => a.Tab).ShouldBe(["sale", "rec"]);
    }

    [Test]
    public async Task A_tab_bar_that_comes_late_belongs_to_the_visit_from_its_beginning()
    {
        var home = Some.Page("home", "/", Some.Tab("rec"), Some.Tab("sale"));
        Site.Page("/", "<div id=root></div><script>setTimeout(() => { root.innerHTML = '<button id=tab-rec aria-selected=true>rec</button>'; window.done = true; }, 300)</script>");
        var screen = await OpenAsync(Some.Plan(home));
        await screen.HoldAsync(TimeSpan.FromMilliseconds(600), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load / [rec]"]);
        Ledger.All<VisitBegan>()[0].At.ShouldBeLessThan(Ledger.All<DocumentBegan>()[0].At.AddMilliseconds(50));
    }

    // the observer holds a visit back for 2 s
    [Test]
    public async Task A_tab_bar_of_a_very_slow_page_belongs_to_the_visit_too_until_the_user_does_something()
    {
        var home = Some.Page("home", "/", Some.Tab("rec"), Some.Tab("sale"));
        Site.Page("/", """
            <p id=text>home</p><div id=root></div>
            <script>
              const show = tab => { root.innerHTML = `<button id=tab-${tab} aria-selected=true>${tab}</button>`; };
              setTimeout(() => show('rec'), 2300);
            </script>
            """);
        var screen = await OpenAsync(Some.Plan(home));
        await screen.HoldAsync(TimeSpan.FromMilliseconds(2500), Cancellation);
        await EvaluateAsync(screen, "() => show('sale')");
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "tab / [sale]"]);
        Ledger.All<TabKnown>().Select(t => (t.Visit, t.Tab)).ShouldBe([(1, "rec")]);
    }

    [Test]
    public async Task A_tab_that_the_user_opened_on_a_page_without_any_is_a_visit_of_its_own()
    {
        var home = Some.Page("home", "/", Some.Tab("rec"), Some.Tab("sale"));
        Site.Page("/", """
            <button id=tab-rec aria-selected=false onclick="this.setAttribute('aria-selected', true)">rec</button><button id=tab-sale aria-selected=false>sale</button>
            """);
        var screen = await OpenAsync(Some.Plan(home));
        await screen.SwitchTabAsync(home, home.Tabs[0], Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "tab / [rec]"]);
        Ledger.All<TabKnown>().ShouldBeEmpty();
    }

    [Test]
    public async Task Going_back_to_another_document_is_a_load_that_came_by_history()
    {
        var screen = await OpenAsync(Plan);
        await screen.OpenAsync(Site.At("/product/1"), Detail, Cancellation);
        await screen.GoBackAsync(Cancellation);
        await screen.WaitForPageAsync(Home, Cancellation);

        Ledger.Visits().ShouldBe(["load /", "load /product/1", "load /"]);
        Ledger.All<DocumentBegan>()[^1].Cause.ShouldBe("back-forward");
        Ledger.All<DocumentEnded>().Count.ShouldBe(2);
    }

    [Test]
    public async Task A_document_that_is_left_while_it_arrives_says_so()
    {
        Site.On("/slow", async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<p>it comes</p><script>setTimeout(() => location.href = '/product/1')</script>");
            await context.Response.Body.FlushAsync();
            var left = new TaskCompletionSource();
            await using var _ = context.RequestAborted.Register(left.SetResult);
            await left.Task;
        });
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => { location.href = '/slow' }");
        await screen.WaitForPageAsync(Detail, Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<DocumentEnded>().Select(d => d.Unparsed).ShouldBe([false, true]);
    }

    [Test]
    public async Task Going_offline_and_online_is_seen()
    {
        var screen = await OpenAsync(Plan);
        var context = ((TrackE2E.Driving.Web.PlaywrightScreen)screen).Context;
        await context.SetOfflineAsync(true);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(50), Cancellation);
        await context.SetOfflineAsync(false);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(50), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ConnectivityChanged>().Select(c => c.Online).ShouldBe([false, true]);
    }

    [Test]
    public async Task What_holds_the_page_up_is_seen()
    {
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, """
            () => new Promise(done => {
              new PerformanceObserver(list => list.getEntries().some(entry => entry.duration >= 150) && done()).observe({ type: 'long-animation-frame' });
              requestAnimationFrame(() => { const end = performance.now() + 150; while (performance.now() < end); });
            })
            """);
        await screen.DrainAsync(Cancellation);

        Ledger.All<HeldUp>().ShouldContain(h => h.Length >= TimeSpan.FromMilliseconds(150) && h.Length < TimeSpan.FromSeconds(2));
    }
}

using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class TitleTests : BrowserFixture
{
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Some.Page("detail", "/product/*"));

    [SetUp]
    public void Pages() => Site.Page("/", "<title>Home</title><p>home");

    [TestCase("() => { document.title = 'Sale'; }")]
    [TestCase("() => { document.querySelector('title').firstChild.data = 'Sale'; }")]
    [TestCase("() => { document.querySelector('title').replaceWith(Object.assign(document.createElement('title'), { textContent: 'Sale' })); }")]
    [TestCase("() => { const head = document.createElement('head'); head.innerHTML = '<title>Sale</title>'; document.head.replaceWith(head); }")]
    public async Task A_title_that_changes_inside_a_visit_is_told_once(string script)
    {
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, script);
        await EvaluateAsync(screen, "() => { document.body.append('more'); }");
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Single().Title.ShouldBe("Home");
        Ledger.All<TitleChanged>().Select(t => (t.Visit, t.Title)).ShouldBe([(1, "Sale")]);
    }

    [Test]
    public async Task A_route_keeps_the_old_title_until_the_page_sets_its_own()
    {
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => { history.pushState({}, '', '/product/1'); setTimeout(() => { document.title = 'Product'; }, 50); return new Promise(done => setTimeout(done, 120)); }");
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Select(v => v.Title).ShouldBe(["Home", "Home"]);
        Ledger.All<TitleChanged>().Select(t => (t.Visit, t.Title)).ShouldBe([(2, "Product")]);
    }

    [Test]
    public async Task A_title_that_stays_is_not_told()
    {
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => { document.title = 'Home'; document.head.append(document.createElement('meta')); }");
        await screen.DrainAsync(Cancellation);

        Ledger.All<TitleChanged>().ShouldBeEmpty();
    }

    [Test]
    public async Task An_image_named_title_is_not_the_title()
    {
        Site.Page("/", "<title>Home</title><img name=title><form name=title></form>");
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => { document.body.append('more'); }");
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Single().Title.ShouldBe("Home");
        Ledger.All<TitleChanged>().ShouldBeEmpty();
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }
}

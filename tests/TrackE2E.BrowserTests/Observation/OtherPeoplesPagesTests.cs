using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

/// <summary>Pages that do to the browser's functions what pages do.</summary>
internal sealed class OtherPeoplesPagesTests : BrowserFixture
{
    private const string Cards = "<style>body{margin:0}.card{height:100px}</style><div class=card data-sku=S1><b class=price>¥1</b></div><div class=card data-sku=S2><b class=price>¥2</b></div>";

    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");
    private static readonly PlannedElement Price = Some.Element("price", ".price", within: "card");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Card, Price, Some.Exposure("card"), Some.Click("card", Some.Shown("price"), Some.Position));

    [TestCase("Array.prototype.toJSON = Object.prototype.toJSON = String.prototype.toJSON = () => 'broken'")]
    // not push, map and slice: without them Playwright itself can ask nothing of a page, and the observer is blind
    [TestCase("for (const n of ['splice', 'some', 'includes', 'find', 'findIndex', 'concat']) Array.prototype[n] = () => { throw new Error('page'); }")]
    [TestCase("JSON.stringify = () => { throw new Error('page'); }; window.Promise = undefined; window.console = undefined")]
    [TestCase("window.requestAnimationFrame = window.setTimeout = window.queueMicrotask = () => 0")]
    [TestCase("window.IntersectionObserver = window.MutationObserver = window.ResizeObserver = window.URL = undefined")]
    [TestCase("Element.prototype.addEventListener = EventTarget.prototype.addEventListener = () => {}; navigator.sendBeacon = () => { throw new Error('page'); }; window.fetch = undefined")]
    [TestCase("performance.now = () => 0; Date.now = () => 0; window.getComputedStyle = () => ({})")]
    [TestCase("Object.prototype.held = true; Object.prototype.toString = () => { throw new Error('page'); }")]
    public async Task A_page_that_changes_the_browsers_functions_is_observed_all_the_same(string script)
    {
        Site.Page("/", $"<script>{script}</script>{Cards}");
        var screen = await OpenAsync(Plan);
        await PageOf(screen).Mouse.ClickAsync(20, 150);
        await screen.DrainAsync(Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().ShouldBeEmpty();
        Ledger.Shares("card", "S1").Select(s => s.Share).ShouldBe([1, 0]);
        Ledger.Texts("price", "S2").ShouldBe(["¥2"]);
        Ledger.All<Clicked>().Single().Targets.ShouldContain(new ElementHit("card", "S2") { Ordinal = 2 });
        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
    }

    [TestCase("default-src 'none'; style-src 'unsafe-inline'")]
    [TestCase("script-src 'none'; connect-src 'none'; style-src 'unsafe-inline'")]
    [TestCase("require-trusted-types-for 'script'; trusted-types 'none'")]
    [TestCase("sandbox allow-scripts allow-same-origin")]
    public async Task A_strict_policy_stops_nothing(string policy)
    {
        Site.Page("/", Cards, r => r.Headers.ContentSecurityPolicy = policy);
        var screen = await OpenAsync(Plan);
        await PageOf(screen).Mouse.ClickAsync(20, 50);
        await ShownAsync(screen);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().ShouldBeEmpty();
        Ledger.All<Clicked>().Count.ShouldBe(1);
        Ledger.All<VisitEnded>().Count.ShouldBe(1);
    }

    [Test]
    public async Task The_page_sees_the_browsers_own_attachShadow_and_no_errors()
    {
        Site.Page("/", "<p id=out></p><script>window.wrong = []; addEventListener('error', e => window.wrong.push(e.message));"
            + "const d = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow'); out.textContent = [d.value.name, d.value.length, /\\[native code\\]/.test(d.value), d.enumerable, d.writable].join();</script>" + Cards);
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        (await PageOf(screen).EvaluateAsync<string>("() => out.textContent + window.wrong.join()")).ShouldBe("attachShadow,1,true,true,true");
        (await PageOf(screen).EvaluateAsync<string>("() => { try { Element.prototype.attachShadow.call({}); } catch (e) { return e.name; } }")).ShouldBe("TypeError");
    }

    [Test]
    public async Task Five_thousand_nodes_of_one_element_are_counted_and_seen()
    {
        Site.Page("/", Cards.Split("<div", 2)[0] + "<script>document.write(Array.from({ length: 5000 }, (_, i) => `<div class=card data-sku=S${i + 1}><b class=price>¥${i + 1}</b></div>`).join(''))</script>");
        var screen = await OpenAsync(Plan);
        await screen.ScrollByAsync(300, Cancellation);
        await screen.ClickAsync(Some.The(Card, item: "S5"), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Targets.ShouldContain(new ElementHit("card", "S5") { Ordinal = 5 });
        Ledger.Texts("price", "S4999").ShouldBe(["¥4999"]);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_frame_of_the_page_itself_and_one_of_another_site_are_observed()
    {
        Site.Page("/inner", Cards);
        Site.Page("/", $"<base href='http://elsewhere.invalid/'><iframe srcdoc=\"<p class=card data-sku=S0 style='height:90px'>0</p>\"></iframe><iframe src='http://localhost:{Site.Url.Port}/inner'></iframe>");
        var screen = await OpenAsync(Plan);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(200), Cancellation);
        await ShownAsync(screen);

        Ledger.All<DocumentBegan>().Count(d => !d.Top).ShouldBe(2);
        Ledger.Shares("card", "S0").ShouldNotBeEmpty();
        Ledger.Shares("card", "S1").ShouldNotBeEmpty();
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task Shadow_trees_that_the_text_declares_and_shapes_of_svg_are_seen()
    {
        Site.Page("/", "<x-list><template shadowrootmode=open><div class=card data-sku=S1 style='height:90px'>1</div></template></x-list>"
            + "<svg width=200 height=100><rect class=card data-sku=S2 width=200 height=100 /></svg>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Ledger.Shares("card", "S1")[^1].Share.ShouldBe(1);
        Ledger.Shares("card", "S2")[^1].Share.ShouldBe(1);
    }

    [Test]
    public async Task A_refresh_by_the_document_itself_is_another_visit()
    {
        Site.Page("/next", Cards);
        Site.Page("/", "<meta http-equiv=refresh content='0;url=/next'>" + Cards);
        var screen = await OpenAsync(Some.Plan(Some.Page("home", "/"), Some.Page("next", "/next"), Card));
        await screen.WaitForPageAsync(Some.Page("next", "/next"), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "load /next"]);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }
}

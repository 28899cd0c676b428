using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class GoodbyeTests : BrowserFixture
{
    private static readonly PlannedElement Banner = Some.Element("banner", "#banner");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Banner);

    [Test]
    public async Task A_document_that_leaves_without_a_goodbye_is_a_gap()
    {
        Site.DropsGoodbyes = true;
        Site.Page("/", "<div id=banner>b</div>");
        var screen = await OpenAsync(Plan);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().Single().Reason.En.ShouldContain("goodbye");
        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
    }

    [TestCase("connect-src 'self'")]
    [TestCase("default-src 'self' 'unsafe-inline'")]
    public async Task Where_the_pages_policy_refuses_the_goodbye_the_drain_before_it_stands_for_it(string policy)
    {
        Site.Page("/", "<div id=banner>b</div>", r => r.Headers.ContentSecurityPolicy = policy);
        var screen = await OpenAsync(Plan);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(100), Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().ShouldBeEmpty();
        Ledger.Shares("banner").Select(s => s.Share).ShouldBe([1, 0]);
        Ledger.All<VisitEnded>().Count.ShouldBe(1);
        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
    }

    [Test]
    public async Task A_policy_in_a_meta_element_is_known_too()
    {
        Site.Page("/", "<meta http-equiv=Content-Security-Policy content=\"connect-src 'none'\"><div id=banner>b</div>");
        var screen = await OpenAsync(Plan);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().ShouldBeEmpty();
        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
    }

    [Test]
    public async Task Closing_the_tab_brings_the_goodbye_and_runs_beforeunload()
    {
        Site.Page("/", "<div id=banner>b</div><script>addEventListener('beforeunload', () => navigator.sendBeacon('/before'))</script>");
        var screen = await OpenAsync(Plan);
        await screen.CloseAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
        await Site.RequestAsync("POST /before");
    }

    [Test]
    public async Task Messages_of_a_document_have_no_gaps_and_no_doubles()
    {
        Site.Page("/", "<div id=list></div>");
        var item = Some.Element("item", ".item", "text");
        var screen = await OpenAsync(Some.Plan(item));
        await EvaluateAsync(screen, """
            () => new Promise(done => { let i = 0; const step = () => { list.innerHTML = `<div class=item>${i}</div>`; i++ < 60 ? requestAnimationFrame(step) : done(); }; step(); })
            """);
        await screen.DrainAsync(Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        var numbers = Ledger.All<TrackE2E.Core.Ledger.Observation>().Select(o => o.Sequence).ToList();
        numbers.Count.ShouldBeGreaterThan(60);
        numbers.ShouldBe(Enumerable.Range(0, numbers.Count));
    }

    [Test]
    public async Task A_document_that_is_written_anew_is_observed_on()
    {
        Site.Page("/", "<p>old");
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => { document.open(); document.write('<div id=banner>new</div>'); document.close(); }");
        await screen.ClickAsync(Some.The(Banner), Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Targets.ShouldBe([new("banner", null) { Ordinal = 1 }]);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_page_without_an_observer_is_a_gap_once()
    {
        Site.Page("/", "<div id=banner>b</div>");
        Device.HarmsObserver = _ => "// blocked";
        var screen = await OpenAsync(Plan);
        await screen.DrainAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().Single().Reason.En.ShouldBe($"no observer runs in {Site.At("/")}");
    }

    [TestCase("const batch = slice(kept, sent, end)", "const batch = splice(kept, sent, end - sent).slice(0, 0).concat([{ n: count - 1 }])")]
    [TestCase("d: id, n: count++", "d: id, n: count += 2")]
    public async Task An_observer_that_loses_messages_is_a_gap(string code, string harm)
    {
        Site.Page("/", "<div id=banner>b</div>");
        Device.HarmsObserver = script => script.Contains(code, StringComparison.Ordinal) ? script.Replace(code, harm, StringComparison.Ordinal) : throw new InvalidOperationException("the observer has changed");
        var screen = await OpenAsync(Plan);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().ShouldNotBeEmpty();
    }

    [TearDown]
    public void Heal() => Device.HarmsObserver = script => script;
}

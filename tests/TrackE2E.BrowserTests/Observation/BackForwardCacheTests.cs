using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Driving.Devices;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class BackForwardCacheTests : BrowserFixture
{
    protected override BrowserSettings Settings => new() { Viewport = new(1000, 800), BackForwardCache = true };

    [Test]
    public async Task A_page_out_of_the_cache_is_a_new_visit_of_the_same_document()
    {
        var banner = Some.Element("banner", "#banner");
        var (home, next) = (Some.Page("home", "/"), Some.Page("next", "/next"));
        Site.Page("/", "<div id=banner style='height:100px'>b</div>");
        Site.Page("/next", "<p>next");
        var screen = await OpenAsync(Some.Plan(home, next, banner));
        await screen.HoldAsync(TimeSpan.FromMilliseconds(100), Cancellation);
        await screen.OpenAsync(Site.At("/next"), next, Cancellation);
        await screen.GoBackAsync(Cancellation);
        await screen.WaitForPageAsync(home, Cancellation);
        await screen.ClickAsync(Some.The(banner), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Visits().ShouldBe(["load /", "load /next", "restore /"]);
        Ledger.All<DocumentEnded>()[0].Persisted.ShouldBeTrue();
        Ledger.Shares("banner").Select(s => (s.Visit, s.Share)).ShouldBe([(1, 1), (1, 0), (2, 1)]);
        Ledger.All<Clicked>().Single().Visit.ShouldBe(2);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }
}

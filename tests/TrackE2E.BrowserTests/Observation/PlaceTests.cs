using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class PlaceTests : BrowserFixture
{
    private const string Style = "<style>body{margin:0}.card{height:60px}</style>";

    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");
    private static readonly PlannedElement Tag = Some.Element("tag", ".tag", "text", within: "card");
    private static readonly TrackingPlan Plan = Some.Plan(Card, Tag, Some.Exposure("card"), Some.Click("card", Some.Position), Some.Click("tag", Some.Position));

    [Test]
    public async Task Shown_items_are_counted_from_one_in_document_order()
    {
        Site.Page("/", Style + Cards("S1", "S2") + "<div class=card data-sku=S0 style='display:none'></div>" + Cards("S3"));
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await screen.ClickAsync(Some.The(Card, item: "S3"), Cancellation);
        await EvaluateAsync(screen, "() => document.querySelector('[data-sku=S1]').remove()");
        await screen.ClickAsync(Some.The(Card, item: "S3"), Cancellation);
        await screen.DrainAsync(Cancellation);

        Places().ShouldBe([("S1", 1), ("S2", 2), ("S3", 3)]);
        Ledger.All<Clicked>().Select(c => c.Targets.Single().Ordinal).ShouldBe([3, 2]);
    }

    [Test]
    public async Task An_item_that_stands_at_several_places_is_clicked_at_one_where_the_plan_says_that_items_repeat()
    {
        var card = Card with { Repeats = true };
        Site.Page("/", Style + Cards("S1", "S2", "S3", "S1"));
        var screen = await OpenAsync(Some.Plan(card, Some.Exposure("card"), Some.Click("card", Some.Position)));
        await screen.ClickAsync(Some.The(card, 4), Cancellation);
        await screen.ClickAsync(Some.The(card, 1), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Select(c => (c.Targets.Single().Item, c.Targets.Single().Ordinal)).ShouldBe([("S1", 4), ("S1", 1)]);
        // seen, an item that stands twice has no place of its own, and one that stands once has
        Ledger.All<ShareChanged>().Where(s => s.Share > 0).Select(s => (s.Item, s.Ordinal)).Distinct().ShouldBe([("S1", null), ("S2", 2), ("S3", 3)], ignoreOrder: true);
    }

    [Test]
    public async Task An_item_that_stands_at_several_places_has_none_where_it_may_be_a_copy()
    {
        Site.Page("/", Style + Cards("S1", "S2", "S3", "S1"));
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Card, 4), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Targets.Single().Ordinal.ShouldBeNull();
    }

    [TestCase("position:relative;display:flex;width:600px;overflow:auto", "flex:none;width:250px")]
    [TestCase("display:grid;grid-template-columns:1fr 1fr", "")]
    [TestCase("display:flex;direction:rtl", "width:100px")]
    [TestCase("transform:scale(0.9)", "transform:scale(0.98)")]
    public async Task An_arrangement_that_keeps_document_order_keeps_the_places(string list, string card)
    {
        Site.Page("/", Style + $"<style>.card{{{card}}}</style><div style='{list}'>" + Cards("S1", "S2", "S3") + "</div>");
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Card, item: "S2"), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Targets.Single().Ordinal.ShouldBe(2);
    }

    [TestCase("position:relative;height:300px", "position:absolute;top:calc(var(--i)*70px)")]
    [TestCase("height:300px", "transform:translateY(10px)")]
    [TestCase("display:flex;flex-direction:row-reverse", "width:100px")]
    [TestCase("display:flex;flex-direction:column-reverse", "")]
    [TestCase("columns:2;height:130px", "break-inside:avoid")]
    [TestCase("padding-top:500px", "")]
    [TestCase("display:flex;transform:translateX(-50px)", "width:100px")]
    public async Task An_arrangement_that_need_not_be_document_order_has_no_places(string list, string card)
    {
        Site.Page("/", Style + $"<style>.card{{{card}}}</style><div style='{list}'>" + Cards("S1", "S2", "S3") + "</div>");
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Card, item: "S2"), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Targets.Single().Ordinal.ShouldBeNull();
        Ledger.All<ShareChanged>().ShouldAllBe(s => s.Ordinal == null);
    }

    [Test]
    public async Task Copies_at_both_ends_of_a_carousel_do_not_count()
    {
        Site.Page("/", Style + "<div style='width:300px;overflow:hidden'><div style='display:flex;transform:translateX(-300px)'>"
            + string.Concat(new[] { "S3", "S1", "S2", "S3", "S1" }.Select(s => $"<div class=card data-sku={s} style='flex:none;width:300px'>{s}</div>")) + "</div></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Places().ShouldBe([("S1", 1)]);
    }

    [Test]
    public async Task Copies_that_nothing_tells_apart_have_no_places()
    {
        Site.Page("/", Style + Cards("S1", "S2", "S1"));
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Ledger.All<ShareChanged>().ShouldAllBe(s => s.Ordinal == null);
    }

    [Test]
    public async Task Several_in_each_of_several_cards_have_no_places()
    {
        Site.Page("/", Style + "<div class=card data-sku=S1><p class=tag>new</p><p class=tag>hot</p></div><div class=card data-sku=S2><p class=tag>old</p></div>");
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Tag, item: "hot"), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Targets.Select(t => (t.Element, t.Ordinal)).ShouldBe([("tag", null), ("card", 1)]);
    }

    private IEnumerable<(string?, int?)> Places() => Ledger.All<ShareChanged>().Where(s => s.Share > 0).Select(s => (s.Item, s.Ordinal)).Distinct();

    private static string Cards(params string[] skus) => string.Concat(skus.Select((s, i) => $"<div class=card data-sku={s} style='--i:{i}'>{s}</div>"));
}

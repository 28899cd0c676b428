using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class ClickTests : BrowserFixture
{
    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");
    private static readonly PlannedElement Buy = Some.Element("buy", ".buy", within: "card");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Card, Buy);

    [Test]
    public async Task A_click_that_the_page_stops_is_seen_with_its_targets_innermost_first()
    {
        Site.Page("/", "<script>addEventListener('click', e => { e.stopImmediatePropagation(); e.preventDefault(); }, true)</script><div class=card data-sku=S1><button class=buy><b>buy</b></button></div>");
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Buy), Cancellation);
        await screen.DrainAsync(Cancellation);

        var click = Ledger.All<Clicked>().Single();
        click.Targets.ShouldBe([new("buy", "S1") { Ordinal = 1 }, new("card", "S1") { Ordinal = 1 }]);
        (click.Trusted, click.Input, click.Disabled).ShouldBe((true, "mouse", false));
        var action = Ledger.Actions.Single(a => a.Kind == "click");
        (action.Element, action.Item).ShouldBe(("buy", "S1"));
        click.At.ShouldBeInRange(action.StartedAt.AddMilliseconds(-5), action.EndedAt.AddMilliseconds(5));
    }

    [Test]
    public async Task A_node_that_the_plan_names_twice_is_told_as_one()
    {
        var button = Some.Element("button", "button", "@id");
        Site.Page("/", "<div class=card data-sku=S1><button class=buy id=b1>buy</button></div>");
        var screen = await OpenAsync(Some.Plan(Some.Page("home", "/"), Card, Buy, button));
        await screen.ClickAsync(Some.The(Buy), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Targets.Select(t => (t.Element, t.Item, t.IsSameNode)).ShouldBe([("buy", "S1", false), ("button", "b1", true), ("card", "S1", false)]);
    }

    [Test]
    public async Task A_click_that_the_driver_takes_back_because_its_target_moved_away_is_none()
    {
        // the cards change places when the pointer comes, until the third time
        Site.Page("/", """
            <style>.card { position: absolute; left: 0; width: 200px; height: 100px } .card.away { left: 300px }</style>
            <div class=card data-sku=S1>1</div><div class="card away" data-sku=S2>2</div>
            <script>
              let comes = 0;
              const change = () => { for (const card of document.querySelectorAll('.card')) card.classList.toggle('away'); };
              addEventListener('pointermove', () => { if (++comes < 3) change(); });
              addEventListener('pointerup', () => { if (comes < 3) change(); }, true);
              window.clicks = [];
              document.addEventListener('click', e => clicks.push(e.target.dataset.sku));
            </script>
            """);
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Card, item: "S1"), Cancellation);
        await screen.DrainAsync(Cancellation);

        (await ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<string>("() => clicks.join()")).ShouldBe("S1");
        Ledger.All<Clicked>().Select(c => c.Targets.Single().Item).ShouldBe(["S1"]);
    }

    [Test]
    public async Task A_click_made_by_a_script_is_not_trusted()
    {
        Site.Page("/", "<div class=card data-sku=S1>1</div>");
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => document.querySelector('.card').click()");
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Trusted.ShouldBeFalse();
    }

    [Test]
    public async Task A_key_that_activates_is_a_click_by_keyboard()
    {
        Site.Page("/", "<div class=card data-sku=S1><button class=buy autofocus>buy</button></div>");
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => document.querySelector('.buy').focus()");
        await screen.PressAsync("Enter", Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Single().Input.ShouldBe("keyboard");
    }

    [Test]
    public async Task A_label_and_its_control_are_one_click()
    {
        Site.Page("/", "<div class=card data-sku=S1><label class=buy>agree <input type=checkbox></label></div>");
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Buy), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Count(c => c.Targets.Count > 0).ShouldBe(1);
    }

    [TestCase("disabled")]
    [TestCase("aria-disabled=true")]
    public async Task A_click_on_a_disabled_button_is_seen_as_such(string attribute)
    {
        Site.Page("/", $"<div class=card data-sku=S1><button class=buy {attribute}>buy</button></div>");
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Buy), Cancellation);
        await screen.DrainAsync(Cancellation);

        var click = Ledger.All<Clicked>().Single();
        click.Disabled.ShouldBeTrue();
        click.Targets[0].ShouldBe(new("buy", "S1") { Ordinal = 1 });
    }

    [Test]
    public async Task A_click_that_navigates_at_once_is_seen_before_the_goodbye()
    {
        Site.Page("/", "<div class=card data-sku=S1><a class=buy href=/next>go</a></div>");
        Site.Page("/next", "<title>next</title>");
        var next = Some.Page("next", "/next");
        var screen = await OpenAsync(Some.Plan(Card, Buy, next));
        await screen.ClickAsync(Some.The(Buy), Cancellation);
        await screen.WaitForPageAsync(next, Cancellation);
        await screen.DrainAsync(Cancellation);

        var click = Ledger.All<Clicked>().Single();
        Ledger.All<DocumentEnded>().Single().At.ShouldBeGreaterThan(click.At);
        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }
}

namespace TrackE2E.Tests.Rules.Clicks;

internal sealed class ClickTests
{
    private static readonly object Rec = new { page = "home", tab = "rec" };

    [Test]
    public void A_click_with_its_event_is_as_planned() =>
        Home().Clicks(1, targets: ("card", "A")).Reports("card_click", 1.01, new { sku = "A" }).AsksAsPlanned(3).Kinds.ShouldBeEmpty();

    [Test]
    public void A_click_without_an_event_is_missing_with_its_item() =>
        Home().Clicks(1, targets: ("card", "A")).AsksAsPlanned(3).Kinds.ShouldBe(["missing-event card_click A"]);

    [Test]
    public void The_neighbours_item_is_a_wrong_target() =>
        Home().Clicks(1, targets: ("card", "A")).Reports("card_click", 1.01, new { sku = "B" }).AsksAsPlanned(3).Kinds.ShouldBe(["wrong-target card_click A"]);

    [Test]
    public void An_event_without_a_click_is_unexpected() =>
        Home().Reports("card_click", 1, new { sku = "A" }).AsksAsPlanned(3).Kinds.ShouldBe(["unexpected-event card_click A"]);

    [Test]
    public void Two_events_for_one_click_are_a_duplicate() => Home()
        .Clicks(1, targets: ("card", "A")).Reports("card_click", 1.01, new { sku = "A" }).Reports("card_click", 1.02, new { sku = "A" }).AsksAsPlanned(3)
        .Kinds.ShouldBe(["duplicate-event card_click A"]);

    [Test]
    public void Five_quick_clicks_want_five_events()
    {
        var story = Home();
        for (var i = 0; i < 5; i++)
        {
            story.Clicks(1 + (i * 0.1), targets: ("card", "A")).Reports("card_click", 1.01 + (i * 0.1), new { sku = "A" });
        }

        story.AsksAsPlanned(3).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Only_the_innermost_planned_element_reports() => Home()
        .Clicks(1, true, false, ("add", "A"), ("card", "A")).Reports("add_click", 1.01, new { sku = "A" }).Reports("card_click", 1.02, new { sku = "A" }).AsksAsPlanned(3)
        .Kinds.ShouldBe(["unexpected-event card_click A"]);

    [Test]
    public void The_parents_event_before_a_click_of_its_own_is_no_repeat_of_that() => Home()
        .Clicks(1, true, false, ("add", "A"), ("card", "A")).Reports("add_click", 1.01, new { sku = "A" }).Reports("card_click", 1.02, new { sku = "A" })
        .Clicks(4, targets: ("card", "A")).Reports("card_click", 4.01, new { sku = "A" }).AsksAsPlanned(7).Kinds.ShouldBe(["unexpected-event card_click A"]);

    [Test]
    public void A_disabled_element_reports_nothing() =>
        Home().Clicks(1, true, true, ("card", "A")).Reports("card_click", 1.01, new { sku = "A" }).AsksAsPlanned(3).Kinds.ShouldBe(["unexpected-event card_click A"]);

    [Test]
    public void A_scripts_click_is_blamed_neither_way()
    {
        Home().Clicks(1, false, false, ("card", "A")).AsksAsPlanned(3).Kinds.ShouldBeEmpty();
        Home().Clicks(1, false, false, ("card", "A")).Reports("card_click", 1.01, new { sku = "A" }).AsksAsPlanned(3).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Alternatives_of_one_element_are_one_event_for_one_click() => new Story()
        .Opens(0, "/cart", null).Reports("pv", 0.1, new { page = "cart" }).Clicks(1, targets: ("pay", null)).Reports("pay", 1.01, new { coupon = true }).AsksAsPlanned(3)
        .Kinds.ShouldBeEmpty();

    [Test]
    public void An_element_of_another_page_with_the_same_locator_is_not_meant() => new Story()
        .Opens(0, "/cart", null).Reports("pv", 0.1, new { page = "cart" }).Clicks(1, targets: ("card", "A")).AsksAsPlanned(3).Kinds.ShouldBeEmpty();

    [Test]
    public void The_same_id_and_content_again_is_a_transport_retry_and_no_duplicate() => Home()
        .Clicks(1, targets: ("card", "A")).Reports("card_click", 1.01, new { sku = "A" }, id: "e1").Reports("card_click", 1.01, new { sku = "A" }, arrives: 1.9, id: "e1").AsksAsPlanned(3)
        .Kinds.ShouldBeEmpty();

    [Test]
    public void Two_planned_elements_on_one_node_each_report()
    {
        OneNode().Reports("card_click", 1.01, new { sku = "A" }).Reports("add_click", 1.02, new { sku = "A" }).AsksAsPlanned(3).Kinds.ShouldBeEmpty();
        OneNode().Reports("card_click", 1.01, new { sku = "A" }).AsksAsPlanned(3).Kinds.ShouldBe(["missing-event add_click A"]);
        OneNode().Reports("add_click", 1.01, new { sku = "A" }).AsksAsPlanned(3).Kinds.ShouldBe(["missing-event card_click A"]);

        static Story OneNode() => Home().ClicksNode(1, ("card", "A"), ("add", "A"));
    }

    private static Story Home() => new Story().Opens(0).Reports("pv", 0.1, Rec);
}

namespace TrackE2E.Tests.Rules.Sequence;

internal sealed class OrderTests
{
    [Test]
    public void The_order_asked_for_is_no_finding() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).Reports("add_click", 2, new { sku = "A" }).AsksOrder(3, "card_click", "add_click").Kinds.ShouldBeEmpty();

    [Test]
    public void The_other_way_round_is_a_wrong_order() =>
        new Story().Reports("add_click", 1, new { sku = "A" }).Reports("card_click", 2, new { sku = "A" }).AsksOrder(3, "card_click", "add_click").Kinds.ShouldBe(["wrong-order add_click A"]);

    [Test]
    public void The_sdks_clock_counts_and_not_the_arrival() =>
        new Story().Reports("add_click", 2, new { sku = "A" }, arrives: 2).Reports("card_click", 1, new { sku = "A" }, arrives: 2.5).AsksOrder(3, "card_click", "add_click").Kinds.ShouldBeEmpty();

    [Test]
    public void An_event_that_never_came_is_missing() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).AsksOrder(3, "card_click", "add_click").Kinds.ShouldBe(["missing-event add_click"]);

    [Test]
    public void Others_in_between_do_not_matter() => new Story()
        .Reports("card_click", 1, new { sku = "A" }).Reports("card_click", 1.5, new { sku = "B" }).Reports("add_click", 2, new { sku = "A" }).AsksOrder(3, "card_click", "add_click").Kinds.ShouldBeEmpty();
}

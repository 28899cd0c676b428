using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Counts;

internal sealed class LastTests
{
    [Test]
    public void The_last_event_has_the_value_whatever_those_before_had_and_whoever_counted_it() => new Story()
        .Reports("card_click", 1, new { sku = "A", price = 1 }).Reports("card_click", 2, new { sku = "B", price = 2 }).AsksCount(3, "card_click", 2).AsksLast(4, "card_click", "price", "= 2").Kinds.ShouldBeEmpty();

    [Test]
    public void Another_value_of_the_last_event_is_found()
    {
        var finding = new Story().Reports("card_click", 1, new { sku = "A", price = 2 }).Reports("card_click", 2, new { sku = "A", price = 1 }).AsksLast(3, "card_click", "price", "= 2").Findings.ShouldHaveSingleItem();

        (finding.Kind, finding.Property, finding.Expected, finding.Actual).ShouldBe((FindingKind.ValueDiffers, "/price", "= 2", "1"));
    }

    [Test]
    public void Of_two_at_the_same_time_the_one_that_came_later_is_the_last() => new Story()
        .Reports("card_click", 1, new { sku = "A", request_id = "r1" }).Reports("card_click", 1, new { sku = "A", request_id = "r2" }).AsksLast(2, "card_click", "request_id", "= r2").Kinds.ShouldBeEmpty();

    [Test]
    public void A_value_that_was_not_sent_is_missing() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).AsksLast(2, "card_click", "request_id", "= r2").Kinds.ShouldBe(["required-missing card_click A"]);

    [Test]
    public void An_event_that_was_not_reported_is_missing() =>
        new Story().Reports("card_shown", 1, new { sku = "A", request_id = "r1" }).AsksLast(2, "card_click", "request_id", "= r1").Kinds.ShouldBe(["missing-event card_click"]);
}

using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Counts;

internal sealed class SameTests
{
    [Test]
    public void The_same_value_is_no_finding() => new Story()
        .Reports("card_shown", 1, new { sku = "A", request_id = "r1" }).Reports("card_click", 2, new { sku = "A", request_id = "r1" }).AsksSame(3, "card_shown", "card_click", "request_id").Kinds.ShouldBeEmpty();

    [Test]
    public void Another_value_is_found_and_both_are_told()
    {
        var finding = new Story()
            .Reports("card_shown", 1, new { sku = "A", request_id = "r1" }).Reports("card_click", 2, new { sku = "A", request_id = "r2" }).AsksSame(3, "card_shown", "card_click", "request_id").Findings.ShouldHaveSingleItem();

        (finding.Kind, finding.Event, finding.Property, finding.Item).ShouldBe((FindingKind.ValueDiffers, "card_click", "/request_id", "A"));
        finding.Expected.ShouldBe("as in event 1, card_shown: \"r1\"");
        finding.Actual.ShouldBe("\"r2\"");
    }

    [Test]
    public void Events_of_the_same_item_go_together_whatever_came_between() => new Story()
        .Reports("card_shown", 1, new { sku = "A", request_id = "r1" }).Reports("card_shown", 2, new { sku = "B", request_id = "r2" }).Reports("card_click", 3, new { sku = "A", request_id = "r1" })
        .AsksSame(4, "card_shown", "card_click", "request_id").Kinds.ShouldBeEmpty();

    [Test]
    public void After_a_refresh_the_last_one_before_counts() => new Story()
        .Reports("card_shown", 1, new { sku = "A", request_id = "r1" }).Reports("card_shown", 2, new { sku = "A", request_id = "r2" }).Reports("card_click", 3, new { sku = "A", request_id = "r1" })
        .AsksSame(4, "card_shown", "card_click", "request_id").Kinds.ShouldBe(["value-differs card_click A"]);

    [Test]
    public void A_value_that_was_not_sent_is_missing() => new Story()
        .Reports("card_shown", 1, new { sku = "A", request_id = "r1" }).Reports("card_click", 2, new { sku = "A" }).AsksSame(3, "card_shown", "card_click", "request_id").Kinds.ShouldBe(["required-missing card_click A"]);

    [Test]
    public void An_event_that_was_not_reported_is_missing() => new Story()
        .Reports("card_shown", 1, new { sku = "A", request_id = "r1" }).AsksSame(3, "card_shown", "card_click", "request_id").Kinds.ShouldBe(["missing-event card_click"]);

    [TestCase(0, "missing-event card_click")]
    [TestCase(1, "missing-event card_click")]
    [TestCase(2)]
    [TestCase(3)]
    public void At_least_two_is_two_or_more(int reported, params string[] kinds)
    {
        var story = new Story();
        for (var i = 0; i < reported; i++)
        {
            story.Reports("card_click", i, new { sku = "A" });
        }

        story.AsksAtLeast(5, "card_click", 2).AsksNoOthers(6, "card_click").Kinds.ShouldBe(kinds);
    }
}

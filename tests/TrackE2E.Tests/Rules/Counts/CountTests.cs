using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Counts;

internal sealed class CountTests
{
    [Test]
    public void As_many_as_expected_is_no_finding() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).Kinds.ShouldBeEmpty();

    [Test]
    public void None_is_missing_and_names_what_did_arrive()
    {
        var finding = new Story().Reports("add_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).Findings.ShouldHaveSingleItem();

        finding.Kind.ShouldBe(FindingKind.MissingEvent);
        finding.Page.ShouldBe("home");
        finding.Actual.ShouldContain("add_click × 1");
    }

    [Test]
    public void One_too_many_is_a_duplicate() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).Reports("card_click", 1.2, new { sku = "A" }).AsksCount(2, "card_click", 1).Kinds.ShouldBe(["duplicate-event card_click A"]);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void At_most_takes_as_many_or_fewer_and_claims_them(int reported)
    {
        var story = new Story();
        for (var n = 0; n < reported; n++)
        {
            story.Reports("card_click", 1 + n, new { sku = "A" });
        }

        story.AsksAtMost(5, "card_click", 2).AsksNoOthers(6, "card_click").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void One_more_than_at_most_is_a_duplicate_that_says_so()
    {
        var finding = new Story().Reports("card_click", 1, new { sku = "A" }).Reports("card_click", 2, new { sku = "A" }).Reports("card_click", 3, new { sku = "B" })
            .AsksAtMost(5, "card_click", 2).Findings.ShouldHaveSingleItem();

        finding.Kind.ShouldBe(FindingKind.DuplicateEvent);
        finding.Item.ShouldBe("B");
        finding.Expected.ShouldBe("at most 2 ×");
    }

    [Test]
    public void One_more_than_at_most_none_is_unexpected() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).AsksAtMost(2, "card_click", 0).Kinds.ShouldBe(["unexpected-event card_click A"]);

    [Test]
    public void At_most_judges_the_fields_of_each() =>
        new Story().Reports("card_click", 1, new { sku = "A", price = "12" }).AsksAtMost(2, "card_click", 2).Kinds.ShouldBe(["type-mismatch card_click A"]);

    [Test]
    public void Too_few_for_at_least_says_so() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).AsksAtLeast(2, "card_click", 2).Findings.ShouldHaveSingleItem().Expected.ShouldBe("at least 2 × card_click");

    [Test]
    public void A_step_counts_what_no_earlier_step_claimed() => new Story()
        .Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).Reports("card_click", 3, new { sku = "B" }).AsksCount(4, "card_click", 1).AsksNoOthers(5, "card_click")
        .Kinds.ShouldBeEmpty();

    [Test]
    public void No_others_finds_what_came_after_it_was_counted() => new Story()
        .Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).Reports("card_click", 3, new { sku = "A" }).AsksNoOthers(4, "card_click")
        .Kinds.ShouldBe(["duplicate-event card_click A"]);

    [Test]
    public void No_others_at_all_finds_each_event_that_nothing_counted() => new Story()
        .Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).Reports("card_click", 3, new { sku = "A" }).Reports("unheard_of", 4, new { }).AsksNoOthers(5, null)
        .Kinds.ShouldBe(["duplicate-event card_click A", "unexpected-event unheard_of"], ignoreOrder: true);

    [Test]
    public void No_others_at_all_is_silent_when_all_was_counted() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).AsksNoOthers(3, null).Kinds.ShouldBeEmpty();

    [Test]
    public void A_value_picks_the_event_that_is_meant() => new Story()
        .Reports("card_click", 1, new { sku = "A" }).Reports("card_click", 1.1, new { sku = "B" }).AsksCount(2, "card_click", 1, ("sku", "= B", null)).Kinds.ShouldBeEmpty();

    [Test]
    public void The_wrong_item_in_place_of_the_right_one_is_a_wrong_target() => new Story()
        .Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1, ("sku", "= shown", "B")).Kinds.ShouldBe(["wrong-target card_click A"]);

    [Test]
    public void Rules_that_do_not_pick_judge_every_picked_event() => new Story()
        .Reports("card_click", 1, new { sku = "A", price = 0 }).AsksCount(2, "card_click", 1, ("sku", "= A", null), ("price", "1..", null)).Kinds.ShouldBe(["range card_click A"]);

    [Test]
    public void The_plan_judges_the_other_properties_of_a_picked_event() => new Story()
        .Reports("card_click", 1, new { sku = "A", price = "12" }).AsksCount(2, "card_click", 1, ("sku", "= A", null)).Kinds.ShouldBe(["type-mismatch card_click A"]);

    [Test]
    public void A_cell_that_cannot_be_read_is_broken() => Should
        .Throw<BrokenException>(() => new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1, ("sku", "about 5", null)).Findings)
        .Reason.ShouldBe("step-unusable");

    [Test]
    public void Nothing_means_nothing_of_any_name() =>
        new Story().Reports("heartbeat", 1).AsksNothing(2).Kinds.ShouldBe(["unexpected-event heartbeat"]);

    [Test]
    public void Nothing_of_one_event_leaves_others_alone() =>
        new Story().Reports("card_click", 1, new { sku = "A" }).AsksNothing(2, "add_click").Kinds.ShouldBeEmpty();

    [Test]
    public void What_came_late_is_judged_when_it_happened()
    {
        var story = new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).Ends(3);

        story.Kinds.ShouldBeEmpty();
        story.Reports("card_click", 1.5, new { sku = "A" }, arrives: 4).Kinds.ShouldBe(["duplicate-event card_click A"]);
    }

    [Test]
    public void What_happened_after_the_expectation_is_not_its_concern() => new Story()
        .Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1).Reports("card_click", 2.5, new { sku = "A" }, arrives: 4).Ends(3).Kinds.ShouldBeEmpty();
}

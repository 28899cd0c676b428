using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Counts;

internal sealed class EveryTests
{
    [Test]
    public void A_field_that_all_events_have_is_no_finding() => new Story()
        .Reports("card_click", 1, new { sku = "A", uid = "u1" }).Reports("add_click", 2, new { sku = "A", uid = "u1" }).AsksEvery(3, ("uid", "= u1")).Kinds.ShouldBeEmpty();

    [Test]
    public void Each_event_without_it_is_found() => new Story()
        .Reports("card_click", 1, new { sku = "A", uid = "u1" }).Reports("add_click", 2, new { sku = "A" }).Reports("add_click", 2.5, new { sku = "B", uid = "u2" }).AsksEvery(3, ("uid", "= u1"))
        .Kinds.ShouldBe(["required-missing add_click A", "value-differs add_click B"]);

    [Test]
    public void What_came_after_the_step_is_not_its_concern() => new Story()
        .Reports("card_click", 1, new { sku = "A", uid = "u1" }).AsksEvery(2, ("uid", "= u1")).Reports("card_click", 3, new { sku = "A" }).Kinds.ShouldBeEmpty();

    [Test]
    public void Events_outside_the_plan_are_left_alone() => new Story()
        .Reports("heartbeat", 1).Reports("card_click", 1, new { sku = "A", uid = "u1" }).AsksEvery(2, ("uid", "string")).Kinds.ShouldBeEmpty();

    [Test]
    public void Without_any_event_nothing_can_be_said() =>
        Should.Throw<BrokenException>(() => new Story().Reports("heartbeat", 1).AsksEvery(2, ("uid", "string")).Findings).Reason.ShouldBe("step-unusable");
}

using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Tests.Ledger;

public sealed class DistinctEventsTests
{
    [Test]
    public void The_same_id_with_the_same_content_is_one_event_delivered_twice()
    {
        var distinct = Of(Some.Event("a", """{"x":1}""", "id1"), Some.Event("b", id: "id2"), Some.Event("a", """{"x":1}""", "id1"));

        distinct.Select(d => (d.Event.Number, d.Deliveries)).ShouldBe([(1, 2), (2, 1)]);
        distinct[0].Numbers.ShouldBe([1, 3]);
    }

    [Test]
    public void The_same_content_under_two_ids_is_two_events() =>
        Of(Some.Event("a", """{"x":1}""", "id1"), Some.Event("a", """{"x":1}""", "id2")).Count.ShouldBe(2);

    [Test]
    public void An_id_that_comes_again_with_other_content_is_another_event() =>
        Of(Some.Event("a", """{"x":1}""", "id1"), Some.Event("a", """{"x":2}""", "id1"), Some.Event("a", """{"x":2}""", "id1"))
            .Select(d => d.Numbers).ShouldBe([[1], [2, 3]]);

    [Test]
    public void Events_without_an_id_each_stand_for_themselves() =>
        Of(Some.Event("a"), Some.Event("a"), Some.Event("a", id: "")).Count.ShouldBe(3);

    [Test]
    public void The_same_id_of_two_sdks_is_two_events() =>
        Of(Some.Event("a", id: "id1"), Some.Event("a", id: "id1") with { Decoder = "other" }).Count.ShouldBe(2);

    private static IReadOnlyList<DistinctEvent> Of(params TrackedEvent[] events) => DistinctEvents.Of(new LedgerSnapshot
    {
        Token = "t1",
        StartedAt = Some.Start,
        Events = events.Select((e, i) => e with { Number = i + 1, HitNumber = i + 1 }).ToList(),
    });
}

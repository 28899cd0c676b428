using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules;

namespace TrackE2E.Tests.Rules;

internal sealed class DeviceTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Test]
    public void The_sending_sets_a_wrong_clock_right() => Happened([], claims: 5000, sent: 5003, arrives: 10).ShouldBe(7);

    [Test]
    public void Without_a_time_of_sending_a_near_claim_counts()
    {
        Happened([], claims: 7, sent: null, arrives: 10).ShouldBe(7);
        Happened([], claims: 5000, sent: null, arrives: 10).ShouldBe(10);
    }

    [Test]
    public void An_event_from_after_a_move_is_of_the_new_clock() => Happened([(4, 1860)], claims: 1866, sent: 1867, arrives: 7.5).ShouldBe(6.5);

    [Test]
    public void An_event_from_before_a_move_that_is_sent_after_it_is_set_right_by_the_move()
    {
        Happened([(4, 1860)], claims: 3, sent: 1867, arrives: 7).ShouldBe(3);
        Happened([(4, -3600)], claims: 3, sent: -3593, arrives: 7).ShouldBe(3);
        Happened([(4, 1860), (6, 600)], claims: 3, sent: 2467, arrives: 7).ShouldBe(3);
        Happened([(4, 1860), (6, 600)], claims: 1865, sent: 2467, arrives: 7).ShouldBe(5);
    }

    [Test]
    public void What_was_on_its_way_when_the_clock_was_moved_was_sent_by_the_old_clock()
    {
        Happened([(4, 1860)], claims: 3, sent: 3.98, arrives: 4.02).ShouldBe(3.04);
        Happened([(4, -3600)], claims: 3, sent: 3.98, arrives: 4.02).ShouldBe(3.04);
        Happened([(4, 1860)], claims: 3, sent: 13.5, arrives: 14.1).ShouldBe(14.1); // no way is so long
    }

    [Test]
    public void A_move_that_is_still_to_come_matters_to_nobody() => Happened([(20, 1860)], claims: 3, sent: 6, arrives: 7).ShouldBe(4);

    [Test]
    public void A_fresh_device_is_another_one()
    {
        var times = new DeviceTimes(Ledger([new LedgerAction { Kind = "fresh-device", StartedAt = At(3), EndedAt = At(4) }]));
        times.DeviceAt(At(3.5)).ShouldBe(1); // what the old one says as it goes
        times.DeviceAt(At(4)).ShouldBe(2);
    }

    [Test]
    public void A_hit_that_was_long_on_its_way_does_not_change_places()
    {
        // the page view's hit waited for the first connection, the next one's did not
        var pv = Event(1, claims: 1, sent: 1.01, arrives: 1.26);
        var next = Event(2, claims: 1.1, sent: 1.11, arrives: 1.12);
        Happened([pv, next], pv).ShouldBe(1.01);
        Happened([pv, next], next).ShouldBe(1.11);
        Happened([pv], pv).ShouldBe(1.25); // alone: nothing tells its way
    }

    [Test]
    public void A_clock_that_is_wrong_is_set_right_by_the_fastest_hit()
    {
        var slow = Event(1, claims: 5000, sent: 5001, arrives: 2.4);
        var fast = Event(2, claims: 5002, sent: 5002, arrives: 3);
        Happened([slow, fast], slow).ShouldBe(1); // 4,999 s ahead, 0.4 s on its way
        Happened([slow, fast], fast).ShouldBe(3);
    }

    [Test]
    public void One_hit_of_another_clock_sets_nobodys_time()
    {
        var stray = Event(1, claims: 900, sent: 900, arrives: 2);
        var (first, second) = (Event(2, claims: 3, sent: 3, arrives: 3.2), Event(3, claims: 4, sent: 4, arrives: 4.01));
        Happened([stray, first, second], stray).ShouldBe(2);
        Happened([stray, first, second], first).ShouldBe(3.01);
    }

    [Test]
    public void What_is_longer_than_ten_seconds_is_another_clock()
    {
        var (first, second) = (Event(1, claims: 1, sent: 1, arrives: 1.01), Event(2, claims: 2, sent: 2, arrives: 2.01));
        Happened([first, second, Event(3, claims: 3, sent: 3, arrives: 12.99)], Event(3, claims: 3, sent: 3, arrives: 12.99)).ShouldBe(3.01);
        Happened([first, second, Event(3, claims: 3, sent: 3, arrives: 13.1)], Event(3, claims: 3, sent: 3, arrives: 13.1)).ShouldBe(13.1);
    }

    [Test]
    public void The_only_hit_of_a_clock_is_set_right_by_those_before_and_after_its_move()
    {
        var (slow, fast) = (Event(1, claims: 1, sent: 2, arrives: 2.2), Event(2, claims: 1864, sent: 1865, arrives: 5.01));
        var times = new DeviceTimes(Ledger([Move(4, 1860)]) with { Events = [slow, fast] });
        Seconds(times.HappenedAt(slow)).ShouldBe(1.01);
        Seconds(times.HappenedAt(fast)).ShouldBe(4.01);
    }

    [TestCase(600, 8.48, TestName = "A hit that was long on its way after a move that is no way is set right")]
    [TestCase(9.9, 8.58, TestName = "A hit from around a move that may be a way is not set right by it")]
    [TestCase(-9.9, 8.58, TestName = "A hit from around a move back that may be a way is not set right by it")]
    [TestCase(10, 8.48, TestName = "A move of ten seconds is no way")]
    public void A_hit_after_a_move(double by, double happened)
    {
        var (first, slow, third) = (Event(1, claims: 7 + by, sent: 7.5 + by, arrives: 7.51), Event(2, claims: 8.47 + by, sent: 8.5 + by, arrives: 8.61), Event(3, claims: 9 + by, sent: 9 + by, arrives: 9.02));
        Seconds(new DeviceTimes(Ledger([Move(1, by)]) with { Events = [first, slow, third] }).HappenedAt(slow)).ShouldBe(happened);
    }

    private static double Happened((double At, double By)[] moves, double claims, double? sent, double arrives)
    {
        var times = new DeviceTimes(Ledger([.. moves.Select(m => Move(m.At, m.By))]));
        return Seconds(times.HappenedAt(Event(1, claims, sent, arrives)));
    }

    private static double Happened(TrackedEvent[] events, TrackedEvent asked) => Seconds(new DeviceTimes(Ledger([]) with { Events = events }).HappenedAt(asked));

    private static double Seconds(DateTimeOffset time) => Math.Round((time - Start).TotalSeconds, 3);

    private static TrackedEvent Event(int hit, double claims, double? sent, double arrives) => new()
    {
        Name = "e", Properties = JsonSerializer.SerializeToElement(new { }), Context = new EventContext { Raw = JsonSerializer.SerializeToElement(new { }) }, Decoder = "story", HitNumber = hit,
        ClaimedAt = At(claims), SentAt = sent is { } s ? At(s) : null, ArrivedAt = At(arrives),
    };

    private static LedgerSnapshot Ledger(IReadOnlyList<LedgerAction> actions) => new() { Token = "s", StartedAt = Start, Actions = actions };

    private static LedgerAction Move(double at, double by) => new() { Kind = "clock", Detail = TimeSpan.FromSeconds(by).ToString("c"), StartedAt = At(at), EndedAt = At(at) };

    private static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);
}

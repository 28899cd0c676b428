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
    public void A_move_that_is_still_to_come_matters_to_nobody() => Happened([(20, 1860)], claims: 3, sent: 6, arrives: 7).ShouldBe(4);

    [Test]
    public void A_fresh_device_is_another_one()
    {
        var times = new DeviceTimes(Ledger([new LedgerAction { Kind = "fresh-device", StartedAt = At(3), EndedAt = At(4) }]));
        times.DeviceAt(At(3.5)).ShouldBe(1); // what the old one says as it goes
        times.DeviceAt(At(4)).ShouldBe(2);
    }

    private static double Happened((double At, double By)[] moves, double claims, double? sent, double arrives)
    {
        var times = new DeviceTimes(Ledger([.. moves.Select(m => new LedgerAction { Kind = "clock", Detail = TimeSpan.FromSeconds(m.By).ToString("c"), StartedAt = At(m.At), EndedAt = At(m.At) })]));
        var happened = times.HappenedAt(new TrackedEvent
        {
            Name = "e", Properties = JsonSerializer.SerializeToElement(new { }), Context = new EventContext { Raw = JsonSerializer.SerializeToElement(new { }) }, Decoder = "story",
            ClaimedAt = At(claims), SentAt = sent is { } s ? At(s) : null, ArrivedAt = At(arrives),
        });
        return Math.Round((happened - Start).TotalSeconds, 3);
    }

    private static LedgerSnapshot Ledger(IReadOnlyList<LedgerAction> actions) => new() { Token = "s", StartedAt = Start, Actions = actions };

    private static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);
}

using System.Globalization;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules;

/// <summary>How the device's clock went against the harness's, and which device it was: steps move the one and exchange the other.</summary>
internal sealed class DeviceTimes
{
    // two hits whose clocks differ by less speak of one clock
    private static readonly TimeSpan OneClock = TimeSpan.FromSeconds(1);

    // an SDK may take the two times from two clocks that are nearly right
    private static readonly TimeSpan OneTime = TimeSpan.FromMinutes(1);

    // what is longer than this is not the way of a hit, but another clock
    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(10);

    private readonly List<(DateTimeOffset Started, DateTimeOffset Ended, TimeSpan By)> moves;
    private readonly List<DateTimeOffset> fresh;
    private readonly Dictionary<(string Decoder, int Device, int Moves), TimeSpan> behind;
    private readonly Dictionary<(string Decoder, int Device), TimeSpan> behindUnmoved;

    public DeviceTimes(LedgerSnapshot ledger)
    {
        moves = [.. ledger.Actions.Where(a => a.Kind == "clock").OrderBy(a => a.EndedAt)
            .Select(a => (a.StartedAt, a.EndedAt, TimeSpan.TryParseExact(a.Detail, "c", CultureInfo.InvariantCulture, out var by) ? by : TimeSpan.Zero))];
        fresh = [.. ledger.Actions.Where(a => a.Kind == "fresh-device").Select(a => a.EndedAt).Order()];
        behind = Shortest(ledger, Clock, Way);
        behindUnmoved = Shortest(ledger, e => (e.Decoder, DeviceAt(e.ArrivedAt)), e => Way(e) + AheadAt(e.ArrivedAt));
    }

    /// <summary>Number of the device that was used at the time, from 1.</summary>
    public int DeviceAt(DateTimeOffset time) => 1 + fresh.Count(f => f <= time);

    /// <summary>How often the clock had been moved by then.</summary>
    public int MovesBy(DateTimeOffset time) => moves.Count(m => m.Ended <= time);

    /// <summary>How far the device's clock was ahead of the harness's at the time, by the steps that moved it.</summary>
    public TimeSpan AheadAt(DateTimeOffset time) => moves.Where(m => m.Ended <= time).Aggregate(TimeSpan.Zero, (sum, m) => sum + m.By);

    /// <summary>Whether a step turned the clock back, by more than the limit, in between.</summary>
    public bool TurnedBack(DateTimeOffset from, DateTimeOffset to, TimeSpan limit) => moves.Any(m => m.By < -limit && m.Ended >= from && m.Started <= to);

    /// <summary>When the device says that the event happened, by its own clock.</summary>
    public DateTimeOffset DeviceTime(JudgedEvent e) => e.Event.ClaimedAt is { } claimed && !IsAhead(e.Event) ? claimed : e.HappenedAt + AheadAt(e.HappenedAt);

    /// <summary>Whether it claims a time that comes after its own sending, by a clock that no step moved.</summary>
    public bool IsAhead(TrackedEvent e) => moves.Count == 0 && e is { ClaimedAt: { } claimed, SentAt: { } sent } && claimed - sent > OneTime && claimed - e.ArrivedAt > OneTime;

    /// <summary>When it happened by the harness's clock: the SDK's clock is set right by what it says of the sending, as in Snowplow's derived timestamp.</summary>
    /// <remarks>
    /// A clock that was moved between the event and its sending is set right by what the step moved it. A hit's time on its way is taken off: how much longer it was than the shortest one's
    /// of the same clock, as clocks are set over a network (RFC 5905, clock filter). Else two events of one device would change places where the first connection took its time.
    /// </remarks>
    public DateTimeOffset HappenedAt(TrackedEvent e) => e switch
    {
        { ClaimedAt: { } claimed, SentAt: { } sent } when moves.Count > 0 => Waited(sent - claimed, e.ArrivedAt) is { } waited ? e.ArrivedAt - waited - OnItsWay(e) : e.ArrivedAt,
        { ClaimedAt: { } claimed, SentAt: { } sent } when sent >= claimed => e.ArrivedAt - (sent - claimed) - OnItsWay(e),
        { ClaimedAt: { } claimed } when (e.ArrivedAt - (claimed - AheadAt(e.ArrivedAt))).Duration() < TimeSpan.FromMinutes(1) => claimed - AheadAt(e.ArrivedAt),
        _ => e.ArrivedAt,
    };

    private (string Decoder, int Device, int Moves) Clock(TrackedEvent e) => (e.Decoder, DeviceAt(e.ArrivedAt), MovesBy(e.ArrivedAt));

    private static TimeSpan Way(TrackedEvent e) => e.ArrivedAt - e.SentAt!.Value;

    private static Dictionary<T, TimeSpan> Shortest<T>(LedgerSnapshot ledger, Func<TrackedEvent, T> clock, Func<TrackedEvent, TimeSpan> way)
        where T : notnull => ledger.Events.Where(e => e.SentAt is not null).GroupBy(clock)
        .Select(g => (g.Key, Behind: Supported([.. g.DistinctBy(e => e.HitNumber).Select(way).Order()])))
        .Where(g => g.Behind is not null).ToDictionary(g => g.Key, g => g.Behind!.Value);

    // the shortest that another one bears out: one hit with a wrong clock sets nobody's time
    private static TimeSpan? Supported(List<TimeSpan> ways) => ways.Zip(ways.Skip(1)).Where(p => p.Second - p.First < OneClock).Select(p => (TimeSpan?)p.First).FirstOrDefault();

    // how much longer its hit was on the way than the fastest; none where a clock cannot be told from a way: a small move just before it
    private TimeSpan OnItsWay(TrackedEvent e) =>
        ShortestOf(e) is { } shortest && Way(e) - shortest is var longer && longer > TimeSpan.Zero && longer < LongestWay
        && !moves.Any(m => m.By.Duration() < LongestWay && m.Started < e.ArrivedAt && e.ArrivedAt - m.Ended < LongestWay) ? longer : TimeSpan.Zero;

    // of the only hit between two moves: by those before and after them
    private TimeSpan? ShortestOf(TrackedEvent e) => behind.TryGetValue(Clock(e), out var own) ? own
        : behindUnmoved.TryGetValue((e.Decoder, DeviceAt(e.ArrivedAt)), out var unmoved) ? unmoved - AheadAt(e.ArrivedAt) : null;

    // how long it waited, if it was made after the last move, before it, before the one before it, …; what was sent by the old clock and was on its way as that was moved waited no longer than it says
    private TimeSpan? Waited(TimeSpan claimed, DateTimeOffset arrived)
    {
        var waited = claimed;
        var onItsWay = claimed >= TimeSpan.Zero && moves.Any(m => m.Ended <= arrived && arrived - m.Ended < LongestWay) ? claimed : TimeSpan.MaxValue;
        for (var i = moves.Count; i >= 0; i--)
        {
            var madeAfter = i == 0 ? DateTimeOffset.MinValue : moves[i - 1].Started;
            if (i < moves.Count)
            {
                waited -= moves[i].Ended <= arrived ? moves[i].By : TimeSpan.Zero;
            }

            if (waited >= TimeSpan.Zero && waited < TimeSpan.FromDays(1) && arrived - waited >= madeAfter)
            {
                return waited < onItsWay ? waited : onItsWay;
            }
        }

        return onItsWay == TimeSpan.MaxValue ? null : onItsWay;
    }
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>An event claims when it happened, not when it was sent (all of a batch, and what waited for the network), and not a time that is yet to come.</summary>
internal static class ClaimedTimeRule
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan AtSending = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        var told = new HashSet<int>();
        foreach (var (occasion, e, latest) in Batched(journey).Where(b => told.Add(b.Event.Event.Number)))
        {
            yield return ledger.Finding(FindingKind.OutsideWindow, e, DeliveryTexts.StampedInBatch(ledger, occasion, e, latest), occasion.Planned.Place);
        }

        foreach (var e in ledger.Events.Where(e => e.Planned is not null && ledger.DeviceTimes.IsAhead(e.Event)))
        {
            yield return ledger.Finding(FindingKind.OutsideWindow, e, DeliveryTexts.StampedAhead(ledger, e), e.Planned!.Place);
        }

        foreach (var (occasion, e) in journey.Reconciled.SelectMany(r => r.Matched))
        {
            if (ledger.Offline.At(occasion.At) is { } away && away.To != DateTimeOffset.MaxValue && away.To - occasion.At >= Apart
                && occasion.Certain && e.HappenedAt >= away.To - ledger.Tolerances.Lead && IsStampedAtSending(ledger, e) && !ClaimsItsCause(ledger, occasion, e) && told.Add(e.Event.Number))
            {
                yield return ledger.Finding(FindingKind.OutsideWindow, e, DeliveryTexts.StampedOnline(ledger, occasion, e, away.To), occasion.Planned.Place);
            }
        }
    }

    // several causes, one claimed moment, and that is the sending's. The last cause must be one that an event follows at once: a click, or a dwell that was waited for; what came
    // before its cause was surely there says nothing
    private static IEnumerable<(Occasion Occasion, JudgedEvent Event, Occasion Latest)> Batched(Journey journey)
    {
        var ledger = journey.Ledger;
        if (ledger.Ledger.Actions.Any(a => a.Kind is "delay-requests" or "fail-requests"))
        {
            yield break;
        }

        // an event that reports several items at once has a time of its own
        var single = journey.Reconciled.SelectMany(r => r.Matched).GroupBy(m => m.Event.Event.Number).Where(g => g.Count() == 1).Select(g => g.First());
        foreach (var hit in single.Where(m => m.Occasion.Certain && m.Occasion.At <= m.Event.HappenedAt + ledger.Tolerances.Lead).GroupBy(m => m.Event.Event.HitNumber).Where(g => g.Count() > 1))
        {
            var batch = hit.OrderBy(m => m.Occasion.At).ToList();
            var (latest, by) = batch[^1];
            if (!(latest.Planned.Kind == EventKind.Click || (latest.Planned.Kind == EventKind.Exposure && latest.Planned.Trigger.Dwell >= Apart)))
            {
                continue;
            }

            foreach (var (occasion, e) in batch.Where(m => latest.At - m.Occasion.At >= Apart))
            {
                if (e.Event is { ClaimedAt: { } one } && by.Event.ClaimedAt is { } other && (one - other).Duration() <= SameMoment && IsStampedAtSending(ledger, e) && IsStampedAtSending(ledger, by)
                    && e.HappenedAt - occasion.At - HeldUp(ledger, occasion, e) >= Apart && !ClaimsItsCause(ledger, occasion, e))
                {
                    yield return (occasion, e, latest);
                }
            }
        }
    }

    // a page that is held up is late for all that happened meanwhile, and counts the time of what came then from its end
    private static TimeSpan HeldUp(JudgedLedger ledger, Occasion occasion, JudgedEvent e) => occasion.Visit is not { } visit ? TimeSpan.Zero
        : ledger.HoldUps.Within(visit.Document, occasion.Planned.Kind == EventKind.Exposure ? occasion.At - occasion.Planned.Trigger.Dwell : occasion.At, e.HappenedAt);

    // an SDK may say that it sent when it first tried: its own time is right all the same
    private static bool ClaimsItsCause(JudgedLedger ledger, Occasion occasion, JudgedEvent e) =>
        e.Event.ClaimedAt is { } claimed && claimed - ledger.DeviceTimes.AheadAt(occasion.At) - occasion.At is var late && late > -Apart && late - HeldUp(ledger, occasion, e) < Apart;

    private static bool IsStampedAtSending(JudgedLedger ledger, JudgedEvent e) => e.Event.ClaimedAt is { } claimed
        && (e.Event.SentAt is { } sent ? (sent - claimed).Duration() <= AtSending : (e.Event.ArrivedAt + ledger.DeviceTimes.AheadAt(e.Event.ArrivedAt) - claimed).Duration() <= AtSending * 5);
}

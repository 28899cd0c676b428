using TrackE2E.Core.Events;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>An event that was delivered and confirmed is not delivered again while its document lives on.</summary>
/// <remarks>A retry after a failure, a late or lost answer, an unload or a time offline is right: the warehouse takes equal ids together. One that nothing explains is a queue that was read twice.</remarks>
internal static class WireDuplicateRule
{
    private static readonly HashSet<string> Interrupting = ["open", "reload", "back", "leave", "close", "relaunch", "fresh-device", "collector-fault", "freeze", "offline", "online"];

    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        var again = ledger.Events.Where(e => e.Deliveries.Count > 1).ToList();
        if (again.Count == 0 || ledger.Ledger.Hits.Count == 0)
        {
            yield break;
        }

        var hits = ledger.Ledger.Hits.ToDictionary(h => h.Number);
        var events = ledger.Ledger.Events.ToDictionary(e => e.Number);
        foreach (var e in again)
        {
            var deliveries = e.Deliveries.Select(number => events.GetValueOrDefault(number)).OfType<TrackedEvent>().ToList();
            foreach (var second in deliveries.Skip(1))
            {
                if (second.ArrivedAt <= ledger.Until && hits.TryGetValue(e.Event.HitNumber, out var first) && IsUnexplained(ledger, first, hits.GetValueOrDefault(second.HitNumber) ?? first))
                {
                    yield return ledger.Finding(FindingKind.DuplicateEvent, e, DeliveryTexts.DeliveredAgain(ledger, e, first, second), ledger.Plan.Delivery.Place ?? e.Planned?.Place);
                    break;
                }
            }
        }
    }

    private static bool IsUnexplained(JudgedLedger ledger, Hit one, Hit other)
    {
        if (one.Number == other.Number)
        {
            return true;
        }

        // numbers are given when a body is there in whole
        var (first, second) = one.ArrivedAt <= other.ArrivedAt ? (one, other) : (other, one);
        var (from, to) = (first.ArrivedAt - ledger.Tolerances.Soon, second.ArrivedAt);
        return first.Status is >= 200 and < 300 && first.AnswerDelay == TimeSpan.Zero
            && !ledger.Ledger.Actions.Any(a => Interrupting.Contains(a.Kind) && a.EndedAt >= from && a.StartedAt <= to)
            && !ledger.Offline.Touches(from, to)
            && !ledger.DocumentTurns.Any(at => at >= from && at <= to);
    }
}

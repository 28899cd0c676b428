using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Sequence;

/// <summary>A page view comes before what is clicked and seen in its visit.</summary>
/// <remarks>
/// Blamed is a page view that says itself that it happened after an event of its own visit. What happens in the first moments of a visit races with the page, and a page whose
/// requests a step delayed may be late: nobody is blamed then.
/// </remarks>
internal static class EntryFirstRule
{
    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        if (ledger.Ledger.Actions.Any(a => a.Kind is "delay-requests" or "fail-requests"))
        {
            yield break;
        }

        var others = journey.Reconciled.SelectMany(r => r.Matched)
            .Where(m => m.Occasion is { Visit: not null, Certain: true } o && o.Planned.Kind is EventKind.Click or EventKind.Exposure)
            .ToLookup(m => m.Occasion.Visit!.Number);
        foreach (var (occasion, view) in journey.Reconciled.SelectMany(r => r.Matched).Where(m => m.Occasion.Planned.Kind == EventKind.PageView && m.Occasion.Visit is not null))
        {
            // a page view that consent made due is of that moment
            var began = occasion.At;
            var earlier = others[occasion.Visit!.Number]
                .Where(m => m.Occasion.FirstDue > began + ledger.Tolerances.Lead && m.Event.HappenedAt >= began && SameClock(ledger, m.Event, view) && IsBefore(ledger, m.Event, view))
                .OrderBy(m => m.Event.HappenedAt).Select(m => m.Event).FirstOrDefault();
            if (earlier is not null)
            {
                yield return ledger.Finding(FindingKind.WrongOrder, view, SequenceTexts.ViewAfter(ledger, view, earlier, occasion), occasion.Planned.Place);
            }
        }
    }

    private static bool SameClock(JudgedLedger ledger, JudgedEvent a, JudgedEvent b) =>
        a.Event.Decoder == b.Event.Decoder && ledger.DeviceTimes.MovesBy(a.HappenedAt) == ledger.DeviceTimes.MovesBy(b.HappenedAt);

    private static bool IsBefore(JudgedLedger ledger, JudgedEvent a, JudgedEvent b)
    {
        var byClock = ledger.DeviceTimes.DeviceTime(a).CompareTo(ledger.DeviceTimes.DeviceTime(b));
        return byClock != 0 ? byClock < 0 : a.Event.Number < b.Event.Number;
    }
}

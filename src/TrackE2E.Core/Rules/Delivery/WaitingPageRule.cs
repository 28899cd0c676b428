using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>The page does not wait for the collector: a visit that begins only when a late answer came, though its click was long before.</summary>
/// <remarks>Needs a fault that holds answers back. A step that delays the page's own requests may have done it too: nobody is blamed then.</remarks>
internal static class WaitingPageRule
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(250);

    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        var late = ledger.Ledger.Hits.Where(h => h.AnswerDelay >= Late && h.Status is >= 200 and < 300).ToList();
        if (late.Count == 0 || ledger.Ledger.Actions.Any(a => a.Kind is "delay-requests" or "fail-requests"))
        {
            yield break;
        }

        var clicks = ledger.Observed.OfType<Clicked>().Where(c => c is { Trusted: true, Disabled: false }).ToList();
        var others = ledger.Ledger.Actions.Where(a => a.Kind is not ("click" or "swipe" or "scroll" or "wait" or "hold" or "collector-fault")).ToList();
        foreach (var (occasion, view) in journey.Matched.Where(m => m.Occasion.Planned.Kind == EventKind.PageView && m.Occasion.Visit is not null))
        {
            var began = occasion.Visit!.Began;
            if (clicks.LastOrDefault(c => c.At < began) is not { } click || began - click.At < Late || others.Any(a => a.EndedAt > click.At && a.StartedAt < began))
            {
                continue;
            }

            // sent because of the click, answered just before the visit
            var waited = late.FirstOrDefault(h => h.ArrivedAt >= click.At && h.ArrivedAt <= click.At + ledger.Tolerances.Soon
                && began >= h.ArrivedAt + h.AnswerDelay && began <= h.ArrivedAt + h.AnswerDelay + AtOnce);
            if (waited is not null)
            {
                yield return ledger.Finding(FindingKind.OutsideWindow, view, DeliveryTexts.PageWaited(ledger, occasion, view, click.At, waited), occasion.Planned.Place);
            }
        }
    }
}

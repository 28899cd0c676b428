using TrackE2E.Core.Events;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>Tells an event that was made and never arrived from one that was never made.</summary>
/// <remarks>A sign of the first: the collector could not be reached, the tab was closed or the site left at once, the SDK's own numbers have a gap there, a request was cut off as its page was left, or it is too large for what browsers send of a page that is left.</remarks>
internal static class LostEvents
{
    // fetch with keepalive and sendBeacon: 64 KiB (WHATWG fetch); in base64 three characters take four
    private const int Large = 40_000;

    /// <summary>Why the event of the occasion is lost; null when it may never have been made.</summary>
    public static Wording? Why(JudgedLedger ledger, Occasion occasion, OfflineQueue queue)
    {
        if (occasion.Planned.When?.Kind != Plans.CauseKind.Online && ledger.Offline.At(occasion.At) is { } away)
        {
            return queue.FullAt(occasion) is { } full ? DeliveryTexts.WrongEnd(ledger, full) : DeliveryTexts.WasOffline(ledger, away.From);
        }

        var tolerances = ledger.Tolerances;
        if (ledger.Ledger.Actions.FirstOrDefault(a => a.Kind is "close" or "leave" or "relaunch" && occasion.At >= a.StartedAt - tolerances.Soon && occasion.At <= a.EndedAt + tolerances.Lead) is { } gone)
        {
            return DeliveryTexts.WasClosed(ledger, gone.StartedAt);
        }

        if (CutOff(ledger, occasion) is { } cut)
        {
            return DeliveryTexts.WasCutOff(ledger, cut);
        }

        if (Gap(ledger, occasion) is { } gap)
        {
            return DeliveryTexts.NumberedGap(ledger, gap.Before, gap.After);
        }

        return occasion.Visit is { } visit
            && ledger.Ledger.Actions.LastOrDefault(a => a.Kind == "type" && a.StartedAt >= visit.Began && a.StartedAt <= occasion.At && (a.Secret ?? a.Detail)?.Length >= Large) is { } typed
            ? DeliveryTexts.TooLarge((typed.Secret ?? typed.Detail)!.Length) : (Wording?)null;
    }

    // a browser drops what it has not sent of a page that is left, unless it was asked to keep it alive. An event may have waited long where they are sent together, else it was just made.
    private static Hit? CutOff(JudgedLedger ledger, Occasion occasion)
    {
        if (occasion.Visit is not { } visit || ledger.EndOfDocument(visit.Document) is var left && left == DateTimeOffset.MaxValue
            || !(left - occasion.At <= ledger.Tolerances.Soon || ledger.Events.GroupBy(e => e.Event.HitNumber).Any(hit => hit.Skip(1).Any())))
        {
            return null;
        }

        return ledger.Ledger.Hits.FirstOrDefault(h => (h.ArrivedAt - left).Duration() <= ledger.Tolerances.Soon
            && h.Headers.TryGetValue("content-length", out var length) && long.TryParse(length, out var announced) && announced > h.Body.Length);
    }

    // neighbours in the SDK's numbers that are none, around the occasion, while its document lived on: what navigation kills was never handed over
    private static (JudgedEvent Before, JudgedEvent After)? Gap(JudgedLedger ledger, Occasion occasion)
    {
        if (occasion.Visit is not { } visit)
        {
            return null;
        }

        var ended = ledger.EndOfDocument(visit.Document);
        foreach (var (before, after) in ledger.NumberGaps)
        {
            if (before.HappenedAt <= occasion.At + ledger.Tolerances.Lead && after.HappenedAt >= occasion.At - ledger.Tolerances.Lead && ended >= after.HappenedAt)
            {
                return (before, after);
            }
        }

        return null;
    }
}

/// <summary>Finds events that a later document sends again of a page that is not on screen any more.</summary>
internal static class ResentEvents
{
    /// <summary>The matched event that this one repeats: equal in name, properties and page, from before the document; null when there is none.</summary>
    public static (Occasion Occasion, JudgedEvent Event)? OriginalOf(JudgedLedger ledger, IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> matched, JudgedEvent e)
    {
        var page = e.Planned?.Page ?? ledger.Plan.Element(e.Planned?.Element ?? "")?.Page;
        if (page is null || ledger.VisitAt(e.HappenedAt) is not { } visit || visit.Page?.Id == page)
        {
            return null;
        }

        var text = e.Event.Properties.GetRawText();
        return matched.Where(m => m.Event.HappenedAt < e.HappenedAt && m.Event.Planned!.Id == e.Planned!.Id && m.Occasion.Visit?.Document != visit.Document
                && m.Event.Event.Properties.GetRawText() == text)
            .Select(m => ((Occasion, JudgedEvent)?)m).LastOrDefault();
    }
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Custom;

/// <summary>An element came on screen, any part of it: once for each item in the span of <c>once-per</c>.</summary>
/// <remarks>A session and a user end where the events around say so; where they do not agree, nobody is blamed.</remarks>
internal static class ShownOccasions
{
    public static IEnumerable<Occasion> Of(JudgedLedger ledger, PlannedEvent planned)
    {
        var element = planned.When!.Of!;
        var visible = ledger.VisibleTimes;
        var epochs = new Epochs(ledger);
        var shown = new HashSet<(string, int, string?)>();
        var repetitions = new Dictionary<string, Repetition>(StringComparer.Ordinal);
        foreach (var seen in Shows(ledger, element, visible, shown))
        {
            var visit = ledger.VisitOf(seen.Document, seen.Visit);
            if (!ledger.IsOnPageOf(element, visit))
            {
                continue;
            }

            var occasion = CustomOccasions.Make(ledger, planned, visit, seen.At, CustomTexts.Shown(element, seen.Item, visit, ledger.Clock(seen.At))) with
            {
                // the page knows that it draws before anybody can see it
                Opens = seen.At - ledger.Tolerances.Soon,
                Item = seen.Item,
                Ordinals = seen.Ordinal is { } place ? [place] : [],
            };
            if (!repetitions.TryGetValue(seen.Item ?? "", out var repetition))
            {
                repetitions[seen.Item ?? ""] = repetition = new Repetition(ledger, epochs, planned.Trigger.OncePer);
            }

            if (repetition.IsDueAgain(occasion) is var again && again != false)
            {
                repetition.Add(occasion);
                yield return occasion with { Certain = again == true };
            }
        }
    }

    // from unseen to seen; what is on a page in the background is seen when the page is
    private static IEnumerable<ShareChanged> Shows(JudgedLedger ledger, string element, VisibleTimes visible, HashSet<(string, int, string?)> shown)
    {
        var hidden = new Dictionary<(string, int, string?), ShareChanged>();
        foreach (var observation in ledger.Observed)
        {
            switch (observation)
            {
                case ShareChanged share when share.Element == element:
                    var key = (share.Document, share.Visit, share.Item);
                    hidden.Remove(key);
                    if (share.Share <= 0)
                    {
                        shown.Remove(key);
                    }
                    else if (!visible.At(share.Document, share.At))
                    {
                        hidden[key] = share;
                    }
                    else if (shown.Add(key))
                    {
                        yield return share;
                    }

                    break;
                case VisibilityChanged { Visible: true } or VisitBegan { Cause: "activate" }:
                    foreach (var (waiting, share) in hidden.Where(h => h.Key.Item1 == observation.Document).ToList())
                    {
                        hidden.Remove(waiting);
                        if (shown.Add(waiting))
                        {
                            yield return share with { At = observation.At };
                        }
                    }

                    break;
            }
        }
    }
}

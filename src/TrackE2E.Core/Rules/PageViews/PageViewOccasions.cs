using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.PageViews;

/// <summary>Which visits cause a pv: entry into a page or tab, again where the plan's <c>again-on</c> says so.</summary>
/// <remarks>Source: the JD article's scenarios S1 to S5; parameters once-per and again-on of the plan.</remarks>
internal static class PageViewOccasions
{
    public static IEnumerable<Occasion> Of(JudgedLedger ledger)
    {
        foreach (var planned in ledger.Plan.Events.Where(e => e.Kind == EventKind.PageView))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            Visit? previous = null;
            foreach (var visit in ledger.Visits)
            {
                if (visit.Began <= ledger.Until && visit.Page?.Id == planned.Page && Counts(planned, visit, previous, seen))
                {
                    yield return Occasion(planned, visit, ledger);
                }

                previous = visit;
            }
        }
    }

    private static bool Counts(PlannedEvent planned, Visit visit, Visit? previous, HashSet<string> seen)
    {
        if (planned.Tab is not null ? planned.Tab != visit.Tab : visit.Cause == "tab")
        {
            return false;
        }

        // another query or fragment of the same address is the same stay on the page
        if (visit.Cause is "replace" or "hash" or "push" && previous is { } p && p.Document == visit.Document && p.Page == visit.Page && p.Path == visit.Path && p.Tab == visit.Tab)
        {
            return false;
        }

        // the address of a page whose tab was switched stays: the tab's own first showing counts
        var first = seen.Add(visit.Path + "\n" + (planned.Tab is null ? "" : visit.Tab));
        if (first)
        {
            return true;
        }

        return planned.Trigger.OncePer is OncePer.Visit or OncePer.View && planned.Trigger.AgainOn.Contains(visit.Cause switch
        {
            "tab" => AgainOn.TabReturn,
            "reload" => AgainOn.Reload,
            _ => AgainOn.Return,
        });
    }

    private static Occasion Occasion(PlannedEvent planned, Visit visit, JudgedLedger ledger)
    {
        var closes = visit.Began + ledger.Tolerances.Within;
        var at = ledger.Clock(visit.Began);
        var place = visit.Tab is null ? visit.PageId : $"{visit.PageId} › {visit.Tab}";
        return new Occasion
        {
            Planned = planned,
            At = visit.Began,
            Opens = visit.Began - ledger.Tolerances.Lead,
            Closes = closes,
            Visit = visit,
            Certain = visit.Began + ledger.Due <= ledger.Until,
            Evidence = new Wording(
                $"visit {visit.Number} of {place} began at {at} ({visit.Cause})",
                $"第 {visit.Number} 次页面停留：{place}，开始于 {at}（{visit.Cause}）"),
        };
    }
}

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
            var seen = new Seen();
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

    private static bool Counts(PlannedEvent planned, Visit visit, Visit? previous, Seen seen)
    {
        if (visit.Cause == "tab")
        {
            // the page as a whole is not entered by switching its tabs
            return planned.Tab is not null && planned.Tab == visit.Tab && (seen.Tab(visit.Tab!) || AgainOn(planned, Plans.AgainOn.TabReturn));
        }

        // another query or fragment of the same address is the same stay on the page
        if (visit.Cause is "replace" or "hash" or "push" && previous is { } p && p.Document == visit.Document && p.Page == visit.Page && p.Path == visit.Path && p.Tab == visit.Tab)
        {
            return false;
        }

        var first = seen.Entry(visit);
        return (planned.Tab is null || planned.Tab == visit.Tab)
            && (first || AgainOn(planned, visit.Cause == "reload" ? Plans.AgainOn.Reload : Plans.AgainOn.Return));
    }

    private static bool AgainOn(PlannedEvent planned, AgainOn way) =>
        planned.Trigger.OncePer is OncePer.Visit or OncePer.View && planned.Trigger.AgainOn.Contains(way);

    private static Occasion Occasion(PlannedEvent planned, Visit visit, JudgedLedger ledger)
    {
        // a slow page may report late in the stay; what is sent when the page is left is not sent on entry
        var closes = visit.Ended is not { } ended ? DateTimeOffset.MaxValue
            : ended - visit.Began > ledger.Tolerances.Soon ? ended - ledger.Tolerances.Edge
            : ended + ledger.Tolerances.Soon;
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

    /// <summary>What was shown before: addresses in the scenario, and tabs in one stay on the page.</summary>
    private sealed class Seen
    {
        private readonly HashSet<string> paths = new(StringComparer.Ordinal);
        private readonly HashSet<string> tabs = new(StringComparer.Ordinal);

        public bool Entry(Visit visit)
        {
            tabs.Clear();
            tabs.Add(visit.Tab ?? "");
            return paths.Add(visit.Path);
        }

        public bool Tab(string tab) => tabs.Add(tab);
    }
}

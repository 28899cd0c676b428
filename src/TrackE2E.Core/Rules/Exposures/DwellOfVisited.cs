using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>How long an exposure may be on its way after the last thing that happened: its dwell has to pass first.</summary>
public static class DwellOfVisited
{
    /// <summary>The longest dwell of exposures that the visited pages can have; of all exposures where nothing was visited, or a page that the plan does not know.</summary>
    public static TimeSpan Longest(LedgerSnapshot ledger, TrackingPlan plan)
    {
        var visited = Visits.Of(ledger, plan).Select(visit => visit.Page?.Id).ToHashSet();
        var anywhere = visited.Count == 0 || visited.Contains(null);
        return plan.Events.Where(planned => planned.Kind == EventKind.Exposure && (anywhere || PageOf(planned) is not { } page || visited.Contains(page))).Select(planned => planned.Trigger.Dwell).DefaultIfEmpty().Max();

        string? PageOf(PlannedEvent planned) => planned.Page ?? (planned.Element is { } element ? plan.Element(element)?.Page : null);
    }
}

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Which visit an event belongs to: that of the occasion that it reports, else the only one that was going on.</summary>
internal sealed class EventVisits
{
    private readonly Dictionary<int, Occasion> occasions = [];
    private readonly JudgedLedger ledger;

    public EventVisits(Journey journey)
    {
        ledger = journey.Ledger;
        foreach (var r in journey.Reconciled)
        {
            foreach (var (occasion, e) in r.Matched.Concat(r.OutsideWindow).Concat(r.WrongTarget).Concat(r.Duplicates))
            {
                occasions.TryAdd(e.Event.Number, occasion);
            }
        }
    }

    /// <summary>What caused it; null when nothing is known to.</summary>
    public Occasion? OccasionOf(JudgedEvent e) => occasions.GetValueOrDefault(e.Event.Number);

    /// <summary>Null when it cannot be told: near the border of two visits, or with several tabs open.</summary>
    public Visit? Of(JudgedEvent e)
    {
        if (OccasionOf(e)?.Visit is { } caused)
        {
            return caused;
        }

        Visit? only = null;
        foreach (var visit in ledger.Visits)
        {
            if (visit.Began > e.HappenedAt + ledger.Tolerances.Lead || !visit.Covers(e.HappenedAt, ledger.Tolerances.Lead))
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = visit;
        }

        return only;
    }
}

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Which visit an event belongs to: that of the occasion that it reports, else the only one that was going on, or the only one of its own page.</summary>
/// <remarks>A second event for an occasion of an earlier visit belongs to the visit of its own page in which it came: its values are of that one.</remarks>
internal sealed class EventVisits
{
    private readonly Dictionary<int, Occasion> occasions = [];
    private readonly JudgedLedger ledger;

    public EventVisits(Journey journey)
    {
        ledger = journey.Ledger;
        foreach (var r in journey.Reconciled)
        {
            foreach (var (occasion, e) in r.Matched.Concat(r.OutsideWindow).Concat(r.WrongTarget).Concat(r.Duplicates.Where(d => !CameInAnother(d.Occasion, d.Event))))
            {
                occasions.TryAdd(e.Event.Number, occasion);
            }
        }
    }

    /// <summary>What caused it; null when nothing is known to.</summary>
    public Occasion? OccasionOf(JudgedEvent e) => occasions.GetValueOrDefault(e.Event.Number);

    /// <summary>Null when it cannot be told: near the border of two visits of its page, or with several tabs open.</summary>
    public Visit? Of(JudgedEvent e) => (OccasionOf(e) is { MayBeOfAnother: false } own ? own.Visit : null) ?? Around(e);

    private Visit? Around(JudgedEvent e)
    {
        var near = ledger.Visits.Where(v => v.Began <= e.HappenedAt + ledger.Tolerances.Lead && v.Covers(e.HappenedAt, ledger.Tolerances.Lead)).ToList();
        if (near.Count > 1 && PageOf(e) is not null)
        {
            // near the border of two pages it is its own page's, if only one of the visits is
            near.RemoveAll(v => !IsItsOwn(v, e));
        }

        return near.Count == 1 ? near[0] : null;
    }

    private bool CameInAnother(Occasion occasion, JudgedEvent e) => Around(e) is { } visit && visit != occasion.Visit && IsItsOwn(visit, e);

    private bool IsItsOwn(Visit visit, JudgedEvent e) => (PageOf(e) is not { } page || visit.Page?.Id == page) && (e.Planned!.Tab is not { } tab || visit.Tab == tab);

    private string? PageOf(JudgedEvent e) => e.Planned?.Page ?? ledger.Plan.Element(e.Planned?.Element ?? "")?.Page;
}

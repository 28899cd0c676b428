using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Attribution;

/// <summary>Which click led to a visit, by what was observed.</summary>
/// <remarks>
/// The last click before the visit, on the page that was left for it, when the visit began within 3 s of it. After a longer time (a page that waits for its API) it cannot be told; without a
/// click on that page there is none. A way back is led by no click, unless one was just before it (a back button of the page).
/// </remarks>
internal sealed class LeadingClicks(Journey journey, PreviousPages pages)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private readonly ILookup<string, Clicked> clicks = journey.Ledger.Observed.OfType<Clicked>().Where(c => c.Trusted && !c.Disabled).ToLookup(c => c.Document, StringComparer.Ordinal);

    private readonly Dictionary<int, Lead> known = [];

    public Lead Of(Visit visit)
    {
        var stay = journey.Stays.First(visit);
        if (!known.TryGetValue(stay.Number, out var lead))
        {
            known[stay.Number] = lead = Find(stay);
        }

        return lead;
    }

    private Lead Find(Visit stay)
    {
        if (pages.Of(stay) is not [var only])
        {
            return Lead.Unknown;
        }

        if (only is not { } left)
        {
            return Lead.None;
        }

        var since = journey.Stays.First(left).Began;
        var click = clicks[left.Document].LastOrDefault(c => c.At >= since && c.At <= stay.Began + stay.Uncertainty);
        if (click is null)
        {
            return Lead.None;
        }

        var time = stay.Began - click.At;
        if (stay.Cause is "pop" or "restore" or "tab")
        {
            return time <= journey.Ledger.Tolerances.Soon && stay.Cause != "tab" ? Lead.Unknown : Lead.None;
        }

        if (time > Soon || journey.Ledger.Ledger.Actions.Any(a => a.Kind is "open" or "back" or "reload" or "press-key" && a.StartedAt > click.At && a.StartedAt < stay.Began))
        {
            return Lead.Unknown;
        }

        var reported = journey.Reconciled.SelectMany(r => r.Matched.Concat(r.OutsideWindow).Concat(r.WrongTarget)).FirstOrDefault(m => ReferenceEquals(m.Occasion.Cause, click) && m.Occasion.Planned.Kind == EventKind.Click);
        if (reported.Event is { } e)
        {
            return new Lead(true, e.Event.Name, e, click);
        }

        // a click that the plan knows, and that was not reported: its name is known, what it would have said is not
        var planned = click.Targets.Select(t => journey.Ledger.Reported.FirstOrDefault(p => p.Kind == EventKind.Click && p.Element == t.Element && journey.Ledger.IsOnPageOf(t.Element, left))).FirstOrDefault(p => p is not null);
        return planned is null ? Lead.None : new Lead(true, planned.ReportedAs.Name, null, click);
    }
}

/// <summary>A click that led to a visit: Known false, it cannot be told; Name null, there was none; Event null, it was not reported.</summary>
internal sealed record Lead(bool IsKnown, string? Name, JudgedEvent? Event, Clicked? Click)
{
    public static Lead Unknown { get; } = new(false, null, null, null);

    public static Lead None { get; } = new(true, null, null, null);
}

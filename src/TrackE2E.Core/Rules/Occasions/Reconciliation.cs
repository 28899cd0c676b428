using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>What came of matching occasions with events.</summary>
internal sealed record Reconciled
{
    /// <summary>An event and the occasion that caused it.</summary>
    public required IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> Matched { get; init; }

    /// <summary>An event of the right thing at the wrong time.</summary>
    public required IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> OutsideWindow { get; init; }

    /// <summary>An event that names another page, element or item than the occasion that caused it.</summary>
    public required IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> WrongTarget { get; init; }

    /// <summary>A second event for an occasion that has its own.</summary>
    public required IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> Duplicates { get; init; }

    /// <summary>Occasions that no event reports.</summary>
    public required IReadOnlyList<Occasion> Missing { get; init; }

    /// <summary>Events that nothing caused.</summary>
    public required IReadOnlyList<JudgedEvent> Unexpected { get; init; }
}

/// <summary>Matches occasions with events of one kind, and names what is left over.</summary>
/// <remarks>See the decision on matching. Order of naming: matched, duplicate in the same visit, outside-window, wrong-target, duplicate elsewhere, unexpected.</remarks>
internal static class Reconciliation
{
    public static Reconciled Of(JudgedLedger ledger, EventKind kind, IReadOnlyList<Occasion> occasions)
    {
        var events = ledger.Events
            .Where(e => e.Planned?.Kind == kind && !ledger.IsOutside(e) && ledger.Consent.Forbidding(e, ledger) is null)
            .Where(e => kind == EventKind.PageView || (kind == EventKind.Custom ? e.Planned!.When : (object?)e.Planned!.Element) is not null)
            .SelectMany(e => e.PerItem())
            .OrderBy(e => e.HappenedAt).ToList();
        var free = new HashSet<JudgedEvent>(events, ReferenceEqualityComparer.Instance);
        var open = new List<Occasion>(occasions.OrderBy(o => o.At));

        var matched = Take((o, e) => SameThing(o, e) && e.HappenedAt >= o.Opens && e.HappenedAt <= o.Closes, Window, across: false);
        var early = Take((o, e) => kind == EventKind.Exposure && o.Certain && SameThing(o, e) && e.HappenedAt >= o.At - o.Planned.Trigger.Dwell && e.HappenedAt < o.Opens, Dwelling, across: false);
        var duplicates = Repeats(e => matched.Where(m => m.Event.Planned!.Id == e.Planned!.Id && m.Event.Item == e.Item && (SameVisit(ledger, m.Occasion, e) || IsInWindow(m.Occasion, e)) && !IsBefore(m.Occasion, e) && !NearerToAnother(m.Occasion, e)));
        var outside = Take((o, e) => o.Certain && SameThing(o, e) && SameVisit(ledger, o, e), Stay, across: false);
        var wrong = Take((o, e) => o.Certain && !SameThing(o, e) && e.HappenedAt >= o.Opens && e.HappenedAt <= o.Closes, Window, across: true);
        var misdated = Take((o, e) => o.Certain && SameThing(o, e) && e.HappenedAt < o.Opens && e.Event.ArrivedAt >= o.At && e.Event.ArrivedAt <= o.Closes, Before, across: false);
        var elsewhere = Repeats(e => matched.Where(m => m.Event.Planned!.Id == e.Planned!.Id && m.Event.Item == e.Item && m.Event.HappenedAt <= e.HappenedAt && IsOncePerMore(e)));
        return new Reconciled
        {
            Matched = matched,
            OutsideWindow = [.. early, .. outside, .. misdated],
            WrongTarget = wrong,
            Duplicates = [.. duplicates, .. elsewhere],
            Missing = [.. open.Where(o => o.Certain)],
            Unexpected = [.. events.Where(free.Contains)],
        };

        // just after a page or tab was left for another, a pv or click is the other's, with the wrong name on it
        bool NearerToAnother(Occasion own, JudgedEvent e) => kind != EventKind.Exposure && open.Any(o =>
            o.Certain && !SameThing(o, e) && e.HappenedAt >= o.Opens && e.HappenedAt <= o.Closes
            && (e.HappenedAt - o.At).Duration() < (e.HappenedAt - own.At).Duration());

        // groups of one planned event and item are aligned by themselves; across groups all together
        List<(Occasion Occasion, JudgedEvent Event)> Take(Func<Occasion, JudgedEvent, bool> mayPair, Func<Occasion, (DateTimeOffset, DateTimeOffset)> span, bool across)
        {
            var taken = new List<(Occasion Occasion, JudgedEvent Event)>();
            var left = events.Where(free.Contains).ToList();
            if (across)
            {
                taken.AddRange(Alignment.Of(open, left, mayPair, span));
            }
            else
            {
                var byThing = left.ToLookup(e => (Thing(e.Planned!), ItemKey.IsPlanned(e.Planned!) ? e.Item : null));
                foreach (var group in open.GroupBy(o => (Thing(o.Planned), ItemKey.IsPlanned(o.Planned) ? o.Item : null)))
                {
                    taken.AddRange(Aligned([.. group], [.. byThing[group.Key]], mayPair, span));
                }
            }

            var reported = taken.Select(t => t.Occasion).ToHashSet<Occasion>(ReferenceEqualityComparer.Instance);
            open.RemoveAll(reported.Contains);
            free.ExceptWith(taken.Select(t => t.Event));
            return taken;
        }

        // of two pages that are open, one may report late what was due before the other's: pairs that cross are found when the others are taken
        static List<(Occasion Occasion, JudgedEvent Event)> Aligned(
            List<Occasion> causes, List<JudgedEvent> reports, Func<Occasion, JudgedEvent, bool> mayPair, Func<Occasion, (DateTimeOffset, DateTimeOffset)> span)
        {
            var all = new List<(Occasion Occasion, JudgedEvent Event)>();
            while (Alignment.Of(causes, reports, mayPair, span) is { Count: > 0 } pairs)
            {
                var done = new HashSet<object>(pairs.SelectMany(p => new object[] { p.Occasion, p.Event }), ReferenceEqualityComparer.Instance);
                causes.RemoveAll(done.Contains);
                reports.RemoveAll(done.Contains);
                all.AddRange(pairs);
            }

            return all;
        }

        static (DateTimeOffset, DateTimeOffset) Dwelling(Occasion o) => (o.At - o.Planned.Trigger.Dwell, o.Opens);

        static (DateTimeOffset, DateTimeOffset) Before(Occasion o) => (DateTimeOffset.MinValue, o.Opens);

        (DateTimeOffset, DateTimeOffset) Stay(Occasion o) => o.Visit is { } v
            ? (v.Began - ledger.Tolerances.Lead, v.Ended is { } ended ? ended + ledger.Tolerances.Lead : DateTimeOffset.MaxValue) : (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

        List<(Occasion Occasion, JudgedEvent Event)> Repeats(Func<JudgedEvent, IEnumerable<(Occasion Occasion, JudgedEvent Event)>> originals)
        {
            var repeats = new List<(Occasion, JudgedEvent)>();
            foreach (var e in events.Where(free.Contains).ToList())
            {
                if (originals(e).Select(m => m.Occasion).LastOrDefault() is { } first)
                {
                    repeats.Add((first, e));
                    free.Remove(e);
                }
            }

            return repeats;
        }
    }

    private static bool SameThing(Occasion occasion, JudgedEvent e) =>
        occasion.IsReportedAs(e.Planned!) && (!ItemKey.IsPlanned(occasion.Planned) || occasion.Item is null || occasion.Item == e.Item);

    // alternatives of one cause share a name on the wire
    private static string Thing(PlannedEvent planned) => planned switch
    {
        { Kind: EventKind.PageView } => $"{planned.Page}\n{planned.Tab}\n{planned.ReportedAs.Name}",
        { Kind: EventKind.Custom, When: { } when } => $"{when.Kind}\n{when.Of}\n{planned.ReportedAs.Name}",
        _ => $"{planned.Element}\n{planned.ReportedAs.Name}",
    };

    // a click or a leave may be reported, and reported again, when its page is left already
    private static bool IsInWindow(Occasion occasion, JudgedEvent e) =>
        occasion.Planned.Kind is EventKind.Click or EventKind.Custom && e.HappenedAt >= occasion.Opens && e.HappenedAt <= occasion.Closes;

    // what was reported before its cause was there repeats nothing
    private static bool IsBefore(Occasion occasion, JudgedEvent e) => e.HappenedAt < (occasion.Planned.Kind is EventKind.Click or EventKind.Custom ? occasion.Opens : occasion.FirstSign);

    private static bool SameVisit(JudgedLedger ledger, Occasion occasion, JudgedEvent e) =>
        occasion.Visit is null || occasion.Visit.Covers(e.HappenedAt, ledger.Tolerances.Lead);

    private static (DateTimeOffset From, DateTimeOffset To) Window(Occasion occasion) => (occasion.Opens, occasion.Closes);

    private static bool IsOncePerMore(JudgedEvent e) =>
        e.Planned!.Kind == EventKind.PageView || e.Planned.Trigger.OncePer is OncePer.Session or OncePer.Ever;
}

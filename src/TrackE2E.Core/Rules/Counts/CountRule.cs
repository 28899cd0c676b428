using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Exposures;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>How often a planned event was reported, and with what: steps that count.</summary>
/// <remarks>
/// A step looks at the events that no earlier step claimed. Cells that say <c>= value</c> pick among them; the other cells, and the plan, judge each picked one. When nothing is
/// picked and as many are there as expected, the values are blamed and not the count.
/// </remarks>
internal static class CountRule
{
    public static Judgement Judge(JudgedLedger ledger, ExpectCount expected, HashSet<int> claimed)
    {
        var free = ledger.Events.Where(e => e.Planned?.Id == expected.Event && !claimed.Contains(e.Event.Number)).ToList();
        var fields = expected.Fields.Select(f => new FieldRule(f, ledger)).ToList();
        var picked = free.Where(e => fields.All(f => f.Picks(e))).ToList();
        if (picked.Count == 0 && expected.Count > 0 && free.Count == expected.Count)
        {
            picked = free;
        }

        var findings = new List<Finding>();
        if (picked.Count < expected.Count && !expected.OrFewer)
        {
            findings.Add(Missing(ledger, expected.Event, expected.Count, picked.Count, [.. free.Except(picked)], fields, expected.OrMore));
        }
        else if (picked.Count > expected.Count && !expected.OrMore)
        {
            findings.AddRange(picked.Skip(expected.Count).Select(e => TooMany(ledger, e, expected.Count, picked.Count, expected.OrFewer)));
        }

        foreach (var e in picked.Take(expected.OrMore ? picked.Count : Math.Max(expected.Count, 1)))
        {
            findings.AddRange(fields.SelectMany(f => f.Judge(e)));
            if (expected.Count > 0)
            {
                findings.AddRange(ledger.PropertiesOf(e).Where(f => !fields.Any(row => row.Covers(f))));
            }
        }

        findings.AddRange(Untimely(ledger, expected.Event, picked));
        claimed.UnionWith(picked.Select(e => e.Event.Number));
        return new Judgement(expected, findings, [expected.Event]);
    }

    public static Judgement Judge(JudgedLedger ledger, ExpectNoOthers expected, HashSet<int> claimed)
    {
        var asked = ledger.Events.Where(e => expected.Event is null || e.Planned?.Id == expected.Event).ToLookup(e => claimed.Contains(e.Event.Number));
        return new Judgement(expected, [.. asked[false].Select(TooManyOf)], expected.Event is { } id ? [id] : []);

        Finding TooManyOf(JudgedEvent e)
        {
            var (had, others) = (asked[true].Count(SameAs), asked[false].Count(SameAs));
            return TooMany(ledger, e, had, had + others);

            bool SameAs(JudgedEvent other) => other.Planned?.Id == e.Planned?.Id && other.Event.Name == e.Event.Name;
        }
    }

    public static Judgement Judge(JudgedLedger ledger, ExpectNothing expected)
    {
        var reported = ledger.Events.Where(e => expected.Events.Count == 0 || expected.Events.Contains(e.Planned?.Id ?? "")).ToList();
        return new Judgement(expected, [.. reported.Select(e => TooMany(ledger, e, 0, reported.Count))], expected.Events);
    }

    // a counted exposure must have been seen long enough; what the observer did not see is not blamed here
    private static IEnumerable<Finding> Untimely(JudgedLedger ledger, string id, IReadOnlyList<JudgedEvent> picked)
    {
        var occasions = ExposureOccasions.Of(ledger).Where(o => o.Planned.Id == id).ToList();
        return occasions.Count == 0
            ? []
            : Reconciliation.Of(ledger, EventKind.Exposure, occasions).OutsideWindow
                .Where(p => picked.Contains(p.Event))
                .Select(p => new ReconciliationFindings(ledger).Untimely(p.Occasion, p.Event));
    }

    public static Finding Missing(JudgedLedger ledger, string id, int expected, int actual, IReadOnlyList<JudgedEvent> near, IReadOnlyList<FieldRule>? fields = null, bool orMore = false)
    {
        var planned = ledger.Plan.Event(id)!;
        var picks = fields?.Where(f => near.Count == 0 || f.CanPick(near[0])).Select(f => f.Text).ToList() ?? [];
        var with = picks.Count == 0 ? new Wording("", "") : new Wording($" with {string.Join(", ", picks)}", $"，字段满足 {string.Join("、", picks)}");
        return new Finding
        {
            Kind = FindingKind.MissingEvent,
            Event = id,
            Page = planned.Page ?? (planned.Element is null ? ledger.VisitAt(ledger.Until)?.PageId : ledger.Plan.Element(planned.Element)?.Page),
            Element = planned.Element,
            What = CountTexts.TooFew(EventText.Of(planned, ledger.Language), actual, expected).In(ledger.Language),
            Expected = new Wording($"{(orMore ? "at least " : "")}{expected} × {id}{with.En}", $"{(orMore ? "至少 " : "")}{expected} 次 {id}{with.Zh}").In(ledger.Language),
            PlanPlace = planned.Place,
            Actual = CountTexts.Nearest(ledger, planned, near, fields ?? []).In(ledger.Language),
            At = ledger.Until - ledger.Ledger.StartedAt,
            Do = new Wording("report it when this happens, or mend the scenario or the plan", "发生时上报该事件，或修改场景或方案").In(ledger.Language),
        };
    }

    private static Finding TooMany(JudgedLedger ledger, JudgedEvent e, int expected, int actual, bool orFewer = false)
    {
        var name = e.Planned is null ? e.Event.Name : EventText.Of(e.Planned, ledger.Language);
        return new Finding
        {
            Kind = expected == 0 ? FindingKind.UnexpectedEvent : FindingKind.DuplicateEvent,
            Event = e.Planned?.Id ?? e.Event.Name,
            Page = ledger.PageOf(e),
            Element = e.Planned?.Element,
            Item = e.Item,
            What = CountTexts.TooMany(name, actual, expected).In(ledger.Language),
            Expected = new Wording($"{(orFewer ? "at most " : "")}{expected} ×", $"{(orFewer ? "最多 " : "")}{expected} 次").In(ledger.Language),
            PlanPlace = e.Planned?.Place,
            Actual = CountTexts.Reported(ledger, e).In(ledger.Language),
            EventNumber = e.Event.Number,
            At = e.HappenedAt - ledger.Ledger.StartedAt,
            Do = new Wording("report it once for one cause, or mend the scenario or the plan", "一次行为只上报一次，或修改场景或方案").In(ledger.Language),
        };
    }
}

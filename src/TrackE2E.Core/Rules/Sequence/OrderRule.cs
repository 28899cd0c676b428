using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules.Counts;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Sequence;

/// <summary>Events come in the order asked for, by the SDK's clock: a leave event may overtake earlier ones on the wire.</summary>
internal static class OrderRule
{
    public static Judgement Judge(JudgedLedger ledger, ExpectOrder expected)
    {
        var findings = new List<Finding>();
        var events = ledger.Events.OrderBy(e => e.HappenedAt).ThenBy(e => e.Event.Number).ToList();
        var from = 0;
        JudgedEvent? previous = null;
        foreach (var id in expected.Events)
        {
            var index = events.FindIndex(from, e => e.Planned?.Id == id);
            if (index >= 0)
            {
                previous = events[index];
                from = index + 1;
                continue;
            }

            var earlier = events.FindIndex(0, from, e => e.Planned?.Id == id && !ReferenceEquals(e, previous));
            findings.Add(earlier < 0 || previous is null
                ? CountRule.Missing(ledger, id, 1, 0, [])
                : WrongOrder(ledger, id, events[earlier], previous, events));
        }

        return new Judgement(expected, findings, expected.Events);
    }

    private static Finding WrongOrder(JudgedLedger ledger, string id, JudgedEvent actual, JudgedEvent previous, IEnumerable<JudgedEvent> all)
    {
        var planned = ledger.Plan.Event(id)!;
        var order = string.Join(" → ", all.Where(e => e.Planned is not null).Select(e => $"{e.Planned!.Id} ({ledger.Clock(e.HappenedAt)})"));
        return new Finding
        {
            Kind = FindingKind.WrongOrder,
            Event = id,
            Page = planned.Page,
            Element = planned.Element,
            Item = actual.Item,
            What = new Wording($"{id} came before {previous.Planned!.Id}", $"{id} 先于 {previous.Planned.Id} 上报").In(ledger.Language),
            Expected = new Wording($"{previous.Planned.Id}, then {id}", $"先 {previous.Planned.Id}，后 {id}").In(ledger.Language),
            PlanPlace = planned.Place,
            Actual = order,
            EventNumber = actual.Event.Number,
            At = actual.HappenedAt - ledger.Ledger.StartedAt,
            Do = new Wording("report in the order in which things happen, each with its own time", "按发生顺序上报，并带上各自的发生时间").In(ledger.Language),
        };
    }
}

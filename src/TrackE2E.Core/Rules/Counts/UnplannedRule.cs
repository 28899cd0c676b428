using TrackE2E.Core.Rules.Builds;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>Every captured event is in the plan, and every hit could be read.</summary>
internal static class UnplannedRule
{
    public static IReadOnlyList<Finding> Judge(JudgedLedger ledger) =>
        [.. ledger.Events.Where(e => e.Planned is null || ledger.IsOutside(e)).Select(e => e.Planned is { } planned ? Outside(ledger, e, planned) : Finding(ledger, e))];

    // planned, and not for this build
    private static Finding Outside(JudgedLedger ledger, JudgedEvent e, Plans.PlannedEvent planned) => ledger.Finding(
        FindingKind.UnplannedEvent, e,
        new Said(BuildTexts.What(planned), BuildTexts.Expected(planned), BuildTexts.Actual(e.Event.Name, ledger.Builds.Named(planned, e.Event)), BuildTexts.Do(planned)),
        planned.Place);

    private static Finding Finding(JudgedLedger ledger, JudgedEvent e)
    {
        var name = e.Event.Name;
        var sameName = ledger.Plan.Events.Where(p => p.ReportedAs.Name == name).ToList();
        var near = sameName.Count > 0
            ? new Wording(
                $"the plan knows {name} only as {string.Join(", ", sameName.Select(Described))}; this one came from {e.Event.Context.PageUrl ?? "(no url)"}",
                $"方案中的 {name} 只有 {string.Join("、", sameName.Select(Described))}；本条来自 {e.Event.Context.PageUrl ?? "（无 url）"}")
            : Nearest(ledger, name);
        return new Finding
        {
            Kind = FindingKind.UnplannedEvent,
            Event = name,
            Page = ledger.PageOf(e),
            What = new Wording($"{name} is not in the plan", $"{name} 不在埋点方案中").In(ledger.Language),
            Expected = new Wording("only events that the plan knows", "只上报方案中的事件").In(ledger.Language),
            Actual = near.In(ledger.Language),
            EventNumber = e.Event.Number,
            At = e.HappenedAt - ledger.Ledger.StartedAt,
            Do = new Wording("take the call out of the product, or add the event to the plan", "从产品中删除该上报，或把事件补充到方案").In(ledger.Language),
        };

        static string Described(Plans.PlannedEvent p) =>
            p.ReportedAs.Where.Count == 0 ? p.Id : $"{p.Id} ({string.Join(", ", p.ReportedAs.Where.Select(w => $"{w.Key} = {w.Value}"))})";
    }

    private static Wording Nearest(JudgedLedger ledger, string name)
    {
        var nearest = Plans.NearestName.Best(name, ledger.Plan.Events.Select(p => p.ReportedAs.Name));
        return nearest is null
            ? new Wording($"reported: {name}", $"实际上报：{name}")
            : new Wording($"reported: {name}; the nearest planned name is {nearest}", $"实际上报：{name}；方案中最接近的名称是 {nearest}");
    }
}

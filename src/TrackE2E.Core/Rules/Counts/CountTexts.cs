using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>The sentences of steps that count.</summary>
internal static class CountTexts
{
    public static Wording TooFew(string name, int actual, int expected) => actual == 0
        ? new($"{name} was not reported", $"{name} 没有上报")
        : new($"{name} was reported {actual} of {expected} times", $"{name} 应上报 {expected} 次，实际 {actual} 次");

    public static Wording TooMany(string name, int actual, int expected) => expected == 0
        ? new($"{name} was reported though nothing of the kind was expected", $"{name} 不应上报却上报了")
        : new($"{name} was reported {actual} times, expected {expected}", $"{name} 上报了 {actual} 次，期望 {expected} 次");

    public static Wording Reported(JudgedLedger ledger, JudgedEvent e)
    {
        var item = e.Item is null ? "" : $" \"{e.Item}\"";
        return new(
            $"event {e.Event.Number} at {ledger.Clock(e.HappenedAt)}:{item} {Cut(e.Event.Properties.GetRawText())}",
            $"第 {e.Event.Number} 条事件，{ledger.Clock(e.HappenedAt)}：{item} {Cut(e.Event.Properties.GetRawText())}");
    }

    /// <summary>What did arrive, and of those of the same name the one with the fewest differing fields.</summary>
    public static Wording Nearest(JudgedLedger ledger, PlannedEvent planned, IReadOnlyList<JudgedEvent> near, IReadOnlyList<FieldRule> fields)
    {
        if (near.Count > 0)
        {
            var best = near.MinBy(e => fields.Count(f => !f.Picks(e)))!;
            var differs = fields.Where(f => !f.Picks(best)).Select(f => f.Differs(best)).ToList();
            return differs.Count == 0
                ? Reported(ledger, best)
                : new($"nearest: event {best.Event.Number} at {ledger.Clock(best.HappenedAt)}, where {string.Join(", ", differs.Select(d => d.En))}",
                      $"最接近：第 {best.Event.Number} 条事件（{ledger.Clock(best.HappenedAt)}），其中 {string.Join("，", differs.Select(d => d.Zh))}");
        }

        var others = ledger.Events.GroupBy(e => e.Planned?.Id ?? e.Event.Name).Select(g => $"{g.Key} × {g.Count()}").ToList();
        if (others.Count == 0)
        {
            return NothingYet(ledger);
        }

        var sameName = ledger.Events.FirstOrDefault(e => e.Planned?.Id != planned.Id && e.Event.Name == planned.ReportedAs.Name);
        var why = sameName is null ? new Wording("", "") : Misses(planned, sameName);
        return new($"reported so far: {string.Join(", ", others)}{why.En}", $"目前已上报：{string.Join("、", others)}{why.Zh}");
    }

    /// <summary>What reached the collector when no event did.</summary>
    public static Wording NothingYet(JudgedLedger ledger) => ledger.Ledger.Hits.Count == 0
        ? new("no request reached the collector", "采集端没有收到任何请求")
        : new($"{ledger.Ledger.Hits.Count} request(s) reached the collector, no event of the plan in them", $"采集端收到 {ledger.Ledger.Hits.Count} 个请求，但其中没有方案中的事件");

    private static Wording Misses(PlannedEvent planned, JudgedEvent e)
    {
        var conditions = string.Join(", ", planned.ReportedAs.Where.Select(w => $"{w.Key} = {w.Value}"));
        return conditions.Length == 0
            ? new Wording("", "")
            : new($"; event {e.Event.Number} has the name {e.Event.Name} too, but {planned.Id} wants {conditions}: {Cut(e.Event.Properties.GetRawText())}",
                  $"；第 {e.Event.Number} 条事件名同为 {e.Event.Name}，但 {planned.Id} 要求 {conditions}：{Cut(e.Event.Properties.GetRawText())}");
    }

    private static string Cut(string json) => json.Length <= 300 ? json : json[..300] + "…";
}

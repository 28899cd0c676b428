using System.Text.Json;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>Two events that belong together have the same value, such as the request id of a list and of the click in it.</summary>
internal static class SameRule
{
    public static Judgement Judge(JudgedLedger ledger, ExpectSame expected)
    {
        var (firsts, seconds) = (Of(expected.First), Of(expected.Second));
        List<Finding> findings = [.. new[] { expected.First, expected.Second }.Where(id => Of(id).Count == 0).Distinct().Select(id => CountRule.Missing(ledger, id, 1, 0, []))];
        if (findings.Count == 0)
        {
            findings.AddRange(seconds.Select(second => Differs(ledger, expected.Path, Partner(firsts, second), second)).OfType<Finding>());
        }

        return new Judgement(expected, findings, [expected.First, expected.Second]);

        List<JudgedEvent> Of(string id) => [.. ledger.Events.Where(e => e.Planned?.Id == id)];
    }

    private static JudgedEvent Partner(List<JudgedEvent> firsts, JudgedEvent second)
    {
        var others = firsts.Where(f => f.Event.Number != second.Event.Number).DefaultIfEmpty(firsts[0]).ToList();
        var ofItem = others.Where(f => f.Item is not null && f.Item == second.Item).ToList();
        var from = ofItem.Count > 0 ? ofItem : others;
        return from.Where(f => f.HappenedAt <= second.HappenedAt).MaxBy(f => f.HappenedAt) ?? from.MinBy(f => f.HappenedAt)!;
    }

    private static Finding? Differs(JudgedLedger ledger, string path, JudgedEvent first, JudgedEvent second)
    {
        var (wanted, actual) = (PropertyPath.Find(first.Event.Properties, path), PropertyPath.Find(second.Event.Properties, path));
        if (wanted is { } a && actual is { } b && JsonElement.DeepEquals(a, b))
        {
            return null;
        }

        var planned = PropertyPath.Find(second.Planned!, path);
        var sensitive = planned?.Sensitive == true || PropertyPath.Find(first.Planned!, path)?.Sensitive == true;
        var name = EventText.Of(second.Planned!, ledger.Language);
        var missing = actual is null || wanted is null;
        var sentFirst = new Wording($"as in event {first.Event.Number}, {first.Planned!.Id}: {ValueText.Of(wanted, "en", sensitive)}", $"与第 {first.Event.Number} 条事件 {first.Planned!.Id} 相同：{ValueText.Of(wanted, "zh", sensitive)}");
        return ledger.Placed(
            new Finding
            {
                Kind = missing ? FindingKind.RequiredMissing : FindingKind.ValueDiffers,
                Event = wanted is null ? first.Planned!.Id : second.Planned!.Id,
                Property = JsonPointer.OfDotted(path),
                What = new Wording($"{name} has another \"{path}\" than {first.Planned!.Id}", $"{name} 的 \"{path}\" 与 {first.Planned!.Id} 不同").In(ledger.Language),
                Expected = sentFirst.In(ledger.Language),
                PlanPlace = planned?.Place ?? second.Planned!.Place,
                Actual = ValueText.Of(actual, ledger.Language, sensitive),
                EventNumber = second.Event.Number,
                Do = new Wording("report the same value with both events, or mend the scenario", "两个事件上报相同的值，或修改场景").In(ledger.Language),
            },
            second);
    }
}

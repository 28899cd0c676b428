using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>Every planned event that was reported has what the table asks for: common fields, such as a user id or an app version.</summary>
internal static class EveryRule
{
    /// <exception cref="BrokenException">step-unusable: nothing was reported, so nothing can be looked at.</exception>
    public static Judgement Judge(JudgedLedger ledger, ExpectEvery expected)
    {
        var fields = expected.Fields.Select(f => new FieldRule(f, ledger)).ToList();
        var events = ledger.Events.Where(e => e.Planned is not null).ToList();
        return events.Count == 0
            ? throw new BrokenException(
                "step-unusable",
                new("there is no event to look at", "没有可核对的事件"),
                new("at least one event of the plan, reported before this step", "在此步骤之前至少上报过一个方案中的事件"),
                CountTexts.NothingYet(ledger),
                new("do something that is tracked before this step", "先做一个会触发上报的操作"))
            : new Judgement(expected, [.. events.SelectMany(e => fields.SelectMany(f => f.Judge(e)))], events.Select(e => e.Planned!.Id));
    }
}

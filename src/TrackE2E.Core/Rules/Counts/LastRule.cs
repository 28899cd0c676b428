using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>A field of the last event of its id, counted by an earlier step or not.</summary>
internal static class LastRule
{
    public static Judgement Judge(JudgedLedger ledger, ExpectLast expected)
    {
        var field = new FieldRule(expected.Field, ledger);
        var last = ledger.Events.Where(e => e.Planned?.Id == expected.Event).OrderBy(e => e.HappenedAt).LastOrDefault();
        return new Judgement(expected, last is null ? [CountRule.Missing(ledger, expected.Event, 1, 0, [])] : [.. field.Judge(last)], [expected.Event]);
    }
}

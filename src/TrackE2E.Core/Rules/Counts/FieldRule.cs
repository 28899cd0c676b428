using System.Text.Json;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>A row of a rule table, ready to pick events and to judge them.</summary>
internal sealed class FieldRule(ExpectedField row, JudgedLedger ledger)
{
    private readonly RuleCell cell = RuleCell.Parse(row.Rule);

    /// <summary>Says one value: it tells which event is meant.</summary>
    public bool CanPick => cell.Picks;

    public string Text => $"{row.Path} {row.Rule}".TrimEnd();

    public bool Picks(JudgedEvent e) => !cell.Picks || Violation(e) is null;

    /// <summary>Whether a finding of the plan is about this row's property: the scenario's own words go before the plan's.</summary>
    public bool Covers(Finding finding) => !cell.IsBlank && finding.Property == JsonPointer.OfDotted(row.Path);

    public Wording Differs(JudgedEvent e)
    {
        var violation = Violation(e)!;
        return new($"{row.Path} is {violation.Actual.En}, not {violation.Expected.En}", $"{row.Path} 为 {violation.Actual.Zh}，而不是 {violation.Expected.Zh}");
    }

    public Finding? Judge(JudgedEvent e)
    {
        if (cell.IsBlank || Violation(e) is not { } violation)
        {
            return null;
        }

        var planned = Planned(e);
        return new Finding
        {
            Kind = violation.Kind,
            Event = e.Planned!.Id,
            Property = JsonPointer.OfDotted(row.Path),
            Page = ledger.VisitAt(e.HappenedAt)?.PageId ?? e.Planned.Page,
            Element = e.Planned.Element,
            Item = e.Item,
            What = new Wording(
                $"{EventText.Of(e.Planned, "en")}: \"{row.Path}\" is not what the scenario says",
                $"{EventText.Of(e.Planned, "zh")}：\"{row.Path}\" 与场景的规则不符").In(ledger.Language),
            Expected = violation.Expected.In(ledger.Language),
            PlanPlace = planned?.Place ?? e.Planned.Place,
            Actual = violation.Actual.In(ledger.Language),
            EventNumber = e.Event.Number,
            At = e.HappenedAt - ledger.Ledger.StartedAt,
            Do = new Wording("mend the value that is sent, or the rule in the scenario", "修正上报的值，或修改场景中的规则").In(ledger.Language),
        };
    }

    private RuleViolation? Violation(JudgedEvent e) => cell.Judge(Value(e), row.Shown, Planned(e));

    private JsonElement? Value(JudgedEvent e) => EventIdentifier.ValueAt(e.Event.Properties, row.Path);

    private PlannedProperty? Planned(JudgedEvent e) => PropertyPath.Find(e.Planned!.Properties, row.Path);
}

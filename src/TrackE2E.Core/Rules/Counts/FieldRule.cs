using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>A row of a rule table, ready to pick events and to judge them.</summary>
internal sealed class FieldRule
{
    private readonly ExpectedField row;
    private readonly JudgedLedger ledger;
    private readonly RuleCell cell;

    /// <exception cref="BrokenException">step-unusable: the cell cannot be read.</exception>
    public FieldRule(ExpectedField row, JudgedLedger ledger)
    {
        this.row = row;
        this.ledger = ledger;
        cell = RuleCell.TryParse(row.Rule, out var read, out var problem) ? read! : throw new BrokenException(
            "step-unusable", new($"the rule of \"{row.Path}\" cannot be read", $"无法读取“{row.Path}”的规则"), problem, $"\"{row.Rule}\"", new("mend the cell of the table", "修正表格中的单元格"));
    }

    public string Text => $"{row.Path} {row.Rule}".TrimEnd();

    /// <summary>Whether the row tells which events are meant.</summary>
    public bool CanPick(JudgedEvent e) => cell.Picks(PropertyPath.Find(e.Planned!, row.Path));

    /// <summary>False when the row says which events are meant and this is not one of them.</summary>
    public bool Picks(JudgedEvent e)
    {
        var planned = PropertyPath.Find(e.Planned!, row.Path);
        return !cell.Picks(planned) || cell.Selects(PropertyPath.Find(e.Event.Properties, row.Path), row.Shown, planned);
    }

    /// <summary>Whether a finding of the plan is about this row's property: the scenario's own words go before the plan's.</summary>
    public bool Covers(Finding finding) => !cell.IsBlank && finding.Property == JsonPointer.OfDotted(row.Path);

    public Wording Differs(JudgedEvent e)
    {
        var value = PropertyPath.Find(e.Event.Properties, row.Path);
        var sensitive = PropertyPath.Find(e.Planned!, row.Path)?.Sensitive == true;
        return new($"{row.Path} is {ValueText.Of(value, "en", sensitive)}", $"{row.Path} 为 {ValueText.Of(value, "zh", sensitive)}");
    }

    public IEnumerable<Finding> Judge(JudgedEvent e) => cell.IsBlank ? [] : PropertyRules
        .JudgeField(e.Planned!, e.Event, row.Path, cell, row.Shown, ledger.JudgedIn)
        .Select(f => ledger.Placed(IsKey(e) && f.Kind == FindingKind.ValueDiffers ? f with { Kind = FindingKind.WrongTarget } : f, e));

    // another item's key says that the event is another item's
    private bool IsKey(JudgedEvent e) => PropertyPath.Find(e.Planned!, row.Path)?.Key == true;
}

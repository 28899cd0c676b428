using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Counts;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>A row of a step's table that cannot be meant.</summary>
/// <param name="Problem">What is wrong, as a run would say it.</param>
/// <param name="Place">The step.</param>
public sealed record UnusableRow(BrokenException Problem, SourceLocation Place);

/// <summary>Reads the tables of fields and rules below steps of the vocabulary, and the items that they name, before anything is driven.</summary>
public static class TableCheck
{
    private static readonly string[] OfOneItem = ["event-reported-of", "not-reported-of"];
    private static readonly string[] OfOneField = ["field-is", "same-field"];
    private static readonly string[] OfOneEvent = ["event-reported", "event-reported-at-least", "event-reported-at-most", .. OfOneItem];
    private static readonly (string Step, EventKind Kind)[] OfTouched = [("pv-reported", EventKind.PageView), ("click-reported", EventKind.Click), ("exposure-reported", EventKind.Exposure)];

    /// <summary>The rows that cannot be meant, in the order in which they stand.</summary>
    /// <param name="uses">Steps with their definitions; a team's own steps are not looked at.</param>
    /// <param name="plan">The plan that the scenarios will be judged by; null when there is none: then only the rules are read.</param>
    public static IReadOnlyList<UnusableRow> Of(IEnumerable<StepUse> uses, TrackingPlan? plan)
    {
        ArgumentNullException.ThrowIfNull(uses);
        var names = plan is null ? null : new PlanNames(plan);
        return [.. uses.Where(use => use.Definition.Method is null).DistinctBy(use => (use.Step.Location, use.Step.Text)).SelectMany(use => Of(use, plan, names))];
    }

    /// <summary>Names near to a property that none of the events has; null when one of them has it, leaves it open, or when the row says that it is missing.</summary>
    internal static IReadOnlyList<string>? Unplanned(IReadOnlyList<PlannedEvent> events, (string Path, string Rule) row) =>
        events.Count == 0 || events.Any(planned => PropertyPath.MayHold(planned, row.Path)) || (RuleCell.TryParse(row.Rule, out var cell, out _) && cell!.IsMissing)
            ? null
            : NearestName.Of(row.Path, events.SelectMany(PropertyPath.Of).Distinct());

    private static IEnumerable<UnusableRow> Of(StepUse use, TrackingPlan? plan, PlanNames? names)
    {
        var step = use.Definition.Id.Split('.')[0];
        var table = use.Step.Pickle.Argument?.DataTable;
        if (step == "in-order")
        {
            foreach (var problem in OfOrder([.. (table?.Rows ?? []).Select(row => row.Cells[0].Value)], names))
            {
                yield return new(problem, use.Step.Location);
            }

            yield break;
        }

        if (OfOneField.Contains(step) && Named(use, "value").FirstOrDefault() is { } path)
        {
            foreach (var named in plan is null ? [] : Named(use, "event").Select(name => names!.Event(name).Found).OfType<PlannedEvent>())
            {
                if (Unplanned([named], (path, "")) is { } near)
                {
                    yield return new(Broken.NoSuchProperty(named, path, near), use.Step.Location);
                }
            }
        }

        if (step == "every-event" && table is null)
        {
            yield return new(Broken.NoFields(), use.Step.Location);
        }

        var events = plan is null ? [] : Events(use, step, plan, names!);
        if (OfOneItem.Contains(step) && events is [var planned] && ItemField.Of(planned, "") is null)
        {
            yield return new(Broken.NoItems(planned), use.Step.Location);
        }

        if (table is null || StepTable.All.FirstOrDefault(s => s.Id == step) is not { TakesTable: true })
        {
            yield break;
        }

        if (table.Rows.FirstOrDefault(row => row.Cells.Count != 2) is { } odd)
        {
            yield return new(Broken.NoRuleTable(odd.Cells.Count), use.Step.Location);
            yield break;
        }

        foreach (var row in RuleRows.Of(table.Rows.Select(r => (r.Cells[0].Value, r.Cells[1].Value))))
        {
            if (!RuleCell.TryParse(row.Rule, out _, out var problem))
            {
                yield return new(Broken.NoRule(row.Path, row.Rule, problem), use.Step.Location);
            }
            else if (Unplanned(events, row) is { } nearest)
            {
                yield return new(Broken.NoSuchProperty(events[0], row.Path, nearest), use.Step.Location);
            }
        }
    }

    private static IEnumerable<BrokenException> OfOrder(IReadOnlyList<string> rows, PlanNames? names)
    {
        var said = RuleRows.Events(rows);
        if (said.Count < 2)
        {
            yield return Broken.NoOrder(said.Count);
        }

        foreach (var name in said)
        {
            if (names?.Event(name) is { Found: null, Several.Count: 0 } unknown)
            {
                yield return Broken.NotOne(new("event", "事件"), SaidText.Unquoted(name), false, unknown.Nearest);
            }
        }
    }

    private static IEnumerable<string> Named(StepUse use, params string[] kinds) =>
        use.Definition.Expression.Match(use.Step.Text)?.Where(a => kinds.Contains(a.Type.Name)).Select(a => SaidText.Unquoted(a.Group.Value ?? "")) ?? [];

    // none when it is not clear which event is meant: that is said elsewhere
    private static IReadOnlyList<PlannedEvent> Events(StepUse use, string step, TrackingPlan plan, PlanNames names)
    {
        var said = Named(use, "event", "page", "element").FirstOrDefault();
        if (step == "every-event")
        {
            return plan.Events;
        }

        if (said is null)
        {
            return [];
        }

        return OfOneEvent.Contains(step)
            ? names.Event(said).Found is { } one ? [one] : []
            : OfTouched.Where(t => t.Step == step).SelectMany(t => plan.Events.Where(e => e.Kind == t.Kind && (e.Page == names.Page(said).Found?.Id || e.Element == names.Element(said).Found?.Id))).ToList();
    }
}

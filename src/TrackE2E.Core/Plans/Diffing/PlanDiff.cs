namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Compares two versions of a plan, and says whom each difference breaks.</summary>
/// <remarks>
/// Producers are the apps that send: a change breaks them when it forbids what was allowed. Consumers are the jobs that read: a change breaks them when something that they were promised may be
/// absent, elsewhere or of another type. Compatible changes are listed too.
/// </remarks>
public static class PlanDiff
{
    /// <summary>Every difference, by event id; none when the plans say the same.</summary>
    public static IReadOnlyList<PlanChange> Between(TrackingPlan old, TrackingPlan current)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(current);

        var changes = new List<PlanChange>();
        foreach (var before in old.Events)
        {
            if (current.Event(before.Id) is { } after)
                Event(before, after, changes);
            else
                changes.Add(new PlanChange(before.Id, before.Id, "the event is removed", true, true, before.Place));
        }

        changes.AddRange(current.Events.Where(after => old.Event(after.Id) is null).Select(after => new PlanChange(after.Id, after.Id, "the event is new", false, false, after.Place)));
        Things("page", old.Pages.ToDictionary(page => page.Id, page => (page.Place, Text: PageText(page))), current.Pages.ToDictionary(page => page.Id, page => (page.Place, Text: PageText(page))), changes);
        Things("element", old.Elements.ToDictionary(element => element.Id, element => (element.Place, Text: ElementText(element))), current.Elements.ToDictionary(element => element.Id, element => (element.Place, Text: ElementText(element))), changes);
        return [.. changes.OrderBy(change => change.Event ?? "~", StringComparer.Ordinal)];
    }

    private static void Event(PlannedEvent before, PlannedEvent after, List<PlanChange> changes)
    {
        void Change(string what, string from, string to, bool producers, bool consumers)
        {
            if (from != to)
                changes.Add(new PlanChange(after.Id, $"{after.Id} › {what}", $"{from} → {to}", producers, consumers, after.Place));
        }

        Change("kind", Word(before.Kind), Word(after.Kind), true, true);
        Change("reported-as", Wire(before), Wire(after), true, true);
        Change("page", $"{before.Page} {before.Tab}".Trim(), $"{after.Page} {after.Tab}".Trim(), true, true);
        Change("element", before.Element ?? "none", after.Element ?? "none", true, true);

        // what is counted becomes something else: figures before and after cannot be compared
        Change("trigger", Trigger(before), Trigger(after), true, true);
        Change("additional-properties", Flag(before.AdditionalProperties), Flag(after.AdditionalProperties), !after.AdditionalProperties, false);

        PropertyDiff.Compare(after.Id, before.Properties, after.Properties, !after.AdditionalProperties, changes, after.Place);
    }

    private static void Things(string what, Dictionary<string, (PlanPlace Place, string Text)> old, Dictionary<string, (PlanPlace Place, string Text)> current, List<PlanChange> changes)
    {
        foreach (var (id, before) in old)
        {
            if (!current.TryGetValue(id, out var after))
                changes.Add(new PlanChange(null, $"{what} {id}", $"the {what} is removed", false, false, before.Place));
            else if (after.Text != before.Text)
                changes.Add(new PlanChange(null, $"{what} {id}", $"{before.Text} → {after.Text}", false, false, after.Place));
        }

        changes.AddRange(current.Where(pair => !old.ContainsKey(pair.Key)).Select(pair => new PlanChange(null, $"{what} {pair.Key}", $"the {what} is new", false, false, pair.Value.Place)));
    }

    private static string PageText(PlannedPage page) => $"{page.Match.Path} {Pairs(page.Match.Query)} {page.Match.Hash}".Trim() + (page.Tabs.Count > 0 ? $" tabs {string.Join(", ", page.Tabs.Select(tab => tab.Id))}" : "");

    private static string ElementText(PlannedElement element) => $"{element.Page} {element.Within} {Pairs(element.Locate)} {element.Key}{(element.Repeats ? " repeats" : "")}".Trim();

    private static string Wire(PlannedEvent planned) => planned.ReportedAs.Where.Count == 0 ? planned.ReportedAs.Name : $"{planned.ReportedAs.Name} where {Pairs(planned.ReportedAs.Where)}";

    private static string Pairs(IReadOnlyDictionary<string, string> pairs) => string.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Trigger(PlannedEvent planned)
    {
        var rule = planned.Trigger;
        var parts = planned.Kind switch
        {
            EventKind.Exposure => FormattableString.Invariant($"{rule.VisibleShare} for {rule.Dwell.TotalMilliseconds} ms, {(rule.CumulativeDwell ? "cumulative" : "continuous")}{(rule.DwellShare is { } counts ? FormattableString.Invariant($" from {counts}") : "")}, once per {Word(rule.OncePer)}"),
            EventKind.PageView => $"once per {Word(rule.OncePer)}, again on {string.Join(", ", rule.AgainOn.Order().Select(Word))}{(rule.Unseen == Unseen.FirstLook ? "" : $", unseen: {Word(rule.Unseen)}")}",
            _ => "",
        };
        return parts;
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

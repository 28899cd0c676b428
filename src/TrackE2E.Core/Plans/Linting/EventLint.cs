namespace TrackE2E.Core.Plans.Linting;

/// <summary>Events that get in each other's way, and triggers that point elsewhere.</summary>
internal static class EventLint
{
    public static IEnumerable<PlanRemark> Check(TrackingPlan plan) =>
        Shadowed(plan).Concat(Twice(plan)).Concat(plan.Events.SelectMany(planned => Elsewhere(plan, planned).Concat(Keys(plan, planned)))).Concat(plan.Elements.SelectMany(element => Within(plan, element)));

    // A looks for less than B under the same name: what B reports is also A's
    private static IEnumerable<PlanRemark> Shadowed(TrackingPlan plan) =>
        from named in plan.Events.GroupBy(planned => planned.ReportedAs.Name)
        from narrow in named
        from wide in named
        where narrow != wide && Meet(narrow, wide) && wide.ReportedAs.Where.Count < narrow.ReportedAs.Where.Count && (wide.Page is null || narrow.Page is null || wide.Page == narrow.Page)
            && wide.ReportedAs.Where.All(pair => narrow.ReportedAs.Where.TryGetValue(pair.Key, out var value) && value == pair.Value)
        select PlanRemark.Of("event-shadowed", wide.Place, LintTexts.Shadowed(wide, narrow), LintTexts.AtToo($"reported-as: {{ name: {wide.ReportedAs.Name}, where: {{ {narrow.ReportedAs.Where.Keys.First()}: … }} }}", wide.Id));

    private static IEnumerable<PlanRemark> Twice(TrackingPlan plan) => plan.Events
        .Where(planned => planned.Kind != EventKind.Custom)
        .GroupBy(planned => (planned.Kind, Of: planned.Kind == EventKind.PageView ? $"{planned.Page}#{planned.Tab}" : planned.Element))
        .SelectMany(group => group.Skip(1).Where(again => !AreVariants(group.First(), again) && Meet(group.First(), again)).Select(again => PlanRemark.Of("event-twice", again.Place, LintTexts.Twice(again, group.First()), LintTexts.OwnThing)));

    // no build reports both
    private static bool Meet(PlannedEvent one, PlannedEvent other) =>
        one.Status != EventStatus.Removed && other.Status != EventStatus.Removed && one.Scope.Meets(other.Scope);

    // one name with values that exclude each other: a click with a coupon and one without are never the same click
    private static bool AreVariants(PlannedEvent one, PlannedEvent other) => one.ReportedAs.Name == other.ReportedAs.Name
        && one.ReportedAs.Where.Any(pair => other.ReportedAs.Where.TryGetValue(pair.Key, out var value) && value != pair.Value);

    private static IEnumerable<PlanRemark> Elsewhere(TrackingPlan plan, PlannedEvent planned)
    {
        var element = planned.Element is { } id ? plan.Element(id) : null;
        if (element?.Page is { } page && planned.Page is { } own && page != own)
            yield return PlanRemark.Of("trigger-elsewhere", planned.Place, LintTexts.Elsewhere(planned, own, element.Id, page), LintTexts.PageOr(page, own));

        var here = planned.Page ?? element?.Page;
        foreach (var property in NameLint.Flat(planned.Properties))
        {
            if (property.Shown is { } shown && here is not null && plan.Element(shown)?.Page is { } elsewhere && elsewhere != here)
                yield return PlanRemark.Of("trigger-elsewhere", property.Place, LintTexts.ShownElsewhere(property.Name, planned.Id, shown, elsewhere, here), LintTexts.ElementOf(here));
        }
    }

    private static IEnumerable<PlanRemark> Within(TrackingPlan plan, PlannedElement element)
    {
        if (element.Within is { } outer && plan.Element(outer)?.Page is { } page && element.Page is { } own && page != own)
            yield return PlanRemark.Of("trigger-elsewhere", element.Place, LintTexts.Within(element.Id, own, outer, page), $"page: {page}");
    }

    private static IEnumerable<PlanRemark> Keys(TrackingPlan plan, PlannedEvent planned)
    {
        if (NameLint.Flat(planned.Properties).FirstOrDefault(property => property.Key) is not { } key)
        {
            // without it, which item was clicked or shown is not compared with which was reported
            if (planned is { Kind: EventKind.Click or EventKind.Exposure, Status: not EventStatus.Removed, Element: { } of } && plan.Element(of)?.Key is not null && planned.Properties.Any())
                yield return PlanRemark.Of("key-missing", planned.Place, LintTexts.KeyMissing(planned.Id, of), LintTexts.KeyOnProperty);
            yield break;
        }

        if (!key.Required)
            yield return PlanRemark.Of("key-optional", key.Place, LintTexts.KeyOptional(key.Name, planned.Id), LintTexts.KeyRequired);
        if (planned.Element is { } id && plan.Element(id) is { Key: null } element)
            yield return PlanRemark.Of("key-unknown", key.Place, LintTexts.KeyUnknown(key.Name, id), LintTexts.KeyAt(id, element.Place));
    }
}

namespace TrackE2E.Core.Plans.Reading;

/// <summary>Puts into events what the plan says once for many: groups that they include, common properties, the app, forbidden names.</summary>
internal sealed class EventCompleter(IReadOnlyList<PlanPart> parts)
{
    private readonly List<PlannedProperty> common = [.. parts.SelectMany(part => part.Common)];
    private readonly Dictionary<string, PropertyGroup> groups = parts.SelectMany(part => part.Groups).DistinctBy(group => group.Name).ToDictionary(group => group.Name, StringComparer.Ordinal);
    private readonly ILookup<string, string> includes = parts.SelectMany(part => part.Includes).ToLookup(each => each.Event, each => each.Group, StringComparer.Ordinal);
    private readonly AppProperties? app = parts.Select(part => part.App).FirstOrDefault(each => each is not null);
    private readonly IReadOnlyList<string> forbidden = [.. parts.SelectMany(part => part.Forbidden).Distinct(StringComparer.Ordinal)];

    /// <summary>The event with everything; its own property goes before a group's, a group's before a common one.</summary>
    public PlannedEvent Complete(PlannedEvent planned)
    {
        var properties = planned.Properties;
        foreach (var name in includes[planned.Id])
            properties = With(properties, groups[name].Properties);
        return planned with { Properties = With(properties, common), App = app, ForbiddenProperties = forbidden };
    }

    private static IReadOnlyList<PlannedProperty> With(IReadOnlyList<PlannedProperty> own, IReadOnlyList<PlannedProperty> shared)
    {
        if (shared.Count == 0)
            return own;
        if (own.Count == 0)
            return shared;
        return [.. own, .. shared.Where(each => own.All(mine => mine.Name != each.Name))];
    }
}

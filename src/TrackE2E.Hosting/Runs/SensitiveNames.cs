using TrackE2E.Core.Plans;

namespace TrackE2E.Hosting.Runs;

/// <summary>The names of a plan's properties whose values no report may show.</summary>
public static class SensitiveNames
{
    /// <summary>The names, at any depth, each once.</summary>
    public static IReadOnlyList<string> Of(TrackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Events.SelectMany(e => Of(e.Properties)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Of(IEnumerable<PlannedProperty> properties) =>
        properties.SelectMany(p => Of(p.Properties).Concat(p.Items is null ? [] : Of([p.Items])).Concat(p.Sensitive ? [p.Name] : []));
}

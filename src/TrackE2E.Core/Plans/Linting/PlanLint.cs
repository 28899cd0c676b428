namespace TrackE2E.Core.Plans.Linting;

/// <summary>Looks for what a readable plan says that will likely cause trouble.</summary>
/// <remarks>
/// Rules: event-naming, property-naming, title-shared, event-shadowed, event-twice, values-contradict, rule-without-effect, rule-unreachable, key-missing, key-optional, key-unknown,
/// trigger-elsewhere, personal-data, big-integer.
/// </remarks>
public static class PlanLint
{
    /// <summary>Every remark, by file, line and column; none for a clean plan.</summary>
    public static IReadOnlyList<PlanRemark> Check(TrackingPlan plan, LintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new LintOptions();

        var remarks = NameLint.Check(plan, options).Concat(EventLint.Check(plan)).Concat(PathLint.Check(plan));
        foreach (var planned in plan.Events)
            remarks = remarks.Concat(planned.Properties.SelectMany(property => PropertyLint.Check(property, $"event {planned.Id} › {property.Name}")));

        return
        [
            .. remarks.Where(remark => !options.Without.Contains(remark.Rule))
                .DistinctBy(remark => (remark.Rule, remark.Place))
                .OrderBy(remark => remark.Place.File, StringComparer.Ordinal).ThenBy(remark => remark.Place.Line).ThenBy(remark => remark.Place.Column),
        ];
    }
}

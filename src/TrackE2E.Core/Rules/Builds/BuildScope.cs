using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;

namespace TrackE2E.Core.Rules.Builds;

/// <summary>Which planned events the build under test reports: <c>status</c>, <c>since</c>, <c>until</c> and <c>platforms</c> of the plan against what is known of the build.</summary>
/// <remarks>
/// Version and platform are known by the run (settings, device) and by the events themselves (the properties that the plan's <c>app</c> names). Where they differ, as a page inside an app and
/// the app do, every answer must be the same, else the event may come or not and nobody is blamed.
/// </remarks>
internal sealed class BuildScope
{
    private readonly LedgerSnapshot ledger;
    private readonly AppProperties? app;
    private readonly Dictionary<PlannedEvent, Standing> known = new(ReferenceEqualityComparer.Instance);
    private (string?[] Versions, string?[] Platforms)? all;

    public BuildScope(LedgerSnapshot ledger, TrackingPlan plan)
    {
        this.ledger = ledger;
        app = plan.Events.Select(e => e.App).FirstOrDefault(each => each is not null);
        IsLimited = plan.Events.Any(e => e.Scope.IsLimited || e.Status is EventStatus.Draft or EventStatus.Removed);
    }

    /// <summary>False: the plan's events are all due, always.</summary>
    public bool IsLimited { get; }

    /// <summary>What the build owes of the event.</summary>
    public Standing Of(PlannedEvent planned)
    {
        if (!IsLimited)
            return Standing.Due;
        if (!known.TryGetValue(planned, out var standing))
        {
            all ??= (Values(ledger.Build.Version, ledger.Events.Select(e => Said(e, app?.Version))), Values(ledger.Build.Platform, ledger.Events.Select(e => Said(e, app?.Platform))));
            known[planned] = standing = Of(planned, all.Value.Versions, all.Value.Platforms);
        }

        return standing;
    }

    /// <summary>Whether a captured event is one that its build does not report.</summary>
    public bool IsOutside(PlannedEvent planned, TrackedEvent captured) => IsLimited && Of(planned, Versions(planned, captured), Platforms(planned, captured)) == Standing.Outside;

    /// <summary>The build that sent the event, as texts name it: <c>web, 1.0.0</c>; empty when nothing is known.</summary>
    public string Named(PlannedEvent planned, TrackedEvent captured) => string.Join(", ", Platforms(planned, captured).Concat(Versions(planned, captured)).OfType<string>());

    private string?[] Versions(PlannedEvent planned, TrackedEvent captured) => Values(ledger.Build.Version, [Said(captured, planned.App?.Version)]);

    private string?[] Platforms(PlannedEvent planned, TrackedEvent captured) => Values(ledger.Build.Platform, [Said(captured, planned.App?.Platform)]);

    private static Standing Of(PlannedEvent planned, string?[] versions, string?[] platforms)
    {
        if (planned.Status == EventStatus.Removed)
            return Standing.Outside;

        var answers = versions.SelectMany(version => platforms.Select(platform => planned.Scope.Has(version, platform))).ToHashSet();
        return answers.SetEquals([false]) ? Standing.Outside : answers.SetEquals([true]) && planned.Status != EventStatus.Draft ? Standing.Due : Standing.May;
    }

    private static string?[] Values(string? run, IEnumerable<string?> said)
    {
        var values = said.Append(run).Where(value => !string.IsNullOrWhiteSpace(value)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return values.Length == 0 ? [null] : values;
    }

    private static string? Said(TrackedEvent captured, string? path) => path is null ? null : PropertyPath.TextAt(captured.Properties, path);
}

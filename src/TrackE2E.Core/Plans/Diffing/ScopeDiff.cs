namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Tells whether a scope has fewer builds than another one, or more.</summary>
internal static class ScopeDiff
{
    public static bool IsNarrower(PlanScope before, PlanScope after) =>
        (after.Since is { } since && (before.Since is null || AppVersion.Compare(since, before.Since) is null or > 0))
        || (after.Until is { } until && (before.Until is null || AppVersion.Compare(until, before.Until) is null or < 0))
        || (after.Platforms.Count > 0 && (before.Platforms.Count == 0 || before.Platforms.Except(after.Platforms, StringComparer.OrdinalIgnoreCase).Any()));

    public static bool IsWider(PlanScope before, PlanScope after) => IsNarrower(after, before);
}

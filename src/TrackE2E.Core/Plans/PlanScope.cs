namespace TrackE2E.Core.Plans;

/// <summary>Which builds of the app something is planned for: versions and platforms.</summary>
/// <param name="Since">First version, or null.</param>
/// <param name="Until">Last version, or null.</param>
/// <param name="Platforms">The platforms; empty = all.</param>
public sealed record PlanScope(string? Since, string? Until, IReadOnlyList<string> Platforms)
{
    /// <summary>No limit.</summary>
    public static PlanScope Everywhere { get; } = new(null, null, []);

    /// <summary>True when there is a limit.</summary>
    public bool IsLimited => Since is not null || Until is not null || Platforms.Count > 0;

    /// <summary>Whether a build can be in both: false when platforms or versions exclude each other.</summary>
    public bool Meets(PlanScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Platforms.Count == 0 || other.Platforms.Count == 0 || Platforms.Intersect(other.Platforms, StringComparer.OrdinalIgnoreCase).Any())
            && !EndsBefore(this, other) && !EndsBefore(other, this);

        static bool EndsBefore(PlanScope one, PlanScope later) => one.Until is { } until && later.Since is { } since && AppVersion.Compare(until, since) < 0;
    }

    /// <summary>Whether a build is one of them.</summary>
    /// <param name="version">The app's version; null when nobody knows.</param>
    /// <param name="platform">The platform; null when nobody knows.</param>
    /// <returns>Null when what is not known would decide.</returns>
    public bool? Has(string? version, string? platform)
    {
        bool? inside = true;
        if (Platforms.Count > 0)
            inside = platform is null ? null : Platforms.Contains(platform, StringComparer.OrdinalIgnoreCase);
        foreach (var (bound, wrong) in new[] { (Since, -1), (Until, 1) })
        {
            if (bound is null || inside == false)
                continue;
            if (version is null || AppVersion.Compare(version, bound) is not { } order)
                inside = null;
            else if (order == wrong)
                inside = false;
        }

        return inside;
    }
}

namespace TrackE2E.Core.Plans;

/// <summary>What another property of the same event must be.</summary>
/// <param name="Path">Dotted path from the top of the event.</param>
/// <param name="Values">Any of these, as the plan writes them; null among them = not sent or null. Empty = any value.</param>
public sealed record PropertyCondition(string Path, IReadOnlyList<object?> Values);

/// <summary>Which properties of every event say what app sent it.</summary>
/// <param name="Version">Dotted path of the app's version, or null.</param>
/// <param name="Platform">Dotted path of the platform, or null.</param>
public sealed record AppProperties(string? Version, string? Platform)
{
    /// <summary>Where the plan says so; null when it was not read from a file.</summary>
    public PlanPlace? Place { get; init; }
}

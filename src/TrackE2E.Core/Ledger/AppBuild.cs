namespace TrackE2E.Core.Ledger;

/// <summary>Which build of the app a scenario drives, as far as the run knows; events may say it too (the plan's <c>app</c>).</summary>
/// <param name="Platform">web, android, ios or linux, by the device; null when nobody knows.</param>
/// <param name="Version">The app's version, by the settings; null when nobody knows.</param>
public sealed record AppBuild(string? Platform, string? Version)
{
    /// <summary>Nothing is known.</summary>
    public static AppBuild Unknown { get; } = new(null, null);
}

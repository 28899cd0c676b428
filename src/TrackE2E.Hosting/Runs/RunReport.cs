using TrackE2E.Reporting.Summary;

namespace TrackE2E.Hosting.Runs;

/// <summary>What a run wrote: its summary, the output folder, and the HTML report's entry page (null when none could be made).</summary>
public sealed record RunReport(RunSummary Summary, string Folder, string? HtmlReport)
{
    /// <summary>Cucumber's own HTML report of the first device; null when none could be made.</summary>
    public string? CucumberReport { get; init; }

    /// <summary>Lines for GitHub Actions to print as they are; empty elsewhere.</summary>
    public IReadOnlyList<string> Annotations { get; init; } = [];
}

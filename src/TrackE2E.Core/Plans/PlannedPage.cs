namespace TrackE2E.Core.Plans;

/// <summary>A page 页面 of the plan.</summary>
/// <remarks>Ids are unique over all files of a plan. Open is what "open the page" visits; null when the match has a wildcard and the plan gives none.</remarks>
public sealed record PlannedPage
{
    /// <summary>The id; the word that events and findings use.</summary>
    public required string Id { get; init; }

    /// <summary>Titles, for scenarios and reports.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Which addresses are this page.</summary>
    public required PageMatch Match { get; init; }

    /// <summary>Path (and query) that opens the page, relative to the app's url.</summary>
    public string? Open { get; init; }

    /// <summary>The word by which events name the page on the wire; default the id.</summary>
    public string ReportedAs { get => field ?? Id; init; }

    /// <summary>Tabs inside the page, in the plan's order.</summary>
    public IReadOnlyList<PlannedTab> Tabs { get; init; } = [];

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}

/// <summary>A tab of a planned page; showing another tab begins another visit.</summary>
/// <remarks>Locate: platform (web, android, ios, linux) → locator of the control that shows it. Selected: platform → locator that matches only while the tab is shown.</remarks>
public sealed record PlannedTab
{
    /// <summary>The id, unique inside its page.</summary>
    public required string Id { get; init; }

    /// <summary>Titles, for scenarios and reports.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The control that shows the tab, by platform.</summary>
    public required IReadOnlyDictionary<string, string> Locate { get; init; }

    /// <summary>What matches only while the tab is shown, by platform.</summary>
    public IReadOnlyDictionary<string, string> Selected { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}

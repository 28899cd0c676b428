using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>One execution of one scenario (of one row of an outline) on one device.</summary>
public sealed record ScenarioResult
{
    /// <summary>Unique in the run, and the same in the next run: <c>home.cards-14-2-chromium-1</c> (<see cref="ResultId"/>).</summary>
    public required string Id { get; init; }

    /// <summary>Path of the feature file relative to the folder the run began in, with <c>/</c>.</summary>
    public required string Feature { get; init; }

    /// <summary>Line of the scenario's keyword, from 1; 0 when the file could not be read.</summary>
    public required int Line { get; init; }

    /// <summary>Place of the row among all rows of the outline's examples, from 1; 0 for a plain scenario.</summary>
    public int Row { get; init; }

    /// <summary>Line of the row; null for a plain scenario.</summary>
    public int? RowLine { get; init; }

    /// <summary>The line to point at: of the row, or of the scenario.</summary>
    public int At => RowLine ?? Line;

    /// <summary>The scenario's name with the row's values in it.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's name as written, placeholders kept: the same for all rows.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the feature.</summary>
    public string FeatureName { get; init; } = "";

    /// <summary>Name of the Rule around it, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>What the file says under the scenario's name; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Language of the feature: <c>en</c>, <c>zh-CN</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Entry of devices.json; empty when none was taken.</summary>
    public string Device { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The runner threw this attempt away and tried again.</summary>
    public bool Retried { get; init; }

    /// <summary>Worker that ran it; null when nobody said.</summary>
    public string? Worker { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why it is broken or skipped, a kebab word; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The text for people: five lines for each finding, or why it is broken; null when it passed.</summary>
    public string? Message { get; init; }

    /// <summary>Tags with their <c>@</c>, inherited ones first.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When it began.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Its ledger file relative to the output folder; null when none was kept.</summary>
    public string? Ledger { get; init; }

    /// <summary>Its steps in order, backgrounds first; hooks only when they failed.</summary>
    public IReadOnlyList<StepResult> Steps { get; init; } = [];

    /// <summary>Findings that no step was asked about (late hits, end of the scenario).</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The findings of its steps, then <see cref="Findings"/>.</summary>
    public IEnumerable<Finding> AllFindings => Steps.SelectMany(s => s.Findings).Concat(Findings);

    /// <summary>The row's column names and values; empty for a plain scenario.</summary>
    public IReadOnlyList<NamedValue> Parameters { get; init; } = [];

    /// <summary>Files and texts kept for the scenario as a whole.</summary>
    public IReadOnlyList<Evidence> Attachments { get; init; } = [];

    /// <summary>Ids of planned events that were verified, by DESIGN's definition; counts only when the scenario passed.</summary>
    public IReadOnlySet<string> VerifiedEvents { get; init; } = new HashSet<string>();

    /// <summary>What its ledger holds.</summary>
    public LedgerCounts Counts { get; init; } = new();
}

/// <summary>A name and its value, as text.</summary>
public sealed record NamedValue(string Name, string Value);

/// <summary>Figures of a ledger. Undecided: episodes inside a clock edge's tolerance. LateHits: came after the scenario's end.</summary>
public sealed record LedgerCounts(int Hits = 0, int Events = 0, int Undecodable = 0, int Unplanned = 0, int Undecided = 0, int LateHits = 0);

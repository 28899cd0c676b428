using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Summary;

/// <summary>The content of <c>summary.json</c>: a run in figures, its results and its findings, for machines.</summary>
/// <remarks>
/// Field names are a contract (schema 1, the design's "Files a run writes"); a field without a value is null, never left out. Texts are masked.
/// Scenarios counts executions, so that passed + failed + broken + skipped = results; flaky counts scenarios of which one attempt failed or broke and a later one passed.
/// </remarks>
public sealed record RunSummary
{
    /// <summary>Version of this layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The run.</summary>
    public required SummaryRun Run { get; init; }

    /// <summary>What was tested.</summary>
    public required SummaryBuild Build { get; init; }

    /// <summary>The plan it was judged by.</summary>
    public required SummaryPlan Plan { get; init; }

    /// <summary>Verdicts counted.</summary>
    public required SummaryScenarios Scenarios { get; init; }

    /// <summary>HTTP requests captured.</summary>
    public int Hits { get; init; }

    /// <summary>Events decoded.</summary>
    public int Events { get; init; }

    /// <summary>Hits that no decoder could read.</summary>
    public int Undecodable { get; init; }

    /// <summary>Events that are in no plan.</summary>
    public int Unplanned { get; init; }

    /// <summary>Episodes inside a clock edge's tolerance: nobody was blamed.</summary>
    public int Undecided { get; init; }

    /// <summary>Hits that came after their scenario's end.</summary>
    public int LateHits { get; init; }

    /// <summary>One entry per execution.</summary>
    public IReadOnlyList<SummaryResult> Results { get; init; } = [];

    /// <summary>All findings; Result is the id of the execution, Step the step as written (null when no step asked).</summary>
    public IReadOnlyList<SummaryFinding> Findings { get; init; } = [];

    /// <summary>The process exit code that goes with the run: 1 if anything failed, else 2 if anything is broken or nothing ran, else 0.</summary>
    /// <param name="allowEmpty">A run in which nothing ran is fine (a shard without scenarios).</param>
    public int ExitCode(bool allowEmpty = false)
    {
        if (Scenarios.Failed > 0)
            return 1;
        if (Scenarios.Broken > 0)
            return 2;
        return Scenarios.Passed == 0 && !allowEmpty ? 2 : 0;
    }
}

/// <summary>The run: start in ISO 8601 with offset, tool = version of TrackE2E, seconds = wall clock.</summary>
public sealed record SummaryRun(string Id, DateTimeOffset Start, string Command, string Tool, long? Seed, double Seconds);

/// <summary>The app under test.</summary>
public sealed record SummaryBuild(string? App, string? Version, string? Commit, string? Branch);

/// <summary>Hash of the plan, number of its events, and how many of them this run verified.</summary>
public sealed record SummaryPlan(string Hash, int Events, int Verified);

/// <summary>Executions by verdict; flaky counts scenarios.</summary>
public sealed record SummaryScenarios(int Passed, int Failed, int Broken, int Skipped, int Flaky);

/// <summary>One execution; row is 0 for a plain scenario, attempt counts from 1, ledger is relative to the output folder.</summary>
public sealed record SummaryResult(
    string Id, string Feature, int Line, int Row, string Scenario, string Device, int Attempt, Verdict Verdict, string? Reason, IReadOnlyList<string> Tags, double Seconds, string? Ledger);

/// <summary>One finding; kind is a kebab word of the design's closed list.</summary>
public sealed record SummaryFinding(
    FindingKind Kind, string? Event, string? Property, string? Page, string? Element, string? Item, string Expected, string Actual, string Result, string? Step);

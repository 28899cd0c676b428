using TrackE2E.Core.Plans;

namespace TrackE2E.Reporting.Coverage;

/// <summary>What of a plan some runs have verified.</summary>
/// <remarks>Verified: an expectation on the event was evaluated against a captured event, or its absence was settled, in a scenario that passed. Captured: it arrived in any scenario.</remarks>
public sealed record PlanCoverage
{
    /// <summary>Hash of the plan that is compared with.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Runs that were read: folder, id, and whether they were judged by another version of the plan.</summary>
    public required IReadOnlyList<CoveredRun> Runs { get; init; }

    /// <summary>Devices of the runs, by name.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>Every event that a build should report (drafts and removed ones left out), in the plan's order.</summary>
    public required IReadOnlyList<EventCoverage> Events { get; init; }

    /// <summary>Executions whose ledger is not there: nothing of them counts.</summary>
    public int WithoutLedger { get; init; }

    /// <summary>How many events are verified.</summary>
    public int Verified => Events.Count(each => each.Verified);

    /// <summary>Events that no scenario captured and whose absence nobody settled.</summary>
    public IReadOnlyList<EventCoverage> NeverFired => [.. Events.Where(each => each.Captured == 0)];
}

/// <summary>A run that was read.</summary>
public sealed record CoveredRun(string Folder, string Id, bool OtherPlan);

/// <summary>What of one event was verified.</summary>
/// <remarks>Captured counts distinct events in all scenarios; Devices are those on which a passing scenario verified it.</remarks>
public sealed record EventCoverage
{
    /// <summary>The event's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its titles.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it reports.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>P0 to P2, or null.</summary>
    public string? Priority { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>How often it arrived.</summary>
    public int Captured { get; init; }

    /// <summary>A passing scenario verified it.</summary>
    public bool Verified { get; init; }

    /// <summary>Scenarios that verified it and passed.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Devices on which it was verified.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Its properties, nested ones by dotted path.</summary>
    public IReadOnlyList<PropertyCoverage> Properties { get; init; } = [];

    /// <summary>Its trigger rules.</summary>
    public IReadOnlyList<RuleCoverage> Rules { get; init; } = [];

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}

/// <summary>What of one property was verified: how often it was sent in passing scenarios, and which allowed values were seen there.</summary>
public sealed record PropertyCoverage(string Path, bool Required, int Verified, IReadOnlyList<ValueCoverage> Values);

/// <summary>An allowed value, and how often passing scenarios saw it.</summary>
public sealed record ValueCoverage(string Value, int Verified);

/// <summary>A trigger rule: <c>fires</c>, <c>silent</c> (it stays silent when nothing triggers it), <c>visible-share</c>, <c>dwell</c>, <c>covered</c> (where the plan says what is made of it), <c>once-per</c>, <c>again-on</c>, <c>within</c> (it came in time); the scenarios that tried it and passed.</summary>
public sealed record RuleCoverage(string Rule, int Verified);

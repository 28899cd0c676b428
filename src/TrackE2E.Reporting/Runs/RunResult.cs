namespace TrackE2E.Reporting.Runs;

/// <summary>Everything that reports say about a run, read once from its messages and records.</summary>
/// <remarks>Results: one per executed pickle, device and attempt, in the order in which they began.</remarks>
public sealed record RunResult
{
    /// <summary>The run itself.</summary>
    public required RunInfo Run { get; init; }

    /// <summary>What was tested.</summary>
    public BuildInfo Build { get; init; } = new();

    /// <summary>The plan it was judged by.</summary>
    public PlanInfo Plan { get; init; } = new("", []);

    /// <summary>What became of each scenario.</summary>
    public IReadOnlyList<ScenarioResult> Results { get; init; } = [];
}

/// <summary>The run: Id is unique over runs, Command as typed, Tool the version of TrackE2E, Seed of everything random (null when nothing is).</summary>
public sealed record RunInfo(string Id, DateTimeOffset Start, string Command, string Tool, long? Seed, TimeSpan Duration);

/// <summary>The app under test, as the settings or the CI's environment tell it; null where nobody says.</summary>
public sealed record BuildInfo(string? App = null, string? Version = null, string? Commit = null, string? Branch = null);

/// <summary>The plan: SHA-256 of its files, and the ids of its events.</summary>
public sealed record PlanInfo(string Hash, IReadOnlyList<string> Events);

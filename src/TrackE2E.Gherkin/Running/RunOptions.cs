namespace TrackE2E.Gherkin.Running;

/// <summary>What to run and how.</summary>
public sealed record RunOptions
{
    /// <summary>Feature files and folders, also with lines: <c>features/a.feature:12</c>. Relative to <see cref="BaseFolder"/>.</summary>
    public IReadOnlyList<string> Paths { get; init; } = ["."];

    /// <summary>The folder that paths and names are relative to. Default: the current one.</summary>
    public string BaseFolder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Name of a file that sets a folder apart: its features run when the folder itself is among the paths, not with a folder above. Default null: none is set apart.</summary>
    public string? Apart { get; init; }

    /// <summary>A tag expression; null = everything.</summary>
    public string? Tags { get; init; }

    /// <summary>How many scenarios run at the same time, from 1.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>How often each scenario is run, from 1; each time counts as a scenario of its own.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>How often a failed scenario is tried again. Default 0: a retry can hide a flake, so results keep every attempt.</summary>
    public int Retry { get; init; }

    /// <summary>The order in which scenarios are started.</summary>
    public ScenarioOrder Order { get; init; } = ScenarioOrder.Defined;

    /// <summary>The seed of a random order; null = a new one, which the result names.</summary>
    public int? Seed { get; init; }

    /// <summary>Runs one of several parts only; null = everything. Message ids of parts differ, so that their messages can be joined.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Binds every step and drives nothing: bound steps are reported as skipped.</summary>
    public bool DryRun { get; init; }

    /// <summary>Skips what has not been started when a scenario has failed.</summary>
    public bool FailFast { get; init; }

    /// <summary>Fails the whole run with this exception before any scenario; for hosts whose own preparation failed.</summary>
    public Exception? StartFailure { get; init; }
}

/// <summary>The order in which scenarios are started.</summary>
public enum ScenarioOrder
{
    /// <summary>As the paths are given and the files are written.</summary>
    Defined,

    /// <summary>The last first.</summary>
    Reverse,

    /// <summary>Shuffled by a seed.</summary>
    Random,
}

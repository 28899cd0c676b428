namespace TrackE2E.Hosting.Runs;

/// <summary>What to run and how, as the command line or a test project asks.</summary>
public sealed record RunRequest
{
    /// <summary>Feature files and folders, also with lines: <c>features/home.feature:12</c>. Default: the <c>features</c> folder.</summary>
    public IReadOnlyList<string> Paths { get; init; } = ["features"];

    /// <summary>Folder that names are shown relative to.</summary>
    public string Root { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>A tag expression; null for everything.</summary>
    public string? Tags { get; init; }

    /// <summary>Names of devices, or tags of devices as <c>@tag</c>; empty for the default one.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>An environment of the settings; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>How many scenarios run at the same time; null for the device's slots.</summary>
    public int? Parallel { get; init; }

    /// <summary>How often each scenario is run.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Output folder.</summary>
    public string Out { get; init; } = Path.Combine("artifacts", "run");

    /// <summary>A run of nothing is a success (for shards).</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Seed of a random order; null for the defined order.</summary>
    public int? Seed { get; init; }

    /// <summary>Stops after the first scenario that does not pass.</summary>
    public bool FailFast { get; init; }

    /// <summary>The command as typed, for the reports.</summary>
    public string Command { get; init; } = "";

    /// <summary>Looks an environment variable up.</summary>
    public Func<string, string?> Variable { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Clock of the run.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

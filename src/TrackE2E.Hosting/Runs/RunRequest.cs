using System.Reflection;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Settings;

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

    /// <summary>The order in which scenarios are started.</summary>
    public ScenarioOrder Order { get; init; } = ScenarioOrder.Defined;

    /// <summary>Seed of a random order; null for another order.</summary>
    public int? Seed { get; init; }

    /// <summary>Only one of several parts of the run; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The <c>summary.json</c> of an earlier run, or its folder, by which parts are balanced; null: all scenarios count alike.</summary>
    public string? Durations { get; init; }

    /// <summary>Assemblies with a team's own steps, where they have been loaded already; null: those that the settings name are built and loaded.</summary>
    public IReadOnlyList<Assembly>? TeamSteps { get; init; }

    /// <summary>The settings, where they have been read already; null: those in or above the folder of the first path.</summary>
    public RunSettings? Settings { get; init; }

    /// <summary>The device is started when a scenario opens a screen, not before the first one: for runs whose steps may never need it. Default false.</summary>
    public bool DeviceWhenAsked { get; init; }

    /// <summary>Language of the run's own lines: en or zh.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Stops after the first scenario that does not pass.</summary>
    public bool FailFast { get; init; }

    /// <summary>The command as typed, for the reports.</summary>
    public string Command { get; init; } = "";

    /// <summary>Looks an environment variable up.</summary>
    public Func<string, string?> Variable { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Clock of the run.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

namespace TrackE2E.Driving.App.Servers;

/// <summary>How an Appium server is started.</summary>
public sealed record AppiumServerOptions
{
    /// <summary>Its name in devices.json, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Appium's own script, which node runs directly: <c>…/node_modules/appium/index.js</c>.</summary>
    public required string Script { get; init; }

    /// <summary>The node program. Default <c>node</c> on PATH.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The port; null for a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Path before all addresses. Default none.</summary>
    public string BasePath { get; init; } = "/";

    /// <summary>Drivers that are loaded, by name; empty for all that are installed.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>Features that Appium calls insecure and that are allowed: <c>uiautomator2:adb_shell</c>.</summary>
    public IReadOnlyList<string> AllowInsecure { get; init; } = [];

    /// <summary>Environment variables it gets beside this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>File that its log is written to; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>Where people find the log when the run is over; null where it is not kept.</summary>
    public string? LogKeptAs { get; init; }

    /// <summary>How long it may take to start. Default 60 s.</summary>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(60);
}

using System.Text.Json.Serialization;
using TrackE2E.Driving.Devices;

namespace TrackE2E.Hosting.Settings;

/// <summary>What <c>tracke2e.json</c> says; paths in it are relative to its folder.</summary>
public sealed record RunSettings
{
    private const string DefaultDevices = "../devices.json";

    /// <summary>JSON Schema for editors; not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Folder of the plan files. Default <c>plans</c>.</summary>
    public string Plan { get; init; } = "plans";

    /// <summary>File of the devices. Default <c>../devices.json</c>; where that is not there, a desktop and a phone in chromium.</summary>
    public string Devices { get; init; } = DefaultDevices;

    /// <summary>Apps under test by name; the first one is taken where a scenario names none.</summary>
    public OrderedDictionary<string, AppSettings> Apps { get; init; } = [];

    /// <summary>Named changes to all of this, chosen by <c>--env</c>.</summary>
    public Dictionary<string, object?> Environments { get; init; } = [];

    /// <summary>Accounts by name: field → text, secrets as <c>${ENV}</c>; steps write <c>${name.field}</c>.</summary>
    public Dictionary<string, Dictionary<string, string>> Accounts { get; init; } = [];

    /// <summary>How events are captured.</summary>
    public CollectorSettings Collector { get; init; } = new();

    /// <summary>Projects with a team's own steps, built before the run; an assembly (.dll) is taken as it is.</summary>
    public IReadOnlyList<string> Bindings { get; init; } = [];

    /// <summary>Reports.</summary>
    public ReportingSettings Reporting { get; init; } = new();

    /// <summary>Values of <c>${ENV}</c> that no report may show: those under <c>accounts</c>, and of variables whose name says so (password, secret, token, key).</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The folder of the file.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    /// <summary>The devices of the file; the built-in ones where the settings name none and the default file is not there.</summary>
    /// <param name="variable">Looks an environment variable up; null when it is not set.</param>
    /// <exception cref="Core.Verdicts.BrokenException">settings-unreadable: the file has mistakes, or a named one is not there.</exception>
    public DevicesFile ReadDevices(Func<string, string?> variable)
    {
        var path = Path.GetFullPath(Path.Combine(Folder, Devices));
        return Devices == DefaultDevices && !File.Exists(path) ? DevicesFile.BuiltIn : DevicesFile.Read(path, variable);
    }
}

/// <summary>An app under test. Texts may contain <c>${port}</c> (a free port), <c>${collector}</c> (the scenario's address) and <c>${ENV}</c>.</summary>
public sealed record AppSettings
{
    /// <summary>Command that builds it, run before it is started; null for none.</summary>
    public string? Build { get; init; }

    /// <summary>Files and folders that the build is made from; unchanged since the last build, they need none. Default: none named, it is always built.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Command that starts it; null when it runs already.</summary>
    public string? Start { get; init; }

    /// <summary>What says that it is ready: a part of a line that it prints, or an http address that answers.</summary>
    public string? Ready { get; init; }

    /// <summary>Its base address; an app on a device (one with <see cref="Launch"/>) needs none.</summary>
    public string Url { get; init; } = "app://localhost";

    /// <summary>How an app on a device is started; null for pages.</summary>
    public LaunchSettings? Launch { get; init; }

    /// <summary>Port instead of a free one; null for a free one.</summary>
    public int? Port { get; init; }

    /// <summary>How long it may take to start, in seconds. Default 60.</summary>
    public int ReadySeconds { get; init; } = 60;

    /// <summary>Query parameters added to each address that is opened.</summary>
    public Dictionary<string, string> Query { get; init; } = [];

    /// <summary>Cookies set before the first page.</summary>
    public Dictionary<string, string> Cookies { get; init; } = [];

    /// <summary>Entries of localStorage set before the page's own code runs.</summary>
    public Dictionary<string, string> Storage { get; init; } = [];

    /// <summary>Version, commit and branch for the reports; null when the CI's environment says.</summary>
    public string? Version { get; init; }
}

/// <summary>How an app on a device is started. Texts may contain <c>${collector}</c>: <c>http://host:port/s/token</c>.</summary>
public sealed record LaunchSettings
{
    /// <summary>Command-line arguments (Linux, iOS).</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables (Linux, iOS), or string extras of the start intent (Android).</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>Address that opens a page of the app; <c>${path}</c> is the page's "open" of the plan.</summary>
    public string? DeepLink { get; init; }
}

/// <summary>How events are captured.</summary>
public sealed record CollectorSettings
{
    /// <summary>Decoders by name, tried in this order. Default snowplow.</summary>
    public IReadOnlyList<string> Decoders { get; init; } = ["snowplow"];

    /// <summary>Hosts of endpoints that cannot be told the collector's address; a proxy takes their hits (plain http).</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Paths that the real collector listens on; what is sent to another does not arrive. Empty: any path.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Quiet window in milliseconds; the decoder's flush interval when that is longer. Default 500.</summary>
    public int QuietMilliseconds { get; init; } = 500;

    /// <summary>Port of the collector; 0 for a free one.</summary>
    public int Port { get; init; }
}

/// <summary>Reports.</summary>
public sealed record ReportingSettings
{
    /// <summary>Name over the report. Default TrackE2E.</summary>
    public string Name { get; init; } = "TrackE2E";

    /// <summary>False: no HTML report is made, only its data. Default true.</summary>
    public bool Html { get; init; } = true;

    /// <summary>False: neither Allure's data nor its report. Default true.</summary>
    public bool Allure { get; init; } = true;
}

namespace TrackE2E.Driving.Devices;

/// <summary>How an Appium session is started.</summary>
public sealed record AppiumSettings
{
    /// <summary>web (a browser on a phone or emulated), android, ios or linux; which of a plan's locators count.</summary>
    public required string Platform { get; init; }

    /// <summary>The server's driver: UiAutomator2, XCUITest, Chromium, Gtk, ….</summary>
    public required string AutomationName { get; init; }

    /// <summary>Where the session runs.</summary>
    public required ServerSettings Server { get; init; }

    /// <summary>What is under test; null when the capabilities say it, or for a browser.</summary>
    public BuildSettings? Build { get; init; }

    /// <summary>Further capabilities, the server's under the device's; names without a colon that are not W3C's own get <c>appium:</c>. Values: text, number, truth, list, or members by name.</summary>
    public IReadOnlyDictionary<string, object?> Capabilities { get; init; } = new Dictionary<string, object?>();

    /// <summary>Command that starts the device itself (an emulator, a stand-in); <c>${port}</c> is a free port, also in capabilities. Null when it is there already.</summary>
    public string? Start { get; init; }

    /// <summary>Part of a line by which <see cref="Start"/> says that it is ready.</summary>
    public string? Ready { get; init; }

    /// <summary>The folder of devices.json, where <see cref="Start"/> runs.</summary>
    public string Folder { get; init; } = "";

    /// <summary>How long a command may take, in seconds. Default 120.</summary>
    public int CommandSeconds { get; init; } = 120;

    /// <summary>Texts that no message may show: values of the variables that servers and credentials name.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}

/// <summary>A server where sessions run.</summary>
public sealed record ServerSettings
{
    /// <summary>Its name in devices.json.</summary>
    public required string Name { get; init; }

    /// <summary>appium, hub (Selenium Grid, appium-device-farm), cloud or playwright.</summary>
    public required string Kind { get; init; }

    /// <summary>Its address; null for a server that we start.</summary>
    public Uri? Url { get; init; }

    /// <summary>Path under the address that answers when it is well. Default <c>/status</c>.</summary>
    public string Health { get; init; } = "/status";

    /// <summary>Folder with package.json and lock file that it is installed from; null when it is installed otherwise.</summary>
    public string? Install { get; init; }

    /// <summary>Appium's own script of an installation of yours: <c>…/node_modules/appium/index.js</c>; null for none.</summary>
    public string? Script { get; init; }

    /// <summary>The node program.</summary>
    public string Node { get; init; } = "node";

    /// <summary>Port of a server that we start; null for a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Path before all addresses.</summary>
    public string BasePath { get; init; } = "/";

    /// <summary>Drivers that are loaded, by name; empty for all.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>What is allowed of what Appium calls insecure.</summary>
    public IReadOnlyList<string> AllowInsecure { get; init; } = [];

    /// <summary>Environment variables of a server that we start.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>First and last of the ports that sessions take systemPort, wdaLocalPort, mjpegServerPort and chromedriverPort from; no two sessions of this machine get the same.</summary>
    public (int From, int To) Ports { get; init; } = (18200, 18399);

    /// <summary>True: this run starts and ends it.</summary>
    public bool IsOurs => Url is null;
}

/// <summary>A build of the app under test.</summary>
public sealed record BuildSettings
{
    /// <summary>Its name in devices.json.</summary>
    public required string Name { get; init; }

    /// <summary>Path or command of the app on this machine.</summary>
    public string? Path { get; init; }

    /// <summary>Address from which the server fetches it.</summary>
    public string? Url { get; init; }

    /// <summary>A cloud's own id of an uploaded app: <c>bs://…</c>, <c>storage:filename=…</c>.</summary>
    public string? CloudId { get; init; }

    /// <summary>Package or bundle id of an installed app.</summary>
    public string? AppId { get; init; }

    /// <summary>Activity that starts (Android).</summary>
    public string? Activity { get; init; }

    /// <summary>Version, for reports.</summary>
    public string? Version { get; init; }

    /// <summary>Branch, for reports.</summary>
    public string? Branch { get; init; }

    /// <summary>Commit, for reports.</summary>
    public string? Commit { get; init; }
}

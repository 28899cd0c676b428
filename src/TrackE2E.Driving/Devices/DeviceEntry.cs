using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Devices;

/// <summary>An entry of devices.json: a place where scenarios can run, not started yet.</summary>
/// <remarks>Name is unique in the file. Exactly one of <see cref="Browser"/> and <see cref="Appium"/> is there, by Kind.</remarks>
public sealed record DeviceEntry
{
    /// <summary>The name that <c>run --device</c> and reports use.</summary>
    public required string Name { get; init; }

    /// <summary>Which driver it needs: <c>playwright</c>, <c>appium</c>, or <c>protocol-stand-in</c> (Appium's real driver against a stand-in of ours, never a device).</summary>
    public required string Kind { get; init; }

    /// <summary>Words by which <c>run --device @tag</c> picks it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How many scenarios may run on it at a time, at least 1.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>Variables that the entry names as <c>${NAME}</c> and that are not set; it cannot be started without them.</summary>
    public IReadOnlyList<string> Unset { get; init; } = [];

    /// <summary>What a browser is started with; null for other kinds.</summary>
    public BrowserSettings? Browser { get; init; }

    /// <summary>What an Appium session is started with; null for browsers by Playwright.</summary>
    public AppiumSettings? Appium { get; init; }

    /// <summary>Packages of the system that it needs (Debian's names); installed where that is allowed.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>True: a stand-in that speaks a device's protocol. Reports name it so.</summary>
    public bool IsStandIn => Kind == "protocol-stand-in";

    /// <summary>How it is called in reports: a stand-in never looks like a device.</summary>
    public Wording Title => IsStandIn ? new Wording($"{Name} (protocol stand-in, no device)", $"{Name}（协议替身，非真机）") : Name;
}

/// <summary>How a browser is started and what it pretends to be.</summary>
public sealed record BrowserSettings
{
    /// <summary>chromium, firefox or webkit.</summary>
    public string Name { get; init; } = "chromium";

    /// <summary>Path of the browser's program; null to take the one that is found.</summary>
    public string? Executable { get; init; }

    /// <summary>A remote Playwright server that runs it (<c>ws://host:port/</c>); null for this machine.</summary>
    public Uri? Remote { get; init; }

    /// <summary>False: a window is shown.</summary>
    public bool Headless { get; init; } = true;

    /// <summary>Further command-line arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>A device that Playwright knows by name, for example <c>Pixel 7</c>; null for none. What is set beside it overrides it.</summary>
    public string? Emulate { get; init; }

    /// <summary>Size of the page in CSS pixels; null for 1280 × 800 (or the emulated device's).</summary>
    public ScreenSize? Viewport { get; init; }

    /// <summary>Device pixels per CSS pixel; null for 1 (or the emulated device's).</summary>
    public double? Scale { get; init; }

    /// <summary>True: a phone's page layout and touch input; null for a desktop (or what the emulated device has).</summary>
    public bool? Phone { get; init; }

    /// <summary>User agent; null for that of the browser with a window (or the emulated device's).</summary>
    public string? UserAgent { get; init; }

    /// <summary>Language, <c>zh-CN</c>; null for the scenario's.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA time zone, <c>Asia/Shanghai</c>; null for the machine's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>True: pages that are left are kept in the back/forward cache, as in a user's browser. Default false, as Playwright has it.</summary>
    public bool BackForwardCache { get; init; }
}

/// <summary>Width and height in CSS pixels.</summary>
public sealed record ScreenSize(int Width, int Height);

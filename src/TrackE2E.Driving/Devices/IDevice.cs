using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Observation;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Devices;

/// <summary>A place where scenarios can run: an entry of devices.json that was started.</summary>
/// <remarks>Threads: screens may be opened at the same time, up to the entry's slots.</remarks>
public interface IDevice : IAsyncDisposable
{
    /// <summary>Name of the entry.</summary>
    string Name { get; }

    /// <summary>Opens a fresh screen for one scenario: nothing of another scenario is left in it.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">browser-missing or session-lost.</exception>
    Task<IScreen> OpenScreenAsync(ScreenOptions options, CancellationToken cancellation);
}

/// <summary>What a scenario's screen is opened with.</summary>
public sealed record ScreenOptions
{
    /// <summary>The plan: which pages, tabs and elements the observer watches.</summary>
    public required TrackingPlan Plan { get; init; }

    /// <summary>Where actions and observations go.</summary>
    public required IObservationSink Ledger { get; init; }

    /// <summary>Takes the observers' messages; the collector passes on to it what arrives at <see cref="ObserverScript.BeaconPath"/>.</summary>
    public required ObserverInbox Inbox { get; init; }

    /// <summary>The collector's address of this scenario, <c>http://s17.localhost:5123</c>; the observer's goodbye beacons go to its path <c>/.tracke2e/observe</c>.</summary>
    public required Uri Collector { get; init; }

    /// <summary>How an app is started for this scenario; null for pages.</summary>
    public AppLaunch? Launch { get; init; }

    /// <summary>Proxy listener of this scenario for endpoints that cannot be told; null when none is needed.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Language of the page, <c>zh-CN</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Cookies to set before the first page: url → name → value.</summary>
    public IReadOnlyList<ScreenCookie> Cookies { get; init; } = [];

    /// <summary>Entries of localStorage to set before the page's own code runs: origin → name → value.</summary>
    public IReadOnlyList<ScreenStorage> Storage { get; init; } = [];

    /// <summary>True: the page can really go to the background (<see cref="IScreenLifecycle.ToBackgroundAsync"/>); costs a browser of its own for the scenario, about a second.</summary>
    public bool Lifecycle { get; init; }

    /// <summary>True: the device's clock can be moved (<see cref="IScreenClock"/>). The page then runs on a clock of ours, which flows as the real one does.</summary>
    public bool Clock { get; init; }

    /// <summary>True: pages that are left are kept in the back/forward cache, whatever the device's entry says. Costs a second browser for the run where the entry does not ask for it.</summary>
    public bool BackForwardCache { get; init; }

    /// <summary>IANA time zone that the scenario asks for, <c>Asia/Tokyo</c>; null for the device's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>True: a trace is recorded that <see cref="IScreen.KeepTraceAsync"/> can save.</summary>
    public bool Trace { get; init; }
}

/// <summary>A cookie to set before the first page.</summary>
public sealed record ScreenCookie(Uri Url, string Name, string Value);

/// <summary>An entry of localStorage to set before the page's own code runs.</summary>
public sealed record ScreenStorage(string Origin, string Name, string Value);

/// <summary>How an app is started for a scenario: texts in which the collector's address is already filled in.</summary>
/// <remarks>Arguments: command-line arguments (Linux, iOS). Environment: variables (Linux, iOS) or string extras of the start intent (Android). DeepLink: an address with <c>${path}</c> that opens a page of the app, or null.</remarks>
public sealed record AppLaunch(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string? DeepLink)
{
    /// <summary>The collector's address for programs that do not resolve names under localhost: <c>http://127.0.0.1:5123/s/17</c>.</summary>
    public required Uri Collector { get; init; }
}

using TrackE2E.Capture.Collecting;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Devices;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What all scenarios of a run on one device share.</summary>
/// <remarks>Made by Hosting once, registered in the run's container; everything in it may be used by several threads.</remarks>
public sealed record RunServices
{
    /// <summary>The plan that everything is judged by.</summary>
    public required TrackingPlan Plan { get; init; }

    /// <summary>Finds pages, tabs, elements and events by id or title.</summary>
    public required PlanNames Names { get; init; }

    /// <summary>The collector.</summary>
    public required Collector Collector { get; init; }

    /// <summary>Where scenarios run.</summary>
    public required IDevice Device { get; init; }

    /// <summary>The platform that the device drives, as plans name it (web, android, ios, linux); null when nobody knows.</summary>
    public string? Platform { get; init; }

    /// <summary>The apps under test; a scenario takes the first, or the one that its tag <c>@app:name</c> names.</summary>
    public required IReadOnlyList<AppUnderTest> Apps { get; init; }

    /// <summary>The decoders of the run, tried in this order.</summary>
    public required IReadOnlyList<IDecoder> Decoders { get; init; }

    /// <summary>The quiet window that the settings ask for; the decoders' flush interval when it is longer.</summary>
    public required TimeSpan Quiet { get; init; }

    /// <summary>Accounts by name: field → text; steps write <c>${name.field}</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Accounts { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Hosts of endpoints that cannot be told the collector's address; their hits are taken by a proxy. Empty: no proxy.</summary>
    public IReadOnlyList<string> CaptureHosts { get; init; } = [];

    /// <summary>Clock of the run.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Folder for traces of scenarios while they run; null for none.</summary>
    public string? TraceFolder { get; init; }

    /// <summary>The longest that the plan lets an exposure wait for its dwell.</summary>
    public TimeSpan LongestDwell => Plan.Events.Where(e => e.Kind == EventKind.Exposure).Select(e => e.Trigger.Dwell).DefaultIfEmpty().Max();
}

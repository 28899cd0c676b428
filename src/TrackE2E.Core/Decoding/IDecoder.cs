using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Decoding;

/// <summary>Turns a hit of one SDK into events.</summary>
/// <remarks>
/// Called once per hit, on the thread that received it, possibly many at a time: it keeps no state. It must not throw on any input; what it cannot read
/// it returns as <see cref="DecodeResult.Problem"/>. Adding one = one file here, one line in Hosting/Wiring, one test class.
/// </remarks>
public interface IDecoder
{
    /// <summary>The name that settings and the command line use, lower case: <c>snowplow</c>.</summary>
    string Name { get; }

    /// <summary>How long this SDK may hold events back before it sends them; the settle barrier waits at least this long.</summary>
    TimeSpan FlushInterval { get; }

    /// <summary>Reads the hit, or says that it is another SDK's (<see cref="DecodeResult.NotMine"/>).</summary>
    DecodeResult Decode(Hit hit);
}

/// <summary>What a decoder made of a hit.</summary>
/// <remarks>Recognised false: another SDK's hit. Problem: what could not be read and why, in words for QA people, in both languages; events that could be read are still there.</remarks>
public sealed record DecodeResult(bool Recognised, IReadOnlyList<TrackedEvent> Events, LocalizedText? Problem)
{
    /// <summary>The hit is not of this SDK.</summary>
    public static DecodeResult NotMine { get; } = new(false, [], null);

    /// <summary>The hit is this SDK's and holds no event (a preflight, a configuration request).</summary>
    public static DecodeResult NoEvents { get; } = new(true, [], null);

    /// <summary>The events of the hit.</summary>
    public static DecodeResult Of(IReadOnlyList<TrackedEvent> events) => new(true, events, null);

    /// <summary>The hit is this SDK's but could not be read, in whole or in part.</summary>
    public static DecodeResult Unreadable(LocalizedText problem, IReadOnlyList<TrackedEvent>? events = null) => new(true, events ?? [], problem);
}

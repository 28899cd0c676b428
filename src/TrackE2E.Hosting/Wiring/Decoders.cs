using TrackE2E.Core.Decoding;
using TrackE2E.Core.Decoding.Snowplow;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Wiring;

/// <summary>All decoders there are, by name. A new one is one line here.</summary>
public static class Decoders
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDecoder> All { get; } = [new SnowplowDecoder()];

    /// <summary>The decoders of these names, in this order.</summary>
    /// <exception cref="BrokenException">settings-unreadable: no such decoder.</exception>
    public static IReadOnlyList<IDecoder> Named(IEnumerable<string> names) => [.. names.Select(name =>
        All.FirstOrDefault(d => d.Name == name) ?? throw new BrokenException(
            "settings-unreadable", $"there is no decoder \"{name}\"", "one of: " + string.Join(", ", All.Select(d => d.Name)),
            NearestName.Best(name, All.Select(d => d.Name)) is { } near ? $"\"{name}\"; nearest: \"{near}\"" : $"\"{name}\"", "mend collector.decoders in tracke2e.json"))];
}

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
    public static IReadOnlyList<IDecoder> Named(IEnumerable<string> names) => [.. names.Select(name => All.FirstOrDefault(d => d.Name == name) ?? throw Unknown(name))];

    /// <summary>The decoders of these names for a collector that listens on these paths; none: on any.</summary>
    /// <exception cref="BrokenException">settings-unreadable: no such decoder.</exception>
    public static IReadOnlyList<IDecoder> Named(IEnumerable<string> names, IReadOnlyList<string> paths) =>
        paths.Count == 0 ? Named(names) : [.. Named(names).Select(decoder => new OnPaths(decoder, paths))];

    private static BrokenException Unknown(string name)
    {
        var known = string.Join(", ", All.Select(d => d.Name));
        return new(
            "settings-unreadable",
            new($"there is no decoder \"{name}\"", $"没有解码器“{name}”"),
            new($"one of: {known}", $"以下之一：{known}"),
            NearestName.Best(name, All.Select(d => d.Name)) is { } near ? new Wording($"\"{name}\"; nearest: \"{near}\"", $"\"{name}\"；最接近：\"{near}\"") : $"\"{name}\"",
            new("mend collector.decoders in tracke2e.json", "修正 tracke2e.json 中的 collector.decoders"));
    }
}

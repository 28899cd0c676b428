using TrackE2E.Core.Events;

namespace TrackE2E.Core.Decoding;

/// <summary>A decoder for an endpoint that listens on some paths only: events that are sent to another do not arrive.</summary>
/// <param name="inner">Reads the hits.</param>
/// <param name="paths">Paths without query, exactly as they are asked for.</param>
/// <remarks>As for <see cref="IDecoder"/>. The hit is unreadable then, and has no events: what they report is missing.</remarks>
public sealed class OnPaths(IDecoder inner, IReadOnlyList<string> paths) : IDecoder
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public TimeSpan FlushInterval => inner.FlushInterval;

    /// <inheritdoc/>
    public DecodeResult Decode(Hit hit)
    {
        var result = inner.Decode(hit);
        var path = WireText.Path(hit.Target).ToString();
        return result.Events.Count == 0 || paths.Contains(path, StringComparer.Ordinal)
            ? result
            : DecodeResult.Unreadable(DecodingTexts.Elsewhere(path, [.. result.Events.Select(e => e.Name).Distinct()], paths));
    }
}

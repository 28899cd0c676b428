using System.Collections.Concurrent;
using System.Text;

namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>Names that an open object may carry beside the planned ones; a name is looked at once and remembered.</summary>
/// <param name="meant">Which planned members a name is like, one bit each by their places: it is nobody's slip while these are all there.</param>
internal sealed class OpenNames(Func<string, ulong> meant)
{
    private const int MostRemembered = 2_000;

    // by hash: of two names with one hash only the first is remembered
    private readonly ConcurrentDictionary<int, (byte[] Name, ulong Meant)> looked = [];

    public ulong Meant(ReadOnlySpan<byte> name, int hash)
    {
        if (looked.TryGetValue(hash, out var known) && name.SequenceEqual(known.Name))
            return known.Meant;
        var like = meant(Encoding.UTF8.GetString(name));
        if (looked.Count < MostRemembered)
            looked.TryAdd(hash, (name.ToArray(), like));
        return like;
    }
}

using System.Text;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Ledger;

/// <summary>Reads hits with the first decoder that recognises them.</summary>
/// <remarks>Safe for several threads.</remarks>
public sealed class HitReader(IReadOnlyList<IDecoder> decoders)
{
    /// <summary>The longest time that one of the SDKs may hold events back.</summary>
    public TimeSpan FlushInterval => decoders.Select(d => d.FlushInterval).DefaultIfEmpty(TimeSpan.Zero).Max();

    /// <summary>What is in the hit, and which decoder read it.</summary>
    /// <returns>
    /// Decoder null: none recognised it; then the result has a problem, unless the request is one that carries no events (a preflight, a script, a configuration that an SDK
    /// fetches). A decoder that throws costs its hit only: that is the problem then.
    /// </returns>
    public (string? Decoder, DecodeResult Result) Read(Hit hit)
    {
        foreach (var decoder in decoders)
        {
            DecodeResult result;
            try
            {
                result = decoder.Decode(hit);
            }
#pragma warning disable CA1031 // a decoder must not throw; when one does, its hit is kept and said, and the run goes on
            catch (Exception e)
#pragma warning restore CA1031
            {
                return (decoder.Name, DecodeResult.Unreadable(HitTexts.DecoderFailed(decoder.Name, e)));
            }

            if (result.Recognised)
            {
                return (decoder.Name, result);
            }
        }

        return (null, HitNoise.Is(hit) ? DecodeResult.NoEvents : DecodeResult.Unreadable(Unknown(hit)));
    }

    /// <summary>A ledger of hits that were recorded elsewhere: no actions, no observations.</summary>
    /// <remarks>It starts with the first hit. A recording of a whole page holds requests of all kinds: those that no decoder recognises are left out.</remarks>
    public LedgerSnapshot ReadAll(string token, IReadOnlyList<Hit> hits)
    {
        var kept = new List<Hit>();
        var events = new List<TrackedEvent>();
        var undecodable = new List<UndecodableHit>();
        foreach (var hit in hits)
        {
            var (decoder, result) = Read(hit);
            if (decoder is null)
            {
                continue;
            }

            kept.Add(hit with { Number = kept.Count + 1 });
            foreach (var captured in result.Events)
            {
                events.Add(captured with { Number = events.Count + 1, HitNumber = kept.Count });
            }

            if (result.Problem is { } problem)
            {
                undecodable.Add(new UndecodableHit(kept.Count, decoder, HitTexts.Said(problem)));
            }
        }

        return new LedgerSnapshot
        {
            Token = token,
            StartedAt = kept.Count == 0 ? DateTimeOffset.UnixEpoch : kept.Min(h => h.ArrivedAt),
            Hits = kept,
            Events = events,
            Undecodable = undecodable,
        };
    }

    private LocalizedText Unknown(Hit hit)
    {
        var start = Encoding.UTF8.GetString(hit.Body.Span[..Math.Min(60, hit.Body.Length)]).ReplaceLineEndings(" ");
        var target = hit.Target.Length <= 80 ? hit.Target : hit.Target[..80] + "…";
        return HitTexts.Unknown(string.Join(", ", decoders.Select(d => d.Name)), $"{hit.Method} {target}", hit.Body.Length, start);
    }
}

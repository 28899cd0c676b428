using System.Runtime.InteropServices;
using TrackE2E.Core.Events;

namespace TrackE2E.Core.Ledger;

/// <summary>An event, and how often it was delivered: the same SDK id with the same content again is a transport retry, not another event.</summary>
/// <remarks>Event is the first delivery; Numbers are those of all deliveries, in order of arrival.</remarks>
public sealed record DistinctEvent(TrackedEvent Event, IReadOnlyList<int> Numbers)
{
    /// <summary>How often it was delivered, from 1.</summary>
    public int Deliveries => Numbers.Count;
}

/// <summary>Sees several deliveries of one event as one.</summary>
public static class DistinctEvents
{
    /// <summary>The distinct events of the ledger, in order of their first delivery.</summary>
    /// <remarks>
    /// Same: decoder, SDK id, name, schema, claimed time and properties. An id that comes again with other content stands for itself (an SDK that reuses ids), and so does an
    /// event without an id.
    /// </remarks>
    public static IReadOnlyList<DistinctEvent> Of(LedgerSnapshot ledger)
    {
        var distinct = new List<(TrackedEvent Event, List<int> Numbers)>();
        var byId = new Dictionary<(string Decoder, string Id), List<int>>();
        foreach (var captured in ledger.Events)
        {
            if (captured.EventId is not { Length: > 0 } id)
            {
                distinct.Add((captured, [captured.Number]));
                continue;
            }

            ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(byId, (captured.Decoder, id), out _);
            places ??= [];
            var same = places.FindIndex(place => IsSame(distinct[place].Event, captured));
            if (same >= 0)
            {
                distinct[places[same]].Numbers.Add(captured.Number);
            }
            else
            {
                places.Add(distinct.Count);
                distinct.Add((captured, [captured.Number]));
            }
        }

        return distinct.ConvertAll(d => new DistinctEvent(d.Event, d.Numbers));
    }

    private static bool IsSame(TrackedEvent a, TrackedEvent b) =>
        a.Name == b.Name && a.Schema == b.Schema && a.ClaimedAt == b.ClaimedAt
        && JsonMarshal.GetRawUtf8Value(a.Properties).SequenceEqual(JsonMarshal.GetRawUtf8Value(b.Properties));
}

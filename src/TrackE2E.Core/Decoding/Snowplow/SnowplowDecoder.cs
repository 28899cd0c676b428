using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Decoding.Snowplow;

/// <summary>Reads what Snowplow trackers send (browser, Android, iOS, server; tracker protocol 2): POST payloads and GET pixels.</summary>
/// <remarks>
/// Names: page view → <c>page_view</c>, page ping → <c>page_ping</c>, structured event → <c>struct</c> (properties category, action, label, property, value),
/// transaction → <c>transaction</c> and <c>transaction_item</c>, self-describing event → its schema's name. Entities of the product become properties under their schema's
/// name; the SDK's own go to the context. Source: docs.snowplow.io, tracker protocol.
/// </remarks>
public sealed class SnowplowDecoder : IDecoder
{
    /// <inheritdoc/>
    public string Name => "snowplow";

    /// <inheritdoc/>
    /// <remarks>
    /// The trackers send each event at once (bufferSize 1 in the browser, a single-event buffer on phones), after a write to their queue; half a second covers the queue on a busy
    /// machine. A product that sets a larger buffer states its quiet window in the settings.
    /// </remarks>
    public TimeSpan FlushInterval => TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public DecodeResult Decode(Hit hit) => hit.Method switch
    {
        "POST" or "PUT" => Post(hit),
        "GET" => Pixel(hit),
        "OPTIONS" or "HEAD" when IsPayloadPath(hit) || IsPixelPath(hit) => DecodeResult.NoEvents,
        _ => DecodeResult.NotMine,
    };

    private static bool IsPayloadPath(Hit hit) => WireText.Path(hit.Target).EndsWith("/com.snowplowanalytics.snowplow/tp2", StringComparison.Ordinal);

    private static bool IsPixelPath(Hit hit) => WireText.Path(hit.Target).EndsWith("/i", StringComparison.Ordinal);

    private DecodeResult Post(Hit hit)
    {
        var mine = IsPayloadPath(hit);
        if (!WireText.TryInflate(hit.Body, out var body, out var problem))
        {
            return mine ? DecodeResult.Unreadable(SnowplowTexts.Payload(problem)) : DecodeResult.NotMine;
        }

        if (!mine && body.Span.IndexOf("iglu:com.snowplowanalytics.snowplow/payload_data/"u8) < 0)
        {
            return DecodeResult.NotMine;
        }

        if (!JsonText.TryParse(body.Span, out var payload, out problem))
        {
            return DecodeResult.Unreadable(SnowplowTexts.Payload(problem));
        }

        if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            return mine || payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("schema", out _)
                ? DecodeResult.Unreadable(SnowplowTexts.NoList)
                : DecodeResult.NotMine;
        }

        return Items(hit, data);
    }

    private DecodeResult Items(Hit hit, JsonElement data)
    {
        var events = new List<TrackedEvent>(data.GetArrayLength());
        var problems = new List<LocalizedText>();
        var place = 0;
        foreach (var item in data.EnumerateArray())
        {
            place++;
            if (item.ValueKind == JsonValueKind.Object)
            {
                Read(new SnowplowFields(item), hit, (place, data.GetArrayLength()), events, problems);
            }
            else
            {
                problems.Add(SnowplowTexts.Event(place, data.GetArrayLength(), SnowplowTexts.NoObject));
            }
        }

        if (place == 0)
        {
            problems.Add(SnowplowTexts.EmptyList);
        }

        return Result(events, problems);
    }

    private DecodeResult Pixel(Hit hit)
    {
        var query = WireText.Query(hit.Target);
        var fields = new SnowplowFields(query);
        var isEvent = fields["e"] is not null && (fields["tv"] is not null || fields["aid"] is not null || fields["p"] is not null);
        if (!isEvent && !(IsPixelPath(hit) && fields["e"] is not null))
        {
            return DecodeResult.NotMine;
        }

        var events = new List<TrackedEvent>(1);
        var problems = new List<LocalizedText>();
        Read(fields, hit, (1, 1), events, problems);
        return Result(events, problems);
    }

    private void Read(SnowplowFields fields, Hit hit, (int Number, int Of) place, List<TrackedEvent> events, List<LocalizedText> problems)
    {
        var reader = new SnowplowEventReader(fields, place, problems);
        if (reader.Read(hit.ArrivedAt, Name) is { } read)
        {
            events.Add(read);
        }
    }

    private static DecodeResult Result(List<TrackedEvent> events, List<LocalizedText> problems) => problems.Count == 0
        ? DecodeResult.Of(events)
        : DecodeResult.Unreadable(new(string.Concat(problems.Select(p => p.Zh)), string.Join(" ", problems.Select(p => p.En))), events);
}

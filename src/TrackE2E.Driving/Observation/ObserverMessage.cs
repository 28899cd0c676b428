using System.Text.Json;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Driving.Observation;

/// <summary>One message of the page observer as an observation, with what only the driver needs beside it.</summary>
/// <remarks>Pages: ids of the planned pages that a visit's address matches; empty for other messages.</remarks>
internal sealed record ObserverMessage(Core.Ledger.Observation Observation, IReadOnlyList<string> Pages)
{
    /// <summary>Reads an array of messages; throws on anything that the observer does not write.</summary>
    public static List<ObserverMessage> ReadAll(JsonElement json)
    {
        var all = new List<ObserverMessage>();
        foreach (var message in json.EnumerateArray())
        {
            if (Text(message, "is") == "shares")
            {
                var (document, from) = (Text(message, "d")!, message.GetProperty("from").GetDouble());
                all.AddRange(message.GetProperty("rows").EnumerateArray().Select(row => Share(document, from, row)));
            }
            else
            {
                all.Add(Read(message));
            }
        }

        return all;
    }

    // shares come in floods, so they are rows: number, time, visit, element, item, share, and where known the covered part, the place and how uncertain the time is
    private static ObserverMessage Share(string document, double from, JsonElement row)
    {
        var length = row.GetArrayLength();
        return new(
            new ShareChanged(row[2].GetInt32(), row[3].GetString()!, row[4].GetString(), row[5].GetDouble())
            {
                Document = document,
                Sequence = row[0].GetInt32(),
                At = Time(from + row[1].GetDouble()),
                Covered = length > 6 && row[6].ValueKind == JsonValueKind.Number ? row[6].GetDouble() : null,
                Ordinal = length > 7 && row[7].ValueKind == JsonValueKind.Number ? row[7].GetInt32() : null,
                Uncertainty = length > 8 ? TimeSpan.FromMilliseconds(row[8].GetDouble()) : null,
            },
            []);
    }

    private static DateTimeOffset Time(double milliseconds) => DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(milliseconds);

    private static ObserverMessage Read(JsonElement json)
    {
        var document = json.GetProperty("d").GetString()!;
        var sequence = json.GetProperty("n").GetInt32();
        var at = Time(json.GetProperty("at").GetDouble());
        Core.Ledger.Observation observation = json.GetProperty("is").GetString() switch
        {
            "document-began" => new DocumentBegan(Text(json, "url")!, null, Text(json, "referrer"), Text(json, "cause")!, json.GetProperty("top").GetBoolean())
            {
                Document = document, Sequence = sequence, At = at,
            },
            "document-ended" => new DocumentEnded(json.GetProperty("persisted").GetBoolean(), json.TryGetProperty("unparsed", out _)) { Document = document, Sequence = sequence, At = at },
            "visit-began" => new VisitBegan(Visit(json), Text(json, "url")!, Text(json, "title"), Text(json, "cause")!, Text(json, "tab"))
            {
                Document = document, Sequence = sequence, At = at,
            },
            "visit-ended" => new VisitEnded(Visit(json)) { Document = document, Sequence = sequence, At = at },
            "title" => new TitleChanged(Visit(json), Text(json, "title")) { Document = document, Sequence = sequence, At = at },
            "tab" => new TabKnown(Visit(json), Text(json, "tab")!) { Document = document, Sequence = sequence, At = at },
            "shown" => new ShownChanged(Visit(json), Text(json, "s")!, Text(json, "i"), Text(json, "x")) { Document = document, Sequence = sequence, At = at },
            "swiped" => new Swiped(Visit(json), Targets(json), Text(json, "way")!, Text(json, "input")!) { Document = document, Sequence = sequence, At = at },
            "clicked" => new Clicked(Visit(json), Targets(json), json.GetProperty("trusted").GetBoolean(), Text(json, "input")!, json.GetProperty("disabled").GetBoolean())
            {
                Document = document, Sequence = sequence, At = at,
            },
            "visibility" => new VisibilityChanged(json.GetProperty("visible").GetBoolean()) { Document = document, Sequence = sequence, At = at },
            "connectivity" => new ConnectivityChanged(json.GetProperty("online").GetBoolean()) { Document = document, Sequence = sequence, At = at },
            "held-up" => new HeldUp(TimeSpan.FromMilliseconds(json.GetProperty("ms").GetDouble())) { Document = document, Sequence = sequence, At = at },
            "problem" => new ObserverGap(0, new(Text(json, "en")!, Text(json, "zh")!)) { Document = document, Sequence = sequence, At = at },
            var other => throw new JsonException($"unknown message \"{other}\""),
        };
        return new(observation, json.TryGetProperty("pages", out var pages) ? [.. pages.EnumerateArray().Select(p => p.GetString()!)] : []);
    }

    private static int Visit(JsonElement json) => json.GetProperty("v").GetInt32();

    private static int? Ordinal(JsonElement json) => json.TryGetProperty("o", out var ordinal) ? ordinal.GetInt32() : null;

    private static IReadOnlyList<ElementHit> Targets(JsonElement json) =>
        [.. json.GetProperty("t").EnumerateArray().Select(t => new ElementHit(Text(t, "e")!, Text(t, "i")) { Ordinal = Ordinal(t), IsSameNode = t.TryGetProperty("s", out _) })];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

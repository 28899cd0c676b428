using System.Text.Json;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Driving.Observation;

/// <summary>One message of the page observer as an observation, with what only the driver needs beside it.</summary>
/// <remarks>Pages: ids of the planned pages that a visit's address matches; empty for other messages.</remarks>
internal sealed record ObserverMessage(Core.Ledger.Observation Observation, IReadOnlyList<string> Pages)
{
    /// <summary>Reads a message; throws on anything that the observer does not write.</summary>
    public static ObserverMessage Read(JsonElement json)
    {
        var document = json.GetProperty("d").GetString()!;
        var sequence = json.GetProperty("n").GetInt32();
        var at = DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(json.GetProperty("at").GetDouble());
        Core.Ledger.Observation observation = json.GetProperty("is").GetString() switch
        {
            "document-began" => new DocumentBegan(Text(json, "url")!, null, Text(json, "referrer"), Text(json, "cause")!, json.GetProperty("top").GetBoolean())
            {
                Document = document, Sequence = sequence, At = at,
            },
            "document-ended" => new DocumentEnded(json.GetProperty("persisted").GetBoolean()) { Document = document, Sequence = sequence, At = at },
            "visit-began" => new VisitBegan(Visit(json), Text(json, "url")!, Text(json, "title"), Text(json, "cause")!, Text(json, "tab"))
            {
                Document = document, Sequence = sequence, At = at,
            },
            "visit-ended" => new VisitEnded(Visit(json)) { Document = document, Sequence = sequence, At = at },
            "share" => new ShareChanged(Visit(json), Text(json, "e")!, Text(json, "i"), json.GetProperty("s").GetDouble())
            {
                Document = document, Sequence = sequence, At = at, Covered = json.TryGetProperty("c", out var covered) ? covered.GetDouble() : null, Ordinal = Ordinal(json),
                Uncertainty = json.TryGetProperty("u", out var doubt) ? TimeSpan.FromMilliseconds(doubt.GetDouble()) : null,
            },
            "title" => new TitleChanged(Visit(json), Text(json, "title")) { Document = document, Sequence = sequence, At = at },
            "shown" => new ShownChanged(Visit(json), Text(json, "s")!, Text(json, "i"), Text(json, "x")) { Document = document, Sequence = sequence, At = at },
            "swiped" => new Swiped(Visit(json), Targets(json), Text(json, "way")!, Text(json, "input")!) { Document = document, Sequence = sequence, At = at },
            "clicked" => new Clicked(Visit(json), Targets(json), json.GetProperty("trusted").GetBoolean(), Text(json, "input")!, json.GetProperty("disabled").GetBoolean())
            {
                Document = document, Sequence = sequence, At = at,
            },
            "visibility" => new VisibilityChanged(json.GetProperty("visible").GetBoolean()) { Document = document, Sequence = sequence, At = at },
            "connectivity" => new ConnectivityChanged(json.GetProperty("online").GetBoolean()) { Document = document, Sequence = sequence, At = at },
            "problem" => new ObserverGap(0, Text(json, "why")!) { Document = document, Sequence = sequence, At = at },
            var other => throw new JsonException($"unknown message \"{other}\""),
        };
        return new(observation, json.TryGetProperty("pages", out var pages) ? [.. pages.EnumerateArray().Select(p => p.GetString()!)] : []);
    }

    private static int Visit(JsonElement json) => json.GetProperty("v").GetInt32();

    private static int? Ordinal(JsonElement json) => json.TryGetProperty("o", out var ordinal) ? ordinal.GetInt32() : null;

    private static IReadOnlyList<ElementHit> Targets(JsonElement json) =>
        [.. json.GetProperty("t").EnumerateArray().Select(t => new ElementHit(Text(t, "e")!, Text(t, "i")) { Ordinal = Ordinal(t) })];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

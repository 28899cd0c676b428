using System.Runtime.CompilerServices;
using System.Text.Json;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Events;

namespace TrackE2E.Tests.Decoding;

/// <summary>Recorded SDK traffic beside these tests (Data/README.md).</summary>
internal static class Recording
{
    internal static readonly DateTimeOffset At = new(2026, 11, 23, 22, 46, 0, TimeSpan.Zero);

    internal static IReadOnlyList<Hit> Hits(string name) =>
        File.ReadLines(Path.Combine(Folder(), name + ".jsonl")).Select(line =>
        {
            var row = JsonElement.Parse(line);
            return new Hit
            {
                Method = row.GetProperty("method").GetString()!,
                Target = row.GetProperty("url").GetString()!,
                Host = "127.0.0.1:7701",
                Headers = row.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!),
                Body = row.GetProperty("bodyB64").GetBytesFromBase64(),
                ArrivedAt = At,
                Status = 200,
            };
        }).ToList();

    internal static string PathOf(string file) => Path.Combine(Folder(), file);

    internal static JsonElement Truth(string name) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Folder(), name + ".truth.json"))).GetProperty("events");

    internal static Hit Hit(string method, string target, string body = "") => Hit(method, target, System.Text.Encoding.UTF8.GetBytes(body));

    internal static Hit Hit(string method, string target, byte[] body) =>
        new() { Method = method, Target = target, Host = "collector", Headers = new Dictionary<string, string>(), Body = body, ArrivedAt = At };

    internal static TrackedEvent Single(this DecodeResult result)
    {
        result.Problem.ShouldBeNull();
        return result.Events.ShouldHaveSingleItem();
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Data");
}

using System.Text;
using System.Text.Json;
using TrackE2E.Core.Events;

namespace TrackE2E.Capture.Recordings;

/// <summary>A request as a line of JSON: <c>{"url":"/collect?x=1","method":"POST","headers":{…},"body":"text","bodyB64":"…","t":1795473978933,"status":200}</c>.</summary>
/// <remarks>Only url (with or without host) must be there. Method: GET without a body, else POST. body is text, bodyB64 any bytes; t is in milliseconds since 1970.</remarks>
internal static class HitLine
{
    internal static IEnumerable<Hit> ReadAll(string path, ReadOnlyMemory<byte> content)
    {
        var number = 0;
        foreach (var text in Encoding.UTF8.GetString(content.Span).Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            Hit hit;
            try
            {
                hit = Read(JsonElement.Parse(text));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
            {
                throw RecordingFile.Unreadable(
                    path,
                    new(
                        $"line {number} is no request as JSON with a \"url\" (method, headers, body, bodyB64, t and status may stand beside it)",
                        $"第 {number} 行不是含 \"url\" 的 JSON 请求（可另有 method、headers、body、bodyB64、t 和 status）"),
                    e,
                    $"{path}:{number}");
            }

            yield return hit;
        }
    }

    private static Hit Read(JsonElement line)
    {
        var (host, target) = Address.Split(line.GetProperty("url").GetString() ?? throw new FormatException("url is null"));
        var body = line.TryGetProperty("bodyB64", out var base64) ? base64.GetBytesFromBase64()
            : line.TryGetProperty("body", out var text) ? Encoding.UTF8.GetBytes(text.GetString() ?? "") : [];
        return new Hit
        {
            Method = line.TryGetProperty("method", out var method) ? method.GetString()!.ToUpperInvariant() : body.Length == 0 ? "GET" : "POST",
            Target = target,
            Host = host,
            Headers = line.TryGetProperty("headers", out var headers)
                ? headers.EnumerateObject().GroupBy(h => h.Name.ToLowerInvariant()).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(h => h.Value.ToString())))
                : new Dictionary<string, string>(),
            Body = body,
            ArrivedAt = DateTimeOffset.FromUnixTimeMilliseconds(line.TryGetProperty("t", out var time) ? time.GetInt64() : 0),
            Status = line.TryGetProperty("status", out var status) ? status.GetInt32() : 0,
        };
    }
}

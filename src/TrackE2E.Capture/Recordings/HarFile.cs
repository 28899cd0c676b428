using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackE2E.Core.Events;

namespace TrackE2E.Capture.Recordings;

/// <summary>Reads HTTP Archive 1.2 files.</summary>
/// <remarks>
/// HAR keeps bodies as text: bytes that are no text may be lost by the tool that wrote it. What is known of tools is mended: <c>"encoding":"base64"</c>, forms given as params only,
/// gzip written as Latin-1. ArrivedAt is when the browser began the request, by its clock. Source: w3c.github.io/web-performance/specs/HAR.
/// </remarks>
internal static class HarFile
{
    internal static bool Is(ReadOnlyMemory<byte> content)
    {
        var reader = new Utf8JsonReader(content.Span, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("log"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.StartObject;
                }

                if (!reader.TrySkip())
                {
                    return false;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static IEnumerable<Hit> Read(string path, ReadOnlyMemory<byte> content)
    {
        JsonElement entries;
        try
        {
            entries = JsonElement.Parse(content.Span).GetProperty("log").GetProperty("entries");
        }
        catch (JsonException e)
        {
            throw RecordingFile.Unreadable(
                path,
                new(
                    $"it begins like a HAR file and is no valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: was its export cut off?",
                    $"开头像 HAR 文件，但第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节处不是有效的 JSON：导出是否中断了？"),
                e);
        }
        catch (KeyNotFoundException e)
        {
            throw RecordingFile.Unreadable(path, new("it begins like a HAR file and has no list log.entries", "开头像 HAR 文件，但没有 log.entries 列表"), e);
        }

        if (entries.ValueKind != JsonValueKind.Array)
        {
            throw RecordingFile.Unreadable(path, new("it begins like a HAR file and log.entries is no list", "开头像 HAR 文件，但 log.entries 不是列表"), null);
        }

        var (place, before) = (0, DateTimeOffset.UnixEpoch);
        foreach (var entry in entries.EnumerateArray())
        {
            place++;
            Hit hit;
            try
            {
                hit = Read(entry, before);
                before = hit.ArrivedAt;
            }
            catch (FormatException e)
            {
                throw RecordingFile.Unreadable(path, new($"entry {place} of log.entries has a body that is said to be base64, and is not", $"log.entries 的第 {place} 项的正文标为 base64，但不是"), e, $"{path}, log.entries[{place - 1}]");
            }
            catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or ArgumentNullException)
            {
                throw RecordingFile.Unreadable(path, new($"entry {place} of log.entries has no request with method, url and headers", $"log.entries 的第 {place} 项没有含 method、url 和 headers 的 request"), e, $"{path}, log.entries[{place - 1}]");
            }

            yield return hit;
        }
    }

    // Safari writes no time for requests that it did not time: they were not before the one above
    private static Hit Read(JsonElement entry, DateTimeOffset before)
    {
        var request = entry.GetProperty("request");
        var (host, target) = Address.Split(request.GetProperty("url").GetString()!);
        return new Hit
        {
            Method = request.GetProperty("method").GetString()!.ToUpperInvariant(),
            Target = target,
            Host = host,
            Headers = request.GetProperty("headers").EnumerateArray()
                .GroupBy(h => h.GetProperty("name").GetString()!.ToLowerInvariant())
                .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(h => h.GetProperty("value").GetString()))),
            Body = request.TryGetProperty("postData", out var data) && data.ValueKind == JsonValueKind.Object ? Body(data) : [],
            ArrivedAt = entry.TryGetProperty("startedDateTime", out var started) && started.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(started.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : before,
            Status = entry.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object && response.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number && status.TryGetInt32(out var number) ? Math.Max(number, 0) : 0,
        };
    }

    private static byte[] Body(JsonElement data)
    {
        var text = data.TryGetProperty("text", out var value) ? value.GetString() ?? "" : "";
        if (text.Length == 0 && data.TryGetProperty("params", out var pairs) && pairs.ValueKind == JsonValueKind.Array)
        {
            text = string.Join('&', pairs.EnumerateArray().Select(p =>
                $"{Escape(p.GetProperty("name").GetString())}={Escape(p.TryGetProperty("value", out var v) ? v.GetString() : "")}"));
        }

        if (data.TryGetProperty("encoding", out var encoding) && encoding.GetString() == "base64")
        {
            return Convert.FromBase64String(text);
        }

        return text.StartsWith("\u001f\u008b", StringComparison.Ordinal) && !text.AsSpan().ContainsAnyExceptInRange('\0', '\u00ff')
            ? Encoding.Latin1.GetBytes(text)
            : Encoding.UTF8.GetBytes(text);
    }

    private static string Escape(string? text) => Uri.EscapeDataString(Uri.UnescapeDataString(text ?? ""));
}

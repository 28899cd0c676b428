using System.Text.Json;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Capture.Recordings;

/// <summary>Reads hits from files that were recorded by a run, a browser's developer tools, another proxy, or by hand.</summary>
/// <remarks>
/// Told apart by content: a saved ledger (<see cref="LedgerFile"/>); a HAR file (HTTP Archive 1.2: developer tools, Playwright, Charles, Fiddler, mitmproxy); lines of JSON, one
/// request each (<see cref="HitLine"/>); anything else is the raw body of one POST, as copied from a console.
/// </remarks>
public static class RecordingFile
{
    /// <summary>The hits of the file in its order, numbered from 1.</summary>
    /// <exception cref="BrokenException">recording-unreadable or ledger-unreadable: what cannot be read, and where.</exception>
    public static async Task<IReadOnlyList<Hit>> LoadAsync(string path, CancellationToken cancellation)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, File.Exists(path) ? new("it cannot be opened", "无法打开") : new("there is no such file", "文件不存在"), e);
        }

        var content = ByteOrderMark.Strip(bytes);
        if (content.Span.Trim(" \r\n\t"u8).IsEmpty)
        {
            throw Unreadable(path, new("it is empty", "文件为空"), null);
        }

        if (HarFile.Is(content))
        {
            return Numbered(HarFile.Read(path, content));
        }

        var end = content.Span.IndexOf((byte)'\n');
        var first = end < 0 ? content : content[..end];
        if (IsObjectWith(first, "schema", "lines", "token"))
        {
            return (await LedgerFile.LoadAsync(path, cancellation)).Ledger.Hits;
        }

        return Numbered(IsObjectWith(first, "url")
            ? HitLine.ReadAll(path, content)
            : [new Hit { Method = "POST", Target = "/", Host = "", Headers = new Dictionary<string, string>(), Body = content, ArrivedAt = File.GetLastWriteTimeUtc(path) }]);
    }

    internal static BrokenException Unreadable(string path, Wording actual, Exception? inner, string? where = null) => new(
        "recording-unreadable",
        new($"The recording {path} cannot be read.", $"无法读取录制文件 {path}"),
        new("a HAR file, a ledger of a run, lines of JSON with a request each, or the raw body of a request", "HAR 文件、运行的台账、每行一个请求的 JSON，或请求的原始正文"),
        actual,
        new(
            "export the requests again (developer tools › network › export HAR), or take a ledger from the run's ledgers folder",
            "重新导出请求（开发者工具 › 网络 › 导出 HAR），或从运行的 ledgers 文件夹取台账"),
        where ?? path,
        inner);

    private static List<Hit> Numbered(IEnumerable<Hit> hits) => [.. hits.Select((hit, i) => hit with { Number = i + 1 })];

    private static bool IsObjectWith(ReadOnlyMemory<byte> line, params ReadOnlySpan<string> names)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            foreach (var name in names)
            {
                if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(name, out _))
                {
                    return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

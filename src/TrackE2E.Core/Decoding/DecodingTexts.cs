using System.Text.Json;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Decoding;

/// <summary>What is said about bytes that cannot be read: ends of sentences that begin with what holds them.</summary>
internal static class DecodingTexts
{
    public static LocalizedText Empty { get; } = new("为空，应为 JSON", "is empty, where JSON was expected");

    public static LocalizedText NoGzip { get; } = new("开头像 gzip，但无法解压", "starts like gzip but cannot be unpacked");

    public static LocalizedText BrokenOff(int bytes) => new($"不完整：JSON 没有结束（共 {bytes} 字节）", $"breaks off: its JSON does not end ({bytes} bytes in all)");

    public static LocalizedText NoJson(JsonException e, int bytes)
    {
        var (line, at) = (e.LineNumber + 1 ?? 0, e.BytePositionInLine + 1 ?? 0);
        return new($"在第 {line} 行第 {at} 字节处不是合法的 JSON（共 {bytes} 字节）", $"is not valid JSON at line {line}, byte {at} (of {bytes} bytes in all)");
    }

    public static LocalizedText TooLarge(long megabytes) => new($"解压后超过 {megabytes} MB", $"unpacks to more than {megabytes} MB");

    public static LocalizedText Elsewhere(string path, IReadOnlyList<string> events, IReadOnlyList<string> paths) => new(
        $"{string.Join("、", events)} 发往了 {path}，而采集端只接收 {string.Join("、", paths)}（tracke2e.json 的 collector.paths）。",
        $"{string.Join(", ", events)} went to {path}, and the collector listens on {string.Join(", ", paths)} only (collector.paths in tracke2e.json).");
}

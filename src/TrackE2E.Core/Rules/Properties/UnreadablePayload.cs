using System.Text;
using System.Text.Json;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Says of a payload that is not JSON from where on it is none.</summary>
internal static class UnreadablePayload
{
    private const int Before = 30;

    /// <summary>The line, from 1, in which it stops being JSON.</summary>
    public static int Line(ReadOnlyMemory<byte> text) => Problem(text) is { } wrong ? Line(wrong) : 1;

    /// <summary>The finding.</summary>
    /// <param name="text">The payload.</param>
    /// <param name="language">Language of the finding.</param>
    /// <param name="hides">True for texts that hold what no report may tell.</param>
    public static Finding Finding(ReadOnlyMemory<byte> text, string language, Func<JsonElement, bool> hides)
    {
        var (what, around) = Told(text);
        return new Finding
        {
            Kind = FindingKind.UndecodableHit,
            What = what.In(language),
            Expected = new Wording("one JSON document a line, or one JSON document in the file", "每行一个 JSON 文档，或整个文件一个 JSON 文档").In(language),
            Actual = ValueText.Of(around, language, hides(JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(text.Span)))),
            Do = new Wording("send valid JSON, or check another file", "发送合法的 JSON，或检查其他文件").In(language),
        };
    }

    private static (Wording What, string Around) Told(ReadOnlyMemory<byte> text)
    {
        if (Problem(text) is not { } wrong)
            return (new($"this is nested more than {JsonSchema.DeepestLevel} levels deep", $"嵌套超过 {JsonSchema.DeepestLevel} 层"), Encoding.UTF8.GetString(text.Span));

        var lines = text.Span;
        for (var line = Line(wrong); line > 1; line--)
            lines = lines[(lines.IndexOf((byte)'\n') + 1)..];
        var end = lines.IndexOf((byte)'\n') is var found and >= 0 ? found : lines.Length;
        var read = Encoding.UTF8.GetString(lines[..(int)Math.Min(wrong.BytePositionInLine ?? 0, end)]);
        var column = JsonText.CodePoints(read) + 1;
        return (new($"this is not JSON from column {column} on", $"从第 {column} 列起不是 JSON"), string.Concat(read.AsSpan(Math.Max(0, read.Length - Before)), Encoding.UTF8.GetString(lines[..end])[Math.Min(read.Length, Encoding.UTF8.GetCharCount(lines[..end]))..].TrimEnd('\r')));
    }

    private static int Line(JsonException wrong) => (int)(wrong.LineNumber ?? 0) + 1;

    // null: it is JSON, and too deep
    private static JsonException? Problem(ReadOnlyMemory<byte> text)
    {
        try
        {
            JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = int.MaxValue }).Dispose();
            return null;
        }
        catch (JsonException wrong)
        {
            return wrong;
        }
    }
}

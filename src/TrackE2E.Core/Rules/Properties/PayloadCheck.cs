using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Judges payload files directly, without a page: what <c>plan check</c> does.</summary>
public sealed class PayloadCheck
{
    private readonly Func<JsonElement, int, IReadOnlyList<Finding>> judge;
    private readonly string language;

    private PayloadCheck(Func<JsonElement, int, IReadOnlyList<Finding>> judge, string language) => (this.judge, this.language) = (judge, language);

    /// <summary>A check by a planned event.</summary>
    public static PayloadCheck ByEvent(PlannedEvent planned, string language)
    {
        var context = new JudgedIn(language, default);
        return new PayloadCheck((payload, number) => [.. PropertyRules.Judge(planned, Event(payload, number, planned), context).Select(finding => finding with { At = null })], language);
    }

    /// <summary>A check by a JSON Schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">What findings call it, for example the file's name.</param>
    /// <param name="language">Language of the findings.</param>
    public static PayloadCheck BySchema(JsonSchema schema, string name, string language)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new PayloadCheck((payload, number) => [.. schema.Violations(payload).Select(violation => Finding(violation, payload, name, number, language))], language);
    }

    /// <summary>Judges one payload.</summary>
    public IReadOnlyList<Finding> Judge(JsonElement payload) => judge(payload, 1);

    /// <summary>Judges a text: one JSON document, an array of payloads, or one payload a line.</summary>
    /// <param name="json">The text as it was captured.</param>
    /// <param name="file">The name that places get.</param>
    /// <returns>Each finding with its place; a payload that is not JSON is an undecodable-hit.</returns>
    public IReadOnlyList<(FindingPlace Place, Finding Finding)> Judge(ReadOnlyMemory<byte> json, string file)
    {
        if (TryParse(json) is { } whole)
        {
            var payloads = whole.ValueKind == JsonValueKind.Array ? [.. whole.EnumerateArray()] : new List<JsonElement> { whole };
            return [.. payloads.SelectMany((payload, i) => judge(payload, i + 1).Select(finding => (new FindingPlace(payloads.Count == 1 ? file : $"{file}[{i}]"), finding)))];
        }

        var findings = new List<(FindingPlace, Finding)>();
        var (line, rest) = (0, json);
        while (!rest.IsEmpty)
        {
            line++;
            var end = rest.Span.IndexOf((byte)'\n');
            var one = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (one.Span.Trim(" \t\r\n"u8).IsEmpty)
                continue;

            var place = new FindingPlace($"{file}:{line}");
            findings.AddRange(TryParse(one) is { } payload ? judge(payload, line).Select(finding => (place, finding)) : [(place, Unreadable(one.Span, language))]);
        }

        return findings;
    }

    private static JsonElement? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, JsonSchema.Reading).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Finding Unreadable(ReadOnlySpan<byte> bytes, string language) => new()
    {
        Kind = FindingKind.UndecodableHit,
        What = new Wording("this is not JSON, or it is nested more than 512 levels deep", "这不是 JSON，或嵌套超过 512 层").In(language),
        Expected = new Wording("one JSON document a line, or one JSON document in the file", "每行一个 JSON 文档，或整个文件一个 JSON 文档").In(language),
        Actual = ValueText.Of(System.Text.Encoding.UTF8.GetString(bytes), language),
        Do = new Wording("send valid JSON, or check another file", "发送合法的 JSON，或检查其他文件").In(language),
    };

    private static TrackedEvent Event(JsonElement payload, int number, PlannedEvent planned) => new()
    {
        Number = number,
        Name = planned.ReportedAs.Name,
        Properties = payload,
        Context = new EventContext { Raw = default },
        ArrivedAt = default,
        Decoder = "file",
    };

    private static Finding Finding(SchemaViolation violation, JsonElement payload, string name, int number, string language)
    {
        var at = JsonPointer.Dotted(violation.At);
        return new Finding
        {
            Kind = violation.Kind,
            Event = name,
            Property = violation.At,
            What = at.Length == 0 ? $"{name} {violation.What.In(language)}" : $"{name}: \"{at}\" {violation.What.In(language)}",
            Expected = $"{violation.Expected}      schema {violation.SchemaLocation}",
            Actual = ValueText.Of(PropertyPath.Find(payload, violation.At.Length == 0 ? "/" : violation.At) ?? (violation.At.Length == 0 ? payload : null), language),
            EventNumber = number,
            Do = new Wording("correct the value in the product, or the schema", "修正产品上报的值，或修改 schema").In(language),
        };
    }
}

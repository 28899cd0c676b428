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
    private readonly Func<JsonElement, bool> hides;
    private readonly string language;

    private PayloadCheck(Func<JsonElement, int, IReadOnlyList<Finding>> judge, Func<JsonElement, bool> hides, string language) => (this.judge, this.hides, this.language) = (judge, hides, language);

    /// <summary>Why a payload could not be judged, of the first such; the others are judged all the same. Null when all were.</summary>
    public Exception? Undecided { get; private set; }

    /// <summary>A check by a planned event.</summary>
    public static PayloadCheck ByEvent(PlannedEvent planned, string language)
    {
        var context = new JudgedIn(language, default);
        return new PayloadCheck((payload, number) => [.. PropertyRules.Judge(planned, Event(payload, number, planned), context).Select(finding => finding with { At = null })], text => SensitiveValues.Covers(planned, "", text), language);
    }

    /// <summary>A check by a JSON Schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">What findings call it, for example the file's name.</param>
    /// <param name="language">Language of the findings.</param>
    public static PayloadCheck BySchema(JsonSchema schema, string name, string language)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new PayloadCheck((payload, number) => [.. schema.Violations(payload).Select(violation => Finding(violation, payload, name, number, language))], static _ => false, language);
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
            var payloads = whole.ValueKind == JsonValueKind.Array && whole.GetArrayLength() > 0 ? [.. whole.EnumerateArray()] : new List<JsonElement> { whole };
            return [.. payloads.SelectMany((payload, i) => Judged(payload, i + 1).Select(finding => (new FindingPlace(payloads.Count == 1 ? file : $"{file}[{i}]"), finding)))];
        }

        var findings = new List<(FindingPlace, Finding)>();
        var (line, rest, anyRead) = (0, json, false);
        while (!rest.IsEmpty)
        {
            line++;
            var end = rest.Span.IndexOf((byte)'\n');
            var one = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (one.Span.Trim(" \t\r\n"u8).IsEmpty)
                continue;

            var place = new FindingPlace($"{file}:{line}");
            if (TryParse(one) is { } payload)
            {
                anyRead |= findings.Count == 0 || payload.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
                findings.AddRange(Judged(payload, line).Select(finding => (place, finding)));
            }
            else
            {
                findings.Add((place, UnreadablePayload.Finding(one, language, hides)));
            }
        }

        // one document over several lines, with one mistake
        return anyRead || findings.Count == 1 ? findings : [(new FindingPlace($"{file}:{UnreadablePayload.Line(json)}"), UnreadablePayload.Finding(json, language, hides))];
    }

    private IReadOnlyList<Finding> Judged(JsonElement payload, int number)
    {
        try
        {
            return judge(payload, number);
        }
        catch (Exception e) when (e is BrokenException or SchemaException)
        {
            Undecided ??= e;
            return [];
        }
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
            Expected = $"{violation.Expected.In(language)}      schema {violation.SchemaLocation}",
            Actual = ValueText.Of(PropertyPath.Find(payload, violation.At.Length == 0 ? "/" : violation.At) ?? (violation.At.Length == 0 ? payload : null), language),
            EventNumber = number,
            Do = new Wording("correct the value in the product, or the schema", "修正产品上报的值，或修改 schema").In(language),
        };
    }
}

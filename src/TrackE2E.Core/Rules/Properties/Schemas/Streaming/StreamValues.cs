using System.Text;
using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>The single values that enum or const allow.</summary>
internal sealed class StreamValues
{
    private readonly byte[][] texts;
    private readonly (byte[] Raw, JsonNumber Number)[] numbers;
    private readonly bool isTrue;
    private readonly bool isFalse;
    private readonly bool isNull;

    public StreamValues(IEnumerable<JsonElement> values)
    {
        var all = values.ToList();
        texts = [.. all.Where(value => value.ValueKind == JsonValueKind.String).Select(value => Encoding.UTF8.GetBytes(JsonText.Of(value)))];
        numbers = [.. all.Where(value => value.ValueKind == JsonValueKind.Number).Select(value => (Encoding.UTF8.GetBytes(value.GetRawText()), JsonNumber.Parse(value.GetRawText())!.Value))];
        isTrue = all.Any(value => value.ValueKind == JsonValueKind.True);
        isFalse = all.Any(value => value.ValueKind == JsonValueKind.False);
        isNull = all.Any(value => value.ValueKind == JsonValueKind.Null);
    }

    /// <summary>True for values that need no document: no lists, no objects, no half characters.</summary>
    public static bool Takes(JsonElement value) =>
        value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && (value.ValueKind != JsonValueKind.String || !JsonText.IsDamaged(JsonText.Of(value)));

    public bool Holds(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Text(ref reader),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True => isTrue,
        JsonTokenType.False => isFalse,
        JsonTokenType.Null => isNull,
        _ => false,
    };

    private bool Text(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            // not the reader's own comparison: it refuses half a surrogate pair
            var whole = Encoding.UTF8.GetBytes(StreamText.Of(ref reader));
            return texts.Any(text => whole.AsSpan().SequenceEqual(text));
        }

        var sent = reader.ValueSpan;
        foreach (var text in texts)
        {
            if (sent.SequenceEqual(text))
                return true;
        }

        return false;
    }

    private bool Number(ref Utf8JsonReader reader)
    {
        var sent = reader.ValueSpan;
        foreach (var (raw, _) in numbers)
        {
            if (sent.SequenceEqual(raw))
                return true;
        }

        if (numbers.Length == 0 || JsonNumber.Parse(Encoding.UTF8.GetString(sent)) is not { } number)
            return false;
        foreach (var (_, allowed) in numbers)
        {
            if (allowed.CompareTo(number) == 0)
                return true;
        }

        return false;
    }
}

using System.Text;
using System.Text.Json;

namespace TrackE2E.Reporting.Masking;

/// <summary>Masks inside JSON, which stays JSON: strings and numbers are masked each by itself, and whatever stands beside a sensitive name is hidden whole.</summary>
public static class MaskedJson
{
    private const int LongOnStack = 512;

    /// <summary>Whether anything in the JSON has to be masked: most lines are as they were, and to find that out costs a fraction of writing them again.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="json">The JSON in UTF-8.</param>
    internal static bool Changes(Mask mask, ReadOnlySpan<byte> json)
    {
        Span<char> stack = stackalloc char[LongOnStack];
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number))
                continue;
            var text = reader.ValueSpan.Length <= LongOnStack ? stack : new char[reader.ValueSpan.Length];
            var length = reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetChars(reader.ValueSpan, text) : reader.CopyString(text);
            text = text[..length];
            if (reader.TokenType == JsonTokenType.PropertyName ? mask.MayHide(text) && mask.Hides(text.ToString()) : mask.MayHold(text) && !text.SequenceEqual(mask.Text(text.ToString())))
                return true;
        }

        return false;
    }

    /// <summary>Writes the value masked.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="value">What to write.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(Mask mask, JsonElement value, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(writer);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Object or JsonValueKind.Array && mask.Hides(member.Name))
                        writer.WriteStringValue(Mask.Hidden);
                    else
                        Write(mask, member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(mask, item, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(mask.Text(value.GetString()!));
                break;
            case JsonValueKind.Number when mask.Text(value.GetRawText()) is var masked && masked != value.GetRawText():
                writer.WriteStringValue(masked);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}

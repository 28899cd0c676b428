using System.Text.Json;

namespace TrackE2E.Reporting.Masking;

/// <summary>Masks inside JSON, which stays JSON: strings and numbers are masked each by itself, and whatever stands beside a sensitive name is hidden whole.</summary>
public static class MaskedJson
{
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

using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackE2E.Core.Verdicts;

/// <summary>Writes a <see cref="Wording"/> as <c>{"en":…,"zh":…}</c>, and one that needs no translation as its text.</summary>
internal sealed class WordingConverter : JsonConverter<Wording>
{
    /// <inheritdoc/>
    public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        using var both = JsonDocument.ParseValue(ref reader);
        return both.RootElement.ValueKind == JsonValueKind.Object && Text(both.RootElement, "en") is { } en && Text(both.RootElement, "zh") is { } zh ? new(en, zh) : throw new JsonException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options)
    {
        if (value.En == value.Zh)
        {
            writer.WriteStringValue(value.En);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("en", value.En);
        writer.WriteString("zh", value.Zh);
        writer.WriteEndObject();
    }

    private static string? Text(JsonElement both, string name) => both.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrackE2E.Core.Decoding.Snowplow;

/// <summary>The fields of one event under the tracker protocol's names: an item of a payload, or the query of a pixel.</summary>
/// <remarks>Text is what was sent; Quoted false when it was JSON but no string. The protocol knows text only, but some trackers send numbers.</remarks>
internal sealed partial class SnowplowFields
{
    private readonly List<(string Name, string Text, bool Quoted)> _fields = [];

    internal SnowplowFields(JsonElement item)
    {
        foreach (var member in item.EnumerateObject())
        {
            var quoted = member.Value.ValueKind == JsonValueKind.String;
            _fields.Add((member.Name, quoted ? member.Value.GetString()! : member.Value.GetRawText(), quoted));
        }
    }

    internal SnowplowFields(IReadOnlyList<(string Name, string Value)> query)
    {
        foreach (var (name, value) in query)
        {
            _fields.Add((name, value, true));
        }
    }

    /// <summary>The text of a field; null when it is not there, or null.</summary>
    internal string? this[string name]
    {
        get
        {
            var field = _fields.FindLast(f => f.Name == name);
            return field.Name is null || field is { Quoted: false, Text: "null" } ? null : field.Text;
        }
    }

    internal bool TryGet(string name, [NotNullWhen(true)] out string? text) => (text = this[name]) is not null;

    /// <summary>Writes all fields except those that hold encoded JSON, which is decoded elsewhere.</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        foreach (var (name, text, quoted) in _fields)
        {
            if (name is "cx" or "co" or "ue_px" or "ue_pr")
            {
                continue;
            }

            writer.WritePropertyName(name);
            if (quoted)
            {
                writer.WriteStringValue(text);
            }
            else
            {
                writer.WriteRawValue(text, skipInputValidation: true);
            }
        }
    }

    /// <summary>Writes a field as a property: as the number that its text is, when it is one, else as text; nothing when it was not sent.</summary>
    internal void WriteProperty(Utf8JsonWriter writer, string field, string property, bool number)
    {
        if (this[field] is not { } text)
        {
            return;
        }

        writer.WritePropertyName(property);
        if (number && JsonNumber().IsMatch(text))
        {
            writer.WriteRawValue(text, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}

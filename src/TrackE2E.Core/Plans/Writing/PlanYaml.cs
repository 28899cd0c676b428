using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackE2E.Core.Plans.Writing;

/// <summary>Writes the keys of a plan file as YAML that people like to edit: a part that fits into a line stands in one.</summary>
/// <remarks>The same keys always give the same text. Quotes only where YAML needs them.</remarks>
internal static class PlanYaml
{
    private const int LineWidth = 140;

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a plan file.</summary>
    public static string Text(JsonObject plan)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in plan)
            Member(text, 0, key, value);
        return text.ToString();
    }

    private static void Member(StringBuilder text, int indent, string key, JsonNode? value)
    {
        text.Append(' ', indent).Append(Scalar(key)).Append(':');
        var line = Flow(value);
        var isList = key is "pages" or "elements" or "events" or "common" or "groups" && indent == 0;
        if (value is not JsonObject { Count: > 0 } map || (!isList && indent + key.Length + line.Length <= LineWidth))
        {
            text.Append(' ').Append(line).Append('\n');
            return;
        }

        text.Append('\n');
        foreach (var (name, inner) in map)
            Member(text, indent + 2, name, inner);
    }

    private static string Flow(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonObject map => "{ " + string.Join(", ", map.Select(member => $"{Scalar(member.Key)}: {Flow(member.Value)}")) + " }",
        JsonArray list => "[" + string.Join(", ", list.Select(Flow)) + "]",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Scalar(text.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    private static string Scalar(string text) => IsPlain(text) ? text : JsonSerializer.Serialize(text, Quoting);

    // what every YAML reader takes for a text, in a flow too
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !(char.IsLetter(text[0]) || text[0] == '_') || text[^1] == ' ')
            return false;
        foreach (var c in text)
        {
            if (!(char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ' ' or '(' or ')' or '+'))
                return false;
        }

        return text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N");
    }
}

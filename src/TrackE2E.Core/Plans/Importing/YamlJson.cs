using System.Globalization;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Reading;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>A YAML tree as JSON, by YAML 1.2's core schema.</summary>
internal static class YamlJson
{
    public static JsonNode? Of(YamlNode node)
    {
        if (node.Members is { } members)
        {
            var map = new JsonObject();
            foreach (var member in members)
                map[member.Name] = Of(member.Value);
            return map;
        }

        if (node.Items is { } items)
            return new JsonArray([.. items.Select(Of)]);

        return YamlScalar.Value(node) switch
        {
            null => null,
            bool flag => JsonValue.Create(flag),
            decimal number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
            var text => JsonValue.Create((string)text),
        };
    }
}

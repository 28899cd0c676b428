using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>Makes a JSON Schema of the keywords that planned properties have no members for.</summary>
internal static class SchemaBinder
{
    private static readonly FrozenSet<string> Keywords = PlanModel.SchemaKeywords.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The schema of such keywords of a property; null when it has none.</summary>
    public static JsonElement? Property(YamlNode node)
    {
        JsonObject? schema = null;
        foreach (var member in node.Members ?? [])
        {
            var own = Keywords.Contains(member.Name) || (member.Name == "additionalProperties" && (member.Value.Members is not null || node["patternProperties"] is not null));
            if (own)
                (schema ??= [])[member.Name] = YamlJson.Of(member.Value);
        }

        if (schema is null)
            return null;

        // what counts as additional depends on what is listed
        if (node["properties"]?.Members is { } listed && (schema.ContainsKey("additionalProperties") || schema.ContainsKey("unevaluatedProperties")))
            schema["properties"] = new JsonObject(listed.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, true)));
        return Element(schema);
    }

    /// <summary>A whole schema; null when there is none.</summary>
    public static JsonElement? Whole(YamlNode? node) => node is null ? null : Element(YamlJson.Of(node));

    private static JsonElement Element(JsonNode? schema) => JsonSerializer.SerializeToElement(schema);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Reading;

namespace TrackE2E.Core.Plans;

/// <summary>The JSON Schema (2020-12) of plan files, for editors; made from the model that the reader checks by.</summary>
/// <remarks>It judges keys, types and words. What only the reader knows (references, contradictions, regular expressions) it lets through.</remarks>
public static class PlanSchema
{
    /// <summary>The schema as indented JSON, Chinese unescaped.</summary>
    public static string Text { get; } = Build().ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonObject Build()
    {
        var definitions = new JsonObject();
        var root = Keys(PlanModel.File, definitions);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "TrackE2E tracking plan");
        root["$defs"] = definitions;
        return root;
    }

    private static JsonObject Keys(KeysShape shape, JsonObject definitions)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            var inner = Of(key.Shape, definitions);
            inner["description"] = key.Means;
            properties[key.Name] = inner;
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (shape.Required.Count > 0)
            schema["required"] = Words(shape.Required.Select(key => key.Name));
        return schema;
    }

    private static JsonObject Of(Shape shape, JsonObject definitions)
    {
        switch (shape)
        {
            case KeysShape keys:
                var name = keys.Name.Replace(' ', '-');
                if (!definitions.ContainsKey(name))
                {
                    definitions[name] = new JsonObject();
                    definitions[name] = Keys(keys, definitions);
                }

                return new JsonObject { ["$ref"] = "#/$defs/" + name };
            case MapShape map:
                return new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(map.Value, definitions) };
            case ListShape list:
                var several = new JsonObject { ["type"] = "array", ["items"] = Of(list.Of, definitions), ["minItems"] = 1 };
                return list.OrOne ? new JsonObject { ["anyOf"] = new JsonArray(Of(list.Of, definitions), several) } : several;
            case WordShape words:
                return new JsonObject { ["enum"] = Words(words.Words) };
            case NumberShape number:
                var schema = new JsonObject { ["type"] = number.Whole ? "integer" : "number" };
                if (number.Least is { } least)
                    schema["minimum"] = least;
                if (number.Most is { } most)
                    schema["maximum"] = most;
                return schema;
            case FlagShape:
                return new JsonObject { ["type"] = "boolean" };
            case DurationShape:
                return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = 0 }, new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*[0-9]+(\.[0-9]+)?\s*(ms|毫秒|s|sec|秒|m|min|分钟|h|小时)\s*$|^\s*0\s*$" }) };
            case PatternShape:
                return new JsonObject { ["type"] = "string", ["format"] = "regex" };
            case TitleShape:
                var text = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
                var both = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["zh"] = text.DeepClone(), ["en"] = text.DeepClone() },
                    ["additionalProperties"] = false,
                    ["minProperties"] = 1,
                };
                return new JsonObject { ["anyOf"] = new JsonArray(text, new JsonObject { ["type"] = Words(["number", "boolean"]) }, both) };
            case SchemaShape:
                return [];
            case ValueShape:
                return new JsonObject { ["type"] = Words(["string", "number", "boolean", "null"]) };
            default:
                return new JsonObject { ["type"] = Words(["string", "number", "boolean"]) };
        }
    }

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}

using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Reading;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Writes a flat JSON Schema in the keys of plans.</summary>
internal sealed class PlanFromSchema(List<NotCarried> lost)
{
    private static readonly string[] Same = ["minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems"];
    private static readonly string[] Whole = ["enum", "const"];
    private static readonly string[] Notes = ["default", "deprecated", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "contentSchema"];

    /// <summary>The properties, rules and openness of an event whose data keep the schema.</summary>
    public JsonObject Event(JsonObject schema, string at)
    {
        var keys = new JsonObject();
        if (Properties(schema, at) is { Count: > 0 } properties)
            keys["properties"] = properties;
        var rules = Rest(schema, at);
        if (!IsClosed(schema) || schema.ContainsKey("patternProperties"))
            keys["additional-properties"] = true;
        if (rules.ContainsKey("additionalProperties") && schema["properties"] is JsonObject listed)
            rules["properties"] = new JsonObject(listed.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, true)));

        if (schema["type"] is { } type && !(type is JsonValue one && one.TryGetValue<string>(out var text) && text == "object"))
            lost.Add(new NotCarried(at, $"is of the type {type.ToJsonString()}: events are objects", $"类型为 {type.ToJsonString()}：事件只能是对象"));
        foreach (var keyword in Whole.Where(schema.ContainsKey))
            rules[keyword] = schema[keyword]?.DeepClone();
        if (rules.Count > 0)
            keys["rules"] = rules;
        return keys;
    }

    /// <summary>A property.</summary>
    public JsonObject Property(JsonNode? node, bool required, string at)
    {
        if (node is not JsonObject schema)
            return Flag(node) == false ? With(new JsonObject { ["not"] = new JsonObject() }, required) : With([], required);

        var property = new JsonObject();
        if (schema["title"] is JsonValue title && title.TryGetValue<string>(out var name) && name.Trim().Length > 0)
            property["title"] = name.Trim();
        if (schema["type"] is { } type)
            property["type"] = type.DeepClone();
        if (required)
            property["required"] = true;

        Values(schema, property, at);
        foreach (var keyword in Same.Where(schema.ContainsKey))
            property[keyword] = schema[keyword]?.DeepClone();
        Format(schema, property, at);

        if (Properties(schema, at) is { Count: > 0 } members)
        {
            property["properties"] = members;
            if (!IsClosed(schema) && schema["additionalProperties"] is not JsonObject)
                property["additionalProperties"] = true;
        }
        else if (IsClosed(schema) && !schema.ContainsKey("patternProperties"))
        {
            property["maxProperties"] = 0;
        }

        if (schema["items"] is JsonObject items && !schema.ContainsKey("prefixItems"))
            property["items"] = Property(items, false, at + "/items");
        if (schema["description"] is JsonValue description && description.TryGetValue<string>(out var words) && words.Trim().Length > 0)
            property["description"] = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var (keyword, value) in Rest(schema, at))
            property[keyword] = value?.DeepClone();
        return property;
    }

    private JsonObject Properties(JsonObject schema, string at)
    {
        var listed = schema["properties"] as JsonObject ?? [];
        var required = (schema["required"] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var name) ? name : null).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var properties = new JsonObject();
        foreach (var (name, inner) in listed)
            properties[name] = Property(inner, required.Contains(name), $"{at}/{name}");
        foreach (var name in required.Where(name => !listed.ContainsKey(name)))
            properties[name] = new JsonObject { ["required"] = true };
        return properties;
    }

    // what the plan language has as JSON Schema has it
    private JsonObject Rest(JsonObject schema, string at)
    {
        var rest = new JsonObject();
        foreach (var keyword in PlanModel.SchemaKeywords.Where(schema.ContainsKey))
            rest[keyword] = schema[keyword]?.DeepClone();
        if (schema["additionalProperties"] is JsonObject each)
            rest["additionalProperties"] = each.DeepClone();
        else if (IsClosed(schema) && schema.ContainsKey("patternProperties"))
            rest["additionalProperties"] = false;
        if (schema.ContainsKey("prefixItems") && schema["items"] is { } behind)
        {
            // the items of a plan are all of a list's
            rest.Remove("prefixItems");
            var pair = new JsonObject { ["prefixItems"] = schema["prefixItems"]!.DeepClone(), ["items"] = behind.DeepClone() };
            rest["allOf"] = new JsonArray([pair, .. (rest["allOf"] as JsonArray ?? []).Select(each => each?.DeepClone())]);
        }
        else if (Flag(schema["items"]) == false)
        {
            rest["maxItems"] = 0;
        }

        foreach (var keyword in Notes.Where(schema.ContainsKey))
            lost.Add(new NotCarried(at, $"{keyword} is a note that plans do not have", $"{keyword} 是方案中没有的注释"));

        foreach (var keyword in schema.Select(pair => pair.Key).Where(key => !IsKnown(key)))
            lost.Add(new NotCarried(at, $"{keyword} is no keyword of JSON Schema and was left out", $"{keyword} 不是 JSON Schema 关键字，已忽略"));
        return rest;
    }

    private void Values(JsonObject schema, JsonObject property, string at)
    {
        if (schema["const"] is not null || schema.ContainsKey("const"))
        {
            if (schema["const"] is JsonObject or JsonArray)
                property["anyOf"] = new JsonArray(new JsonObject { ["const"] = schema["const"]!.DeepClone() });
            else
                property["const"] = schema["const"]?.DeepClone();
            return;
        }

        if (schema["enum"] is not JsonArray { Count: > 0 } values)
            return;
        if (values.Any(value => value is JsonObject or JsonArray))
        {
            property["anyOf"] = new JsonArray([.. values.Select(value => (JsonNode)new JsonObject { ["const"] = value?.DeepClone() })]);
            return;
        }

        var types = Types(schema["type"]);
        var possible = values.Where(value => types.Count == 0 || types.Any(type => Fits(type, value))).ToList();
        foreach (var never in values.Except(possible))
            lost.Add(new NotCarried(at, $"the value {never?.ToJsonString() ?? "null"} can never be of the type that is asked for, and was left out", $"取值 {never?.ToJsonString() ?? "null"} 与类型矛盾，已忽略"));
        if (possible.Count == 1)
            property["const"] = possible[0]?.DeepClone();
        else if (possible.Count > 1)
            property["enum"] = new JsonArray([.. possible.Select(value => value?.DeepClone())]);
    }

    private void Format(JsonObject schema, JsonObject property, string at)
    {
        if (schema["format"] is not JsonValue value || !value.TryGetValue<string>(out var format))
            return;
        if (PlanModel.Formats.Contains(format))
            property["format"] = format;
        else
            lost.Add(new NotCarried(at, $"the format {format} is judged by nobody here", $"此处不校验格式 {format}"));
    }

    private static bool IsClosed(JsonObject schema) => Flag(schema["additionalProperties"]) == false;

    private static bool IsKnown(string keyword) => Same.Contains(keyword) || Notes.Contains(keyword) || PlanModel.SchemaKeywords.Contains(keyword)
        || keyword is "type" or "required" or "properties" or "additionalProperties" or "items" or "enum" or "const" or "title" or "description" or "format" or SchemaFlattener.Open;

    private static JsonObject With(JsonObject property, bool required)
    {
        if (required)
            property["required"] = true;
        return property;
    }

    private static bool? Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    private static List<string> Types(JsonNode? type) => type switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(item => item.ToString())],
        JsonValue value => [value.ToString()],
        _ => [],
    };

    private static bool Fits(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "boolean" => Flag(value) is not null,
        "integer" => value is JsonValue number && number.TryGetValue<decimal>(out var whole) && whole == decimal.Truncate(whole),
        "number" => value is JsonValue number && number.TryGetValue<decimal>(out _),
        _ => false,
    };
}

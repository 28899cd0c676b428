using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Reading;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Writes a flat JSON Schema in the keys of plans.</summary>
internal sealed class PlanFromSchema(List<NotCarried> lost)
{
    private static readonly string[] Same = ["minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems"];
    private static readonly (string Least, string Most)[] Spans = [("minLength", "maxLength"), ("minimum", "maximum"), ("exclusiveMinimum", "exclusiveMaximum"), ("minItems", "maxItems")];
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
        if ((rules.ContainsKey("additionalProperties") || rules.ContainsKey("unevaluatedProperties")) && keys["properties"] is JsonObject listed)
            rules["properties"] = new JsonObject(listed.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, true)));

        if (schema["type"] is { } type && !(type is JsonValue one && one.TryGetValue<string>(out var text) && text == "object"))
            lost.Add(new NotCarried(at, $"is of the type {type.ToJsonString()}: events are objects", $"类型为 {type.ToJsonString()}：事件只能是对象"));
        if (schema.ContainsKey("examples"))
            lost.Add(new NotCarried(at, "examples of whole events have no place in plans", "方案中不存放整条事件的示例"));
        foreach (var keyword in Whole.Where(schema.ContainsKey))
            rules[keyword] = schema[keyword]?.DeepClone();
        if (rules.Count > 0)
            keys["rules"] = rules;
        return keys;
    }

    /// <summary>A property.</summary>
    public JsonObject Property(JsonNode? node, bool required, string at)
    {
        if (node is not JsonObject said)
            return Flag(node) == false ? Property(Never(), required, at) : required ? new JsonObject { ["required"] = true } : [];

        var schema = WithSpans(WithValues(said, at));
        var property = new JsonObject();
        if (schema["title"] is JsonValue title && title.TryGetValue<string>(out var name) && name.Trim().Length > 0)
            property["title"] = name.Trim();
        if (schema["type"] is { } type)
            property["type"] = type.DeepClone();
        if (required)
            property["required"] = true;

        foreach (var keyword in Whole.Where(schema.ContainsKey))
            property[keyword] = schema[keyword]?.DeepClone();
        foreach (var keyword in Same.Where(schema.ContainsKey))
            property[keyword] = schema[keyword]?.DeepClone();
        Format(schema, property, at);

        if (Properties(schema, at) is { Count: > 0 } members)
        {
            property["properties"] = members;
            if (!IsClosed(schema) && schema["additionalProperties"] is not JsonObject)
                property["additionalProperties"] = true;
        }
        if (schema["items"] is JsonObject items && !schema.ContainsKey("prefixItems"))
            property["items"] = Property(items, false, at + "/items");
        if (schema["examples"] is JsonArray { Count: > 0 } examples)
            property["examples"] = examples.DeepClone();
        if (schema["description"] is JsonValue description && description.TryGetValue<string>(out var words) && words.Trim().Length > 0)
            property["description"] = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var (keyword, value) in Rest(schema, at))
            property[keyword] = value?.DeepClone();
        if (IsClosed(schema) && !schema.ContainsKey("patternProperties") && !property.ContainsKey("properties"))
            property["maxProperties"] = 0;
        return property;
    }

    private JsonObject Properties(JsonObject schema, string at)
    {
        var listed = schema["properties"] as JsonObject ?? [];
        var required = (schema["required"] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var name) ? name : null).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var properties = new JsonObject();
        foreach (var (name, inner) in listed)
            properties[name] = Property(inner, required.Contains(name) || (inner is JsonObject draft3 && Flag(draft3["required"]) == true), $"{at}/{name}");
        foreach (var name in required.Where(name => !listed.ContainsKey(name)))
            properties[name] = Property(IsOfPattern(schema, name) ? null : schema["additionalProperties"], true, $"{at}/{name}");
        return properties;
    }

    private static bool IsOfPattern(JsonObject schema, string name) =>
        (schema["patternProperties"] as JsonObject ?? []).Any(member => EcmaPattern.Problem(member.Key) is null && EcmaPattern.Of(member.Key).IsMatch(name));

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

        foreach (var keyword in Notes.Where(schema.ContainsKey))
            lost.Add(new NotCarried(at, $"{keyword} is a note that plans do not have", $"{keyword} 是方案中没有的注释"));

        foreach (var keyword in schema.Select(pair => pair.Key).Where(key => !IsKnown(key)))
            lost.Add(new NotCarried(at, $"{keyword} is no keyword of JSON Schema and was left out", $"{keyword} 不是 JSON Schema 关键字，已忽略"));
        return rest;
    }

    // const and enum as plans have them: values of the type that is asked for; lists and objects are no values of plans
    private JsonObject WithValues(JsonObject said, string at)
    {
        if (!said.ContainsKey("const") && said["enum"] is not JsonArray)
            return said;

        var types = Types(said["type"]);
        var asked = said["enum"] is JsonArray list ? list.ToList() : [said["const"]];
        if (said.ContainsKey("const"))
            asked = [.. asked.Where(value => JsonNode.DeepEquals(value, said["const"])).Take(1)];
        foreach (var beyond in asked.Where(IsBeyond).ToList())
        {
            asked.Remove(beyond);
            lost.Add(new NotCarried(at, $"the value {beyond!.ToJsonString()} has more digits than plans hold, and was left out", $"取值 {beyond.ToJsonString()} 位数超出方案可表示的范围，已忽略"));
            if (asked.Count == 0)
                return Without(said);
        }

        var possible = asked.Where(value => types.Count == 0 || types.Any(type => Fits(type, value))).ToList();
        foreach (var never in asked.Except(possible))
            lost.Add(new NotCarried(at, $"the value {never?.ToJsonString() ?? "null"} can never be of the type that is asked for, and was left out", $"取值 {never?.ToJsonString() ?? "null"} 与类型矛盾，已忽略"));

        var schema = Without(said);
        if (possible.Count == 0)
            schema["not"] = new JsonObject();
        else if (possible.Any(value => value is JsonObject or JsonArray))
            Any(schema, new JsonArray([.. possible.Select(value => (JsonNode)new JsonObject { ["const"] = value?.DeepClone() })]));
        else if (possible.Count == 1)
            schema["const"] = possible[0]?.DeepClone();
        else
            schema["enum"] = new JsonArray([.. possible.Select(value => value?.DeepClone())]);
        return schema;
    }

    private static JsonObject Without(JsonObject said)
    {
        var schema = (JsonObject)said.DeepClone();
        schema.Remove("const");
        schema.Remove("enum");
        return schema;
    }

    private static bool IsBeyond(JsonNode? value) => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && Number(value) is null;

    private static void Any(JsonObject schema, JsonArray values)
    {
        if (schema.ContainsKey("anyOf"))
            Also(schema, new JsonObject { ["anyOf"] = values });
        else
            schema["anyOf"] = values;
    }

    // a span that nothing is in is a slip in a plan; in a schema it says that no such value is right
    private static JsonObject WithSpans(JsonObject said)
    {
        if (Flag(said["items"]) == false && !said.ContainsKey("prefixItems"))
        {
            said = (JsonObject)said.DeepClone();
            said["maxItems"] = 0m;
        }

        var schema = said;
        foreach (var (least, most) in Spans.Where(span => Number(said[span.Least]) is { } low && Number(said[span.Most]) is { } high && (low > high || (low == high && span.Least == "exclusiveMinimum"))))
        {
            schema = (JsonObject)schema.DeepClone();
            Also(schema, new JsonObject { [least] = schema[least]!.DeepClone(), [most] = schema[most]!.DeepClone() });
            schema.Remove(least);
            schema.Remove(most);
        }

        return schema;
    }

    private static void Also(JsonObject schema, JsonObject part) => schema["allOf"] = new JsonArray([.. (schema["allOf"] as JsonArray ?? []).Select(each => each?.DeepClone()), part]);

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
        || keyword is "type" or "required" or "properties" or "additionalProperties" or "items" or "enum" or "const" or "title" or "description" or "format" or "examples" or SchemaFlattener.Open;

    private static JsonObject Never() => new() { ["not"] = new JsonObject() };

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<decimal>(out var number) ? number : null;

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
        "integer" => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && (!number.TryGetValue<decimal>(out var whole) || whole == decimal.Truncate(whole)),
        "number" => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        _ => false,
    };
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Makes of a schema of any draft one document of 2020-12 that refers to nothing: references are put in, allOf is read as one schema.</summary>
/// <remarks>What refers to itself ends at the second round, what refers to a document that is not there becomes "anything"; both are listed.</remarks>
internal sealed class SchemaFlattener(SchemaSources sources, List<NotCarried> lost)
{
    private const int DeepestLevel = 40;

    // an object with this mark got a part that is unknown: it cannot be closed
    internal const string Open = "x-open";

    private static readonly HashSet<string> Left = new(StringComparer.Ordinal) { "$schema", "$id", "id", "self", "$comment", "definitions", "$defs", "$anchor", "$supersededBy", "$supersedes", "$ref", "allOf", "examples", "example", "additionalItems", "dependencies" };

    private static readonly string[] Nested = ["additionalProperties", "not", "if", "then", "else", "items", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems"];
    private static readonly string[] Lists = ["anyOf", "oneOf", "prefixItems"];
    private static readonly string[] Maps = ["properties", "patternProperties", "dependentSchemas"];

    /// <summary>The whole document, flat.</summary>
    public JsonObject Flat(SchemaDocument document) => Of(document.Root, document, document.Path, [], 0) as JsonObject ?? [];

    private JsonNode Of(JsonNode? schema, SchemaDocument document, string at, IReadOnlyList<JsonNode> way, int level)
    {
        if (schema is JsonValue flag && flag.TryGetValue<bool>(out var always))
            return JsonValue.Create(always);
        if (schema is not JsonObject map)
            return new JsonObject();
        if (level > DeepestLevel || way.Contains(map))
        {
            lost.Add(new NotCarried(at, "refers to itself: the part below is read as any value", "引用了自身：其下按任意值处理"));
            return new JsonObject();
        }

        IReadOnlyList<JsonNode> further = [.. way, map];
        var flat = Keywords(map, document, at, further, level);

        if (map["$ref"] is JsonValue named && named.TryGetValue<string>(out var reference))
            flat = Merged(flat, Referred(reference, document, at, further, level), at);
        if (map["allOf"] is JsonArray all)
        {
            foreach (var (part, i) in all.Select((part, i) => (part, i)))
                flat = Merged(flat, Of(part, document, $"{at}/allOf/{i}", further, level + 1), at);
        }

        if (flat.ContainsKey(Open) && flat["additionalProperties"] is JsonValue closed && closed.TryGetValue<bool>(out var allowed) && !allowed)
            flat.Remove("additionalProperties");
        return flat;
    }

    private JsonNode Referred(string reference, SchemaDocument document, string at, IReadOnlyList<JsonNode> way, int level)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (uri, pointer) = hash < 0 ? (reference.Trim(), "") : (reference[..hash].Trim(), reference[(hash + 1)..]);
        var target = document;
        if (uri.Length > 0)
        {
            if (sources.Find(uri, document) is not { } found)
            {
                lost.Add(new NotCarried(at, $"refers to {reference}, which is not in this source: read as anything, and the object is open", $"引用了不在此来源中的 {reference}：按任意内容处理，对象不再封闭"));
                return new JsonObject { [Open] = true };
            }

            if (!found.Exact && found.Document.Id is { } id && id.TrimEnd('#') != uri)
                lost.Add(new NotCarried(at, $"refers to {reference}, and only {id} is there: that was taken", $"引用了 {reference}，但只有 {id}：已采用后者"));
            target = found.Document;
        }

        if (SchemaSources.At(target, pointer) is { } part)
            return Of(part, target, at, way, level + 1);
        lost.Add(new NotCarried(at, $"refers to {reference}, and there is nothing: read as anything", $"引用的 {reference} 不存在：按任意内容处理"));
        return new JsonObject { [Open] = true };
    }

    private JsonObject Keywords(JsonObject map, SchemaDocument document, string at, IReadOnlyList<JsonNode> way, int level)
    {
        var flat = new JsonObject();
        foreach (var (keyword, value) in map)
        {
            // old drafts: a reference stands alone
            if (Left.Contains(keyword))
                continue;
            if (Maps.Contains(keyword) && value is JsonObject members)
                flat[keyword] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Of(member.Value, document, $"{at}/{keyword}/{member.Key}", way, level + 1))));
            else if (keyword == "items" && value is JsonArray prefix)
                flat["prefixItems"] = new JsonArray([.. prefix.Select((item, i) => Of(item, document, $"{at}/items/{i}", way, level + 1))]);
            else if (Lists.Contains(keyword) && value is JsonArray list)
                flat[keyword] = new JsonArray([.. list.Select((item, i) => Of(item, document, $"{at}/{keyword}/{i}", way, level + 1))]);
            else if (Nested.Contains(keyword))
                flat[keyword] = Of(value, document, $"{at}/{keyword}", way, level + 1);
            else
                flat[keyword] = value?.DeepClone();
        }

        if (map["items"] is JsonArray && map["additionalItems"] is { } rest)
            flat["items"] = Of(rest, document, $"{at}/additionalItems", way, level + 1);
        Bound(flat, "minimum", "exclusiveMinimum");
        Bound(flat, "maximum", "exclusiveMaximum");
        Dependencies(map, flat, document, at, way, level);
        return flat;
    }

    // draft 04: exclusiveMinimum: true beside minimum
    private static void Bound(JsonObject flat, string bound, string exclusive)
    {
        if (flat[exclusive] is not JsonValue value || !value.TryGetValue<bool>(out var flag))
            return;
        flat.Remove(exclusive);
        if (flag && flat[bound] is { } number)
        {
            flat[exclusive] = number.DeepClone();
            flat.Remove(bound);
        }
    }

    private void Dependencies(JsonObject map, JsonObject flat, SchemaDocument document, string at, IReadOnlyList<JsonNode> way, int level)
    {
        foreach (var (name, needs) in map["dependencies"] as JsonObject ?? [])
        {
            var keyword = needs is JsonArray ? "dependentRequired" : "dependentSchemas";
            if (flat[keyword] is not JsonObject into)
                flat[keyword] = into = [];
            into[name] = needs is JsonArray ? needs.DeepClone() : Of(needs, document, $"{at}/dependencies/{name}", way, level + 1);
        }
    }

    /// <summary>One schema that says what both say.</summary>
    private static JsonObject Merged(JsonObject one, JsonNode other, string at)
    {
        if (other is not JsonObject map)
        {
            if (other is JsonValue flag && flag.TryGetValue<bool>(out var always) && !always)
                one["not"] = new JsonObject();
            return one;
        }

        foreach (var (keyword, value) in map.ToList())
        {
            var mine = one[keyword];
            if (mine is null && !one.ContainsKey(keyword))
                one[keyword] = value?.DeepClone();
            else if (!JsonNode.DeepEquals(mine, value))
                Both(one, keyword, mine, value, at);
        }

        return one;
    }

    private static void Both(JsonObject one, string keyword, JsonNode? mine, JsonNode? value, string at)
    {
        switch (keyword)
        {
            case "title" or "description" or "default" or Open:
                return;
            case "required":
                one[keyword] = new JsonArray([.. Texts(mine).Union(Texts(value), StringComparer.Ordinal).Select(text => JsonValue.Create(text))]);
                return;
            case "properties" or "patternProperties" or "dependentRequired" or "dependentSchemas" when mine is JsonObject into && value is JsonObject from:
                foreach (var (name, schema) in from)
                {
                    if (into[name] is JsonObject there && schema is not null)
                        Merged(there, schema, at);
                    else if (!into.ContainsKey(name))
                        into[name] = schema?.DeepClone();
                }

                return;
            case "type" when Types(mine).Intersect(Types(value), StringComparer.Ordinal).ToList() is { Count: > 0 } common:
                one[keyword] = common.Count == 1 ? JsonValue.Create(common[0]) : new JsonArray([.. common.Select(text => JsonValue.Create(text))]);
                return;
            case "minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties" when Number(mine) is { } low && Number(value) is { } higher:
                one[keyword] = JsonNode.Parse(Math.Max(low, higher).ToString(CultureInfo.InvariantCulture));
                return;
            case "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties" when Number(mine) is { } high && Number(value) is { } lower:
                one[keyword] = JsonNode.Parse(Math.Min(high, lower).ToString(CultureInfo.InvariantCulture));
                return;
            case "additionalProperties":
                // as the tools that materialise schemas read it: closed when one part is, and all parts' properties are listed
                if (value is JsonValue closed && closed.TryGetValue<bool>(out var allowed) && !allowed)
                    one[keyword] = false;
                return;
            default:
                if (one["allOf"] is not JsonArray all)
                    one["allOf"] = all = [];
                if (keyword == "allOf" && value is JsonArray more)
                {
                    foreach (var each in more)
                        all.Add(each?.DeepClone());
                }
                else
                {
                    all.Add(new JsonObject { [keyword] = value?.DeepClone() });
                }

                return;
        }
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list is JsonArray items ? items.OfType<JsonValue>().Select(item => item.TryGetValue<string>(out var text) ? text : null).OfType<string>() : [];

    private static IEnumerable<string> Types(JsonNode? type) => type is JsonArray ? Texts(type) : type is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : [];

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;
}

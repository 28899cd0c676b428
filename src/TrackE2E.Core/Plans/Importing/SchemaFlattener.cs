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

    private static readonly HashSet<string> Left = new(StringComparer.Ordinal) { "$schema", "$id", "id", "self", "$comment", "definitions", "$defs", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$supersededBy", "$supersedes", "$ref", "$dynamicRef", "$recursiveRef", "allOf", "example", "additionalItems", "dependencies" };

    private static readonly string[] Nested = ["additionalProperties", "not", "if", "then", "else", "items", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems"];
    private static readonly string[] Lists = ["anyOf", "oneOf", "prefixItems"];
    private static readonly string[] Maps = ["properties", "patternProperties", "dependentSchemas"];
    private static readonly string[] References = ["$ref", "$dynamicRef", "$recursiveRef"];

    private static readonly (string Keyword, string Of)[] Dependent = [("then", "if"), ("else", "if"), ("minContains", "contains"), ("maxContains", "contains")];

    // keywords that say something only together: of two schemas neither may be mixed with the other's
    private static readonly string[][] Together = [["if", "then", "else"], ["contains", "minContains", "maxContains"], ["prefixItems", "items"], ["properties", "patternProperties", "additionalProperties"]];

    /// <summary>The whole document, flat.</summary>
    public JsonObject Flat(SchemaDocument document) => Of(document.Root, document, document.Path, [], 0) as JsonObject ?? [];

    private JsonNode Of(JsonNode? schema, SchemaDocument document, string at, IReadOnlyList<JsonNode> way, int level)
    {
        if (schema is JsonValue flag && flag.TryGetValue<bool>(out var always))
            return JsonValue.Create(always);
        if (schema is not JsonObject map)
        {
            lost.Add(new NotCarried(at, $"{schema?.ToJsonString() ?? "null"} stands where a schema should: read as any value", $"{schema?.ToJsonString() ?? "null"} 不是 schema：按任意值处理"));
            return new JsonObject();
        }

        if (level > DeepestLevel || way.Contains(map))
        {
            lost.Add(new NotCarried(at, "refers to itself: the part below is read as any value", "引用了自身：其下按任意值处理"));
            return new JsonObject();
        }

        IReadOnlyList<JsonNode> further = [.. way, map];
        document = sources.Owner(map, document);
        var flat = Keywords(map, document, at, further, level);

        if (map.ContainsKey("$ref") && IsOld(document) && flat.Select(pair => pair.Key).FirstOrDefault(keyword => !IsNote(keyword)) is { } beside)
            lost.Add(new NotCarried(at, $"{beside} stands beside $ref, where old drafts do not judge it: here it is judged", $"{beside} 与 $ref 并列，旧版草案不校验它：此处会校验"));
        foreach (var reference in References.Select(keyword => map[keyword]).OfType<JsonValue>().Select(named => named.TryGetValue<string>(out var text) ? text : null).OfType<string>())
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

    private static bool IsOld(SchemaDocument document) => document.Text("$schema") is { } draft && draft.Contains("/draft-0", StringComparison.Ordinal);

    private static bool IsNote(string keyword) => keyword is "title" or "description" or "default" or "examples" or "deprecated" or "readOnly" or "writeOnly" or "nullable" || keyword.StartsWith("x-", StringComparison.Ordinal);

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

        if (sources.At(target, pointer) is { } part)
            return Of(part, target, at, way, level + 1);
        lost.Add(new NotCarried(at, $"refers to {reference}, and there is nothing: read as anything", $"引用的 {reference} 不存在：按任意内容处理"));
        return new JsonObject { [Open] = true };
    }

    private JsonObject Keywords(JsonObject map, SchemaDocument document, string at, IReadOnlyList<JsonNode> way, int level)
    {
        var flat = new JsonObject();
        foreach (var (keyword, value) in map)
        {
            if (Left.Contains(keyword))
                continue;
            if (UnusableKeyword.Why(keyword, value) is { } why)
                lost.Add(new NotCarried(at, why.En, why.Zh));
            else if (Maps.Contains(keyword) && value is JsonObject members)
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

        if (map["example"] is { } example && !flat.ContainsKey("examples"))
            flat["examples"] = new JsonArray(example.DeepClone());
        foreach (var keyword in Dependent.Where(pair => !flat.ContainsKey(pair.Of)).Select(pair => pair.Keyword))
            flat.Remove(keyword);
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
    private JsonObject Merged(JsonObject one, JsonNode other, string at)
    {
        if (other is not JsonObject map)
        {
            if (other is JsonValue flag && flag.TryGetValue<bool>(out var always) && !always)
                one["not"] = new JsonObject();
            return one;
        }

        map = (JsonObject)map.DeepClone();
        Closed(one, map, at);
        foreach (var keywords in Together.Where(keywords => Collides(keywords, one, map)))
        {
            var part = new JsonObject(keywords.Where(map.ContainsKey).Select(keyword => KeyValuePair.Create(keyword, map[keyword]?.DeepClone())));
            foreach (var keyword in keywords)
                map.Remove(keyword);
            Also(one, part);
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

    // items without prefixItems, and properties where nothing is asked of additional ones, can be read as one
    private static bool Collides(string[] keywords, JsonObject one, JsonObject other)
    {
        if (!keywords.Any(one.ContainsKey) || !keywords.Any(other.ContainsKey) || keywords.All(keyword => JsonNode.DeepEquals(one[keyword], other[keyword])))
            return false;
        return keywords[0] switch
        {
            "prefixItems" => one.ContainsKey("prefixItems") || other.ContainsKey("prefixItems"),
            "properties" => one["additionalProperties"] is JsonObject || other["additionalProperties"] is JsonObject,
            _ => true,
        };
    }

    // as the tools that materialise schemas read it: closed when one part is, and all parts' properties are listed
    private void Closed(JsonObject one, JsonObject other, string at)
    {
        if (Lists(one, other) || Lists(other, one))
            lost.Add(new NotCarried(at, "one part of allOf is closed, and another lists more: read as one closed object with the properties of both", "allOf 的一部分是封闭的，另一部分列出了更多字段：按包含双方字段的封闭对象处理"));

        static bool Lists(JsonObject closed, JsonObject more) => closed["additionalProperties"] is JsonValue flag && flag.TryGetValue<bool>(out var allowed) && !allowed
            && (more["properties"] as JsonObject ?? []).Any(member => (closed["properties"] as JsonObject)?.ContainsKey(member.Key) != true);
    }

    private void Both(JsonObject one, string keyword, JsonNode? mine, JsonNode? value, string at)
    {
        switch (keyword)
        {
            case "title" or "description" or "default" or "examples" or Open:
                return;
            case "required":
                one[keyword] = new JsonArray([.. Texts(mine).Union(Texts(value), StringComparer.Ordinal).Select(text => JsonValue.Create(text))]);
                return;
            case "properties" or "patternProperties" or "dependentRequired" or "dependentSchemas" when mine is JsonObject into && value is JsonObject from:
                foreach (var (name, schema) in from)
                {
                    if (into[name] is JsonObject there && schema is not null)
                        Merged(there, schema, at);
                    else if (into[name] is JsonArray mineNeeds && schema is JsonArray needs)
                        into[name] = new JsonArray([.. Texts(mineNeeds).Union(Texts(needs), StringComparer.Ordinal).Select(text => JsonValue.Create(text))]);
                    else if (!into.ContainsKey(name) || (into[name] is JsonValue flag && flag.TryGetValue<bool>(out var anything) && anything))
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
                if (value is JsonValue closed && closed.TryGetValue<bool>(out var allowed) && !allowed)
                    one[keyword] = false;
                return;
            case "allOf" when value is JsonArray more:
                foreach (var each in more)
                    Also(one, each?.DeepClone());
                return;
            default:
                Also(one, new JsonObject { [keyword] = value?.DeepClone() });
                return;
        }
    }

    private static void Also(JsonObject one, JsonNode? part)
    {
        if (one["allOf"] is not JsonArray all)
            one["allOf"] = all = [];
        all.Add(part);
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list is JsonArray items ? items.OfType<JsonValue>().Select(item => item.TryGetValue<string>(out var text) ? text : null).OfType<string>() : [];

    private static IEnumerable<string> Types(JsonNode? type) => type is JsonArray ? Texts(type) : type is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : [];

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>Writes a schema of 2020-12 in the keywords of draft 04 (Iglu) or 07 (Segment, RudderStack); what the draft cannot say is listed.</summary>
internal sealed class OlderDraft(List<NotCarried> lost, bool isDraft7)
{
    private static readonly string[] Unknown4 = ["if", "then", "else", "propertyNames", "contains", "minContains", "maxContains", "unevaluatedProperties", "unevaluatedItems", "examples"];
    private static readonly string[] Unknown7 = ["minContains", "maxContains", "unevaluatedProperties", "unevaluatedItems"];

    public JsonNode? Of(JsonNode? schema, string at)
    {
        if (schema is JsonValue flag && flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            return isDraft7 ? flag.DeepClone() : flag.GetValueKind() == JsonValueKind.True ? new JsonObject() : new JsonObject { ["not"] = new JsonObject() };
        if (schema is not JsonObject map)
            return schema?.DeepClone();

        var old = new JsonObject();
        foreach (var (keyword, value) in map)
        {
            if ((isDraft7 ? Unknown7 : Unknown4).Contains(keyword))
            {
                var draft = isDraft7 ? "07" : "04";
                lost.Add(new NotCarried(at, $"{keyword}: draft {draft} has no such keyword", $"{keyword}：draft {draft} 没有此关键字"));
                continue;
            }

            switch (keyword)
            {
                case "const" when !isDraft7:
                    old["enum"] = new JsonArray(value?.DeepClone());
                    break;
                case "exclusiveMinimum" when !isDraft7:
                    Bound(old, map, "minimum", keyword, value);
                    break;
                case "exclusiveMaximum" when !isDraft7:
                    Bound(old, map, "maximum", keyword, value);
                    break;
                case "minimum" or "maximum" when old.ContainsKey(keyword):
                    break;
                case "properties" or "patternProperties" when value is JsonObject members:
                    old[keyword] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value, $"{at}/{member.Key}"))));
                    break;
                case "prefixItems" when value is JsonArray prefix:
                    old["items"] = new JsonArray([.. prefix.Select((item, i) => Of(item, $"{at}/{i}"))]);
                    if (map.ContainsKey("items"))
                        old["additionalItems"] = map["items"] is JsonValue rest ? rest.DeepClone() : Of(map["items"], at);
                    break;
                case "items" when map.ContainsKey("prefixItems"):
                    break;
                case "dependentRequired" or "dependentSchemas" when value is JsonObject needs:
                    if (old["dependencies"] is not JsonObject dependencies)
                        old["dependencies"] = dependencies = [];
                    foreach (var (name, need) in needs)
                        dependencies[name] = keyword == "dependentRequired" ? need?.DeepClone() : Of(need, at);
                    break;
                case "additionalProperties" when value is JsonValue:
                    old[keyword] = value.DeepClone();
                    break;
                case "additionalProperties" or "items" or "not" or "if" or "then" or "else" or "contains" or "propertyNames":
                    old[keyword] = Of(value, $"{at}/{keyword}");
                    break;
                case "allOf" or "anyOf" or "oneOf" when value is JsonArray list:
                    old[keyword] = new JsonArray([.. list.Select((item, i) => Of(item, $"{at}/{keyword}/{i}"))]);
                    break;
                default:
                    old[keyword] = value?.DeepClone();
                    break;
            }
        }

        return old;
    }

    private static void Bound(JsonObject old, JsonObject map, string bound, string keyword, JsonNode? value)
    {
        // both given: the tighter one is enough
        if (map[bound] is JsonValue inclusive && value is JsonValue exclusive && inclusive.TryGetValue<decimal>(out var at) && exclusive.TryGetValue<decimal>(out var beyond) && (bound == "minimum" ? at > beyond : at < beyond))
            return;
        old[bound] = value?.DeepClone();
        old[keyword] = true;
    }
}

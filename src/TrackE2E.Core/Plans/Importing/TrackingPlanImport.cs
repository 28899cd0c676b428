using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Imports tracking plans of Segment (Public API and the older Protocols files) and RudderStack, as JSON.</summary>
/// <remarks>
/// Both describe an event by a JSON Schema of its message; what stands under <c>properties.properties</c> is the event's data, for identify and group what stands under <c>properties.traits</c>.
/// </remarks>
public static class TrackingPlanImport
{
    private static readonly string[] Calls = ["identify", "group", "page", "screen"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImportException">It is no tracking plan.</exception>
    public static ImportedPlan Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        try
        {
            return ReadText(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(($"{file} cannot be read: {refused.Message}", $"无法读取 {file}：{refused.Message}"), ("mend the path", "修正路径"), refused);
        }
    }

    /// <summary>Reads a tracking plan's JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The plan's name where it has none itself.</param>
    /// <exception cref="ImportException">It is no tracking plan.</exception>
    public static ImportedPlan ReadText(string json, string name)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json);
        }
        catch (JsonException broken)
        {
            throw new ImportException(($"{name} is no JSON: {broken.Message}", $"{name} 不是 JSON：{broken.Message}"), ("name the JSON file of a tracking plan", "指定埋点方案的 JSON 文件"), broken);
        }

        if (root is JsonObject { Count: > 0 } answer && answer["data"] is JsonObject data)
            root = data;
        var plan = root as JsonObject;
        plan = plan?["trackingPlan"] as JsonObject is { } inner && plan["rules"] is null ? inner : plan;
        var rules = plan?["rules"] ?? plan?["events"] ?? root as JsonArray;
        if (rules is null)
            throw new ImportException(
                ($"{name} has no rules", $"{name} 中没有 rules"),
                (
                    "name the JSON of a tracking plan: { name, rules: [{ type, key, jsonSchema }] } or { rules: { events: […] } }",
                    "指定埋点方案的 JSON：{ name, rules: [{ type, key, jsonSchema }] } 或 { rules: { events: […] } }"));

        var lost = new List<NotCarried>();
        var title = Text(plan, "display_name") ?? Text(plan, "displayName") ?? Text(plan, "name") ?? name;
        var files = new PlanParts();
        foreach (var rule in Rules(rules, title, lost))
            Event(rule, title, files, lost);
        return files.Plan(lost, _ => Head(plan, title, lost));
    }

    private static IEnumerable<Rule> Rules(JsonNode rules, string title, List<NotCarried> lost)
    {
        if (rules is JsonArray list)
            return Listed(list, title, lost);

        var groups = rules as JsonObject ?? [];
        foreach (var (key, value) in groups.Where(group => group.Key is not ("events" or "global") && !(Calls.Contains(group.Key) && group.Value is JsonObject) && !IsEmpty(group.Value)))
            lost.Add(new NotCarried($"{title}/{key}", "is no part of a tracking plan that is known, and was left out", "不是已知的埋点方案部分，已忽略"));
        return Listed(groups["events"] as JsonArray ?? [], title, lost)
            .Concat(Calls.Where(type => groups[type] is JsonObject).Select(type => new Rule(type.ToUpperInvariant(), type, groups[type] as JsonObject ?? [], null, null, [])))
            .Concat(groups["global"] is JsonObject common && (common["properties"] is JsonObject || !IsEmpty(common["required"])) ? [new Rule("COMMON", "global", common, null, null, [])] : []);
    }

    private static IEnumerable<Rule> Listed(JsonArray list, string title, List<NotCarried> lost)
    {
        foreach (var (item, i) in list.Select((item, i) => (item, i)).Where(each => each.item is not JsonObject))
            lost.Add(new NotCarried($"{title}/{i}", $"is no rule but {item?.ToJsonString() ?? "null"}, and was left out", $"不是规则而是 {item?.ToJsonString() ?? "null"}，已忽略"));
        return list.OfType<JsonObject>().Select(Rule.Of);
    }

    private static bool IsEmpty(JsonNode? node) => node is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };

    private static JsonObject Head(JsonObject? plan, string title, List<NotCarried> lost)
    {
        var head = new JsonObject { ["plan"] = title };
        if (Text(plan, "description") is { Length: > 0 } description)
            head["description"] = PlanParts.Line(description);
        if (plan?["version"] is JsonValue version)
            head["version"] = version.ToString();
        foreach (var key in (plan ?? []).Select(pair => pair.Key).Where(key => key is not ("name" or "display_name" or "displayName" or "description" or "version" or "rules" or "events")))
            lost.Add(new NotCarried(title, $"{key} is not carried", $"未导入 {key}"));
        return head;
    }

    private static void Event(Rule rule, string title, PlanParts files, List<NotCarried> lost)
    {
        var at = $"{title}/{rule.Key}";
        var document = new SchemaDocument(at, rule.Schema);
        var message = new SchemaFlattener(new SchemaSources([document]), lost).Flat(document);
        var part = rule.Type is "IDENTIFY" or "GROUP" ? "traits" : "properties";
        var parts = message["properties"] as JsonObject ?? [];
        var data = parts[part] as JsonObject ?? [];

        foreach (var (name, schema) in parts.Where(member => member.Key != part))
        {
            if (schema is not JsonObject said || said.Any(pair => pair.Key is not ("type" or "properties" or "id" or "title" or "description") || (pair.Key == "type" && pair.Value?.ToString() != "object") || (pair.Key == "properties" && !IsEmpty(pair.Value))))
                lost.Add(new NotCarried(at, $"rules on {name} are about the message around the event, and are not carried", $"{name} 的规则针对事件外层消息，未导入"));
        }

        foreach (var keyword in message.Select(pair => pair.Key).Where(key => key is not ("type" or "properties" or "required" or "title" or "description")))
            lost.Add(new NotCarried(at, $"{keyword} of the message around the event is not carried", $"未导入外层消息的 {keyword}"));
        foreach (var name in (message["required"] as JsonArray ?? []).Select(name => name?.ToString()).Where(name => name != part))
            lost.Add(new NotCarried(at, $"{name} is required of the message around the event; that is not carried", $"外层消息必须有 {name}；未导入"));
        if (parts[part] is { } other && other is not JsonObject)
            lost.Add(new NotCarried(at, $"{part} is {other.ToJsonString()}, and no schema of an object", $"{part} 为 {other.ToJsonString()}，不是对象的 schema"));
        foreach (var key in rule.Others)
            lost.Add(new NotCarried(at, $"{key} is not carried", $"未导入 {key}"));
        if (rule.Type == "COMMON")
        {
            lost.Add(new NotCarried(at, "rules of all events are not carried: write them under common", "全局规则未导入：请写入 common"));
            return;
        }

        var id = rule.Key.Length > 0 ? rule.Key : rule.Type.ToLowerInvariant();
        if (files.Has(title, id))
        {
            lost.Add(new NotCarried(at, $"stands a second time (version {rule.Version}); the first is the event", $"重复出现（版本 {rule.Version}）；以第一个为准"));
            return;
        }

        var keys = new JsonObject { ["kind"] = "custom" };
        if (rule.Version is { Length: > 0 } version)
            keys["version"] = version;
        if (rule.Description is { } description && PlanParts.Line(description) is { Length: > 0 } words)
            keys["description"] = words;
        if (rule.Type != "TRACK")
            lost.Add(new NotCarried(at, $"is a {rule.Type.ToLowerInvariant()} call; here it is an event of that name", $"是 {rule.Type.ToLowerInvariant()} 调用；此处作为同名事件"));
        foreach (var (key, value) in new PlanFromSchema(lost).Event(data, at))
            keys[key] = value?.DeepClone();
        files.Add(title, id, keys);
    }

    private static string? Text(JsonObject? map, string key) => map?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record Rule(string Type, string Key, JsonObject Schema, string? Version, string? Description, IReadOnlyList<string> Others)
    {
        private static readonly string[] Known = ["type", "eventType", "key", "name", "jsonSchema", "rules", "version", "description", "id", "createdAt", "updatedAt", "deprecatedAt"];

        public static Rule Of(JsonObject rule) => new(
            (Text(rule, "type") ?? Text(rule, "eventType") ?? "TRACK").ToUpperInvariant(),
            Text(rule, "key") ?? Text(rule, "name") ?? "",
            rule["jsonSchema"] as JsonObject ?? rule["rules"] as JsonObject ?? [],
            rule["version"] is JsonValue version ? version.ToString() : null,
            Text(rule, "description") ?? Text(rule["jsonSchema"] as JsonObject ?? rule["rules"] as JsonObject, "description"),
            [.. rule.Select(pair => pair.Key).Where(key => !Known.Contains(key))]);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>Writes a planned event's properties as a JSON Schema of draft 2020-12.</summary>
internal sealed class SchemaOfEvent(List<NotCarried> lost)
{
    /// <summary>The schema of the event's data.</summary>
    public JsonObject Of(PlannedEvent planned)
    {
        var schema = new JsonObject { ["type"] = "object" };
        Members(schema, planned.Properties, planned.AdditionalProperties, planned.Id);
        if (planned.Rules is { } rules)
            Into(schema, (JsonObject)Node(rules)!);
        return schema;
    }

    /// <summary>Lists what the event itself says beyond its data.</summary>
    public void Event(PlannedEvent planned, params ReadOnlySpan<string> carried)
    {
        var said = new List<string>();
        void Say(string key, bool there, ReadOnlySpan<string> known)
        {
            if (there && !known.Contains(key))
                said.Add(key);
        }

        Say("title", planned.Title.All.Any(title => title != planned.Id), carried);
        Say("kind", planned.Kind != EventKind.Custom, carried);
        Say("page", planned.Page is not null, carried);
        Say("tab", planned.Tab is not null, carried);
        Say("element", planned.Element is not null, carried);
        Say("reported-as", planned.ReportedAs.Name != planned.Id || planned.ReportedAs.Where.Count > 0, carried);
        Say("when", planned.When is not null, carried);
        Say("trigger rules", planned.Kind is EventKind.PageView or EventKind.Exposure, carried);
        Say("within", planned.Kind is EventKind.Click or EventKind.Custom && planned.Trigger.Within != new TriggerRule().Within, carried);
        Say("sampled", planned.SampledByDevice, carried);
        Say("priority", planned.Priority is not null, carried);
        Say("owner", planned.Owner is not null, carried);
        Say("status", planned.Status != EventStatus.Active, carried);
        Say("since, until and platforms", planned.Scope.IsLimited, carried);
        Say("version", planned.Version is not null, carried);
        Say("description", planned.Description is not null, carried);
        if (said.Count > 0)
            lost.Add(new NotCarried(planned.Id, $"{string.Join(", ", said)}: this format has no place for it", $"{string.Join("、", said)}：此格式无处存放"));
    }

    private void Members(JsonObject schema, IReadOnlyList<PlannedProperty> properties, bool open, string at)
    {
        if (properties.Count > 0)
            schema["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create<string, JsonNode?>(property.Name, Property(property, $"{at} › {property.Name}"))));
        if (properties.Where(property => property.Required).ToList() is { Count: > 0 } required)
            schema["required"] = new JsonArray([.. required.Select(property => (JsonNode)property.Name)]);
        if (!open)
            schema["additionalProperties"] = false;
    }

    private JsonObject Property(PlannedProperty property, string at)
    {
        var schema = new JsonObject();
        if (property.Title is { } title)
        {
            schema["title"] = title.In("en");
            if (title.All.Count() > 1)
                lost.Add(new NotCarried(at, "its Chinese title: one title only", "中文标题：只能有一个标题"));
        }

        if (property.Types.Count > 0)
            schema["type"] = property.Types.Count == 1 ? property.Types[0] : new JsonArray([.. property.Types.Select(type => (JsonNode)type)]);
        if (property.Description is { } description)
            schema["description"] = description;
        if (property.Enum.Count == 1)
            schema["const"] = Node(property.Enum[0]);
        else if (property.Enum.Count > 1)
            schema["enum"] = new JsonArray([.. property.Enum.Select(Node)]);
        Number(schema, "minLength", property.MinLength);
        Number(schema, "maxLength", property.MaxLength);
        if (property.Pattern is { } pattern)
            schema["pattern"] = pattern;
        if (property.Format is { } format)
            schema["format"] = format;
        Number(schema, "minimum", property.Minimum);
        Number(schema, "maximum", property.Maximum);
        Number(schema, "exclusiveMinimum", property.ExclusiveMinimum);
        Number(schema, "exclusiveMaximum", property.ExclusiveMaximum);
        Number(schema, "multipleOf", property.MultipleOf);
        Number(schema, "minItems", property.MinItems);
        Number(schema, "maxItems", property.MaxItems);
        if (property.Properties.Count > 0)
            Members(schema, property.Properties, property.AdditionalProperties, at);
        if (property.Items is { } items)
            schema["items"] = Property(items, at + " › items");
        if (property.Examples.Count > 0)
            schema["examples"] = new JsonArray([.. property.Examples.Select(Node)]);
        if (property.Schema is { } rest)
            Into(schema, (JsonObject)Node(rest)!);
        Ours(property, at);
        return schema;
    }

    private void Ours(PlannedProperty property, string at)
    {
        var said = new List<string>();
        void Say(string key, bool there)
        {
            if (there)
                said.Add(key);
        }

        Say("key", property.Key);
        Say("unit", property.Unit is not null);
        Say("sensitive", property.Sensitive);
        Say("shown", property.Shown is not null);
        Say("ordinal", property.Ordinal is not null);
        Say("measures", property.Measures is not null);
        Say("from", property.From is not null);
        Say("same-within", property.SameWithin is not null);
        Say("personal", property.PersonalAllowed);
        Say("maxBytes", property.MaxBytes is not null);
        Say("identifier", property.Identifier);
        Say("required-when", property.RequiredWhen.Count > 0);
        Say("only-when", property.OnlyWhen.Count > 0);
        Say("since, until and platforms", property.Scope.IsLimited);
        if (said.Count > 0)
            lost.Add(new NotCarried(at, $"{string.Join(", ", said)}: JSON Schema has no such keyword", $"{string.Join("、", said)}：JSON Schema 没有对应关键字"));
    }

    // properties that rest lists only to say what is additional are described already
    private static void Into(JsonObject schema, JsonObject rest)
    {
        foreach (var (keyword, value) in rest.ToList())
        {
            if (keyword != "properties" && !(keyword == "additionalProperties" && value is JsonValue flag && flag.GetValueKind() == JsonValueKind.True))
                schema[keyword] = value?.DeepClone();
        }
    }

    private static void Number(JsonObject schema, string keyword, decimal? value)
    {
        if (value is { } number)
            schema[keyword] = Node(number);
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        decimal number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
        _ => JsonNode.Parse(((JsonElement)value).GetRawText()),
    };
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Core.Rules.Properties.Schemas.Streaming;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>A planned event prepared for judging: what holds is seen in one pass over the UTF-8 text, JSON Schema keywords are compiled.</summary>
/// <remarks>Fits is never true for an event that has a finding; where it is false, <see cref="PropertyWalk"/> says what is wrong, or that nothing is.</remarks>
internal sealed class EventCheck
{
    // one for each planned event, for as long as the event lives
    private static readonly ConditionalWeakTable<PlannedEvent, EventCheck> Made = [];

    private readonly Dictionary<PlannedProperty, JsonSchema> schemas = new(ReferenceEqualityComparer.Instance);
    private readonly List<StreamNode> conditions = [];
    private readonly Dictionary<string, EcmaPattern> patterns = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> forbidden;
    private readonly StreamNode root;

    private EventCheck(PlannedEvent planned)
    {
        Rules = planned.Rules is { } rules ? Compiled(rules, $"event {planned.Id} › rules", planned.Place) : null;
        forbidden = planned.ForbiddenProperties;
        root = ObjectNode(planned.Properties, planned.AdditionalProperties, planned.Id, []);
        root.Types = JsonTypes.Object;
        root.Also = [.. conditions, .. Rules is { } whole ? [whole.Stream] : Array.Empty<StreamNode>()];
    }

    /// <summary>The schema that all properties together must keep; null for none.</summary>
    public JsonSchema? Rules { get; }

    /// <summary>True when a property's value is compared with what the screen shows.</summary>
    public bool ComparesShown { get; private set; }

    /// <summary>The check of an event, made once.</summary>
    /// <exception cref="BrokenException">plan-unreadable: the event's JSON Schema keywords cannot be used.</exception>
    public static EventCheck Of(PlannedEvent planned) => Made.GetValue(planned, static each => new EventCheck(each));

    /// <summary>The schema of a property's JSON Schema keywords; null for none.</summary>
    public JsonSchema? SchemaOf(PlannedProperty property) => property.Schema is null ? null : schemas.GetValueOrDefault(property);

    /// <summary>True when the event certainly has no finding; false when it has to be looked at.</summary>
    public bool Fits(ReadOnlySpan<byte> properties)
    {
        try
        {
            return StreamRun.IsValid(root, properties);
        }
        catch (Exception undecided) when (undecided is JsonException or SchemaException)
        {
            return false;
        }
    }

    // inside of lists (way is null) conditions cannot be said from the top: such properties are looked at
    private StreamNode ObjectNode(IReadOnlyList<PlannedProperty> properties, bool open, string at, IReadOnlyList<string>? way)
    {
        var nothing = new StreamNode { Always = false };
        if (properties.Count > StreamMembers.MostNeeded)
        {
            _ = properties.Select(property => Node(property, $"{at} › {property.Name}", null)).ToList();
            return nothing;
        }

        foreach (var property in properties.Where(property => way is not null && IsPlain(property)))
            conditions.AddRange(EventConditions.Of(property, way!));

        return new StreamNode
        {
            Strict = true,
            Members = new StreamMembers([.. properties.Select(property => (property.Name, (StreamNode?)Node(property, $"{at} › {property.Name}", way), IsNeeded(property, way)))])
            {
                Additional = nothing,
                Open = open && forbidden.Count == 0 ? new OpenNames(name => Meant(properties, name)) : null,
            },
        };
    }

    private static ulong Meant(IReadOnlyList<PlannedProperty> properties, string name)
    {
        ulong bits = 0;
        for (var i = 0; i < properties.Count; i++)
            bits |= NameMatching.IsLike(properties[i].Name, name) ? 1UL << i : 0;
        return bits;
    }

    private static bool IsPlain(PlannedProperty property) => property.RequiredWhen.Concat(property.OnlyWhen).All(EventConditions.Takes);

    private static bool IsNeeded(PlannedProperty property, IReadOnlyList<string>? way) =>
        property.RequiredWhen.Count + property.OnlyWhen.Count > 0 && way is not null && IsPlain(property) ? false : property.Required || property.RequiredWhen.Count > 0;

    private StreamNode Node(PlannedProperty property, string at, IReadOnlyList<string>? way)
    {
        ComparesShown |= property.Shown is not null;
        if (property.Schema is { } schema)
            schemas[property] = Compiled(schema, at, property.Place);

        var isObject = property.Properties.Count > 0 || property.Types.Contains("object");
        var node = isObject ? ObjectNode(property.Properties, property.AdditionalProperties || property.Properties.Count == 0, at, way is null ? null : [.. way, property.Name]) : new StreamNode { Strict = true };
        var items = property.Items is { } each ? Node(each, at + " › items", null) : null;
        if (node.Always == false || property.Scope.IsLimited || (property.OnlyWhen.Count > 0 && (way is null || !IsPlain(property))))
            return new StreamNode { Always = false };

        node.Types = property.Types.Aggregate(JsonTypes.None, (types, type) => types | TypeOf(type));
        node.RefusesMissingWords = property.Enum.Count == 0 && property.Shown is null;
        node.Identifier = property.Identifier;
        node.ShortNumbers = property.Identifier || Units.IsMainMoney(property.Unit);
        if (property.Enum.Count > 0)
            node.Allowed = new StreamValues(property.Enum.Select(value => JsonSerializer.SerializeToElement(value)));
        if (Bounds(property).ToArray() is { Length: > 0 } bounds || property.MultipleOf is not null)
            node.Numbers = new StreamNumbers(Bounds(property).ToArray(), property.MultipleOf is { } step ? step : null);
        if ((property.MinLength ?? property.MaxLength ?? property.MaxBytes) is not null || property.Pattern is not null || property.Format is not null)
        {
            node.Texts = new StreamTexts
            {
                MinLength = property.MinLength ?? 0,
                MaxLength = property.MaxLength ?? int.MaxValue,
                MaxBytes = property.MaxBytes ?? int.MaxValue,
                Pattern = property.Pattern is { } pattern ? patterns.TryGetValue(pattern, out var known) ? known : patterns[pattern] = EcmaPattern.Of(pattern) : null,
                Format = property.Format,
                Location = at,
            };
        }

        node.Items = items;
        node.MinItems = property.MinItems ?? 0;
        node.MaxItems = property.MaxItems ?? int.MaxValue;
        node.Also = SchemaOf(property) is { } compiled ? [compiled.Stream] : [];
        return node;
    }

    private static IEnumerable<NumberBound> Bounds(PlannedProperty property)
    {
        if (property.Minimum is { } minimum)
            yield return new NumberBound("minimum", minimum, true, false);
        if (property.Maximum is { } maximum)
            yield return new NumberBound("maximum", maximum, false, false);
        if (property.ExclusiveMinimum is { } above)
            yield return new NumberBound("exclusiveMinimum", above, true, true);
        if (property.ExclusiveMaximum is { } below)
            yield return new NumberBound("exclusiveMaximum", below, false, true);
    }

    private static JsonTypes TypeOf(string type) => type switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number | JsonTypes.Integer,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        _ => JsonTypes.Object,
    };

    private static JsonSchema Compiled(JsonElement schema, string at, PlanPlace place)
    {
        try
        {
            var compiled = JsonSchema.Compile(schema, new SchemaOptions { AssertFormats = true });
            JsonSchema.Check(schema);
            return compiled;
        }
        catch (SchemaException wrong)
        {
            throw new BrokenException(
                "plan-unreadable",
                new($"the JSON Schema keywords of {at} cannot be used", $"{at} 的 JSON Schema 关键字无法使用"),
                "JSON Schema 2020-12",
                new(Here(wrong.Said.En), Here(wrong.Said.Zh)),
                new("mend them; $ref reaches nothing here, write the schema out", "修正这些关键字；此处 $ref 无法引用，请直接写出 schema"),
                place.ToString(),
                wrong);
        }

        static string Here(string text) => text.Replace("http://schema.invalid/", "", StringComparison.Ordinal);
    }
}

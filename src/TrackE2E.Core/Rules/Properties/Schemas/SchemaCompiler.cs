using System.Collections.Frozen;
using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Compiles schemas into nodes; a reference becomes the node that it names, so cycles are cycles of nodes.</summary>
internal sealed class SchemaCompiler
{
    private readonly SchemaStore store;
    private readonly Queue<Action> later = new();

    private SchemaCompiler(SchemaOptions options) =>
        store = new SchemaStore(options) { DynamicAnchorFound = (resource, name, pointer) => resource.DynamicAnchors[name] = Node(resource, pointer) };

    /// <summary>The node of the whole schema.</summary>
    /// <exception cref="SchemaException">A reference names nothing, a pattern is none, or a keyword has a value that it cannot have.</exception>
    public static SchemaNode Compile(JsonElement schema, SchemaOptions options)
    {
        var compiler = new SchemaCompiler(options);
        var root = compiler.Node(compiler.store.AddRoot(schema), "");
        while (compiler.later.TryDequeue(out var next))
            next();
        return root;
    }

    private SchemaNode Node(SchemaResource resource, string pointer)
    {
        if (resource.Inner.TryGetValue(pointer, out var inner))
            (resource, pointer) = (inner, "");
        if (resource.Nodes.TryGetValue(pointer, out var known))
            return known;

        var element = SchemaStore.Element(resource, pointer) ?? throw new SchemaException(SchemaTexts.NothingAt(resource.Uri, pointer));
        var location = $"{resource.Uri}#{pointer}";
        var node = new SchemaNode { Resource = resource, Location = location, Always = element.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null } };
        resource.Nodes[pointer] = node;
        if (node.Always is null && element.ValueKind != JsonValueKind.Object)
            throw new SchemaException(SchemaTexts.NoSchema(location, element.ValueKind));

        // not at once: schemas may be nested and refer to each other without end
        if (element.ValueKind == JsonValueKind.Object)
            later.Enqueue(() => Fill(node, element, pointer));
        return node;
    }

    private void Fill(SchemaNode node, JsonElement schema, string at)
    {
        var resource = node.Resource;
        if (String(schema, "$ref") is { } reference)
        {
            var (target, pointer) = store.Resolve(resource, reference);
            node.Ref = Node(target, pointer);
            if (resource.Draft != SchemaDraft.Draft202012)
                return;
        }

        if (resource.Draft == SchemaDraft.Draft202012 && String(schema, "$dynamicRef") is { } dynamic)
        {
            var (target, pointer) = store.Resolve(resource, dynamic);
            node.DynamicRef = Node(target, pointer);
            var anchor = dynamic[(dynamic.IndexOf('#', StringComparison.Ordinal) + 1)..];
            node.DynamicAnchor = !anchor.StartsWith('/') && target.DynamicAnchors.TryGetValue(anchor, out var bookend) && bookend == node.DynamicRef ? anchor : null;
        }

        if (resource.Validates)
            Validation(node, schema);
        Applicators(node, schema, at);
        Members(node, schema, at);
        Items(node, schema, at);
    }

    private static void Validation(SchemaNode node, JsonElement schema)
    {
        var draft4 = node.Resource.Draft == SchemaDraft.Draft04;
        if (schema.TryGetProperty("type", out var type))
        {
            var names = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(each => each.GetString()!)] : new[] { type.GetString()! };
            node.Types = names.Aggregate(JsonTypes.None, (flags, name) => flags | TypeOf(name, node));
            node.TypeText = string.Join(" or ", names);
        }

        if (schema.TryGetProperty("enum", out var values))
            node.Enum = [.. values.EnumerateArray()];
        if (!draft4 && schema.TryGetProperty("const", out var only))
            node.Const = only;

        node.Bounds = [.. Bounds(schema, draft4)];
        node.MultipleOf = Number(schema, "multipleOf");
        node.MinLength = Count(schema, "minLength");
        node.MaxLength = Count(schema, "maxLength");
        node.MinItems = Count(schema, "minItems");
        node.MaxItems = Count(schema, "maxItems");
        node.MinMembers = Count(schema, "minProperties");
        node.MaxMembers = Count(schema, "maxProperties");
        node.UniqueItems = schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True;
        node.PatternText = String(schema, "pattern");
        node.Pattern = node.PatternText is { } pattern ? Pattern(pattern, node) : null;
        node.Format = node.Resource.AssertsFormats ? String(schema, "format") : null;
        node.Required = schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array ? [.. required.EnumerateArray().Select(each => each.GetString()!).Distinct(StringComparer.Ordinal)] : [];

        if (node.Resource.Draft == SchemaDraft.Draft202012)
        {
            node.MinContains = Count(schema, "minContains") ?? 1;
            node.MaxContains = Count(schema, "maxContains");
            if (schema.TryGetProperty("dependentRequired", out var dependent))
                node.DependentRequired = [.. dependent.EnumerateObject().Select(member => (member.Name, member.Value.EnumerateArray().Select(each => each.GetString()!).ToArray()))];
        }
    }

    private void Applicators(SchemaNode node, JsonElement schema, string at)
    {
        node.AllOf = Several(node, schema, at, "allOf");
        node.AnyOf = Several(node, schema, at, "anyOf");
        node.OneOf = Several(node, schema, at, "oneOf");
        node.Not = One(node, schema, at, "not");
        if (node.Resource.Draft != SchemaDraft.Draft04)
        {
            node.If = One(node, schema, at, "if");
            node.Then = One(node, schema, at, "then");
            node.Else = One(node, schema, at, "else");
        }
    }

    private void Members(SchemaNode node, JsonElement schema, string at)
    {
        var listed = schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => Node(node.Resource, JsonPointer.Into(at + "/properties", name)), StringComparer.Ordinal)
            : [];
        if (listed.Count > 0 || node.Required.Length > 0)
            node.Members = listed.Keys.Union(node.Required, StringComparer.Ordinal).ToFrozenDictionary(name => name, name => new SchemaMember(listed.GetValueOrDefault(name), Array.IndexOf(node.Required, name)), StringComparer.Ordinal);

        if (schema.TryGetProperty("patternProperties", out var patterns) && patterns.ValueKind == JsonValueKind.Object)
            node.PatternMembers = [.. patterns.EnumerateObject().Select(member => (member.Name, Pattern(member.Name, node), Node(node.Resource, JsonPointer.Into(at + "/patternProperties", member.Name))))];
        node.AdditionalMembers = One(node, schema, at, "additionalProperties");
        if (node.Resource.Draft != SchemaDraft.Draft04)
            node.MemberNames = One(node, schema, at, "propertyNames");

        if (node.Resource.Draft == SchemaDraft.Draft202012)
        {
            node.UnevaluatedMembers = One(node, schema, at, "unevaluatedProperties");
            if (schema.TryGetProperty("dependentSchemas", out var dependent))
                node.DependentSchemas = [.. dependent.EnumerateObject().Select(member => (member.Name, Node(node.Resource, JsonPointer.Into(at + "/dependentSchemas", member.Name))))];
        }
        else if (schema.TryGetProperty("dependencies", out var dependencies) && dependencies.ValueKind == JsonValueKind.Object)
        {
            var all = dependencies.EnumerateObject().ToList();
            node.DependentRequired = [.. all.Where(member => member.Value.ValueKind == JsonValueKind.Array).Select(member => (member.Name, member.Value.EnumerateArray().Select(each => each.GetString()!).ToArray()))];
            node.DependentSchemas = [.. all.Where(member => member.Value.ValueKind != JsonValueKind.Array).Select(member => (member.Name, Node(node.Resource, JsonPointer.Into(at + "/dependencies", member.Name))))];
        }
    }

    private void Items(SchemaNode node, JsonElement schema, string at)
    {
        var draft = node.Resource.Draft;
        if (draft == SchemaDraft.Draft202012)
        {
            node.PrefixItems = Several(node, schema, at, "prefixItems");
            node.Items = One(node, schema, at, "items");
            node.UnevaluatedItems = One(node, schema, at, "unevaluatedItems");
        }
        else if (schema.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
        {
            node.PrefixItems = Several(node, schema, at, "items");
            node.Items = One(node, schema, at, "additionalItems");
        }
        else
        {
            node.Items = One(node, schema, at, "items");
        }

        if (draft != SchemaDraft.Draft04)
            node.Contains = One(node, schema, at, "contains");
    }

    private SchemaNode? One(SchemaNode node, JsonElement schema, string at, string keyword) =>
        schema.TryGetProperty(keyword, out _) ? Node(node.Resource, JsonPointer.Into(at, keyword)) : null;

    private SchemaNode[] Several(SchemaNode node, JsonElement schema, string at, string keyword) =>
        schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array ? [.. Enumerable.Range(0, list.GetArrayLength()).Select(i => Node(node.Resource, JsonPointer.Into(JsonPointer.Into(at, keyword), i)))] : [];

    private static IEnumerable<NumberBound> Bounds(JsonElement schema, bool draft4)
    {
        bool Flag(string keyword) => draft4 && schema.TryGetProperty(keyword, out var flag) && flag.ValueKind == JsonValueKind.True;

        if (Number(schema, "minimum") is { } minimum)
            yield return new NumberBound("minimum", minimum, true, Flag("exclusiveMinimum"));
        if (Number(schema, "maximum") is { } maximum)
            yield return new NumberBound("maximum", maximum, false, Flag("exclusiveMaximum"));
        if (Number(schema, "exclusiveMinimum") is { } above)
            yield return new NumberBound("exclusiveMinimum", above, true, true);
        if (Number(schema, "exclusiveMaximum") is { } below)
            yield return new NumberBound("exclusiveMaximum", below, false, true);
    }

    private static JsonTypes TypeOf(string name, SchemaNode node) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number | JsonTypes.Integer,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        "object" => JsonTypes.Object,
        _ => throw new SchemaException(SchemaTexts.UnknownType(node.Location, name)),
    };

    private static EcmaPattern Pattern(string pattern, SchemaNode node)
    {
        try
        {
            return EcmaPattern.Of(pattern);
        }
        catch (ArgumentException wrong)
        {
            throw new SchemaException(SchemaTexts.NoPattern(node.Location, pattern), wrong);
        }
    }

    private static string? String(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonNumber? Number(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Number ? JsonNumber.Parse(value.GetRawText()) : null;

    private static int? Count(JsonElement schema, string keyword) => Number(schema, keyword)?.AsDecimal is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;
}

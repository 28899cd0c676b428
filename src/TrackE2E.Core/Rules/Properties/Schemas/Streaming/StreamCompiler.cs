namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>Prepares compiled schemas for judging in one pass.</summary>
internal sealed class StreamCompiler
{
    private readonly Dictionary<SchemaNode, StreamNode> nodes = [];
    private readonly Queue<Action> later = new();
    private bool dynamic;

    /// <summary>The prepared schema.</summary>
    public static StreamNode Compile(SchemaNode root)
    {
        var compiler = new StreamCompiler();
        var node = compiler.Node(root);
        while (compiler.later.TryDequeue(out var next))
            next();

        // a dynamic reference looks at the way it was reached by: only the whole document has that
        return compiler.dynamic ? new StreamNode { Whole = root } : node;
    }

    private StreamNode Node(SchemaNode schema)
    {
        if (nodes.TryGetValue(schema, out var known))
            return known;
        var node = new StreamNode { Always = schema.Always };
        nodes[schema] = node;
        if (schema.Always is null)
            later.Enqueue(() => Fill(node, schema));
        else
            node.IsTrivial = schema.Always == true;
        return node;
    }

    private StreamNode? Maybe(SchemaNode? schema) => schema is null ? null : Node(schema);

    private void Fill(StreamNode node, SchemaNode schema)
    {
        dynamic |= schema.DynamicAnchor is not null;
        if (NeedsDocument(schema))
        {
            node.Whole = schema;
            Reach(schema);
            return;
        }

        node.Types = schema.Types;
        node.IntegerByText = schema.Resource.Draft == SchemaDraft.Draft04;
        if (schema.Enum is not null || schema.Const is not null)
            node.Allowed = new StreamValues(schema.Const is { } only ? [only] : schema.Enum!);
        if (schema.Bounds.Length > 0 || schema.MultipleOf is not null)
            node.Numbers = new StreamNumbers(schema.Bounds, schema.MultipleOf);
        if (schema.MinLength is not null || schema.MaxLength is not null || schema.Pattern is not null || schema.Format is not null)
            node.Texts = new StreamTexts { MinLength = schema.MinLength ?? 0, MaxLength = schema.MaxLength ?? int.MaxValue, Pattern = schema.Pattern, Format = schema.Format, Location = schema.Location };

        if (schema.HasMemberRules)
        {
            node.Members = new StreamMembers([.. (schema.Members ?? Enumerable.Empty<KeyValuePair<string, SchemaMember>>()).OrderBy(member => member.Value.Needed < 0).ThenBy(member => member.Value.Needed)
                .Select(member => (member.Key, Maybe(member.Value.Node), member.Value.Needed >= 0))])
            {
                Patterns = [.. schema.PatternMembers.Select(member => (member.Pattern, Node(member.Node)))],
                Additional = Maybe(schema.AdditionalMembers),
                MinMembers = schema.MinMembers ?? 0,
                MaxMembers = schema.MaxMembers ?? int.MaxValue,
            };
        }

        node.Prefix = [.. schema.PrefixItems.Select(Node)];
        node.Items = Maybe(schema.Items);
        node.MinItems = schema.MinItems ?? 0;
        node.MaxItems = schema.MaxItems ?? int.MaxValue;

        node.Also = [.. new[] { schema.Ref, schema.DynamicRef }.OfType<SchemaNode>().Concat(schema.AllOf).Select(Node)];
        node.AnyOf = [.. schema.AnyOf.Select(Node)];
        node.OneOf = [.. schema.OneOf.Select(Node)];
        node.Not = Maybe(schema.Not);
        node.If = Maybe(schema.If);
        node.Then = Maybe(schema.Then);
        node.Else = Maybe(schema.Else);
        var says = node is not { Types: JsonTypes.None, Allowed: null, Numbers: null, Texts: null, Members: null, HasItemRules: false };
        node.IsAlias = !says && node is { Also.Length: 1, AnyOf.Length: 0, OneOf.Length: 0, Not: null, If: null };
        node.IsTrivial = !says && !node.HasBranches;
    }

    // what lies below is judged in the document too; only a dynamic reference in it matters here
    private void Reach(SchemaNode schema)
    {
        foreach (var inner in schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf).Concat(schema.PrefixItems)
                     .Concat(schema.PatternMembers.Select(member => member.Node)).Concat(schema.DependentSchemas.Select(member => member.Node)).Concat(schema.Members?.Values.Select(member => member.Node).OfType<SchemaNode>() ?? [])
                     .Concat(new[] { schema.Ref, schema.DynamicRef, schema.Not, schema.If, schema.Then, schema.Else, schema.Items, schema.Contains, schema.AdditionalMembers, schema.MemberNames, schema.UnevaluatedItems, schema.UnevaluatedMembers }.OfType<SchemaNode>()))
            Node(inner);
    }

    private static bool NeedsDocument(SchemaNode schema) => schema.HasUnevaluated || schema.Contains is not null || schema.UniqueItems || schema.MemberNames is not null || schema.DependentRequired.Length > 0 || schema.DependentSchemas.Length > 0
        || schema.Required.Length > StreamMembers.MostNeeded || (schema.Enum?.All(StreamValues.Takes) is false) || (schema.Const is { } only && !StreamValues.Takes(only)) || (schema.Enum is not null && schema.Const is not null);
}

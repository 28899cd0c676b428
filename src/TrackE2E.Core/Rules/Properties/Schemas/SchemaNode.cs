using System.Collections.Frozen;
using System.Text.Json;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>A compiled schema: each keyword a field, null where the schema does not have it.</summary>
internal sealed class SchemaNode
{
    public required SchemaResource Resource { get; init; }

    public required string Location { get; init; }

    /// <summary>Set for the schemas true and false.</summary>
    public bool? Always { get; init; }

    public JsonTypes Types { get; set; }

    public string TypeText { get; set; } = "";

    public JsonElement[]? Enum { get; set; }

    public JsonElement? Const { get; set; }

    public NumberBound[] Bounds { get; set; } = [];

    public JsonNumber? MultipleOf { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public string? PatternText { get; set; }

    public EcmaPattern? Pattern { get; set; }

    public string? Format { get; set; }

    public FrozenDictionary<string, SchemaMember>? Members { get; set; }

    public string[] Required { get; set; } = [];

    public (string Text, EcmaPattern Pattern, SchemaNode Node)[] PatternMembers { get; set; } = [];

    public SchemaNode? AdditionalMembers { get; set; }

    public SchemaNode? MemberNames { get; set; }

    public int? MinMembers { get; set; }

    public int? MaxMembers { get; set; }

    public (string Name, string[] Needs)[] DependentRequired { get; set; } = [];

    public (string Name, SchemaNode Node)[] DependentSchemas { get; set; } = [];

    public SchemaNode[] PrefixItems { get; set; } = [];

    public SchemaNode? Items { get; set; }

    public SchemaNode? Contains { get; set; }

    public int MinContains { get; set; } = 1;

    public int? MaxContains { get; set; }

    public int? MinItems { get; set; }

    public int? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    public SchemaNode[] AllOf { get; set; } = [];

    public SchemaNode[] AnyOf { get; set; } = [];

    public SchemaNode[] OneOf { get; set; } = [];

    public SchemaNode? Not { get; set; }

    public SchemaNode? If { get; set; }

    public SchemaNode? Then { get; set; }

    public SchemaNode? Else { get; set; }

    public SchemaNode? Ref { get; set; }

    /// <summary>The anchor that <c>$dynamicRef</c> looks for in the dynamic scope; null when it behaves as <c>$ref</c>.</summary>
    public string? DynamicAnchor { get; set; }

    public SchemaNode? DynamicRef { get; set; }

    public SchemaNode? UnevaluatedMembers { get; set; }

    public SchemaNode? UnevaluatedItems { get; set; }

    public bool HasUnevaluated => UnevaluatedItems is not null || UnevaluatedMembers is not null;

    public bool HasMemberRules => Members is not null || PatternMembers.Length > 0 || AdditionalMembers is not null || MemberNames is not null || MinMembers is not null || MaxMembers is not null
        || DependentRequired.Length > 0 || DependentSchemas.Length > 0;

    public bool HasItemRules => PrefixItems.Length > 0 || Items is not null || Contains is not null || MinItems is not null || MaxItems is not null || UniqueItems;

    /// <inheritdoc/>
    public override string ToString() => Location;
}

/// <summary>A name that <c>properties</c> or <c>required</c> lists; Needed is its place among the required ones, -1 for none.</summary>
internal sealed record SchemaMember(SchemaNode? Node, int Needed);

/// <summary>A bound of a number: the keyword and its value.</summary>
internal readonly record struct NumberBound(string Keyword, JsonNumber Value, bool IsLower, bool Exclusive);

/// <summary>JSON types as flags.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}

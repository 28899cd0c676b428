using System.Text.Json;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>A schema resource: a document, or a part of one that has an <c>$id</c> of its own.</summary>
internal sealed class SchemaResource(string uri, JsonElement root, SchemaDraft draft, bool validates, bool assertsFormats)
{
    /// <summary>Absolute uri without fragment.</summary>
    public string Uri { get; } = uri;

    public JsonElement Root { get; } = root;

    public SchemaDraft Draft { get; } = draft;

    /// <summary>False when its meta-schema leaves out the validation vocabulary.</summary>
    public bool Validates { get; } = validates;

    public bool AssertsFormats { get; } = assertsFormats;

    /// <summary>Anchor → pointer inside this resource.</summary>
    public Dictionary<string, string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Dynamic anchor → its compiled schema, filled as soon as the document is indexed.</summary>
    public Dictionary<string, SchemaNode> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Pointer inside this resource → the resource that begins there.</summary>
    public Dictionary<string, SchemaResource> Inner { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaNode> Nodes { get; } = new(StringComparer.Ordinal);
}

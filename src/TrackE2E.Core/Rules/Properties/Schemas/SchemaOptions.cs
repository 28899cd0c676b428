using System.Text.Json;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>How a JSON Schema is read.</summary>
public sealed record SchemaOptions
{
    /// <summary>The draft of a schema that does not name a known one. Default 2020-12.</summary>
    public SchemaDraft Draft { get; init; } = SchemaDraft.Draft202012;

    /// <summary>True: <c>format</c> is judged; false: it is an annotation, as the drafts have it by default.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>Finds the document of an absolute uri that <c>$ref</c> names; null where there is none. Nothing is ever fetched otherwise.</summary>
    public Func<string, JsonElement?>? Find { get; init; }

    /// <summary>The uri of the schema itself, for relative references; null for none.</summary>
    public string? BaseUri { get; init; }
}

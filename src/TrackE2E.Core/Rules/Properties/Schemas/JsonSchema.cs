using System.Text.Json;
using TrackE2E.Core.Rules.Properties.Schemas.Streaming;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>A compiled JSON Schema of draft 2020-12, 07 or 04.</summary>
/// <remarks>Immutable; used on any thread. Numbers are judged with all their digits, patterns are ECMA-262, content keywords are annotations.</remarks>
public sealed class JsonSchema
{
    /// <summary>How deep a document may be nested; deeper ones are refused, not judged.</summary>
    public const int DeepestLevel = 512;

    private readonly SchemaNode root;

    private JsonSchema(SchemaNode root) => (this.root, Stream) = (root, StreamCompiler.Compile(root));

    /// <summary>The schema prepared for one pass over UTF-8 text.</summary>
    internal StreamNode Stream { get; }

    /// <summary>How events are read for judging: exactly JSON, no comments, at most <see cref="DeepestLevel"/> deep.</summary>
    public static JsonDocumentOptions Reading { get; } = new() { MaxDepth = DeepestLevel };

    /// <summary>Compiles a schema.</summary>
    /// <exception cref="SchemaException">It is no schema, or refers to one that cannot be found; nothing is fetched from a network.</exception>
    public static JsonSchema Compile(JsonElement schema, SchemaOptions? options = null)
    {
        try
        {
            return new JsonSchema(SchemaCompiler.Compile(schema, options ?? new SchemaOptions()));
        }
        catch (InvalidOperationException wrong)
        {
            throw new SchemaException(SchemaTexts.WrongKeyword(wrong), wrong);
        }
    }

    /// <summary>Looks whether a document is a schema by the meta-schema of its draft (without <c>$schema</c>: 2020-12).</summary>
    /// <remarks>Compiling passes over a keyword whose value is of the wrong kind, as the standard's tests ask; a person who wrote it wants to know.</remarks>
    /// <exception cref="SchemaException">It is none; says which keywords, and what they take.</exception>
    public static void Check(JsonElement schema)
    {
        if (Metaschema.Mistake(schema) is { } mistake)
            throw new SchemaException(mistake);
    }

    /// <summary>True when the value keeps the schema; stops at the first violation.</summary>
    /// <exception cref="SchemaException">The value is nested too deeply, or a pattern takes too long.</exception>
    public bool IsValid(JsonElement value) => Guarded(new SchemaRun(null), value);

    /// <summary>True when the UTF-8 text is JSON that keeps the schema; the text is judged as it was captured, in one pass and without a document.</summary>
    /// <exception cref="JsonException">The text is not one JSON document, or nested more than <see cref="DeepestLevel"/> levels deep.</exception>
    /// <exception cref="SchemaException">The schema refers to itself without end, or a pattern takes too long.</exception>
    public bool IsValid(ReadOnlySpan<byte> json) => StreamRun.IsValid(Stream, json);

    /// <summary>Every violation; none when the value keeps the schema.</summary>
    /// <exception cref="SchemaException">The value is nested too deeply, or a pattern takes too long.</exception>
    public IReadOnlyList<SchemaViolation> Violations(JsonElement value)
    {
        if (IsValid(value))
            return [];

        var violations = new List<SchemaViolation>();
        Guarded(new SchemaRun(violations), value);
        return [.. violations.Distinct()];
    }

    private bool Guarded(SchemaRun run, JsonElement value)
    {
        try
        {
            return run.Holds(root, value, null, run.Collects ? InstancePath.Root : null);
        }
        catch (InsufficientExecutionStackException deep)
        {
            throw new SchemaException(SchemaTexts.TooDeep, deep);
        }
    }
}

using System.Collections.Frozen;
using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>The official meta-schemas, embedded.</summary>
internal static class Metaschema
{
    private const int MostTold = 5;

    // the meta-schema of Iglu registries: draft 04 with a "self"
    private const string SelfDescribing = "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0";

    private static readonly FrozenDictionary<SchemaDraft, Lazy<JsonSchema>> Checks = new Dictionary<SchemaDraft, string>
    {
        [SchemaDraft.Draft04] = "http://json-schema.org/draft-04/schema",
        [SchemaDraft.Draft07] = "http://json-schema.org/draft-07/schema",
        [SchemaDraft.Draft202012] = "https://json-schema.org/draft/2020-12/schema",
    }.ToFrozenDictionary(pair => pair.Key, pair => new Lazy<JsonSchema>(() => JsonSchema.Compile(Find(pair.Value)!.Value)));

    private static readonly FrozenDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["http://json-schema.org/draft-04/schema"] = "draft-04",
        ["http://json-schema.org/draft-07/schema"] = "draft-07",
        ["https://json-schema.org/draft/2020-12/schema"] = "2020-12",
        ["https://json-schema.org/draft/2020-12/meta/applicator"] = "2020-12-applicator",
        ["https://json-schema.org/draft/2020-12/meta/content"] = "2020-12-content",
        ["https://json-schema.org/draft/2020-12/meta/core"] = "2020-12-core",
        ["https://json-schema.org/draft/2020-12/meta/format-annotation"] = "2020-12-format-annotation",
        ["https://json-schema.org/draft/2020-12/meta/meta-data"] = "2020-12-meta-data",
        ["https://json-schema.org/draft/2020-12/meta/unevaluated"] = "2020-12-unevaluated",
        ["https://json-schema.org/draft/2020-12/meta/validation"] = "2020-12-validation",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The draft that a <c>$schema</c> (without fragment) names; null when it is not one of ours.</summary>
    public static SchemaDraft? DraftOf(string uri) => uri.Replace("https:", "http:", StringComparison.Ordinal) switch
    {
        "http://json-schema.org/draft-04/schema" or SelfDescribing => SchemaDraft.Draft04,
        "http://json-schema.org/draft-06/schema" or "http://json-schema.org/draft-07/schema" => SchemaDraft.Draft07,
        "http://json-schema.org/draft/2020-12/schema" => SchemaDraft.Draft202012,
        _ => null,
    };

    /// <summary>What of a schema is none by its draft's meta-schema, or null: a keyword with such a value would be passed over.</summary>
    public static Wording? Mistake(JsonElement schema)
    {
        var said = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$schema", out var uri) && uri.ValueKind == JsonValueKind.String ? uri.GetString()?.Split('#')[0] : null;
        if (said?.Contains("json-schema.org/draft-0", StringComparison.Ordinal) == true && DraftOf(said) is null)
            return SchemaTexts.OldDraft(said);
        var violations = Checks[said is null ? SchemaDraft.Draft202012 : DraftOf(said) ?? SchemaDraft.Draft202012].Value.Violations(schema);
        return violations.Count == 0 ? (Wording?)null : SchemaTexts.WrongKeywords([.. violations.Take(MostTold)]);
    }

    /// <summary>The meta-schema of a uri, or null.</summary>
    public static JsonElement? Find(string uri)
    {
        if (!Files.TryGetValue(uri, out var file))
            return null;

        using var stream = typeof(Metaschema).Assembly.GetManifestResourceStream($"metaschema/{file}.json") ?? throw new InvalidOperationException($"the meta-schema {file} is not embedded");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}

using System.Collections.Frozen;
using System.Text.Json;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>The official meta-schemas, embedded.</summary>
internal static class Metaschema
{
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
        "http://json-schema.org/draft-04/schema" => SchemaDraft.Draft04,
        "http://json-schema.org/draft-06/schema" or "http://json-schema.org/draft-07/schema" => SchemaDraft.Draft07,
        "http://json-schema.org/draft/2020-12/schema" => SchemaDraft.Draft202012,
        _ => null,
    };

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

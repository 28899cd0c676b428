using System.Text.Json.Nodes;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Finds the documents that references name, among the files of one source; nothing is fetched.</summary>
internal sealed class SchemaSources(IReadOnlyList<SchemaDocument> documents)
{
    private readonly Dictionary<string, SchemaDocument> byKey = Keys(documents);

    /// <summary>The document of a reference without its fragment; null where there is none. Exact is false when another version was taken.</summary>
    public (SchemaDocument Document, bool Exact)? Find(string uri, SchemaDocument from)
    {
        foreach (var key in new[] { uri, Plain(uri), Plain(Beside(uri, from)) })
        {
            if (byKey.TryGetValue(key, out var found))
                return (found, true);
        }

        // /fragment/common/1.0.0 lies in fragment/common/current.yaml, perhaps in a later version
        var folder = Plain(uri);
        var slash = folder.LastIndexOf('/');
        return slash > 0 && byKey.TryGetValue(folder[..slash] + "/current", out var current) ? (current, false) : null;
    }

    /// <summary>What a pointer names inside a document.</summary>
    public static JsonNode? At(SchemaDocument document, string pointer)
    {
        JsonNode? node = document.Root;
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            node = node switch
            {
                JsonObject map when map.TryGetPropertyValue(part, out var member) => member,
                JsonArray list when int.TryParse(part, out var index) && index < list.Count => list[index],
                _ => null,
            };
            if (node is null)
                return null;
        }

        return node;
    }

    private static Dictionary<string, SchemaDocument> Keys(IReadOnlyList<SchemaDocument> documents)
    {
        var keys = new Dictionary<string, SchemaDocument>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            keys.TryAdd(Plain(document.Path), document);

            // the folder that holds all schemas may be part of the paths or not
            if (document.Path.IndexOf('/', StringComparison.Ordinal) is var slash and > 0)
                keys.TryAdd(Plain(document.Path[(slash + 1)..]), document);
            if (document.Id is { } id)
            {
                keys.TryAdd(id.TrimEnd('#'), document);
                keys.TryAdd(Plain(id), document);
            }

            if (document.Root["self"] is JsonObject self)
                keys.TryAdd($"{self["vendor"]}/{self["name"]}/{self["format"]}/{self["version"]}", document);
        }

        return keys;
    }

    private static string Beside(string uri, SchemaDocument from)
    {
        var folder = from.Path.LastIndexOf('/') is var slash and >= 0 ? from.Path[..slash] : "";
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in uri.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static string Plain(string uri)
    {
        var path = uri.TrimEnd('#');
        if (path.StartsWith("iglu:", StringComparison.Ordinal))
            path = path[5..];
        else if (path.IndexOf("/schemas/", StringComparison.Ordinal) is var schemas and > 0 && path.Contains("://", StringComparison.Ordinal))
            path = path[(schemas + 9)..];
        path = path.Trim('/');
        foreach (var ending in new[] { ".yaml", ".yml", ".json" })
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return path[..^ending.Length];
        }

        return path;
    }
}

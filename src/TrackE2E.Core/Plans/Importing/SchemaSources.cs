using System.Text.Json.Nodes;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Finds the documents that references name, among the files of one source; nothing is fetched.</summary>
internal sealed class SchemaSources
{
    private static readonly string[] Anchors = ["$anchor", "$dynamicAnchor"];
    private static readonly string[] Values = ["const", "enum", "default", "examples", "example"];

    private readonly Dictionary<string, SchemaDocument> byKey;
    private readonly Dictionary<JsonObject, SchemaDocument> inside = [];
    private readonly Dictionary<(JsonObject Root, string Name), JsonObject> anchors = [];

    public SchemaSources(IReadOnlyList<SchemaDocument> documents)
    {
        byKey = Keys(documents);
        foreach (var document in documents)
            Index(document.Root, document);
    }

    /// <summary>The document that a schema is part of: itself where it has an id of its own.</summary>
    public SchemaDocument Owner(JsonObject schema, SchemaDocument around) => inside.GetValueOrDefault(schema) ?? around;

    /// <summary>The document of a reference without its fragment; null where there is none. Exact is false when another version was taken.</summary>
    public (SchemaDocument Document, bool Exact)? Find(string uri, SchemaDocument from)
    {
        foreach (var key in new[] { from.InFull(uri), uri, Plain(uri), Plain(Beside(uri, from)) })
        {
            if (byKey.TryGetValue(key, out var found))
                return (found, true);
        }

        // /fragment/common/1.0.0 lies in fragment/common/current.yaml, perhaps in a later version
        var folder = Plain(uri);
        var slash = folder.LastIndexOf('/');
        return slash > 0 && byKey.TryGetValue(folder[..slash] + "/current", out var current) ? (current, false) : null;
    }

    /// <summary>What a pointer or an anchor names inside a document.</summary>
    public JsonNode? At(SchemaDocument document, string pointer)
    {
        if (pointer.Length > 0 && pointer[0] != '/')
            return anchors.GetValueOrDefault((document.Root, pointer));

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

    private void Index(JsonNode? node, SchemaDocument around)
    {
        foreach (var item in node as JsonArray ?? [])
            Index(item, around);
        if (node is not JsonObject map)
            return;

        var document = around;
        var id = Text(map, "$id") ?? (Text(map, "id") is { } old && (old.StartsWith('#') || old.Contains("://", StringComparison.Ordinal)) ? old : null);
        if (map != around.Root && id is ['#', .. var name])
            anchors.TryAdd((around.Root, name), map);
        else if (map != around.Root && id is not null)
            byKey.TryAdd(around.InFull(id).TrimEnd('#'), inside[map] = document = new SchemaDocument(around.Path, map) { Full = around.InFull(id) });

        foreach (var anchor in Anchors.Select(keyword => Text(map, keyword)).OfType<string>())
            anchors.TryAdd((document.Root, anchor), map);
        foreach (var (_, value) in map.Where(member => !Values.Contains(member.Key)))
            Index(value, document);
    }

    private static string? Text(JsonObject map, string key) => map[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

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

using System.Text.Json.Nodes;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Imports a folder of JSON Schemas of any draft, JSON or YAML: each schema is an event.</summary>
public static class JsonSchemaImport
{
    /// <summary>Reads the folder (or one file).</summary>
    /// <exception cref="ImportException">There is no schema, or a file cannot be parsed.</exception>
    public static ImportedPlan Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var lost = new List<NotCarried>();
        var documents = SchemaDocument.ReadAll(folder, lost);
        var flattener = new SchemaFlattener(new SchemaSources(documents), lost);
        var writer = new PlanFromSchema(lost);
        var files = new PlanParts();

        foreach (var (document, id) in Named(documents))
        {
            var schema = flattener.Flat(document);
            if (schema["type"] is JsonValue type && type.TryGetValue<string>(out var only) && only != "object")
            {
                lost.Add(new NotCarried(document.Path, $"is of the type {only}, and events are objects: it is a part of others and no event", $"类型为 {only}，而事件只能是对象：只作为其他 schema 的一部分"));
                continue;
            }

            var keys = new JsonObject();
            if (document.Text("title") is { } title && title.Trim() is { Length: > 0 } name && name != id)
                keys["title"] = name;
            keys["kind"] = "custom";
            if (Version(document) is { } version)
                keys["version"] = version;
            if (document.Text("description") is { } description && PlanParts.Line(description) is { Length: > 0 } words)
                keys["description"] = words;
            foreach (var (key, value) in writer.Event(schema, document.Path))
                keys[key] = value?.DeepClone();
            files.Add(id.Contains('/', StringComparison.Ordinal) ? id.Split('/')[0] : "schemas", id, keys);
        }

        return files.Plan(lost);
    }

    // the path without what all paths share and without "current"
    private static IEnumerable<(SchemaDocument Document, string Id)> Named(IReadOnlyList<SchemaDocument> documents)
    {
        var paths = documents.Select(document => Bare(document.Path).Split('/')).ToList();
        var shared = 0;
        while (paths.Count > 1 && paths.All(path => path.Length > shared + 1 && path[shared] == paths[0][shared]))
            shared++;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (document, path) in documents.Zip(paths))
        {
            var id = string.Join('/', path.Skip(shared));
            yield return (document, seen.Add(id) ? id : document.Path);
        }
    }

    private static string Bare(string path)
    {
        var bare = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) ? path[..path.LastIndexOf('.')] : path;
        bare = bare.EndsWith(".schema", StringComparison.OrdinalIgnoreCase) ? bare[..^7] : bare;
        return bare.EndsWith("/current", StringComparison.Ordinal) ? bare[..^8] : bare;
    }

    // /swift/upload/complete/1.0.0
    private static string? Version(SchemaDocument document) =>
        document.Text("x-version") ?? (document.Id?.TrimEnd('#').Split('/')[^1] is { } last && last.Length > 0 && char.IsAsciiDigit(last[0]) && last.All(c => char.IsAsciiDigit(c) || c is '.' or '-') ? last : null);
}

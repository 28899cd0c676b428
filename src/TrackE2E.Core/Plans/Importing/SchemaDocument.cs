using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Reading;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>A JSON Schema file, JSON or YAML, with its path inside the source folder.</summary>
internal sealed record SchemaDocument(string Path, JsonObject Root)
{
    private static readonly (string, string) DoMend = ("mend the file, or take it out of the folder", "修正该文件，或把它移出文件夹");

    /// <summary>The uri that it calls itself by, in full where it stands inside of another one; null when it does not.</summary>
    public string? Id => Full ?? Text("$id") ?? Text("id");

    /// <summary>The uri of a schema with an id of its own inside of another one, in full; null for a file's.</summary>
    public string? Full { get; init; }

    /// <summary>A uri that stands in it, in full: relative ones are beside what it calls itself.</summary>
    public string InFull(string uri) => Id is { } own && Uri.TryCreate(own, UriKind.Absolute, out var at) && Uri.TryCreate(at, uri, out var full) ? full.AbsoluteUri : uri;

    public string? Text(string key) => Root[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Every schema file of a folder, by path; other files are listed.</summary>
    /// <exception cref="ImportException">There is no such folder, or a file cannot be parsed.</exception>
    public static IReadOnlyList<SchemaDocument> ReadAll(string folder, List<NotCarried> lost)
    {
        if (File.Exists(folder))
            return [Read(folder, System.IO.Path.GetFileName(folder), lost) ?? throw new ImportException(($"{folder} is no JSON Schema", $"{folder} 不是 JSON Schema"), ("name a file whose document is an object", "指定内容为对象的文件"))];
        if (!Directory.Exists(folder))
            throw new ImportException(($"there is no file or folder {folder}", $"没有文件或文件夹 {folder}"), ("name the folder with the schemas", "指定存放 schema 的文件夹"));

        var documents = new List<SchemaDocument>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (IsSchemaName(path) && Read(file, path, lost) is { } document)
                documents.Add(document);
            else if (!IsSide(path))
                lost.Add(new NotCarried(path, "is no JSON Schema and was left out", "不是 JSON Schema，已忽略"));
        }

        return documents.Count > 0 ? documents : throw new ImportException(
            ($"the folder {folder} has no JSON Schema", $"文件夹 {folder} 中没有 JSON Schema"),
            (
                "name the folder with the schemas (*.json, *.yaml, or Iglu's VENDOR/NAME/jsonschema/1-0-0)",
                "指定存放 schema 的文件夹（*.json、*.yaml，或 Iglu 的 VENDOR/NAME/jsonschema/1-0-0）"));
    }

    private static SchemaDocument? Read(string file, string path, List<NotCarried> lost)
    {
        try
        {
            var root = path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
                ? FromYaml(file, path)
                : FromJson(file, path, lost);
            return root is JsonObject document ? new SchemaDocument(path, document) : null;
        }
        catch (JsonException broken)
        {
            throw new ImportException(($"{file} cannot be parsed: {broken.Message}", $"无法解析 {file}：{broken.Message}"), DoMend, broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new ImportException(($"{file} has half a character (a lone surrogate \\uD800 to \\uDFFF)", $"{file} 含有半个字符（单独的代理项 \\uD800 至 \\uDFFF）"), DoMend, broken);
        }
    }

    private static JsonNode? FromJson(string file, string path, List<NotCarried> lost)
    {
        var bytes = File.ReadAllBytes(file).AsMemory();
        using var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, new JsonDocumentOptions { MaxDepth = 256 });
        return Node(document.RootElement, path, lost);
    }

    // a name that stands twice is no error in JSON; the last one counts for every reader
    private static JsonNode? Node(JsonElement element, string at, List<NotCarried> lost)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return new JsonArray([.. element.EnumerateArray().Select((item, i) => Node(item, $"{at}/{i}", lost))]);
        if (element.ValueKind != JsonValueKind.Object)
            return element.ValueKind switch { JsonValueKind.Null => null, JsonValueKind.String => JsonValue.Create(element.GetString()), _ => JsonNode.Parse(element.GetRawText()) };

        var map = new JsonObject();
        foreach (var member in element.EnumerateObject())
        {
            if (map.ContainsKey(member.Name))
                lost.Add(new NotCarried(at, $"has {member.Name} twice: the last one was taken", $"{member.Name} 出现两次：以最后一个为准"));
            map[member.Name] = Node(member.Value, $"{at}/{member.Name}", lost);
        }

        return map;
    }

    private static JsonNode? FromYaml(string file, string path)
    {
        var mistakes = new List<PlanMistake>();
        var root = YamlTreeReader.Read(path, File.ReadAllText(file), mistakes);
        var first = mistakes.FirstOrDefault();
        return root is null || first is not null ? throw new ImportException(($"{file}: {first?.What}", $"{file}：{first?.WhatInChinese}"), DoMend) : YamlJson.Of(root);
    }

    private static bool IsSchemaName(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || path.Split('/') is [.., "jsonschema", _];

    // licences and read-me files are nothing that a plan could carry
    private static bool IsSide(string path) => System.IO.Path.GetFileName(path) is var name && (name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase) || name.StartsWith("README", StringComparison.OrdinalIgnoreCase) || name.StartsWith('.'));
}

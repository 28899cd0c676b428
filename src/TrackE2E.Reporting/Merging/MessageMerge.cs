using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Merging;

/// <summary>Joins the Cucumber messages of several parts of a run into the messages of one run.</summary>
/// <remarks>
/// Each file's sources, trees, bindings and the like come once: parts read the same feature files, so that their trees differ in ids only and are laid on one another. Ids that two parts both
/// use for something else are renamed. Order: meta, files, scenarios and bindings, the start, everything that happened part by part, one end.
/// Source: the Cucumber messages protocol; unknown messages are kept.
/// </remarks>
public sealed class MessageMerge
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] First = ["source", "gherkinDocument", "parseError", "pickle", "parameterType", "undefinedParameterType", "stepDefinition", "hook"];
    private static readonly string[] Shared = ["parseError", "parameterType", "undefinedParameterType", "stepDefinition", "hook"];

    private readonly List<JsonObject> _before = [];
    private readonly List<JsonObject> _after = [];
    private readonly Dictionary<string, (string Text, JsonNode? Tree)> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private JsonObject? _meta;
    private JsonObject? _started;
    private JsonObject? _finished;
    private bool _success = true;
    private int _parts;

    /// <summary>Joins the files in the given order.</summary>
    /// <exception cref="BrokenException">messages-unreadable: a line is no JSON object. parts-differ: two parts ran another text of one feature file.</exception>
    public static void Write(IReadOnlyList<string> files, string path)
    {
        var merge = new MessageMerge();
        foreach (var file in files)
            merge.Add(file);
        using var output = new StreamWriter(path) { NewLine = "\n" };
        foreach (var message in merge.Messages())
            output.WriteLine(message.ToJsonString(Json));
    }

    private IEnumerable<JsonObject> Messages()
    {
        foreach (var message in new[] { _meta }.OfType<JsonObject>().Concat(_before).Concat(new[] { _started }.OfType<JsonObject>()).Concat(_after))
            yield return message;
        if (_finished is null)
            yield break;
        _finished["testRunFinished"]!["success"] = _success;
        yield return _finished;
    }

    private void Add(string file)
    {
        _parts++;
        var messages = Read(file).ToList();
        var ids = Renamed(messages, file);
        foreach (var message in messages)
        {
            Rename(message, ids);
            Take(message);
        }

        // a part that never came to its end has not passed
        _success &= messages.Exists(m => m.ContainsKey("testRunFinished"));
        _used.UnionWith(messages.SelectMany(Ids));
    }

    // the new names of this file's ids: those of what is known already, and others for those that are taken
    private Dictionary<string, string> Renamed(List<JsonObject> messages, string file)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var texts = messages.Where(m => m.ContainsKey("source")).ToDictionary(m => Text(m["source"]!["uri"]), m => Text(m["source"]!["data"]), StringComparer.Ordinal);
        foreach (var message in messages)
        {
            if (message["gherkinDocument"] is { } tree && _sources.TryGetValue(Text(tree["uri"]), out var known) && known.Tree is { } other)
            {
                if (texts.GetValueOrDefault(Text(tree["uri"])) != known.Text)
                    throw new BrokenException(
                        "parts-differ",
                        new("two parts ran different texts of one feature file", "两个部分运行的同一 feature 文件内容不同"),
                        new("parts of one run, of one commit", "同一提交、同一次运行的各部分"),
                        Text(tree["uri"]),
                        new("run all parts again from the same commit", "在同一提交上重新运行各部分"),
                        file);
                Lay(tree, other, names);
            }
            else if (KeyOf(message) is { } key && _known.TryGetValue(key, out var same))
            {
                Lay(message, same, names);
            }
            else if (message["testRunStarted"]?["id"] is { } run && _started?["testRunStarted"]?["id"] is { } one)
            {
                names[Text(run)] = Text(one);
            }
        }

        foreach (var id in messages.SelectMany(Ids).Where(id => _used.Contains(id) && !names.ContainsKey(id)).ToList())
            names[id] = $"{_parts}.{id}";
        return names;
    }

    private void Take(JsonObject message)
    {
        if (message.ContainsKey("meta"))
        {
            _meta ??= message;
        }
        else if (message.ContainsKey("testRunStarted"))
        {
            _started ??= message;
        }
        else if (message["testRunFinished"] is { } end)
        {
            _success &= end["success"]?.GetValue<bool>() ?? false;
            _finished = _finished?["testRunFinished"]?["message"] is null ? message : _finished;
        }
        else if (message["source"] is { } source)
        {
            if (_sources.TryAdd(Text(source["uri"]), (Text(source["data"]), null)))
                _before.Add(message);
        }
        else if (message["gherkinDocument"] is { } tree)
        {
            var known = _sources.GetValueOrDefault(Text(tree["uri"]));
            if (known.Tree is null)
            {
                _sources[Text(tree["uri"])] = (known.Text ?? "", tree.DeepClone());
                _before.Add(message);
            }
        }
        else if (KeyOf(message) is { } key)
        {
            if (_known.TryAdd(key, message))
                _before.Add(message);
        }
        else
        {
            (First.Any(message.ContainsKey) ? _before : _after).Add(message);
        }
    }

    // what makes two bindings, or two mistakes of files, the same: everything but the id
    private static string? KeyOf(JsonObject message)
    {
        if (Shared.FirstOrDefault(message.ContainsKey) is not { } kind)
            return null;
        var copy = (JsonObject)message.DeepClone();
        (copy[kind] as JsonObject)?.Remove("id");
        return copy.ToJsonString(Json);
    }

    private static void Lay(JsonNode? from, JsonNode? to, Dictionary<string, string> names)
    {
        switch (from, to)
        {
            case (JsonObject a, JsonObject b):
                foreach (var (key, value) in a)
                {
                    if (key == "id" && value is not null && b[key] is { } other)
                        names[Text(value)] = Text(other);
                    else
                        Lay(value, b[key], names);
                }

                break;
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                for (var i = 0; i < a.Count; i++)
                    Lay(a[i], b[i], names);
                break;
        }
    }

    private static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "id" && p.Value is JsonValue id ? [Text(id)] : Ids(p.Value)),
        JsonArray a => a.SelectMany(Ids),
        _ => [],
    };

    private static void Rename(JsonNode? node, Dictionary<string, string> names)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    Rename(item, names);
                break;
            case JsonObject o:
                foreach (var (key, value) in o.ToList())
                {
                    // a worker is no thing with an id in the messages
                    if (key != "workerId" && (key == "id" || key.EndsWith("Id", StringComparison.Ordinal)) && value is JsonValue id && names.TryGetValue(Text(id), out var name))
                        o[key] = name;
                    else if (key.EndsWith("Ids", StringComparison.Ordinal) && value is JsonArray ids)
                        o[key] = new JsonArray([.. ids.Select(i => (JsonNode)names.GetValueOrDefault(Text(i), Text(i)))]);
                    else
                        Rename(value, names);
                }

                break;
        }
    }

    private static string Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString() ?? "";

    private static IEnumerable<JsonObject> Read(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, $"{file}:{number}");
        }
    }

    private static JsonObject Parse(string line, string place)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw new JsonException("no object");
        }
        catch (JsonException e)
        {
            throw new BrokenException(
                "messages-unreadable",
                new("a line of the messages file is no Cucumber message", "消息文件中有一行不是 Cucumber 消息"),
                new("one JSON object a line", "每行一个 JSON 对象"),
                e.Message,
                new("run that part again", "重新运行该部分"),
                place,
                e);
        }
    }
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrackE2E.Cli.Plan;

/// <summary>Reads contracts of downstream jobs.</summary>
internal static class ConsumerContractReader
{
    private static readonly string[] Keys = ["consumer", "owner", "needs"];
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "object", "array", "null"];

    private static readonly Wording Form = new("consumer, owner and needs: EVENT: {PROPERTY: TYPE}", "consumer、owner 和 needs: EVENT: {PROPERTY: TYPE}");

    /// <exception cref="BrokenException">consumers-unreadable: the file has a mistake; says where and which.</exception>
    public static ConsumerContract Read(string file)
    {
        var root = Root(file);
        foreach (var (key, name) in Members(root, file, new("the file", "文件")))
        {
            if (!Keys.Contains(name))
            {
                throw Wrong(file, key, new($"unknown key \"{name}\"{Nearest(name, Keys).En}", $"不认识的键“{name}”{Nearest(name, Keys).Zh}"));
            }
        }

        var needs = Child(root, "needs") is { } node ? Members(node, file, "needs").ToDictionary(pair => pair.Name, IReadOnlyDictionary<string, IReadOnlyList<string>> (pair) => Event(((YamlMappingNode)node)[pair.Key], file, pair.Name), StringComparer.Ordinal) : [];
        return Text(Child(root, "consumer")) is { Length: > 0 } consumer && needs.Count > 0
            ? new ConsumerContract { Consumer = consumer, Owner = Text(Child(root, "owner")), Needs = needs }
            : throw ConsumerContract.Unreadable(new("consumer: and needs:", "有 consumer: 和 needs:"), new("one of them is not there", "缺少其中之一"), file, null);
    }

    private static Dictionary<string, IReadOnlyList<string>> Event(YamlNode node, string file, string planned) =>
        node is YamlScalarNode { Value: null or "" or "~" or "null" } ? []
        : Members(node, file, $"needs › {planned}").ToDictionary(pair => pair.Name, pair => TypesOf(((YamlMappingNode)node)[pair.Key], file, $"needs › {planned} › {pair.Name}"), StringComparer.Ordinal);

    private static IReadOnlyList<string> TypesOf(YamlNode node, string file, string of)
    {
        var words = (node is YamlSequenceNode list ? list.Children : [node]).Select(each => (Node: each, Word: Text(each))).Where(each => each.Word is not "" || each.Node is not YamlScalarNode { Style: ScalarStyle.Plain }).ToList();
        foreach (var (at, word) in words)
        {
            if (word is null || !Types.Contains(word))
            {
                throw Wrong(file, at, new($"{of} is {word ?? "a map"}{Nearest(word ?? "", Types).En}; a type is one of {string.Join(", ", Types)}", $"{of} 是 {word ?? "映射"}{Nearest(word ?? "", Types).Zh}；类型为以下之一：{string.Join(", ", Types)}"));
            }
        }

        return [.. words.Select(each => each.Word!)];
    }

    private static IEnumerable<(YamlNode Key, string Name)> Members(YamlNode node, string file, Wording of) => node is YamlMappingNode map
        ? map.Children.Keys.Select(key => (key, Text(key) ?? ""))
        : throw Wrong(file, node, new($"{of.En} is no map of names", $"{of.Zh} 不是以名称为键的映射"));

    private static YamlNode Root(string file)
    {
        try
        {
            var stream = new YamlStream();
            using var text = new StringReader(File.ReadAllText(file));
            stream.Load(text);
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlMappingNode();
        }
        catch (YamlException e)
        {
            throw ConsumerContract.Unreadable(Form, new($"no YAML: {e.InnerException?.Message ?? e.Message}", $"不是 YAML：{e.InnerException?.Message ?? e.Message}"), $"{file}:{e.Start.Line}", e);
        }
    }

    private static YamlNode? Child(YamlNode root, string key) => ((YamlMappingNode)root).Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Text(YamlNode? node) => node is YamlScalarNode scalar ? scalar.Value ?? "" : null;

    private static Wording Nearest(string said, string[] names) => NearestName.Best(said, names) is { } near ? new Wording($" ({near}?)", $"（是否应为 {near}？）") : "";

    private static BrokenException Wrong(string file, YamlNode at, Wording actual) => ConsumerContract.Unreadable(Form, actual, $"{file}:{at.Start.Line}:{at.Start.Column}", null);
}

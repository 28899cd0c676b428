using System.Runtime.CompilerServices;
using YamlDotNet.RepresentationModel;

namespace TrackE2E.Tests.Gherkin;

/// <summary>Cucumber's own test data, as it lies in the source tree.</summary>
internal static class TestData
{
    public static string Folder { get; } = Path.Combine(Here(), "Data");

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static YamlNode Yaml(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(file);
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    public static string? Text(this YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? ((YamlScalarNode)child).Value ?? "" : null;

    public static IEnumerable<YamlNode> List(this YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) && child is YamlSequenceNode list ? list.Children : [];

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

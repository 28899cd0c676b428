using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.AppTests.Outer.Detection;

/// <summary>The feature files of the sample app, by their text.</summary>
internal static class AppFeatures
{
    public static string Folder { get; } = Repository.At("features", "app");

    /// <summary>All of them, without those that are not judged rightly yet.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Folder, "*.feature", SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(Folder, f).StartsWith("gaps" + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Scenarios as file:line of their first line, tags included, with those tags.</summary>
    public static IReadOnlyList<(string Place, IReadOnlyList<string> Tags)> Scenarios { get; } = [.. Files.SelectMany(Of)];

    /// <summary>Writes the features into a folder, some scenarios with the tag <c>@other</c>; settings beside them.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="others">Scenarios as file:line that get the tag.</param>
    public static void WriteTo(ScratchFolder folder, IReadOnlyCollection<string> others)
    {
        foreach (var file in Files)
        {
            var name = Path.GetRelativePath(Folder, file);
            folder.Write(name, string.Join('\n', File.ReadAllLines(file).SelectMany((line, i) => others.Contains($"{name}:{i + 1}") ? [$"{line[..^line.TrimStart().Length]}@other", line] : new[] { line })) + "\n");
        }

        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "tracke2e.json")))!.AsObject();
        settings["plan"] = Path.Combine(Folder, "plans");
        settings["devices"] = Repository.At("devices.json");
        settings["reporting"] = new JsonObject { ["html"] = false };
        folder.Write("tracke2e.json", settings.ToJsonString());
    }

    private static IEnumerable<(string Place, IReadOnlyList<string> Tags)> Of(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var title = lines[i].TrimStart();
            if (title.StartsWith("Scenario:", StringComparison.Ordinal) || title.StartsWith("场景:", StringComparison.Ordinal))
            {
                var tagged = i > 0 && lines[i - 1].TrimStart().StartsWith('@');
                yield return ($"{Path.GetRelativePath(Folder, file)}:{(tagged ? i : i + 1)}", tagged ? lines[i - 1].Trim().Split(' ') : []);
            }
        }
    }
}

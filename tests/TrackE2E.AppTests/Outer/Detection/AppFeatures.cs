using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.AppTests.Outer.Detection;

/// <summary>The feature files of the sample app, by their text.</summary>
internal static class AppFeatures
{
    public static string Folder { get; } = Repository.At("features", "app");

    /// <summary>The sample app's mutants.</summary>
    public static IReadOnlyList<DeclaredMutant> Mutants { get; } = DeclaredMutant.Of("SampleApp");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Files { get; } = FeatureTexts.Files(Folder);

    /// <summary>Their scenarios, by place, with tags.</summary>
    public static IReadOnlyList<(string Place, IReadOnlyList<string> Tags)> Scenarios { get; } = [.. Files.SelectMany(file => FeatureTexts.Scenarios(Folder, file))];

    /// <summary>Writes the features into a folder, some scenarios with the tag <c>@other</c>; settings beside them.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="others">Scenarios as file:line that get the tag.</param>
    public static void WriteTo(ScratchFolder folder, IReadOnlyCollection<string> others)
    {
        foreach (var file in Files)
        {
            var name = Path.GetRelativePath(Folder, file);
            folder.Write(name, FeatureTexts.Marked(name, File.ReadAllLines(file), others));
        }

        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "tracke2e.json")))!.AsObject();
        settings["plan"] = Path.Combine(Folder, "plans");
        settings["devices"] = Repository.At("devices.json");
        settings["reporting"] = new JsonObject { ["html"] = false };
        folder.Write("tracke2e.json", settings.ToJsonString());
    }
}

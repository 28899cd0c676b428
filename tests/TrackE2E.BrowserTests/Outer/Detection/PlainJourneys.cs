using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.BrowserTests.Outer.Detection;

/// <summary>The features of the sample shop without what their writers expected: only what a user does, and at the end "everything was tracked as planned".</summary>
internal static class PlainJourneys
{
    // steps that say what was reported; "I am on" waits for a page and stays
    private static readonly string[] Kept = ["on-page"];
    private static readonly List<CucumberExpression> Judging = Judge();

    /// <summary>Writes the features as they are into <c>written/</c> of a folder, and as plain journeys into <c>plain/</c>; settings beside them.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="others">Scenarios as file:line that get the tag <c>@other</c> in <c>written/</c>.</param>
    public static void WriteTo(ScratchFolder folder, IReadOnlyCollection<string> others)
    {
        foreach (var file in ShopFeatures.Files)
        {
            var name = Path.GetRelativePath(ShopFeatures.Folder, file);
            var lines = File.ReadAllLines(file);
            folder.Write(Path.Combine("plain", name), Plain(lines, Judging));
            folder.Write(Path.Combine("written", name), FeatureTexts.Marked(name, lines, others));
        }

        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(ShopFeatures.Folder, "tracke2e.json")))!.AsObject();
        settings["plan"] = Path.Combine(ShopFeatures.Folder, "plans");
        settings["devices"] = Repository.At("devices.json");
        settings["reporting"] = new JsonObject { ["html"] = false };
        var shop = settings["apps"]!["shop"]!.AsObject();
        shop.Remove("build");
        shop["start"] = $"dotnet {Repository.Shop} --port ${{port}}";
        settings.Remove("environments");
        folder.Write("tracke2e.json", settings.ToJsonString());
    }

    private static string Plain(string[] lines, List<CucumberExpression> judging)
    {
        var chinese = lines[0].Contains("zh-CN", StringComparison.Ordinal);
        var end = chinese ? "    那么所有埋点符合方案" : "    Then everything was tracked as planned";
        var plain = new List<string>();
        var (inScenario, skipTable, indent) = (false, false, "");
        foreach (var line in lines)
        {
            var text = line.Trim();
            if (text.StartsWith('|') && skipTable)
            {
                continue;
            }

            skipTable = false;
            if (text.Length == 0 && inScenario)
            {
                // the scenario (or its steps, before examples) ends here
                plain.Add(indent + end);
                inScenario = false;
            }

            if (IsTitle(text))
            {
                (inScenario, indent) = (true, line[..^line.TrimStart().Length][2..]);
            }

            if (inScenario && StepText(text) is { } step && judging.Any(e => e.Match(step) is not null))
            {
                skipTable = true;
                continue;
            }

            plain.Add(line);
        }

        if (inScenario)
        {
            plain.Add(indent + end);
        }

        return string.Join('\n', plain) + "\n";
    }

    private static bool IsTitle(string text) => new[] { "Scenario:", "Scenario Outline:", "场景:", "场景大纲:" }.Any(word => text.StartsWith(word, StringComparison.Ordinal));

    private static string? StepText(string text) => new[] { "Given ", "When ", "Then ", "And ", "But ", "假如", "当", "那么", "并且", "但是" }
        .Where(word => text.StartsWith(word, StringComparison.Ordinal)).Select(word => text[word.Length..].Trim()).FirstOrDefault();

    private static List<CucumberExpression> Judge()
    {
        var types = new ParameterTypeRegistry();
        foreach (var type in VocabularyRegistration.Parameters)
        {
            types.Define(type);
        }

        return [.. StepTable.All.Where(s => s.Usually == "Then" && !Kept.Contains(s.Id)).SelectMany(s => s.En.Concat(s.Zh)).Select(text => new CucumberExpression(text, types))];
    }
}

using System.Text.Json.Nodes;
using Gherkin.CucumberMessages;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Tests.Gherkin.Reading;

/// <summary>Gherkin's own good and bad files through our way of reading.</summary>
public sealed class GherkinDataTests
{
    /// <summary>Files that cannot conform, with the reason.</summary>
    internal static readonly Dictionary<string, string> Exceptions = new()
    {
        ["misc.feature.md"] = "a feature without a keyword has an empty one, as Cucumber.Messages requires it, and not none",
    };

    [Test]
    public void All_files_are_on_disk() => (Good.Count(), Bad.Count()).ShouldBe((55, 12));

    [TestCaseSource(nameof(Good))]
    public void Good_file(string file)
    {
        var document = Read("good", file);

        document.Errors.ShouldBeEmpty();
        var tree = Json(Envelope.Create(document.Document!));
        (Exceptions.ContainsKey(file) ? tree.Replace("\"keyword\":\"\",", "", StringComparison.Ordinal) : tree).ShouldBe(Expected("good", $"{file}.ast.ndjson").Single());
        document.Scenarios.Select(s => Json(Envelope.Create(s.Pickle))).ShouldBe(Expected("good", $"{file}.pickles.ndjson"));
    }

    [TestCaseSource(nameof(Bad))]
    public void Bad_file(string file)
    {
        var document = Read("bad", file);

        document.Scenarios.ShouldBeEmpty();
        var expected = Expected("bad", $"{file}.errors.ndjson").Select(e => JsonNode.Parse(e)!["parseError"]!).ToList();
        document.Errors.Select(e => e.Message).ShouldBe(expected.Select(e => e["message"]!.GetValue<string>()));
        document.Errors.Select(e => e.Location.Line).ShouldBe(expected.Select(e => e["source"]!["location"]!["line"]!.GetValue<int>()));
    }

    internal static IEnumerable<string> Good => Features("good");

    internal static IEnumerable<string> Bad => Features("bad");

    private static IEnumerable<string> Features(string folder) =>
        TestData.Files($"gherkin/testdata/{folder}", "*.feature*").Where(f => f.EndsWith(".feature", StringComparison.Ordinal) || f.EndsWith(".feature.md", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!);

    private static FeatureDocument Read(string folder, string file)
    {
        var path = Path.Combine(TestData.Folder, "gherkin", "testdata", folder, file);
        return new FeatureReader(TestData.Folder, new IncrementingIdGenerator()).Parse(new($"../testdata/{folder}/{file}", path, File.ReadAllText(path)));
    }

    private static IEnumerable<string> Expected(string folder, string file) =>
        File.ReadLines(Path.Combine(TestData.Folder, "gherkin", "testdata", folder, file)).Where(l => l.Length > 0).Select(l => Sorted(JsonNode.Parse(l)!).ToJsonString());

    private static string Json(Envelope envelope) => Sorted(JsonNode.Parse(MessageJson.ToJson(envelope))!).ToJsonString();

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(i => Sorted(i!))]),
        _ => node.DeepClone(),
    };
}

using System.Text.Json.Nodes;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Running;
using TrackE2E.Reporting.Merging;
using TrackE2E.Reporting.Runs;
using TrackE2E.Tests.Gherkin;

namespace TrackE2E.Tests.Reporting.Merging;

public sealed class MessageMergeTests
{
    private const string Text = """
        Feature: Parts
          Scenario: one
            Given it passes
          Scenario: two
            Given it passes
          Scenario Outline: rows <n>
            Given it passes
            Then nobody wrote <n>
            Examples:
              | n |
              | 1 |
              | 2 |
        """;

    [TestCase(true)]
    [TestCase(false)]
    public async Task Parts_become_one_run_that_reports_read(bool byShard)
    {
        using var folder = new TemporaryFolder();
        string[] files = byShard
            ? [await RunAsync(folder, "a", new Shard(1, 2)), await RunAsync(folder, "b", new Shard(2, 2))]
            : [await RunAsync(folder, "a", null, "f1.feature:2"), await RunAsync(folder, "b", null, "f1.feature:4", "f1.feature:6")]; // their ids are the same numbers
        var merged = folder.In("merged.ndjson");

        MessageMerge.Write(files, merged);

        var results = RunReader.Read(MessageFile.Read(merged), [], folder.Path);
        results.Select(r => (r.Line, r.Row, r.Verdict, r.Reason)).Order().ShouldBe(
            [(2, 0, Verdict.Pass, null), (4, 0, Verdict.Pass, null), (6, 1, Verdict.Broken, "undefined-step"), (6, 2, Verdict.Broken, "undefined-step")]);
        results.ShouldAllBe(r => r.Steps.Count > 0);
        var messages = Messages(merged);
        foreach (var once in new[] { "meta", "source", "gherkinDocument", "testRunStarted", "testRunFinished", "stepDefinition" })
        {
            messages.Count(m => m.ContainsKey(once)).ShouldBe(1, once);
        }

        messages[^1]["testRunFinished"]!["success"]!.GetValue<bool>().ShouldBeFalse();
        messages.Count(m => m.ContainsKey("suggestion")).ShouldBe(2);
        ShouldReferToWhatIsThere(messages);
    }

    [Test]
    public async Task A_part_that_did_not_end_has_not_passed()
    {
        using var folder = new TemporaryFolder();
        var whole = await RunAsync(folder, "a", null, "f1.feature:2");
        var torn = folder.Write("b.ndjson", string.Join('\n', File.ReadLines(await RunAsync(folder, "c", null, "f1.feature:4")).SkipLast(1)));

        MessageMerge.Write([whole, torn], folder.In("merged.ndjson"));

        Messages(folder.In("merged.ndjson"))[^1]["testRunFinished"]!["success"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Test]
    public async Task Parts_of_different_texts_are_refused()
    {
        using var folder = new TemporaryFolder();
        var one = await RunAsync(folder, "a", null, "f1.feature:2");
        var other = folder.Write("b.ndjson", File.ReadAllText(one).Replace("Feature: Parts", "Feature: Other", StringComparison.Ordinal));

        var e = Should.Throw<BrokenException>(() => MessageMerge.Write([one, other], folder.In("merged.ndjson")));

        e.Reason.ShouldBe("parts-differ");
        e.Message.ShouldContain("f1.feature");
    }

    private static async Task<string> RunAsync(TemporaryFolder folder, string name, Shard? shard, params string[] paths)
    {
        using var features = new Features(Text);
        var file = folder.In(name + ".ndjson");
        using (var sink = new NdjsonMessageSink(file))
        {
            features.Builder.AddMessageSink(sink);
            features.Options = new() { Shard = shard, Paths = paths.Length == 0 ? ["."] : paths };
            await features.RunAsync(typeof(Steps));
        }

        return file;
    }

    private static List<JsonObject> Messages(string file) => [.. File.ReadLines(file).Select(l => (JsonObject)JsonNode.Parse(l)!)];

    // whoever reads the file looks these up
    private static void ShouldReferToWhatIsThere(List<JsonObject> messages)
    {
        var pickles = messages.Where(m => m.ContainsKey("pickle")).Select(m => m["pickle"]!["id"]!.GetValue<string>()).ToList();
        var cases = messages.Where(m => m.ContainsKey("testCase")).Select(m => m["testCase"]!).ToList();
        var definitions = messages.Where(m => m.ContainsKey("stepDefinition")).Select(m => m["stepDefinition"]!["id"]!.GetValue<string>()).ToList();
        pickles.ShouldBeUnique();
        cases.Select(c => c["id"]!.GetValue<string>()).ShouldBeUnique();
        cases.Select(c => c["pickleId"]!.GetValue<string>()).ShouldBe(pickles, ignoreOrder: true);
        cases.SelectMany(c => c["testSteps"]!.AsArray()).SelectMany(s => s!["stepDefinitionIds"]!.AsArray()).Select(d => d!.GetValue<string>()).ShouldBeSubsetOf(definitions);
        messages.Where(m => m.ContainsKey("testCaseStarted")).Select(m => m["testCaseStarted"]!["testCaseId"]!.GetValue<string>()).ShouldBe(cases.Select(c => c["id"]!.GetValue<string>()), ignoreOrder: true);
        var nodes = messages.Single(m => m.ContainsKey("gherkinDocument")).ToJsonString();
        foreach (var node in messages.Where(m => m.ContainsKey("pickle")).SelectMany(m => m["pickle"]!["astNodeIds"]!.AsArray()))
        {
            nodes.ShouldContain($"\"id\":\"{node!.GetValue<string>()}\"");
        }
    }

    public sealed class Steps
    {
        [Given("it passes")]
        public static void Pass()
        {
        }
    }
}

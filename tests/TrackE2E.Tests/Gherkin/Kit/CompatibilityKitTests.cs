using System.Text.Json.Nodes;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Kit;

/// <summary>Runs every sample of Cucumber's compatibility kit on the real engine and compares the messages.</summary>
public sealed class CompatibilityKitTests
{
    private static readonly string s_kit = Path.Combine(TestData.Folder, "compatibility-kit");

    [Test]
    public void All_46_samples_are_on_disk_and_have_bindings()
    {
        string[] withoutBindings = ["empty", "retry-undefined"];

        Samples.Count().ShouldBe(46);
        Samples.Where(s => BindingsOf(s) is null).ShouldBe(withoutBindings);
    }

    [TestCaseSource(nameof(Samples))]
    public async Task Sample(string name)
    {
        var actual = await RunAsync(name);

        MessageComparison.Compare(Expected(name), actual).ShouldBeEmpty();
    }

    [Test]
    public async Task A_difference_is_noticed()
    {
        var expected = Expected("minimal");
        var actual = await RunAsync("minimal");
        actual[^1]["testRunFinished"]!["success"] = false;

        MessageComparison.Compare(expected, actual).ShouldBe("testRunFinished.success: expected true, but was false");
    }

    [Test]
    public async Task A_reference_to_the_wrong_thing_is_noticed()
    {
        var expected = Expected("hooks");
        var actual = await RunAsync("hooks");
        var case1 = actual.First(m => m["testCase"] is not null)["testCase"]!;
        case1["testSteps"]![0]!["hookId"] = case1["testSteps"]![2]!["hookId"]!.GetValue<string>();

        MessageComparison.Compare(expected, actual).ShouldContain("hookId");
    }

    internal static IEnumerable<string> Samples =>
        Directory.EnumerateDirectories(Path.Combine(s_kit, "samples")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    internal static List<JsonNode> Expected(string name) =>
        [.. File.ReadLines(Path.Combine(s_kit, "samples", name, $"{name}.ndjson")).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!)];

    internal static async Task<List<JsonNode>> RunAsync(string name)
    {
        var sink = new CollectingMessageSink();
        var builder = new FeatureEngineBuilder().AddMessageSink(sink).ConfigureRun(run => run.RegisterInstanceAs(new KitBindings.Counter()));
        if (BindingsOf(name) is { } bindings)
        {
            builder.AddBindings(bindings);
        }

        await builder.Build().RunAsync(OptionsOf(name), CancellationToken.None);
        return [.. sink.Messages.Select(m => JsonNode.Parse(MessageJson.ToUtf8(m))!)];
    }

    private static Type? BindingsOf(string name) =>
        typeof(KitBindings).GetNestedType(string.Concat(name.Split('-').Select(w => $"{char.ToUpperInvariant(w[0])}{w[1..]}")));

    private static RunOptions OptionsOf(string name)
    {
        var file = Path.Combine(s_kit, "samples", name, $"{name}.arguments.txt");
        var arguments = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        var options = new RunOptions { BaseFolder = s_kit, Paths = [$"samples/{name}"] };
        return arguments switch
        {
            "" => options,
            "--retry 2" => options with { Retry = 2 },
            "--order reverse" => options with { Order = ScenarioOrder.Reverse },
            "--error" => options with { StartFailure = new InvalidOperationException("Whoops!") },
            _ => throw new NotSupportedException(arguments),
        };
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;
using TrackE2E.Core.Plans.Reading;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Tests.Rules.Properties;

namespace TrackE2E.Tests.Plans.Importing;

/// <summary>Whole registries of other people.</summary>
public sealed class OthersSchemasTests
{
    [Test]
    public void Every_schema_of_iglu_central_is_an_event()
    {
        using var schemas = SomeSchemas.Of("iglu-central");
        var onDisk = Directory.EnumerateFiles(schemas.Folder, "*", SearchOption.AllDirectories).Count(file => file.Contains("/jsonschema/", StringComparison.Ordinal));

        var imported = IgluImport.Read(schemas.Folder, everyVersion: true);
        var plan = SomeSchemas.Plan(imported);

        TestContext.Out.WriteLine($"{plan.Events.Count} events of {onDisk} schemas; {imported.NotCarried.Count} things not carried:");
        foreach (var group in imported.NotCarried.GroupBy(lost => lost.What.En))
            TestContext.Out.WriteLine($"  {group.Count()} × {group.Key}");
        plan.Events.Count.ShouldBe(onDisk);
        onDisk.ShouldBe(191);
    }

    [Test]
    public void Every_wikimedia_schema_loads_and_every_example_verifies()
    {
        using var schemas = SomeSchemas.Of("wikimedia-events");
        var onDisk = Directory.EnumerateFiles(schemas.Folder, "*.yaml", SearchOption.AllDirectories).ToList();

        var imported = JsonSchemaImport.Read(Path.Combine(schemas.Folder, "jsonschema"));
        var plan = SomeSchemas.Plan(imported);

        plan.Events.Count.ShouldBe(onDisk.Count);
        onDisk.Count.ShouldBe(149);
        var (examples, wrong) = (0, new List<string>());
        foreach (var planned in plan.Events)
        {
            var file = Path.Combine(schemas.Folder, "jsonschema", planned.Id, "current.yaml");
            foreach (var example in Examples(file))
            {
                examples++;
                var findings = PropertyRules.Judge(planned, Judging.Event(example), new JudgedIn("en", Judging.Start));
                wrong.AddRange(findings.Select(finding => $"{planned.Id}: {finding.What} ({finding.Actual}); expected {finding.Expected}"));
            }
        }

        TestContext.Out.WriteLine($"{examples} examples of {onDisk.Count} schemas; {imported.NotCarried.Count} things not carried:");
        foreach (var group in imported.NotCarried.GroupBy(lost => lost.What.En))
            TestContext.Out.WriteLine($"  {group.Count()} × {group.Key}");
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
        examples.ShouldBeGreaterThan(100);
    }

    // examples refer to the schema's own id, as the tools of that registry read them
    private static IEnumerable<string> Examples(string file)
    {
        var root = (JsonObject)YamlJson.Of(YamlTreeReader.Read(file, File.ReadAllText(file), [])!)!;
        foreach (var example in root["examples"] as JsonArray ?? [])
        {
            if (example is JsonObject map && map["$schema"] is JsonObject)
                map["$schema"] = root["$id"]!.DeepClone();
            yield return example!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }
    }
}

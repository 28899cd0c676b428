using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using TrackE2E.Core.Rules.Properties.Schemas;

namespace TrackE2E.Tests.Rules.Properties.Schemas;

/// <summary>The official JSON-Schema-Test-Suite: every required case of the three drafts, and the optional formats that plans may name.</summary>
public sealed class TestSuiteTests
{
    private static readonly string Folder = Path.Combine(
        typeof(TestSuiteTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "TestData").Value!, "json-schema-test-suite");

    private static readonly string[] Formats = ["date-time", "date", "time", "duration", "email", "uri", "uuid", "ipv4", "ipv6"];

    [TestCase("draft2020-12", SchemaDraft.Draft202012)]
    [TestCase("draft7", SchemaDraft.Draft07)]
    [TestCase("draft4", SchemaDraft.Draft04)]
    public void Every_required_case_is_judged_right(string folder, SchemaDraft draft) =>
        Run(Directory.GetFiles(Path.Combine(Folder, "tests", folder), "*.json"), draft, assertFormats: false);

    [TestCase("draft2020-12", SchemaDraft.Draft202012)]
    [TestCase("draft7", SchemaDraft.Draft07)]
    [TestCase("draft4", SchemaDraft.Draft04)]
    public void Every_case_of_the_optional_formats_is_judged_right(string folder, SchemaDraft draft) =>
        Run([.. Formats.Select(format => Path.Combine(Folder, "tests", folder, "optional", "format", format + ".json")).Where(File.Exists)], draft, assertFormats: true);

    private static void Run(string[] files, SchemaDraft draft, bool assertFormats)
    {
        var (onDisk, run) = (0, 0);
        var wrong = new List<string>();

        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in document.RootElement.EnumerateArray())
            {
                var tests = group.GetProperty("tests");
                onDisk += tests.GetArrayLength();
                foreach (var test in tests.EnumerateArray())
                {
                    run++;
                    if (Wrong(group.GetProperty("schema"), test, draft, assertFormats) is { } why)
                        wrong.Add($"{Path.GetFileName(file)}: {group.GetProperty("description")}: {test.GetProperty("description")}: {why}");
                }
            }
        }

        TestContext.Out.WriteLine($"{draft}{(assertFormats ? " formats" : "")}: {run - wrong.Count} of {onDisk} cases of {files.Length} files");
        wrong.ShouldBeEmpty(string.Join("\n", wrong.Take(40)));
        run.ShouldBe(onDisk);
        onDisk.ShouldBeGreaterThan(100);
    }

    private static string? Wrong(JsonElement schema, JsonElement test, SchemaDraft draft, bool assertFormats)
    {
        var expected = test.GetProperty("valid").GetBoolean();
        try
        {
            var compiled = JsonSchema.Compile(schema, new SchemaOptions { Draft = draft, AssertFormats = assertFormats, Find = Remote });
            var valid = compiled.IsValid(test.GetProperty("data"));
            if (valid != expected)
                return $"is {(valid ? "valid" : "invalid")}";
            if (compiled.IsValid(JsonMarshal.GetRawUtf8Value(test.GetProperty("data"))) != expected)
                return $"is {(valid ? "invalid" : "valid")} as UTF-8 text in one pass";
            return compiled.Violations(test.GetProperty("data")).Count == 0 == valid ? null : "violations disagree with the verdict";
        }
        catch (SchemaException refused)
        {
            return refused.Message;
        }
    }

    private static JsonElement? Remote(string uri)
    {
        const string host = "http://localhost:1234/";
        var file = Path.Combine(Folder, "remotes", uri.StartsWith(host, StringComparison.Ordinal) ? uri[host.Length..] : "none");
        return File.Exists(file) ? JsonDocument.Parse(File.ReadAllBytes(file)).RootElement : null;
    }
}

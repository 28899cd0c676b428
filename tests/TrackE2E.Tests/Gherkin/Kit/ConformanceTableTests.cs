using System.Runtime.CompilerServices;
using System.Text;
using TrackE2E.Tests.Gherkin.Expressions;
using TrackE2E.Tests.Gherkin.Reading;
using TrackE2E.Tests.Gherkin.TagExpressions;

namespace TrackE2E.Tests.Gherkin.Kit;

/// <summary>Counts what conforms to Cucumber's own data, prints it, and keeps the table in the room's README true.</summary>
public sealed class ConformanceTableTests
{
    private const string Begin = "<!-- conformance: written by ConformanceTableTests -->\n";
    private const string End = "<!-- end of conformance -->\n";

    [Test]
    public async Task The_table_in_the_readme_is_what_the_tests_find()
    {
        var expressions = new ExpressionDataTests();
        var tags = new TagExpressionDataTests();
        var files = new GherkinDataTests();
        var table = new StringBuilder("| judged by | cases on disk | conform | exceptions |\n|---|---|---|---|\n");
        table.Append(await RowAsync("compatibility kit 30.0.0: samples", CompatibilityKitTests.Samples, new CompatibilityKitTests().Sample));
        table.Append(await RowAsync("cucumber-expressions: tokenizer", ExpressionDataTests.FilesOf("cucumber-expression/tokenizer"), Sync<string>(expressions.Tokenizer)));
        table.Append(await RowAsync("cucumber-expressions: parser", ExpressionDataTests.FilesOf("cucumber-expression/parser"), Sync<string>(expressions.Parser)));
        table.Append(await RowAsync("cucumber-expressions: transformation", ExpressionDataTests.FilesOf("cucumber-expression/transformation"), Sync<string>(expressions.Transformation)));
        table.Append(await RowAsync("cucumber-expressions: matching", ExpressionDataTests.FilesOf("cucumber-expression/matching"), expressions.Matching));
        table.Append(await RowAsync("cucumber-expressions: regular expressions", ExpressionDataTests.FilesOf("regular-expression/matching"), expressions.Regular_expression));
        table.Append(await RowAsync("tag-expressions: parsing", TagExpressionDataTests.NodesOf("parsing.yml"), Sync<YamlDotNet.RepresentationModel.YamlNode>(tags.Parsing)));
        table.Append(await RowAsync("tag-expressions: errors", TagExpressionDataTests.NodesOf("errors.yml"), Sync<YamlDotNet.RepresentationModel.YamlNode>(tags.Errors)));
        table.Append(await RowAsync("tag-expressions: evaluations", TagExpressionDataTests.Evaluated(), Sync<TagExpressionDataTests.Evaluation>(TagExpressionDataTests.Evaluate)));
        table.Append(await RowAsync("gherkin: good files", GherkinDataTests.Good, Sync<string>(files.Good_file), GherkinDataTests.Exceptions));
        table.Append(await RowAsync("gherkin: bad files", GherkinDataTests.Bad, Sync<string>(files.Bad_file)));

        await TestContext.Progress.WriteLineAsync(table.ToString());
        var readme = (await File.ReadAllTextAsync(Readme())).ReplaceLineEndings("\n");
        var kept = readme[(readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..readme.IndexOf(End, StringComparison.Ordinal)];
        kept.ShouldBe(table.ToString(), "the conformance table in the README of TrackE2E.Gherkin is stale: put the new one between its two comments");
    }

    private static async Task<string> RowAsync<T>(string name, IEnumerable<T> cases, Func<T, Task> check, Dictionary<string, string>? exceptions = null)
    {
        List<string> failed = [];
        var count = 0;
        foreach (var item in cases)
        {
            count++;
            try
            {
                await check(item);
                if (exceptions?.GetValueOrDefault($"{item}") is { } reason)
                {
                    failed.Add($"{item}: {reason}");
                }
            }
            catch (ShouldAssertException)
            {
                failed.Add($"{item}");
            }
        }

        return $"| {name} | {count} | {count - failed.Count} | {(failed.Count == 0 ? "none" : string.Join(", ", failed))} |\n";
    }

    private static Func<T, Task> Sync<T>(Action<T> check) => item =>
    {
        check(item);
        return Task.CompletedTask;
    };

    private static string Readme([CallerFilePath] string file = "") =>
        Path.GetFullPath("../../../../src/TrackE2E.Gherkin/README.md", Path.GetDirectoryName(file)!);
}

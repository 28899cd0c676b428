using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Verdicts.RulePages;

/// <summary>The rule reference in src/rules is made from the code's own data: the table of kinds, the plan's keys, findings of stories, the shop's mutants.</summary>
/// <remarks>When it is stale: <c>TRACKE2E_WRITE_RULES=1 dotnet test tests/TrackE2E.Tests --filter RulePages</c> writes it anew.</remarks>
internal sealed class RulePageTests
{
    private static readonly string Root = typeof(RulePageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
    private static readonly string Folder = Path.Combine(Root, "src", "rules");
    private static readonly ILookup<string, string> Mutants = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "tests", "SampleShop", "mutants.json"))).RootElement.GetProperty("mutants").EnumerateArray()
        .ToLookup(m => m.GetProperty("kind").GetString()!, m => m.GetProperty("id").GetString()!.Split('.')[0]);

    [Test]
    public void Every_kind_has_one_page() => RulePage.All.Select(p => p.Kind).ShouldBe(Enum.GetValues<FindingKind>(), ignoreOrder: true);

    [TestCaseSource(nameof(Pages))]
    public void The_page_says_what_the_code_does(string name, string text)
    {
        var file = Path.Combine(Folder, name + ".md");
        if (Environment.GetEnvironmentVariable("TRACKE2E_WRITE_RULES") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, text);
        }

        File.Exists(file).ShouldBeTrue($"{file} is not there: see the remarks of this test");
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(text);
    }

    [Test]
    public void No_page_is_left_over() =>
        Directory.GetFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).ShouldBe(FindingText.All.Select(f => f.RulePage).Append("README"), ignoreOrder: true);

    private static IEnumerable<object[]> Pages => RulePage.All.Select(p => new object[] { FindingText.Of(p.Kind).RulePage, Page(p) }).Append(["README", Index()]);

    private static string Index()
    {
        var text = new StringBuilder("# The rules\n\nOne page for each kind of finding: what is compared, which keys of the plan change it, an example, what to do. Made from the code; a test keeps it.\n\n| kind | 问题 | what it says |\n|---|---|---|\n");
        foreach (var row in FindingText.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{row.Word}]({row.RulePage}.md) | {row.Name.Zh} | {row.Meaning.En} |\n");
        }

        return text.ToString();
    }

    private static string Page(RulePage page)
    {
        var row = FindingText.Of(page.Kind);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {row.Word} · {row.Name.Zh}\n\n{Sentence(row.Meaning.En)} {row.Meaning.Zh}。\n\n## What is checked\n\n{page.Checks}\n");
        if (page.Parameters.Count > 0)
        {
            text.Append("\n## Parameters in the plan\n\n| key | of | meaning, default and source |\n|---|---|---|\n");
            foreach (var (shape, key) in page.Parameters)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{key}` | {shape.Name} | {shape.Find(key)!.Means} |\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## Example\n\n{Indented(Example(page, "en"))}\n\n{Indented(Example(page, "zh-CN"))}\n\n## What to do\n\n{page.Fix}\n");
        var ids = Mutants[row.Word].Distinct().Order(StringComparer.Ordinal).ToList();
        if (ids.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Seen to fail\n\nThe sample shop's mutants of {string.Join(", ", ids)} (features/catalogue.yaml) must cause it.\n");
        }

        return text.ToString();
    }

    private static string Example(RulePage page, string language) => page.Written is { } text ? text(language) : RulePage.Text(page.Example!(language), page.Kind, language);

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}

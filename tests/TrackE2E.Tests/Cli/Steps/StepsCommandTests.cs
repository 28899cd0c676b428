using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Cli.Printing;
using TrackE2E.Cli.Run;
using TrackE2E.Cli.Steps;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Summary;
using TrackE2E.Scenarios.Vocabulary;
using TrackE2E.Tests.Cli.Run;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Steps;

public sealed class StepsCommandTests
{
    [Test]
    public async Task Json_has_every_step_in_both_languages()
    {
        var said = await Said.By("steps", "--json");

        said.Code.ShouldBe(0);
        var steps = JsonElement.Parse(said.Output).EnumerateArray().ToList();
        steps.Select(s => s.GetProperty("id").GetString()).ShouldBe(StepTable.All.Select(s => s.Id));
        var open = steps[0];
        open.GetProperty("en").GetProperty("example").GetString().ShouldBe("I open “Home”");
        open.GetProperty("zh").GetProperty("wordings")[0].GetString().ShouldBe("打开{page}");
        open.GetProperty("parameters")[0].GetProperty("name").GetString().ShouldBe("page");
    }

    [TestCase("秒杀")]
    [TestCase("FLASH")]
    public async Task A_word_finds_steps_in_either_language(string word)
    {
        var said = await Said.By("steps", "--json", word);

        JsonElement.Parse(said.Output).EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("switch-tab");
    }

    [Test]
    public async Task A_word_that_no_step_has_is_said()
    {
        var said = await Said.By("steps", "teleport");

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith("broken: nothing-found  no step has \"teleport\"");
    }

    [Test]
    public async Task One_language_leaves_the_other_out()
    {
        var said = await Said.By("steps", "--lang", "zh");

        said.Output.ShouldContain("打开{page}");
        said.Output.ShouldNotContain("I open {page}");
    }

    [Test]
    public async Task Markdown_has_a_heading_and_an_example_for_every_step()
    {
        var said = await Said.By("steps", "--markdown");

        foreach (var step in StepTable.All)
        {
            said.Output.ShouldContain($"\n## {step.Id}\n");
            said.Output.ShouldContain($"{step.Usually} {step.ExampleEn}\n");
        }
    }

    [Test]
    public async Task Examples_are_taken_from_features_and_rather_from_what_passed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("features/a.feature", "Feature: a\n  Scenario: first\n    Given I open \"Cart\"\n  Scenario: second\n    Given I open \"Home\"\n    Then \"x\" is reported once with:\n      | field | rule |\n      | a\\|b | 1.. |\n");
        var features = folder.In("features");

        var never = await OpenAsync();
        var summary = SummaryWriter.Of(Some.Run(
            Some.Result(Verdict.Fail, name: "first", feature: folder.In("features/a.feature"), line: 2), Some.Result(name: "second", feature: folder.In("features/a.feature"), line: 4)), new Mask());
        Directory.CreateDirectory(folder.In("run"));
        await SummaryWriter.WriteAsync(summary, folder.In("run"), CancellationToken.None);
        var now = await OpenAsync();

        (never.GetProperty("en").GetProperty("example").GetString(), never.GetProperty("en").GetProperty("passed").GetBoolean(), never.GetProperty("uses").GetInt32()).ShouldBe(("I open \"Cart\"", false, 2));
        (now.GetProperty("en").GetProperty("example").GetString(), now.GetProperty("en").GetProperty("passed").GetBoolean()).ShouldBe(("I open \"Home\"", true));
        now.GetProperty("en").GetProperty("from").GetString().ShouldNotBeNull().ShouldEndWith("a.feature:5");
        now.GetProperty("zh").TryGetProperty("from", out _).ShouldBeFalse();
        (await Said.By("steps", "--features", features, "--run", folder.In("run"), "--lang", "en")).Output.ShouldContain("| a\\|b | 1.. |");

        async Task<JsonElement> OpenAsync() =>
            JsonElement.Parse((await Said.By("steps", "--json", "--features", features, "--run", folder.In("run"))).Output).EnumerateArray().First(s => s.GetProperty("en").GetProperty("wordings")[0].GetString() == "I open {page}");
    }

    [Test]
    public async Task The_teams_own_steps_are_listed_with_their_place_and_whether_they_are_used()
    {
        using var project = new TeamProject();

        var said = await Said.By("steps", "--features", project.Features, "--lang", "en", "warehouse");
        var json = await Said.By("steps", "--features", project.Features, "--json");

        said.Code.ShouldBe(0, said.Error);
        said.Output.ShouldContain("TeamSteps.Warehouse(Int32)  (used once)");
        said.Output.ShouldContain("the team's own step (");
        said.Output.ShouldContain("example: Given the warehouse has 3 parcels");
        said.Output.ShouldContain("1 of the team's own steps are used by no feature:");
        said.Output.ShouldMatch(@"nobody uses this  \(.*Team\.cs:1\d\)");
        JsonElement.Parse(json.Output).EnumerateArray().Count(s => s.GetProperty("own").GetBoolean()).ShouldBe(2);
    }

    [Test]
    public async Task The_editor_is_told_of_the_teams_own_parameters_and_an_ambiguous_step_is_no_unused_one()
    {
        using var folder = new TemporaryFolder();
        using var project = new TeamProject(
            """
            using TrackE2E.Gherkin;

            [Binding]
            public sealed class Steps
            {
                [ParameterType("red|green")]
                public string color(string text) => text;

                [Given("{int} {color} parcels")]
                public void Parcels(int count, string color) { }

                [Given("one {word}")]
                public void One(string word) { }

                [Given("one thing")]
                public void Thing() { }
            }
            """,
            "Feature: f\n  Scenario: s\n    Given one thing\n");

        var catalogue = await StepCatalogue.ReadAsync(project.Features, folder.In("no run"), new TrackE2E.Hosting.Runs.RunRequest(), _ => { }, CancellationToken.None);
        EditorSettings.Write(folder.Path, catalogue, new Printer(TextWriter.Null, new Words("en")));

        var types = JsonElement.Parse(File.ReadAllText(folder.In(".vscode/settings.json"))).GetProperty("cucumber.parameterTypes").EnumerateArray().ToList();
        types.Count.ShouldBe(VocabularyRegistration.Parameters.Count + 1);
        (types[^1].GetProperty("name").GetString(), types[^1].GetProperty("regexp").GetString()).ShouldBe(("color", "red|green"));
        catalogue.Steps.Where(s => s.Own && s.Unused).Select(s => s.Id).ShouldBe(["Steps.Parcels(Int32, String)"]);
    }

    [Test]
    public async Task The_page_has_every_step_in_both_languages_and_a_search_field()
    {
        using var folder = new TemporaryFolder();

        var said = await Said.By("steps", "--html", folder.In("deep/steps.html"), "--lang", "zh");

        said.Output.ShouldContain("已写入");
        var page = await File.ReadAllTextAsync(folder.In("deep/steps.html"));
        page.ShouldContain("<input type=\"search\"");
        foreach (var step in StepTable.All)
        {
            page.ShouldContain($"<h2 id=\"{step.Id}\">");
            page.ShouldContain(System.Net.WebUtility.HtmlEncode(step.Zh[0]));
        }

        page.ShouldNotContain("src=");
    }

    [Test]
    public void Every_parameter_is_explained_and_its_examples_are_read()
    {
        ParameterText.All.Select(p => p.Name).ShouldBe(VocabularyRegistration.Parameters.Select(p => p.Name!), ignoreOrder: true);
        foreach (var (text, type) in ParameterText.All.Join(VocabularyRegistration.Parameters, p => p.Name, p => p.Name, (text, type) => (text, type)))
        {
            foreach (var example in text.Examples)
            {
                Regex.IsMatch(example, $"^(?:{string.Join('|', type.Regexps)})$").ShouldBeTrue($"{example} as {text.Name}");
            }
        }
    }

    [Test]
    public void Settings_of_the_editor_keep_what_is_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".vscode/settings.json", """{"editor.tabSize":3}""");

        Write(folder);

        var settings = JsonElement.Parse(File.ReadAllText(Path.Combine(folder.Path, ".vscode", "settings.json")));
        settings.GetProperty("editor.tabSize").GetInt32().ShouldBe(3);
        settings.GetProperty("cucumber.glue")[0].GetString().ShouldBe(".vscode/tracke2e-steps.js");
        settings.GetProperty("cucumber.parameterTypes").GetArrayLength().ShouldBe(VocabularyRegistration.Parameters.Count);
        File.ReadAllLines(Path.Combine(folder.Path, ".vscode", "tracke2e-steps.js")).ShouldContain("Given('打开{page}', () => {});");
    }

    [Test]
    public void Settings_with_comments_are_left_as_they_are_and_ours_are_printed()
    {
        using var folder = new TemporaryFolder();
        const string theirs = "{ // mine\n}";
        folder.Write(".vscode/settings.json", theirs);

        var said = Write(folder);

        File.ReadAllText(Path.Combine(folder.Path, ".vscode", "settings.json")).ShouldBe(theirs);
        said.ShouldContain("left as it is");
        said.ShouldContain("cucumber.parameterTypes");
    }

    private static string Write(TemporaryFolder folder)
    {
        using var output = new StringWriter();
        EditorSettings.Write(folder.Path, new StepCatalogue([.. StepTable.All.Select(step => StepEntry.Of(step, 0, null, null))], [], 0), new Printer(output, new Words("en")));
        return output.ToString();
    }
}

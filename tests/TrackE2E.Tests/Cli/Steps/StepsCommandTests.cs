using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Cli.Printing;
using TrackE2E.Cli.Run;
using TrackE2E.Cli.Steps;
using TrackE2E.Scenarios.Vocabulary;
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
        EditorSettings.Write(folder.Path, new Printer(output, new Words("en")));
        return output.ToString();
    }
}

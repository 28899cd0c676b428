using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Verdicts;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Steps;

/// <summary><c>tracke2e steps</c>: the words that scenarios are written in.</summary>
internal static class StepsCommand
{
    private static readonly string[] Both = ["en", "zh"];

    public static Command Create()
    {
        var word = new Argument<string?>("word") { Description = "only steps that have this word in their wording, meaning or example", Arity = ArgumentArity.ZeroOrOne };
        var markdown = new Option<bool>("--markdown") { Description = "print a page of Markdown" };
        var vscode = new Option<bool>("--vscode") { Description = "write .vscode/ so that the Cucumber extension completes the steps" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("steps", "lists the steps that scenarios are written in, in English and Chinese") { word, json, markdown, vscode, language };
        command.SetAction(parsed =>
        {
            var printer = Printer.Of(parsed, language);
            if (parsed.GetValue(vscode))
            {
                EditorSettings.Write(Directory.GetCurrentDirectory(), printer);
                return ExitCodes.Passed;
            }

            var steps = Having(parsed.GetValue(word));
            IReadOnlyList<string> languages = parsed.GetValue(language) is { } one ? [one] : Both;
            if (parsed.GetValue(json))
            {
                printer.Json(steps.Select(step => StepJson.Of(step)));
            }
            else if (parsed.GetValue(markdown))
            {
                printer.Line(StepsPage.Markdown(steps, languages));
            }
            else
            {
                printer.Line(StepsPage.Text(steps, languages));
                printer.Line(printer.Say($"{steps.Count} steps; every step takes any keyword; quotes \"\", “”, 「」 are the same", $"共 {steps.Count} 个步骤；每个步骤可用任意关键字；引号 \"\"、“”、「」 等价"));
            }

            return ExitCodes.Passed;
        });
        return command;
    }

    private static List<VocabularyStep> Having(string? word)
    {
        var steps = StepTable.All.Where(step => word is null || TextsOf(step).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        return steps.Count > 0 ? steps : throw new BrokenException(
            "nothing-found", $"no step has \"{word}\"", "a word of a step's wording, meaning or example, English or Chinese", $"{StepTable.All.Count} steps, none with it", "try a shorter word, or see all: tracke2e steps");
    }

    private static IEnumerable<string> TextsOf(VocabularyStep step) => [step.Id, .. step.En, .. step.Zh, step.DoesEn, step.DoesZh, step.ExampleEn, step.ExampleZh];
}

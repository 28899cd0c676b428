using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Steps;

/// <summary><c>tracke2e steps</c>: the words that scenarios are written in, the team's own too.</summary>
internal static class StepsCommand
{
    private static readonly string[] Both = ["en", "zh"];

    public static Command Create()
    {
        var word = new Argument<string?>("word") { Description = "only steps that have this word in their wording, meaning or example", Arity = ArgumentArity.ZeroOrOne };
        var features = new Option<string>("--features") { Description = "folder of features, whose steps are the examples; its tracke2e.json names the team's own steps", DefaultValueFactory = _ => "features" };
        var lastRun = new Option<string>("--run") { Description = "output folder of the last run: examples are taken from what passed", DefaultValueFactory = _ => Path.Combine("artifacts", "run") };
        var markdown = new Option<bool>("--markdown") { Description = "print a page of Markdown" };
        var html = new Option<string?>("--html") { Description = "write a page that can be searched: one HTML file" };
        var vscode = new Option<bool>("--vscode") { Description = "write .vscode/ so that the Cucumber extension completes the steps" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("steps", "lists the steps that scenarios are written in, in English and Chinese, and the team's own") { word, features, lastRun, json, markdown, html, vscode, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var request = new RunRequest { Language = printer.Words.Language };
            // what a program reads must be that only
            Action<string> say = parsed.GetValue(json) || parsed.GetValue(markdown) ? _ => { } : line => printer.Line("· " + line);
            var catalogue = await StepCatalogue.ReadAsync(parsed.GetValue(features)!, parsed.GetValue(lastRun)!, request, say, cancellation);
            if (parsed.GetValue(vscode))
            {
                EditorSettings.Write(Directory.GetCurrentDirectory(), catalogue, printer);
                return ExitCodes.Passed;
            }

            IReadOnlyList<string> languages = parsed.GetValue(language) is { } one ? [one] : Both;
            if (parsed.GetValue(html) is { } page)
            {
                WritePage(page, StepsHtml.Write(catalogue, languages));
                printer.Line(printer.Say($"written: {page}, {catalogue.Steps.Count} steps", $"已写入：{page}，共 {catalogue.Steps.Count} 个步骤"));
                return ExitCodes.Passed;
            }

            var steps = Having(catalogue, parsed.GetValue(word));
            if (parsed.GetValue(json))
            {
                printer.Json(steps.Select(StepJson.Of));
            }
            else if (parsed.GetValue(markdown))
            {
                printer.Line(StepsPage.Markdown(catalogue, steps, languages));
            }
            else
            {
                printer.Line(StepsPage.Text(catalogue, steps, languages));
                printer.Line(printer.Say($"{steps.Count} steps", $"共 {steps.Count} 个步骤") + "\n" + printer.Say(StepWords.Same.En, StepWords.Same.Zh));
            }

            return ExitCodes.Passed;
        });
        return command;
    }

    private static List<StepEntry> Having(StepCatalogue catalogue, string? word)
    {
        var steps = catalogue.Steps.Where(step => word is null || step.Texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        return steps.Count > 0 ? steps : throw new BrokenException(
            "nothing-found",
            new($"no step has \"{word}\"", $"没有步骤含“{word}”"),
            new("a word of a step's wording, meaning or example, English or Chinese", "步骤的写法、含义或示例中的词，中英文均可"),
            new($"{catalogue.Steps.Count} steps, none with it", $"{catalogue.Steps.Count} 个步骤，都不含它"),
            new("try a shorter word, or see all: tracke2e steps", "换一个更短的词，或查看全部：tracke2e steps"));
    }

    private static void WritePage(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenException(
                "out-folder-unwritable",
                new("the page of steps cannot be written", "无法写入步骤页面"),
                new("a file that this user may write", "当前用户可写的文件"),
                e.Message,
                new("name another file by --html", "用 --html 指定其他文件"),
                path,
                e);
        }
    }
}

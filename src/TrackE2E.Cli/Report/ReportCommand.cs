using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Cli.Run;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Report;

/// <summary><c>tracke2e report merge</c>: one report of several parts of a run.</summary>
internal static class ReportCommand
{
    public static Command Create() => new("report", "works on what runs have written") { Merge() };

    private static Command Merge()
    {
        var folders = new Argument<string[]>("folders") { Description = "output folders of the parts (run --shard 1/3 --out a, …)", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "output folder", DefaultValueFactory = _ => Path.Combine("artifacts", "run") };
        var noHtml = new Option<bool>("--no-html") { Description = "join the data only: summary.json, junit.xml, messages, ledgers, allure-results" };
        var language = CommonOptions.Language();
        var command = new Command("merge", "joins the output folders of all parts of a run into one: summary, messages, JUnit, Allure and Cucumber reports; the exit code is that of the whole") { folders, output, noHtml, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var words = new Words(parsed.GetValue(language) ?? Words.OfMachine());
            var request = new RunRequest { Out = parsed.GetValue(output)!, Language = words.Language, Command = "tracke2e " + string.Join(' ', parsed.Tokens.Select(t => t.Value)) };
            var console = new RunConsole(parsed.InvocationConfiguration.Output);
            var report = await RunMerge.MergeAsync(parsed.GetValue(folders)!, request, !parsed.GetValue(noHtml), line => parsed.InvocationConfiguration.Output.Write($"· {line}\n"), cancellation);
            ResultTables.Write(console, words, report, request.Root);
            return report.Summary.ExitCode();
        });
        return command;
    }
}

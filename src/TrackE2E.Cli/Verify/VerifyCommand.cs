using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Cli.Verify;

/// <summary><c>tracke2e verify</c>: judges saved ledgers again, and recordings of other tools, without the page.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "saved ledgers, folders of them, HAR files or other recordings", Arity = ArgumentArity.OneOrMore };
        var folder = CommonOptions.Plan();
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("verify", "judges saved ledgers and recordings by the plan; exit 1 on findings, 2 when something cannot be judged") { files, folder, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var verification = new Verification(Plans.Read(parsed.GetValue(folder) ?? Plans.Folder(Environment.GetEnvironmentVariable)), Decoders.All, printer.Words);
            var results = new List<VerifiedFile>();
            foreach (var file in parsed.GetValue(files)!.SelectMany(Files))
            {
                results.Add(await verification.JudgeAsync(file, cancellation));
            }

            if (parsed.GetValue(json))
            {
                printer.Json(results.Select(VerifiedJson));
            }
            else
            {
                Print(printer, results);
            }

            return results.Any(r => r.Verdict == Verdict.Fail) ? ExitCodes.Failed
                : results.Any(r => r.Verdict == Verdict.Broken) || results.All(r => r.Verdict == Verdict.Skipped) ? ExitCodes.Broken
                : ExitCodes.Passed;
        });
        return command;
    }

    private static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var ledgers = Directory.EnumerateFiles(path, "*.ndjson", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return ledgers.Count > 0 ? ledgers : throw new BrokenException(
            "ledger-unreadable",
            new($"the folder {path} has no ledger", $"文件夹 {path} 中没有上报台账"),
            new("the ledgers folder of a run (*.ndjson)", "运行的 ledgers 文件夹（*.ndjson）"),
            new("none in it", "其中没有"),
            new("name the ledgers folder of a run: artifacts/run/ledgers", "指定运行的 ledgers 文件夹：artifacts/run/ledgers"),
            path);
    }

    private static object VerifiedJson(VerifiedFile result) => new
    {
        result.File,
        Verdict = result.Verdict,
        result.Broken?.Reason,
        Message = result.Broken?.Text,
        result.Scenario,
        result.Where,
        result.Device,
        result.Expectations,
        result.Events,
        result.Notes,
        Findings = result.Findings.Select(f => FindingJson.Of(f.Finding, f.Place)),
    };

    private static void Print(Printer printer, List<VerifiedFile> results)
    {
        foreach (var result in results)
        {
            printer.Line($"{printer.Words.Of(result.Verdict)}  {result.File}{(result.Scenario is null ? "" : $"  {result.Scenario} ({result.Where})")}");
            foreach (var note in result.Notes)
            {
                printer.Line($"  {note}");
            }

            foreach (var text in result.Findings.Select(f => f.Text).Concat(result.Broken is { } broken ? [broken.Text] : []))
            {
                printer.Line("  " + text.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n");
            }
        }

        int Count(Verdict verdict) => results.Count(r => r.Verdict == verdict);
        var findings = results.Sum(r => r.Findings.Count);
        printer.Line($"{printer.Words.Of(Verdict.Pass)} {Count(Verdict.Pass)} · {printer.Words.Of(Verdict.Fail)} {Count(Verdict.Fail)} · {printer.Words.Of(Verdict.Broken)} {Count(Verdict.Broken)} · {printer.Words.Of(Verdict.Skipped)} {Count(Verdict.Skipped)}   {printer.Say("findings", "问题")} {findings}");
    }
}

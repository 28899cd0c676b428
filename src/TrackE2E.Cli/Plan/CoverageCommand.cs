using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.Coverage;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan coverage</c>: what of the plan some runs have verified.</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var runs = new Argument<string[]>("runs") { Description = "folders that \"tracke2e run\" wrote; default: artifacts/run", Arity = ArgumentArity.ZeroOrMore };
        var folder = CommonOptions.Plan();
        var html = new Option<string?>("--html") { Description = "write a page to this file too" };
        var complete = new Option<bool>("--require-all") { Description = "exit 1 when an event is not verified" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("coverage", "compares the plan with what runs have verified: events, properties, allowed values, trigger rules, devices") { runs, folder, html, complete, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var plan = Plans.Read(parsed.GetValue(folder) ?? Plans.Folder(Environment.GetEnvironmentVariable));
            var folders = parsed.GetValue(runs) is { Length: > 0 } named ? named : [Path.Combine("artifacts", "run")];
            var coverage = await CoverageReader.ReadAsync(plan, folders, cancellation);
            if (parsed.GetValue(html) is { } page)
            {
                await PlanOutput.WriteAsync("", [(page, CoverageHtml.Write(coverage, printer.Words.Language))], true, cancellation);
            }

            if (parsed.GetValue(json))
            {
                printer.Json(coverage);
            }
            else
            {
                Print(coverage, printer);
            }

            return parsed.GetValue(complete) && coverage.Verified < coverage.Events.Count ? ExitCodes.Failed : ExitCodes.Passed;
        });
        return command;
    }

    private static void Print(PlanCoverage coverage, Printer printer)
    {
        foreach (var run in coverage.Runs.Where(run => run.OtherPlan))
        {
            printer.Line(printer.Say($"note      {run.Folder} was judged by another version of the plan", $"注意      {run.Folder} 由另一版本的方案判定"));
        }

        printer.Table(
            [printer.Say("event", "事件"), "", printer.Say("captured", "捕获"), printer.Say("trigger rules", "触发规则"), printer.Say("properties", "字段"), printer.Say("values", "枚举值"), printer.Say("devices", "设备")],
            coverage.Events.Select(each => (IReadOnlyList<string>)
            [
                each.Id,
                each.Verified ? printer.Say("verified", "已验证") : each.Captured > 0 ? printer.Say("not verified", "未验证") : printer.Say("never fired", "从未上报"),
                $"{each.Captured}",
                string.Join(", ", each.Rules.Where(rule => rule.Verified > 0).Select(rule => rule.Rule)) + $" ({each.Rules.Count(rule => rule.Verified > 0)}/{each.Rules.Count})",
                $"{each.Properties.Count(property => property.Verified > 0)}/{each.Properties.Count}",
                each.Properties.Sum(property => property.Values.Count) is > 0 and var values ? $"{each.Properties.Sum(property => property.Values.Count(value => value.Verified > 0))}/{values}" : "",
                string.Join(", ", each.Devices),
            ]));
        if (coverage.WithoutLedger > 0)
        {
            printer.Line(printer.Say($"{coverage.WithoutLedger} executions have no ledger and do not count", $"{coverage.WithoutLedger} 次执行没有台账，未计入"));
        }

        printer.Line(printer.Say($"{coverage.Verified} of {coverage.Events.Count} events verified; {coverage.NeverFired.Count} never fired", $"{coverage.Events.Count} 个事件中 {coverage.Verified} 个已验证；{coverage.NeverFired.Count} 个从未上报"));
    }
}

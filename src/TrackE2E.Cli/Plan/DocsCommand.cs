using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.PlanPages;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan docs</c>: the plan as a page for product people.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dir") { Description = "plan folder or file; default: the one of tracke2e.json, else features/plans", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--out") { Description = "file that the page is written to; default: artifacts/plan.html", DefaultValueFactory = _ => Path.Combine("artifacts", "plan.html") };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("docs", "writes the plan as one page for product people, in Chinese and English, with search") { folder, output, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var plan = Plans.Read(parsed.GetValue(folder) ?? Plans.Folder(Environment.GetEnvironmentVariable));
            var file = parsed.GetValue(output)!;
            await PlanOutput.WriteAsync("", [(file, PlanPage.Write(plan, printer.Words.Language))], true, cancellation);
            if (parsed.GetValue(json))
            {
                printer.Json(new { File = file, Events = plan.Events.Count });
            }
            else
            {
                printer.Line(printer.Say($"{file}: {plan.Events.Count} events", $"{file}：{plan.Events.Count} 个事件"));
            }

            return ExitCodes.Passed;
        });
        return command;
    }
}

using System.CommandLine;
using TrackE2E.Cli.Plan.Sheets;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Exporting;
using TrackE2E.Core.Plans.Importing;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan export</c>: writes the plan in another format.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dir") { Description = "plan folder or file; default: the one of tracke2e.json, else features/plans", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string>("--to") { Description = "json-schema, iglu, segment, rudderstack, xlsx or csv", Required = true };
        to.AcceptOnlyFromAmong("json-schema", "iglu", "segment", "rudderstack", "xlsx", "csv");
        var output = new Option<string>("--out") { Description = "folder that the files are written to", Required = true };
        var vendor = new Option<string?>("--vendor") { Description = "Iglu: the vendor of all schemas; default: the plan's name" };
        var force = new Option<bool>("--force") { Description = "write over files that are there already" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("export", "writes the plan in another format; what the format cannot say is listed") { folder, to, output, vendor, force, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var plan = Plans.Read(parsed.GetValue(folder) ?? Plans.Folder(Environment.GetEnvironmentVariable));
            var target = parsed.GetValue(output)!;
            var (files, lost) = await WriteAsync(plan, parsed.GetValue(to)!, target, parsed.GetValue(vendor), printer.Words.Language, parsed.GetValue(force), cancellation);
            if (parsed.GetValue(json))
            {
                printer.Json(new { Files = files, NotCarried = ImportCommand.Lines(lost, printer) });
                return ExitCodes.Passed;
            }

            foreach (var file in files)
            {
                printer.Line(Path.Combine(target, file));
            }

            ImportCommand.Print(lost, printer);
            printer.Line(printer.Say($"{files.Count} files of {plan.Events.Count} events; {lost.Count} things are not carried", $"{plan.Events.Count} 个事件，{files.Count} 个文件；{lost.Count} 处未携带"));
            return ExitCodes.Passed;
        });
        return command;
    }

    private static async Task<(IReadOnlyList<string> Files, IReadOnlyList<NotCarried> Lost)> WriteAsync(TrackingPlan plan, string to, string target, string? vendor, string language, bool force, CancellationToken cancellation)
    {
        if (to is "xlsx" or "csv")
        {
            var (tables, unsaid) = SheetExport.Tables(plan, language);
            if (to == "csv")
            {
                var texts = tables.Select(table => (Path: table.Name + ".csv", Text: "\uFEFF" + Csv.Write(table.Rows))).ToList();
                await PlanOutput.WriteAsync(target, texts, force, cancellation);
                return ([.. texts.Select(text => text.Path)], unsaid);
            }

            var file = Path.Combine(target, "plan.xlsx");
            if (File.Exists(file) && !force)
            {
                throw new BrokenException(
                    "output-exists",
                    new($"{file} is there already", $"{file} 已存在"),
                    new("a folder without it", "没有该文件的文件夹"),
                    file,
                    new("choose another --out, or --force to write over it", "换一个 --out，或用 --force 覆盖"),
                    target);
            }

            Directory.CreateDirectory(target);
            SheetExport.Save(file, tables);
            return (["plan.xlsx"], unsaid);
        }

        var name = plan.Events.Select(planned => planned.Plan).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : "plan";
        var exported = to switch
        {
            "iglu" => IgluExport.Write(plan, vendor),
            "segment" => TrackingPlanExport.Segment(plan, name),
            "rudderstack" => TrackingPlanExport.RudderStack(plan, name),
            _ => JsonSchemaExport.Write(plan),
        };
        await PlanOutput.WriteAsync(target, exported.Files.Select(file => (file.Name, file.Text)), force, cancellation);
        return ([.. exported.Files.Select(file => file.Name)], exported.NotCarried);
    }
}

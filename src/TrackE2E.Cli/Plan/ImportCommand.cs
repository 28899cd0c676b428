using System.CommandLine;
using TrackE2E.Cli.Plan.Sheets;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Plans.Importing;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan import</c>: makes plan files of JSON Schemas, Iglu registries, tracking plans of Segment and RudderStack, and sheets.</summary>
internal static class ImportCommand
{
    private static readonly string[] Formats = ["json-schema", "iglu", "segment", "rudderstack", "sheet"];

    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "a folder of JSON Schemas, an Iglu registry, a tracking plan's JSON, an .xlsx or .csv file" };
        var from = new Option<string?>("--from") { Description = "json-schema, iglu, segment, rudderstack or sheet; default: what the source looks like" };
        from.AcceptOnlyFromAmong(Formats);
        var output = new Option<string?>("--out") { Description = "folder that the plan files are written to; default: they are printed" };
        var every = new Option<bool>("--every-version") { Description = "Iglu: older versions are events too" };
        var columns = new Option<string[]>("--columns") { Description = "sheet: headers that are not known by themselves, as HEADER=COLUMN (埋点=event)", AllowMultipleArgumentsPerToken = true };
        var force = new Option<bool>("--force") { Description = "write over files that are there already" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("import", "makes plan files of another format; what plans cannot say is listed") { source, from, output, every, columns, force, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var imported = Read(parsed.GetValue(source)!, parsed.GetValue(from), parsed.GetValue(every), parsed.GetValue(columns) ?? []);
            var target = parsed.GetValue(output);
            if (target is not null)
            {
                await PlanOutput.WriteAsync(target, imported.Files.Select(file => (file.Name, file.Text)), parsed.GetValue(force), cancellation);
            }

            if (parsed.GetValue(json))
            {
                printer.Json(new { Files = imported.Files.Select(file => new { file.Name, Text = target is null ? file.Text : null }), NotCarried = Lines(imported.NotCarried, printer) });
                return ExitCodes.Passed;
            }

            foreach (var file in imported.Files)
            {
                printer.Line(target is null ? $"# {file.Name}\n{file.Text}" : Path.Combine(target, file.Name));
            }

            Print(imported.NotCarried, printer);
            printer.Line(printer.Say($"{imported.Files.Count} plan files; {imported.NotCarried.Count} things are not carried", $"{imported.Files.Count} 个方案文件；{imported.NotCarried.Count} 处未导入"));
            return ExitCodes.Passed;
        });
        return command;
    }

    public static IEnumerable<object> Lines(IEnumerable<NotCarried> lost, Printer printer) => lost.Select(each => new { each.Where, What = each.What.In(printer.Words.Language) });

    public static void Print(IReadOnlyList<NotCarried> lost, Printer printer)
    {
        foreach (var each in lost)
        {
            printer.Line($"{printer.Say("not carried", "未携带")}  {each.Where}  {each.What.In(printer.Words.Language)}");
        }
    }

    private static ImportedPlan Read(string source, string? from, bool every, string[] columns)
    {
        try
        {
            return (from ?? Guess(source)) switch
            {
                "iglu" => IgluImport.Read(source, every),
                "segment" or "rudderstack" => TrackingPlanImport.Read(source),
                "sheet" => SheetImport.Read(source, Mapping(columns)),
                _ => JsonSchemaImport.Read(source),
            };
        }
        catch (ImportException e)
        {
            throw new BrokenException(
                "source-unreadable", new("the source cannot be imported", "无法导入该来源"), string.Join(", ", Formats), new(e.Message, e.MessageInChinese), new(e.Write, e.WriteInChinese), source, e);
        }
    }

    private static string Guess(string source)
    {
        if (source.EndsWith(".xls", StringComparison.OrdinalIgnoreCase))
        {
            throw new ImportException(($"{source} is of an old Excel", $"{source} 是旧版 Excel 文件"), ("save the sheet as .xlsx, or as .csv in UTF-8", "把表格另存为 .xlsx，或 UTF-8 编码的 .csv"));
        }

        if (source.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return "sheet";
        }

        if (Directory.Exists(source))
        {
            return Directory.EnumerateDirectories(source, "jsonschema", SearchOption.AllDirectories).Any(folder => Directory.EnumerateFiles(folder).Any(file => Path.GetFileName(file).Split('-').Length == 3)) ? "iglu" : "json-schema";
        }

        return File.Exists(source) && source.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.ReadAllText(source).Contains("\"rules\"", StringComparison.Ordinal) ? "segment" : "json-schema";
    }

    private static Dictionary<string, string> Mapping(string[] columns)
    {
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.LastIndexOf('=') is not (> 0 and var at))
            {
                throw new ImportException(($"\"{column}\" maps nothing", $"“{column}”没有映射任何内容"), ("write --columns 埋点=event 参数=property", "请写 --columns 埋点=event 参数=property"));
            }

            mapping[column[..at].Trim()] = column[(at + 1)..].Trim();
        }

        return mapping;
    }
}

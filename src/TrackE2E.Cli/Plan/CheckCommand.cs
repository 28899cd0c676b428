using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan check</c>: judges payload files by a planned event or a JSON Schema, without a page.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("target") { Description = "PLAN#event (or #event for the default plan), or a JSON Schema file" };
        var files = new Argument<string[]>("files") { Description = "payload files: a JSON document, an array of payloads, or one payload a line", Arity = ArgumentArity.OneOrMore };
        var formats = new Option<bool>("--formats") { Description = "JSON Schema: judge format too (by the standard it is only a note)" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("check", "judges payload files by an event of the plan or by a JSON Schema; exit 1 on findings") { target, files, formats, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var check = CheckTarget.Read(parsed.GetValue(target)!, parsed.GetValue(formats), printer.Words.Language);
            var found = new List<(FindingPlace Place, Finding Finding)>();
            foreach (var file in parsed.GetValue(files)!)
            {
                found.AddRange(check.Judge(await PayloadAsync(file, cancellation), file));
            }

            var undecided = CheckTarget.Undecided(check, parsed.GetValue(target)!);
            if (undecided is not null)
            {
                if (found.Count == 0)
                {
                    throw undecided;
                }

                await parsed.InvocationConfiguration.Error.WriteLineAsync(undecided.In(printer.Words.Language));
            }

            if (parsed.GetValue(json))
            {
                printer.Json(found.Select(f => FindingJson.Of(f.Finding, f.Place)));
            }
            else
            {
                foreach (var (place, finding) in found)
                {
                    printer.Line(FindingWriter.Write(finding, place, printer.Words.Language) + "\n");
                }

                var count = parsed.GetValue(files)!.Length;
                printer.Line(printer.Say($"{count} files: {found.Count} findings", $"{count} 个文件：{found.Count} 个问题"));
            }

            return found.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
        });
        return command;
    }

    private static async Task<ReadOnlyMemory<byte>> PayloadAsync(string file, CancellationToken cancellation)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(File.Exists(file) ? new("it cannot be opened", "无法打开") : new("there is no such file", "文件不存在"), e);
        }

        var payload = ByteOrderMark.Strip(bytes);
        return payload.Span.Trim(" \r\n\t"u8).IsEmpty ? throw Unreadable(new("it is empty: nothing was judged", "文件为空：没有核对任何内容"), null) : payload;

        BrokenException Unreadable(Wording actual, Exception? inner) => new(
            "payload-unreadable",
            new($"the payload file {file} cannot be judged", $"无法核对数据文件 {file}"),
            new("a JSON document, an array of payloads, or one payload a line", "一个 JSON 文档、数据数组，或每行一条数据"),
            actual,
            new("mend the path, or leave the file out", "修正路径，或去掉该文件"),
            file,
            inner);
    }
}

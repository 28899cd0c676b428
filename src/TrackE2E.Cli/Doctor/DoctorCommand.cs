using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Driving.Web;
using TrackE2E.Hosting.Health;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;
using Command = System.CommandLine.Command;

namespace TrackE2E.Cli.Doctor;

/// <summary><c>tracke2e doctor</c>: is everything there that a run needs, and what mends it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "where the features are", DefaultValueFactory = _ => ["features"] };
        var fix = new Option<bool>("--fix") { Description = "install what is missing, as far as it can be (browser with fonts, report tools)" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("doctor", "looks at everything that a run needs and names the command that mends it; exit 2 when a run cannot work") { paths, fix, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var checkup = new Checkup(new SystemCommands(TimeProvider.System), Environment.GetEnvironmentVariable, BrowserFinder.Find, ToolsInstaller.Find(), parsed.GetValue(paths)!, printer.Words.Language, TimeProvider.System) { DriverNeedsNode = PlaywrightDevice.NeedsNode };
            var checks = await checkup.CheckAsync(cancellation);
            if (parsed.GetValue(fix))
            {
                // progress is no result: with --json the standard output stays JSON
                var said = parsed.GetValue(json) ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output;
                foreach (var problem in await Checkup.FixAsync(checks, line => said.Write($"· {line}\n"), cancellation))
                {
                    await said.WriteLineAsync(problem.In(printer.Words.Language));
                }

                checks = await checkup.CheckAsync(cancellation);
            }

            if (parsed.GetValue(json))
            {
                printer.Json(checks.Select(c => new { Name = c.Name.En, State = Word(c.State), Found = c.Found.In(printer.Words.Language), Do = c.Mend?.In(printer.Words.Language), c.Fixable }));
            }
            else
            {
                Print(printer, checks);
            }

            return checks.Any(c => c.State == HealthState.Wrong) ? ExitCodes.Broken : ExitCodes.Passed;
        });
        return command;
    }

    private static void Print(Printer printer, IReadOnlyList<HealthCheck> checks)
    {
        foreach (var check in checks)
        {
            printer.Line($"{Padded(Word(check.State, printer), 8)} {Padded(check.Name.In(printer.Words.Language), 18)} {check.Found.In(printer.Words.Language)}");
            if (check.Mend is { } mend)
            {
                printer.Line($"           {printer.Say("do        ", "处理  ")}{mend.In(printer.Words.Language)}");
            }
        }

        var wrong = checks.Count(c => c.State == HealthState.Wrong);
        printer.Line(wrong > 0 ? printer.Say($"{wrong} thing(s) that a run needs are wrong", $"有 {wrong} 项不满足运行条件")
            : checks.Any(c => c.State == HealthState.Warning) ? printer.Say("a run works; see the warnings", "可以运行；请留意警告") : printer.Say("everything is there", "一切就绪"));
        if (checks.Any(c => c.State != HealthState.Ok && c.Fixable))
        {
            printer.Line(printer.Say("do        tracke2e doctor --fix installs what it can", "处理  tracke2e doctor --fix 可自动安装"));
        }
    }

    private static string Word(HealthState state, Printer printer) => state switch
    {
        HealthState.Ok => printer.Say("ok", "正常"),
        HealthState.Warning => printer.Say("warning", "警告"),
        _ => printer.Say("wrong", "错误"),
    };

    // a Chinese character takes two places of a terminal
    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - text.Sum(c => c > '\u2E7F' ? 2 : 1)));

    private static string Word(HealthState state) => state switch
    {
        HealthState.Ok => "ok",
        HealthState.Warning => "warning",
        _ => "wrong",
    };
}

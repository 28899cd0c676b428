using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using TrackE2E.Cli.Decode;
using TrackE2E.Cli.Devices;
using TrackE2E.Cli.Doctor;
using TrackE2E.Cli.Plan;
using TrackE2E.Cli.Printing;
using TrackE2E.Cli.Report;
using TrackE2E.Cli.Run;
using TrackE2E.Cli.Steps;
using TrackE2E.Cli.Verify;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli;

/// <summary>The command <c>tracke2e</c>.</summary>
internal static class CommandLine
{
    /// <summary>Does what the arguments ask.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Takes what the commands print; null for the console. <c>run</c> always uses the console.</param>
    /// <param name="error">Takes what went wrong; null for the console.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        output ??= Console.Out;
        error ??= Console.Error;
        args = CommonOptions.LanguageLast(args);
        var words = new Words(CommonOptions.LanguageOf(args));
        var root = Root(words);

        // @EX-02 is a tag, not a file with more arguments
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var problems = CommandProblems.Of(parsed, words);
        problems = problems.Count > 0 ? problems : [.. UnknownOptions(parsed, words)];
        if (problems.Count > 0)
        {
            foreach (var problem in problems)
            {
                await error.WriteLineAsync(words.Say($"tracke2e: {problem}", $"tracke2e：命令行有误：{problem}"));
            }

            await error.WriteLineAsync($"  {words.Say("do        see: ", "处理      参见：")}tracke2e {(parsed.CommandResult.Command == root ? "" : PathOf(parsed.CommandResult) + " ")}--help");
            return ExitCodes.Broken;
        }

        if (parsed.Action is HelpAction && words.Language == "zh")
        {
            using var help = new StringWriter();
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = help });
            await output.WriteAsync(ChineseHelp.Titled(help.ToString()));
            return code;
        }

        try
        {
            // interrupted or terminated: what the run started (apps, browsers) is ended first, also on a busy machine; two seconds are not enough
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (BrokenException e)
        {
            await error.WriteLineAsync(e.In(words.Language));
            return ExitCodes.Broken;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(words.Say(
                "stopped before the end; everything that was started has been ended, no results were written", "运行中途停止；已启动的程序都已结束，没有写入结果"));
            return ExitCodes.Broken;
        }
    }

    /// <summary>The command with all others below it.</summary>
    internal static RootCommand Root(Words words)
    {
        var root = new RootCommand("TrackE2E tests event tracking (埋点): feature files drive a page, a collector captures what its SDK reports, rules judge.")
        {
            RunCommand.Create(), StepsCommand.Create(), ReportCommand.Create(), PlanCommand.Create(), DecodeCommand.Create(), VerifyCommand.Create(), DevicesCommand.Create(), DoctorCommand.Create(),
        };
        foreach (var group in root.Subcommands.Where(c => c.Subcommands.Count > 0).Append<Command>(root))
        {
            group.Add(CommonOptions.Language());
        }

        if (words.Language == "zh")
        {
            ChineseHelp.Describe(root);
        }

        return root;
    }

    // the parser takes a misspelt option for a file name or word
    private static IEnumerable<string> UnknownOptions(ParseResult parsed, Words words) =>
        from pair in parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash).Zip(parsed.Tokens.Skip(1))
        let token = pair.Second
        where token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)
        let names = parsed.CommandResult.Command.Options.Select(o => o.Name).ToList()
        let near = NearestName.Best(token.Value, names)
        select pair.First.Type == TokenType.Option && names.Contains(token.Value) ? words.Say($"{pair.First.Value} needs a value", $"{pair.First.Value} 缺少取值") : words.Say($"there is no option {token.Value}{(near is null ? "" : $"; nearest: {near}")}", $"没有选项 {token.Value}{(near is null ? "" : $"；最接近的是 {near}")}");

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult { Parent: not null } parent ? $"{PathOf(parent)} {command.Command.Name}" : command.Command.Name;
}

using System.CommandLine;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli;

/// <summary>The command <c>tracke2e</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("TrackE2E tests event tracking (埋点): feature files drive a page, a collector captures what its SDK reports, rules judge.");
        root.Subcommands.Add(RunCommand.Create());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"tracke2e: {error.Message}");
            }

            await Console.Error.WriteLineAsync("  do        see: tracke2e --help, or tracke2e run --help");
            return ExitCodes.Broken;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (BrokenException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Broken;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped before the end; everything that was started has been ended, no results were written");
            return ExitCodes.Broken;
        }
    }
}

using Spectre.Console;

namespace TrackE2E.Cli.Run;

/// <summary>Where lines go: a person's terminal, or a file or CI log, which gets plain lines that are not broken.</summary>
internal static class Terminal
{
    private const int LogWidth = 220;

    public static IAnsiConsole Console()
    {
        var console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = LogWidth;
            console.Profile.Capabilities.Interactive = false;
        }

        return console;
    }
}

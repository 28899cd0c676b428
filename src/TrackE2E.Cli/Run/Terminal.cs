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

    /// <summary>A console over a writer; the person's terminal where that is the standard output.</summary>
    public static IAnsiConsole Console(TextWriter output)
    {
        if (output == System.Console.Out)
        {
            return Console();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = LogWidth;
        return console;
    }
}

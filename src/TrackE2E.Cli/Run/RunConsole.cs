using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace TrackE2E.Cli.Run;

/// <summary>Where lines go: a person's terminal, in colours, or a file or CI log, which gets the same lines plain, at once, and not broken.</summary>
internal sealed partial class RunConsole
{
    private const int LogWidth = 220;

    private readonly TextWriter output;
    private readonly bool plain;
    private readonly Lazy<IAnsiConsole> ansi;

    /// <summary>A console over a writer; the person's terminal where that is the standard output.</summary>
    public RunConsole(TextWriter? output = null)
    {
        this.output = output ?? Console.Out;
        plain = this.output != Console.Out || Console.IsOutputRedirected;
        ansi = new(() => plain ? Plain(this.output) : AnsiConsole.Console);
    }

    /// <summary>For tables; what finds out about the terminal is loaded when the first is needed.</summary>
    public IAnsiConsole Ansi => ansi.Value;

    /// <summary>True where somebody watches.</summary>
    public bool Interactive => !plain && Ansi.Profile.Capabilities.Interactive;

    /// <summary>Writes a line; what is filled in is no markup.</summary>
    public void Line(FormattableString markup)
    {
        if (plain)
        {
            output.WriteLine(FormattableString.Invariant(FormattableStringFactory.Create(Style().Replace(markup.Format, ""), markup.GetArguments())));
        }
        else
        {
            Ansi.MarkupLineInterpolated(CultureInfo.InvariantCulture, markup);
        }
    }

    private static IAnsiConsole Plain(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = LogWidth;
        return console;
    }

    [GeneratedRegex(@"\[/?[a-z]*\]")]
    private static partial Regex Style();
}

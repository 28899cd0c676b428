using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using TrackE2E.Cli.Run;

namespace TrackE2E.Cli.Printing;

/// <summary>Prints what a command has to say: lines, tables and JSON, always to the writer that the command was given.</summary>
internal sealed class Printer(TextWriter output, Words words)
{
    private const int LogWidth = 400;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 1024,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The command's words, in the user's language.</summary>
    public Words Words => words;

    public static Printer Of(ParseResult parsed, Option<string?> language)
    {
        var chosen = parsed.GetValue(language) is { } asked ? asked : Words.OfMachine();
        return new Printer(parsed.InvocationConfiguration.Output, new Words(chosen));
    }

    public string Say(string en, string zh) => words.Say(en, zh);

    public void Line(string text = "") => output.Write(text + "\n");

    public void Json(object value) => Line(JsonSerializer.Serialize(value, Options));

    public void Table(IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Minimal);
        foreach (var title in titles)
        {
            table.AddColumn(Markup.Escape(title));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        if (output != Console.Out || Console.IsOutputRedirected)
        {
            console.Profile.Width = LogWidth;
        }

        console.Write(table);
    }
}

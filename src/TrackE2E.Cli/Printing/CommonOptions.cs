using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TrackE2E.Cli.Run;

namespace TrackE2E.Cli.Printing;

/// <summary>Options that many commands have, worded once.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "print JSON, for programs" };

    public static Option<string?> Language()
    {
        var option = new Option<string?>("--lang") { Description = "language of the texts: en or zh" };
        option.Validators.Add(r => Require(r.GetValueOrDefault<string?>() is null or "en" or "zh", r, "--lang is en or zh", "--lang 只能是 en 或 zh"));
        return option;
    }

    /// <summary>What <c>--lang</c> says, also beside mistakes; without it the machine's.</summary>
    public static string LanguageOf(SymbolResult result) => result.GetResult("--lang") is OptionResult { Tokens: [var asked, ..] } ? LanguageOf(asked.Value) : Words.OfMachine();

    /// <summary>What the arguments say, whatever the command: one that is misspelt has no options.</summary>
    public static string LanguageOf(IReadOnlyList<string> arguments)
    {
        var said = arguments.Select((argument, i) => argument == "--lang" && i + 1 < arguments.Count ? arguments[i + 1] : argument.StartsWith("--lang=", StringComparison.Ordinal) ? argument["--lang=".Length..] : null).FirstOrDefault(s => s is not null);
        return said is null ? Words.OfMachine() : LanguageOf(said);
    }

    /// <summary>The arguments with <c>--lang</c> behind the others: it is the last command's, wherever it stands.</summary>
    public static string[] LanguageLast(string[] arguments)
    {
        var at = Array.FindIndex(arguments, a => a == "--lang" || a.StartsWith("--lang=", StringComparison.Ordinal));
        var count = at >= 0 && arguments[at] == "--lang" ? 2 : 1;
        return at < 0 || at + count > arguments.Length || arguments.Contains("--") ? arguments : [.. arguments[..at], .. arguments[(at + count)..], .. arguments[at..(at + count)]];
    }

    /// <summary>Whether the option is left out or has a whole number from 1.</summary>
    public static bool IsCount(OptionResult result) => result.Tokens.All(t => int.TryParse(t.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0);

    private static string LanguageOf(string said) => said is "en" or "zh" ? said : Words.OfMachine();

    /// <summary>Says what is wrong with an option's value.</summary>
    public static void Require(bool holds, OptionResult result, string en, string zh)
    {
        if (!holds)
        {
            result.AddError(new Words(LanguageOf(result)).Say(en, zh));
        }
    }

    public static Option<string?> Plan() => new("--plan") { Description = "plan folder or file; default: the one of tracke2e.json, else features/plans" };
}

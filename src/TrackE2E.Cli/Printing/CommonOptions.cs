using System.CommandLine;
using System.CommandLine.Parsing;
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
    public static string LanguageOf(SymbolResult result) => result.GetResult("--lang") is OptionResult { Tokens: [var asked, ..] } ? asked.Value : Words.OfMachine();

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

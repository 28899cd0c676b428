using System.CommandLine;
using TrackE2E.Cli.Run;

namespace TrackE2E.Cli.Printing;

/// <summary>Options that many commands have, worded once.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "print JSON, for programs" };

    public static Option<string?> Language()
    {
        var option = new Option<string?>("--lang") { Description = "language of the texts: en or zh" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is not (null or "en" or "zh"))
            {
                result.AddError("--lang is en or zh");
            }
        });
        return option;
    }

    /// <summary>What a command's <c>--lang</c> says; without one the machine's; English for a command that has no such option.</summary>
    public static string LanguageOf(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.OfType<Option<string?>>().FirstOrDefault(o => o.Name == "--lang") is { } language ? parsed.GetValue(language) ?? Words.OfMachine() : "en";

    public static Option<string?> Plan() => new("--plan") { Description = "plan folder or file; default: the one of tracke2e.json, else features/plans" };
}

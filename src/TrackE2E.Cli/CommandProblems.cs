using System.CommandLine;
using System.Text.RegularExpressions;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Plans;

namespace TrackE2E.Cli;

/// <summary>What the parser of the command line complains about, in our words.</summary>
internal static partial class CommandProblems
{
    /// <summary>Each mistake once; what follows from an unknown command is left out.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, Words words)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var unknown, ..])
        {
            var near = NearestName.Best(unknown, command.Subcommands.Select(c => c.Name));
            return [words.Say($"there is no command \"{unknown}\"{(near is null ? "" : $"; nearest: {near}")}", $"没有命令“{unknown}”{(near is null ? "" : $"；最接近的是 {near}")}")];
        }

        var said = parsed.Errors.Select(e => e.Message).Where(m => !Unparsed().IsMatch(m)).ToList();
        foreach (var match in parsed.Errors.Select(e => Unparsed().Match(e.Message)).Where(m => m.Success && !said.Exists(s => s.StartsWith(m.Groups[2].Value, StringComparison.Ordinal))))
        {
            said.Add(words.Say($"{match.Groups[2].Value} takes no \"{match.Groups[1].Value}\"", $"{match.Groups[2].Value} 不能是“{match.Groups[1].Value}”"));
        }

        return [.. said.Select(s => Said(s, words)).Distinct()];
    }

    private static string Said(string message, Words words) => message switch
    {
        "Required command was not provided." => words.Say("a command is missing", "缺少命令"),
        _ when Missing().Match(message) is { Success: true } m => words.Say($"{m.Groups[1].Value} needs a value", $"{m.Groups[1].Value} 缺少取值"),
        _ when Unrecognized().Match(message) is { Success: true } m => words.Say($"nothing is known of \"{m.Groups[1].Value}\"", $"不认识“{m.Groups[1].Value}”"),
        _ => message,
    };

    [GeneratedRegex("^Cannot parse argument '([^']*)' for (?:option|command) '([^']*)'")]
    private static partial Regex Unparsed();

    [GeneratedRegex("^Required argument missing for (?:option|command): '([^']*)'")]
    private static partial Regex Missing();

    [GeneratedRegex("^Unrecognized command or argument '([^']*)'")]
    private static partial Regex Unrecognized();
}

using System.Text.RegularExpressions;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Expressions;

namespace TrackE2E.Gherkin.Checking;

/// <summary>Finds definitions whose texts look like a step's, in any script: words of letters are compared as words, all other characters one by one.</summary>
internal static partial class NearestSteps
{
    private const int MaxHints = 3;
    private const double LeastLikeness = 0.42;
    private const double LeastWordLikeness = 0.6;

    // the best hint pushes out those that are much less like the step
    private const double LeastOfBest = 0.75;
    private const double OfOpposite = 0.7;

    // that both have a name or number there says less than that both have a word
    private const double WeightOfValue = 0.5;

    private const string Bare = """[^"'“”‘’「」『』《》＂]+""";

    public static IReadOnlyList<NearStep> Of(string text, IEnumerable<StepDefinition> definitions)
    {
        var near = definitions.Select(d => Near(text, d))
            .Where(d => d.Likeness >= LeastLikeness)
            .OrderByDescending(d => d.Likeness)
            .DistinctBy(d => d.Definition.Id)
            .OrderByDescending(d => d.Likeness)
            .ThenByDescending(d => d.Filled is null ? 0 : d.Definition.Wording.Length)
            .Take(MaxHints)
            .ToList();
        return [.. near.Where(d => d.Likeness >= near[0].Likeness * LeastOfBest).Select(d => new NearStep(d.Definition, d.Filled ?? Filled(text, d.Definition)))];
    }

    private static (StepDefinition Definition, double Likeness, string? Filled) Near(string text, StepDefinition definition)
    {
        if (Quoted(text, definition) is { } filled)
        {
            return (definition, 1, filled);
        }

        var wording = Plain(definition);
        var likeness = Likeness(Tokens(Plain(text, definition)), Tokens(wording));
        return (definition, Denial().IsMatch(Quotes().Replace(text, "")) == Denial().IsMatch(wording) ? likeness : likeness * OfOpposite, null);
    }

    /// <summary>The wording when only the quotes around names are missing: <c>打开首页</c>.</summary>
    private static string? Quoted(string text, StepDefinition definition)
    {
        if (definition.Expression is not CucumberExpression expression || !expression.ParameterTypes.Any(t => IsQuoted(Pattern(t))))
        {
            return null;
        }

        var pattern = expression.ParameterTypes.Select(t => t.Regexps[0]).Where(IsQuoted).Distinct().Aggregate(expression.Pattern, (all, quoted) => all.Replace($"({quoted})", $"({quoted}|{Bare})", StringComparison.Ordinal));
        var match = Regex.Match(text, pattern, RegexOptions.CultureInvariant);
        if (!match.Success || match.Groups.Count != expression.ParameterTypes.Count + 1)
        {
            return null;
        }

        var all = expression.ParameterTypes.Select((type, i) => (match.Groups[i + 1].Value, IsBare: IsQuoted(Pattern(type)) && !Quotes().IsMatch(match.Groups[i + 1].Value))).ToList();
        var said = new Queue<string>(all.Select(one => one.IsBare ? $"“{one.Value}”" : one.Value));

        // where two names begin and end without quotes is anybody's guess
        return all.Count(one => one.IsBare) == 1 ? Parameter().Replace(definition.Wording, _ => said.Dequeue()) : null;
    }

    /// <summary>The wording with what the text has for its parameters, each taken once, from left to right.</summary>
    private static string? Filled(string text, StepDefinition definition)
    {
        if (definition.Expression is not CucumberExpression expression)
        {
            return null;
        }

        var said = new Queue<string>();
        foreach (var type in expression.ParameterTypes)
        {
            // what stands in quotes is no number
            var pattern = Pattern(type);
            var match = Regex.Match(IsQuoted(pattern) ? text : Quotes().Replace(text, Blank), pattern, RegexOptions.CultureInvariant);
            if (match.Length == 0 || !IsTelling(pattern))
            {
                return null;
            }

            said.Enqueue(match.Value);
            text = text.Remove(match.Index, match.Length).Insert(match.Index, Blank(match));
        }

        return Parameter().Replace(definition.Wording, _ => said.Dequeue());
    }

    // quoted values, numbers and what the definition's parameters stand for say nothing about which step is meant
    private static string Plain(string text, StepDefinition definition)
    {
        text = Quotes().Replace(text, "§");
        foreach (var pattern in ((definition.Expression as CucumberExpression)?.ParameterTypes ?? []).Select(Pattern).Distinct().Where(IsTelling))
        {
            text = Regex.Replace(text, pattern, "§", RegexOptions.CultureInvariant);
        }

        return Values().Replace(text, "§");
    }

    private static string Plain(StepDefinition definition) =>
        Values().Replace(Group().Replace(definition.Wording, definition.Expression is CucumberExpression ? "" : "§"), "§");

    private static string Pattern(ParameterType type) => $"(?:{string.Join(")|(?:", type.Regexps)})";

    // a parameter that may be anything tells nothing
    private static bool IsTelling(string pattern) => !Regex.IsMatch("§", pattern, RegexOptions.CultureInvariant);

    private static bool IsQuoted(string pattern) => Quote().IsMatch(pattern);

    private static string Blank(Match match) => new('\0', match.Length);

    private static List<string> Tokens(string text) => [.. Token().Matches(text.ToUpperInvariant()).Select(m => m.Value)];

    /// <summary>1 for the same, 0 for nothing in common: what both have in the same order, of all that they have.</summary>
    private static double Likeness(List<string> a, List<string> b)
    {
        var row = new double[b.Count + 1];
        foreach (var token in a)
        {
            var diagonal = 0.0;
            for (var j = 1; j <= b.Count; j++)
            {
                var above = row[j];
                row[j] = Math.Max(Math.Max(above, row[j - 1]), diagonal + (Likeness(token, b[j - 1]) * Weight(token)));
                diagonal = above;
            }
        }

        var all = a.Concat(b).Sum(Weight);
        return all == 0 ? 0 : 2 * row[^1] / all;
    }

    private static double Weight(string token) => token == "§" ? WeightOfValue : 1;

    private static double Likeness(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        var likeness = a == b ? 1 : longest == 1 ? 0 : 1 - ((double)Distance(a, b) / longest);
        return likeness >= LeastWordLikeness ? likeness : 0;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(left + 1, row[j] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|“[^”]*”|”[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|＂[^＂]*＂|[“”"][^“”"]*[“”"]|「[^』]*』|『[^」]*」
        """)]
    private static partial Regex Quotes();

    [GeneratedRegex("""["'“‘「]""")]
    private static partial Regex Quote();

    // the opposite is no hint, however alike the words are
    [GeneratedRegex(@"[没未不无]|\b(?:no|not|never|nothing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\{[^}]*\}|[0-9０-９]+(?:[.．][0-9０-９]+)?")]
    private static partial Regex Values();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Group();

    // marks around words count for nothing
    [GeneratedRegex(@"[\p{L}\p{M}-[\p{Lo}]]+|\p{Lo}|§")]
    private static partial Regex Token();
}

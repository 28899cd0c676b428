using System.Text.RegularExpressions;
using TrackE2E.Gherkin.Bindings;

namespace TrackE2E.Gherkin.Checking;

/// <summary>Finds definitions whose texts look like a step's; works for any script, as it compares characters.</summary>
internal static partial class NearestSteps
{
    private const int MaxHints = 3;
    private const double LeastLikeness = 0.45;

    public static IReadOnlyList<StepDefinition> Of(string text, IEnumerable<StepDefinition> definitions)
    {
        var plain = Plain(text);
        return
        [
            .. definitions.Select(d => (Definition: d, Likeness: Likeness(plain, Plain(d.Expression.Source))))
                .Where(d => d.Likeness >= LeastLikeness)
                .OrderByDescending(d => d.Likeness)
                .Select(d => d.Definition)
                .Take(MaxHints),
        ];
    }

    /// <summary>1 for the same, 0 for nothing in common: one minus edit distance per length.</summary>
    internal static double Likeness(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        return longest == 0 ? 1 : 1 - ((double)Distance(a, b) / longest);
    }

    // quoted values, numbers and {parameters} say nothing about which step is meant
    private static string Plain(string text) => Values().Replace(text, "§").ToUpperInvariant();

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

    [GeneratedRegex(@"\{[^}]*\}|""[^""]*""|'[^']*'|“[^”]*”|「[^」]*」|\d+(\.\d+)?")]
    private static partial Regex Values();
}

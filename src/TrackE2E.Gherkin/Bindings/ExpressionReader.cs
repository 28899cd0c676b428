using System.Text.RegularExpressions;
using TrackE2E.Gherkin.Expressions;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>Tells Cucumber expressions from regular expressions as Reqnroll does.</summary>
internal static partial class ExpressionReader
{
    public static IStepExpression Read(string text, ExpressionType type, ParameterTypeRegistry registry) =>
        type == ExpressionType.RegularExpression || (type == ExpressionType.Unspecified && IsRegular(text))
            ? new RegularExpression(Anchored(text), registry)
            : new CucumberExpression(text, registry);

    private static string Anchored(string text) => $"{(text.StartsWith('^') ? "" : "^")}{text}{(text.EndsWith('$') ? "" : "$")}";

    private static bool IsRegular(string text) =>
        text.StartsWith('^') || text.EndsWith('$') || (!Parameter().IsMatch(text) && (Group().IsMatch(text) || Escape().IsMatch(text)));

    [GeneratedRegex(@"\{\w*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\([^)]+[*+]\)|\.\*")]
    private static partial Regex Group();

    [GeneratedRegex(@"\\\.|\\d\+")]
    private static partial Regex Escape();
}

using System.Text;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>All error texts of Cucumber expressions; the wording is fixed by the cucumber-expressions test data.</summary>
internal static class ExpressionErrors
{
    private const string NoOptional = @"If you did not mean to use an optional you can use '\(' to escape the '('";

    public static CucumberExpressionException AlternativeOnlyOptionals(ExpressionNode node, string expression) =>
        At(node, expression, "An alternative may not exclusively contain optionals", NoOptional);

    public static CucumberExpressionException AlternativeEmpty(ExpressionNode node, string expression) =>
        At(node, expression, "Alternative may not be empty", @"If you did not mean to use an alternative you can use '\/' to escape the '/'");

    public static CucumberExpressionException OptionalEmpty(ExpressionNode node, string expression) =>
        At(node, expression, "An optional must contain some text", NoOptional);

    public static CucumberExpressionException ParameterInOptional(ExpressionNode node, string expression) =>
        At(node, expression, "An optional may not contain a parameter type", @"If you did not mean to use an parameter type you can use '\{' to escape the '{'");

    public static CucumberExpressionException OptionalInOptional(ExpressionNode node, string expression) =>
        At(node, expression, "An optional may not contain an other optional", @"If you did not mean to use an optional type you can use '\(' to escape the '('. For more complicated expressions consider using a regular expression instead.");

    public static CucumberExpressionException EndOfLineEscaped(string expression, int codePoints) =>
        At(codePoints - 1, codePoints, expression, "The end of line can not be escaped", @"You can use '\\' to escape the '\'");

    public static CucumberExpressionException CannotEscape(string expression, int index) =>
        At(index, index + 1, expression, @"Only the characters '{', '}', '(', ')', '\', '/' and whitespace can be escaped", @"If you did mean to use an '\' you can use '\\' to escape it");

    public static CucumberExpressionException MissingEnd(string expression, ExpressionTokenType begin, ExpressionTokenType end, ExpressionToken at)
    {
        var (open, close, purpose) = (ExpressionToken.SymbolOf(begin), ExpressionToken.SymbolOf(end), ExpressionToken.PurposeOf(begin));
        return At(at.Start, at.End, expression, $"The '{open}' does not have a matching '{close}'", $@"If you did not intend to use {purpose} you can use '\{open}' to escape the {purpose}");
    }

    public static CucumberExpressionException AlternationInOptional(string expression, ExpressionToken at) =>
        At(at.Start, at.End, expression, "An alternation can not be used inside an optional", @"If you did not mean to use an alternation you can use '\/' to escape the '/'. Otherwise rephrase your expression or consider using a regular expression instead.");

    public static CucumberExpressionException InvalidParameterName(string expression, ExpressionToken at) =>
        At(at.Start, at.End, expression, @"Parameter names may not contain '{', '}', '(', ')', '\' or '/'", "Did you mean to use a regular expression?");

    public static CucumberExpressionException IllegalParameterName(string name) =>
        new($@"Illegal character in parameter name {{{name}}}. Parameter names may not contain '{{', '}}', '(', ')', '\' or '/'");

    public static UndefinedParameterTypeException UndefinedParameterType(ExpressionNode node, string expression, string name) =>
        new(Text(node.Start, node.End, expression, $"Undefined parameter type '{name}'", $"Please register a ParameterType for '{name}'"), name, expression);

    public static CucumberExpressionException AmbiguousParameterTypes(string group, string expression, IEnumerable<ParameterType> types, IEnumerable<string> suggestions) =>
        new($"""
            Your Regular Expression /{expression}/
            matches multiple parameter types with regexp /{group}/:
               {string.Join("\n   ", types.Select(t => $"{{{t.Name}}}"))}

            I couldn't decide which one to use. You have two options:

            1) Use a Cucumber Expression instead of a Regular Expression. Try one of these:
               {string.Join("\n   ", suggestions)}

            2) Make one of the parameter types preferential and continue to use a Regular Expression.

            """);

    private static CucumberExpressionException At(ExpressionNode node, string expression, string problem, string solution) =>
        At(node.Start, node.End, expression, problem, solution);

    private static CucumberExpressionException At(int start, int end, string expression, string problem, string solution) =>
        new(Text(start, end, expression, problem, solution));

    private static string Text(int start, int end, string expression, string problem, string solution)
    {
        var pointer = new StringBuilder().Append(' ', start).Append('^');
        if (start + 1 < end)
        {
            pointer.Append('-', end - start - 2).Append('^');
        }

        return $"This Cucumber Expression has a problem at column {start + 1}:\n\n{expression}\n{pointer}\n{problem}.\n{solution}";
    }
}

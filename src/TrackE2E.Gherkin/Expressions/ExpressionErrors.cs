using System.Text;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>All error texts of Cucumber expressions; the wording is fixed by the cucumber-expressions test data.</summary>
internal static class ExpressionErrors
{
    private static readonly Phrase NoOptional = new(@"If you did not mean to use an optional you can use '\(' to escape the '('", @"如果不是要写可选部分，可用 '\(' 转义 '('");
    private static readonly Phrase NoAlternative = new(@"If you did not mean to use an alternative you can use '\/' to escape the '/'", @"如果不是要写备选项，可用 '\/' 转义 '/'");

    public static CucumberExpressionException AlternativeOnlyOptionals(ExpressionNode node, string expression) =>
        At(node, expression, new("An alternative may not exclusively contain optionals", "备选项不能只含可选部分"), NoOptional);

    public static CucumberExpressionException AlternativeEmpty(ExpressionNode node, string expression) =>
        At(node, expression, new("Alternative may not be empty", "备选项不能为空"), NoAlternative);

    public static CucumberExpressionException OptionalEmpty(ExpressionNode node, string expression) =>
        At(node, expression, new("An optional must contain some text", "可选部分必须含有文字"), NoOptional);

    public static CucumberExpressionException ParameterInOptional(ExpressionNode node, string expression) =>
        At(node, expression, new("An optional may not contain a parameter type", "可选部分中不能有参数类型"), new(@"If you did not mean to use an parameter type you can use '\{' to escape the '{'", @"如果不是要写参数类型，可用 '\{' 转义 '{'"));

    public static CucumberExpressionException OptionalInOptional(ExpressionNode node, string expression) =>
        At(node, expression, new("An optional may not contain an other optional", "可选部分中不能再有可选部分"), new(
            @"If you did not mean to use an optional type you can use '\(' to escape the '('. For more complicated expressions consider using a regular expression instead.",
            @"如果不是要写可选部分，可用 '\(' 转义 '('。更复杂的表达式请改用正则表达式。"));

    public static CucumberExpressionException EndOfLineEscaped(string expression, int codePoints) =>
        At(codePoints - 1, codePoints, expression, new("The end of line can not be escaped", "行尾不能转义"), new(@"You can use '\\' to escape the '\'", @"可用 '\\' 转义 '\'"));

    public static CucumberExpressionException CannotEscape(string expression, int index) =>
        At(index, index + 1, expression, new(@"Only the characters '{', '}', '(', ')', '\', '/' and whitespace can be escaped", @"只能转义 '{'、'}'、'('、')'、'\'、'/' 和空白"), new(@"If you did mean to use an '\' you can use '\\' to escape it", @"如果要写 '\'，可用 '\\' 转义"));

    public static CucumberExpressionException MissingEnd(string expression, ExpressionTokenType begin, ExpressionTokenType end, ExpressionToken at)
    {
        var (open, close, purpose) = (ExpressionToken.SymbolOf(begin), ExpressionToken.SymbolOf(end), ExpressionToken.PurposeOf(begin));
        return At(at.Start, at.End, expression, new($"The '{open}' does not have a matching '{close}'", $"'{open}' 缺少对应的 '{close}'"), new(
            $@"If you did not intend to use {purpose.En} you can use '\{open}' to escape the {purpose.En}", $@"如果不是要写{purpose.Zh}，可用 '\{open}' 转义"));
    }

    public static CucumberExpressionException AlternationInOptional(string expression, ExpressionToken at) =>
        At(at.Start, at.End, expression, new("An alternation can not be used inside an optional", "可选部分中不能有备选项"), new(
            @"If you did not mean to use an alternation you can use '\/' to escape the '/'. Otherwise rephrase your expression or consider using a regular expression instead.",
            @"如果不是要写备选项，可用 '\/' 转义 '/'；否则请改写表达式，或改用正则表达式。"));

    public static CucumberExpressionException InvalidParameterName(string expression, ExpressionToken at) =>
        At(at.Start, at.End, expression, new(@"Parameter names may not contain '{', '}', '(', ')', '\' or '/'", @"参数名中不能有 '{'、'}'、'('、')'、'\' 或 '/'"), new("Did you mean to use a regular expression?", "是否要用正则表达式？"));

    public static CucumberExpressionException IllegalParameterName(string name) =>
        new(new Phrase(
            $@"Illegal character in parameter name {{{name}}}. Parameter names may not contain '{{', '}}', '(', ')', '\' or '/'",
            $@"参数名 {{{name}}} 中有不允许的字符。参数名中不能有 '{{'、'}}'、'('、')'、'\' 或 '/'"));

    public static UndefinedParameterTypeException UndefinedParameterType(ExpressionNode node, string expression, string name) =>
        new(Text(node.Start, node.End, expression, new($"Undefined parameter type '{name}'", $"未定义的参数类型 '{name}'"), new($"Please register a ParameterType for '{name}'", $"请为 '{name}' 注册 ParameterType")), name, expression);

    public static CucumberExpressionException AmbiguousParameterTypes(string group, string expression, IEnumerable<ParameterType> types, IEnumerable<string> suggestions) =>
        new(new Phrase(
            $"""
            Your Regular Expression /{expression}/
            matches multiple parameter types with regexp /{group}/:
               {string.Join("\n   ", types.Select(t => $"{{{t.Name}}}"))}

            I couldn't decide which one to use. You have two options:

            1) Use a Cucumber Expression instead of a Regular Expression. Try one of these:
               {string.Join("\n   ", suggestions)}

            2) Make one of the parameter types preferential and continue to use a Regular Expression.

            """,
            $"""
            正则表达式 /{expression}/
            中的 /{group}/ 对应多个参数类型：
               {string.Join("\n   ", types.Select(t => $"{{{t.Name}}}"))}

            无法决定用哪一个。有两种办法：

            1) 改用 Cucumber 表达式，例如：
               {string.Join("\n   ", suggestions)}

            2) 把其中一个参数类型设为优先，继续使用正则表达式。

            """));

    private static CucumberExpressionException At(ExpressionNode node, string expression, Phrase problem, Phrase solution) =>
        At(node.Start, node.End, expression, problem, solution);

    private static CucumberExpressionException At(int start, int end, string expression, Phrase problem, Phrase solution) =>
        new(Text(start, end, expression, problem, solution));

    private static Phrase Text(int start, int end, string expression, Phrase problem, Phrase solution)
    {
        var pointer = new StringBuilder().Append(' ', start).Append('^');
        if (start + 1 < end)
        {
            pointer.Append('-', end - start - 2).Append('^');
        }

        return new(
            $"This Cucumber Expression has a problem at column {start + 1}:\n\n{expression}\n{pointer}\n{problem.En}.\n{solution.En}",
            $"该 Cucumber 表达式在第 {start + 1} 列有问题：\n\n{expression}\n{pointer}\n{problem.Zh}。\n{solution.Zh}");
    }
}

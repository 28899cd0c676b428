namespace TrackE2E.Gherkin.TagExpressions;

/// <summary>A tag expression that cannot be understood; the message names the expression and the mistake.</summary>
public sealed class TagExpressionException : Exception
{
    internal TagExpressionException(string expression, Phrase problem)
        : base(Text(expression, problem).En) => this.Saying(Text(expression, problem));

    private static Phrase Text(string expression, Phrase problem) => new(
        $"Tag expression \"{expression}\" could not be parsed because of syntax error: {problem.En}.",
        $"无法解析标签表达式“{expression}”，语法错误：{problem.Zh}。");
}

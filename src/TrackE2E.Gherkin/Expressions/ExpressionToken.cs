namespace TrackE2E.Gherkin.Expressions;

/// <summary>What a token of a Cucumber expression stands for.</summary>
internal enum ExpressionTokenType
{
    StartOfLine,
    EndOfLine,
    WhiteSpace,
    BeginOptional,
    EndOptional,
    BeginParameter,
    EndParameter,
    Alternation,
    Text,
}

/// <summary>A piece of a Cucumber expression; positions count code points, escapes included.</summary>
internal readonly record struct ExpressionToken(ExpressionTokenType Type, string Text, int Start, int End)
{
    public static string SymbolOf(ExpressionTokenType type) => type switch
    {
        ExpressionTokenType.BeginOptional => "(",
        ExpressionTokenType.EndOptional => ")",
        ExpressionTokenType.BeginParameter => "{",
        ExpressionTokenType.EndParameter => "}",
        ExpressionTokenType.Alternation => "/",
        _ => "",
    };

    public static Phrase PurposeOf(ExpressionTokenType type) => type switch
    {
        ExpressionTokenType.BeginOptional or ExpressionTokenType.EndOptional => new("optional text", "可选部分"),
        ExpressionTokenType.BeginParameter or ExpressionTokenType.EndParameter => new("a parameter", "参数"),
        ExpressionTokenType.Alternation => new("alternation", "备选项"),
        _ => default,
    };
}

namespace TrackE2E.Gherkin.Expressions;

/// <summary>What a node of a parsed Cucumber expression stands for.</summary>
internal enum ExpressionNodeType
{
    Text,
    Optional,
    Alternation,
    Alternative,
    Parameter,
    Expression,
}

/// <summary>A node of a parsed Cucumber expression: either a token or children; positions count code points.</summary>
internal sealed record ExpressionNode(ExpressionNodeType Type, int Start, int End, string? Token, IReadOnlyList<ExpressionNode> Nodes)
{
    /// <summary>The text below this node, with escapes resolved.</summary>
    public string Text => Token ?? string.Concat(Nodes.Select(n => n.Text));

    public static ExpressionNode Leaf(ExpressionNodeType type, ExpressionToken token) => new(type, token.Start, token.End, token.Text, []);
}

namespace TrackE2E.Gherkin.Expressions;

/// <summary>Parses a Cucumber expression: text, {parameter}, (optional), alternation/choice.</summary>
/// <remarks>An alternation reaches from a white space, a parameter or the start to the next of these or the end.</remarks>
internal sealed class ExpressionParser
{
    private readonly string _expression;
    private readonly IReadOnlyList<ExpressionToken> _tokens;
    private int _at;

    private ExpressionParser(string expression)
    {
        _expression = expression;
        _tokens = ExpressionTokenizer.Tokenize(expression);
    }

    /// <summary>Parses the whole expression.</summary>
    /// <exception cref="CucumberExpressionException">The expression is malformed.</exception>
    public static ExpressionNode Parse(string expression) => new ExpressionParser(expression).ParseExpression();

    private ExpressionToken Current => _tokens[_at];

    private ExpressionNode ParseExpression()
    {
        _at = 1;
        var nodes = new List<ExpressionNode>();
        while (Current.Type != ExpressionTokenType.EndOfLine)
        {
            nodes.Add(AtBoundary() && TryAlternation() is { } alternation ? alternation : ParseOne());
        }

        return new(ExpressionNodeType.Expression, 0, Current.End, null, nodes);
    }

    private bool AtBoundary() =>
        _tokens[_at - 1].Type is ExpressionTokenType.StartOfLine or ExpressionTokenType.WhiteSpace or ExpressionTokenType.EndParameter;

    private ExpressionNode ParseOne() => Current.Type switch
    {
        ExpressionTokenType.BeginOptional => ParseOptional(),
        ExpressionTokenType.BeginParameter => ParseParameter(),
        ExpressionTokenType.Alternation => throw ExpressionErrors.AlternationInOptional(_expression, Current),
        _ => ExpressionNode.Leaf(ExpressionNodeType.Text, _tokens[_at++]),
    };

    private ExpressionNode ParseOptional() =>
        ParseBetween(ExpressionNodeType.Optional, ExpressionTokenType.BeginOptional, ExpressionTokenType.EndOptional, ParseOne);

    private ExpressionNode ParseParameter() =>
        ParseBetween(ExpressionNodeType.Parameter, ExpressionTokenType.BeginParameter, ExpressionTokenType.EndParameter, ParseName);

    private ExpressionNode ParseName() => Current.Type is ExpressionTokenType.Text or ExpressionTokenType.WhiteSpace
        ? ExpressionNode.Leaf(ExpressionNodeType.Text, _tokens[_at++])
        : throw ExpressionErrors.InvalidParameterName(_expression, Current);

    private ExpressionNode ParseBetween(ExpressionNodeType type, ExpressionTokenType begin, ExpressionTokenType end, Func<ExpressionNode> parse)
    {
        var opening = _tokens[_at++];
        var nodes = new List<ExpressionNode>();
        while (Current.Type != end && Current.Type != ExpressionTokenType.EndOfLine)
        {
            nodes.Add(parse());
        }

        if (Current.Type != end)
        {
            throw ExpressionErrors.MissingEnd(_expression, begin, end, opening);
        }

        return new(type, opening.Start, _tokens[_at++].End, null, nodes);
    }

    private ExpressionNode? TryAlternation()
    {
        var (from, start) = (_at, Current.Start);
        var alternatives = new List<ExpressionNode>();
        var nodes = new List<ExpressionNode>();
        var alternativeStart = start;
        while (Current.Type is not (ExpressionTokenType.WhiteSpace or ExpressionTokenType.EndOfLine or ExpressionTokenType.BeginParameter))
        {
            if (Current.Type != ExpressionTokenType.Alternation)
            {
                nodes.Add(ParseOne());
                continue;
            }

            alternatives.Add(new(ExpressionNodeType.Alternative, alternativeStart, Current.Start, null, nodes));
            (nodes, alternativeStart) = ([], Current.End);
            _at++;
        }

        if (alternatives.Count == 0)
        {
            _at = from;
            return null;
        }

        alternatives.Add(new(ExpressionNodeType.Alternative, alternativeStart, Current.Start, null, nodes));
        return new(ExpressionNodeType.Alternation, start, Current.Start, null, alternatives);
    }
}

using System.Text;

namespace TrackE2E.Gherkin.TagExpressions;

/// <summary>Recursive descent over the tokens of a tag expression.</summary>
internal sealed class TagExpressionParser
{
    private static readonly Phrase NoOperator = new("Expected operator", "缺少运算符（and、or）");

    private readonly string _expression;
    private readonly List<(string Text, bool Escaped)> _tokens;
    private int _at;

    public TagExpressionParser(string expression)
    {
        _expression = expression;
        _tokens = Tokenize();
    }

    public TagExpression Parse()
    {
        if (_tokens.Count == 0)
        {
            return new TagExpression.Always();
        }

        var expression = ParseOr();
        return _at == _tokens.Count ? expression : throw Fail(Is(")") ? new("Unmatched )", "多余的 )") : NoOperator);
    }

    private TagExpression ParseOr()
    {
        var left = ParseAnd();
        while (Take("or"))
        {
            left = new TagExpression.Or(left, ParseAnd());
        }

        return left;
    }

    private TagExpression ParseAnd()
    {
        var left = ParseOperand();
        while (Take("and"))
        {
            left = new TagExpression.And(left, ParseOperand());
        }

        return left;
    }

    private TagExpression ParseOperand()
    {
        if (Take("not"))
        {
            return new TagExpression.Not(ParseOperand());
        }

        if (Take("("))
        {
            var inner = ParseOr();
            return Take(")") ? inner : throw Fail(_at == _tokens.Count ? new("Unmatched (", "( 没有对应的 )") : NoOperator);
        }

        if (_at == _tokens.Count || Is("and") || Is("or") || Is(")"))
        {
            throw Fail(new("Expected operand", "缺少标签"));
        }

        return new TagExpression.Tag(_tokens[_at++].Text);
    }

    private bool Is(string token) => _at < _tokens.Count && _tokens[_at] == (token, false);

    private bool Take(string token)
    {
        var taken = Is(token);
        _at += taken ? 1 : 0;
        return taken;
    }

    private List<(string Text, bool Escaped)> Tokenize()
    {
        var tokens = new List<(string, bool)>();
        var (current, escaped) = (new StringBuilder(), false);
        for (var i = 0; i < _expression.Length; i++)
        {
            var c = _expression[i];
            if (c == '\\')
            {
                i++;
                if (i == _expression.Length || !(_expression[i] is '(' or ')' or '\\' || char.IsWhiteSpace(_expression[i])))
                {
                    throw Fail(i == _expression.Length ? new("Illegal escape at the end", "末尾的转义无效") : new($"Illegal escape before \"{_expression[i]}\"", $"“{_expression[i]}”前的转义无效"));
                }

                current.Append(_expression[i]);
                escaped = true;
            }
            else if (c is '(' or ')' || char.IsWhiteSpace(c))
            {
                Flush();
                if (c is '(' or ')')
                {
                    tokens.Add(($"{c}", false));
                }
            }
            else
            {
                current.Append(c);
            }
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (current.Length > 0)
            {
                tokens.Add((current.ToString(), escaped));
                (current, escaped) = (new StringBuilder(), false);
            }
        }
    }

    private TagExpressionException Fail(Phrase problem) => new(_expression, problem);
}

using System.Text;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>Cuts a Cucumber expression into tokens; positions count code points, so that a pointer fits text in any script.</summary>
internal static class ExpressionTokenizer
{
    public static IReadOnlyList<ExpressionToken> Tokenize(string expression)
    {
        var tokens = new List<ExpressionToken> { new(ExpressionTokenType.StartOfLine, "", 0, 0) };
        var text = new StringBuilder();
        var (start, position, type, escaping) = (0, 0, ExpressionTokenType.StartOfLine, false);
        foreach (var rune in expression.EnumerateRunes())
        {
            position++;
            if (!escaping && rune.Value == '\\')
            {
                escaping = true;
                continue;
            }

            if (escaping && !CanEscape(rune))
            {
                throw ExpressionErrors.CannotEscape(expression, position - 1);
            }

            var next = escaping ? ExpressionTokenType.Text : TypeOf(rune);
            var width = escaping ? 2 : 1;
            escaping = false;
            if (next != type || next is not (ExpressionTokenType.Text or ExpressionTokenType.WhiteSpace))
            {
                Flush(position - width);
                type = next;
            }

            text.Append(rune.ToString());
        }

        if (escaping)
        {
            throw ExpressionErrors.EndOfLineEscaped(expression, position);
        }

        Flush(position);
        tokens.Add(new(ExpressionTokenType.EndOfLine, "", position, position));
        return tokens;

        void Flush(int end)
        {
            if (text.Length > 0)
            {
                tokens.Add(new(type, text.ToString(), start, end));
                text.Clear();
            }

            start = end;
        }
    }

    private static bool CanEscape(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is '\\' or '/' or '{' or '}' or '(' or ')';

    private static ExpressionTokenType TypeOf(Rune rune) => rune.Value switch
    {
        '/' => ExpressionTokenType.Alternation,
        '{' => ExpressionTokenType.BeginParameter,
        '}' => ExpressionTokenType.EndParameter,
        '(' => ExpressionTokenType.BeginOptional,
        ')' => ExpressionTokenType.EndOptional,
        _ => Rune.IsWhiteSpace(rune) ? ExpressionTokenType.WhiteSpace : ExpressionTokenType.Text,
    };
}

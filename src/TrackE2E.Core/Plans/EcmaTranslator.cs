using System.Globalization;
using System.Text;

namespace TrackE2E.Core.Plans;

/// <summary>Writes an ECMA-262 expression as a .NET one of the same meaning.</summary>
/// <remarks>
/// What differs: \d \w \b are ASCII, \s is ECMA's list, $ is the very end, the dot stops at four line ends, a character beyond U+FFFF is one character, class subtraction and inline
/// options do not exist, \p takes ECMA's names.
/// </remarks>
internal sealed class EcmaTranslator
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Any = @"(?:[^\uD800-\uDFFF]|" + Pair + @"|[\uD800-\uDFFF])";

    private readonly string pattern;
    private readonly StringBuilder result = new();
    private int at;

    private EcmaTranslator(string pattern) => this.pattern = pattern;

    /// <summary>The .NET expression.</summary>
    /// <exception cref="ArgumentException">The expression is not ECMA-262; the message says why.</exception>
    public static string Translate(string pattern) => new EcmaTranslator(pattern).All();

    private string All()
    {
        while (at < pattern.Length)
        {
            var c = pattern[at];
            switch (c)
            {
                case '\\': Escape(); break;
                case '[': Class(); break;
                case '.':
                    result.Append(@"(?:[^\n\r\u2028\u2029\uD800-\uDFFF]|").Append(Pair).Append(')');
                    at++;
                    break;
                case '$':
                    result.Append(@"\z");
                    at++;
                    break;
                case '(' when Next() == '?': Group(); break;
                case '#' or ' ':
                    result.Append(c);
                    at++;
                    break;
                default:
                    if (char.IsHighSurrogate(c) && char.IsLowSurrogate(Next()))
                        Literal(char.ConvertToUtf32(c, pattern[++at]));
                    else
                        result.Append(c);
                    at++;
                    break;
            }
        }

        return result.ToString();
    }

    private char Next(int ahead = 1) => at + ahead < pattern.Length ? pattern[at + ahead] : '\0';

    private void Group()
    {
        var ok = Next(2) is ':' or '=' or '!' || (Next(2) == '<' && Next(3) is not '\0');
        if (!ok)
            throw new ArgumentException($"(?{Next(2)} is not ECMA-262; write both cases, as in [Aa], instead of an option");
        result.Append("(?");
        at += 2;
    }

    private void Escape()
    {
        var c = Next();
        switch (c)
        {
            case 'd': Take(2, "[0-9]"); break;
            case 'D': Take(2, EcmaSet.Of('D').ToExpression()); break;
            case 'w': Take(2, "[A-Za-z0-9_]"); break;
            case 'W': Take(2, EcmaSet.Of('W').ToExpression()); break;
            case 's': Take(2, EcmaSet.Of('s').ToExpression()); break;
            case 'S': Take(2, EcmaSet.Of('S').ToExpression()); break;
            case 'b': Take(2, "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))"); break;
            case 'B': Take(2, "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))"); break;
            case >= '1' and <= '9': Take(2, "\\" + c); break;
            case 'k' when Next(2) == '<': Take(2, "\\k"); break;
            case 'p' or 'P': Take(0, Property(c == 'P').ToExpression()); break;
            default: Literal(Character()); break;
        }
    }

    private void Take(int characters, string text)
    {
        result.Append(text);
        at += characters;
    }

    private void Literal(int codePoint)
    {
        if (codePoint > 0xFFFF)
            result.Append("(?:").Append(char.ConvertFromUtf32(codePoint)).Append(')');
        else
            result.Append(EcmaSet.Written(codePoint));
    }

    // one escaped character, also inside a class; leaves the place behind it
    private int Character()
    {
        var c = Next();
        at += 2;
        switch (c)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'f': return '\f';
            case 'v': return '\v';
            case '0': return 0;
            case 'c' when char.IsAsciiLetter(Next(0)): return pattern[at++] % 32;
            case 'x' when Hex(at, 2) is { } value:
                at += 2;
                return value;
            case 'u' when Next(0) == '{':
                var end = pattern.IndexOf('}', at);
                if (end > at + 1 && Hex(at + 1, end - at - 1) is { } wide and <= 0x10FFFF)
                {
                    at = end + 1;
                    return wide;
                }

                throw new ArgumentException("\\u{…} holds no character number");
            case 'u' when Hex(at, 4) is { } unit:
                at += 4;
                if (unit is >= 0xD800 and < 0xDC00 && Next(0) == '\\' && Next() == 'u' && Hex(at + 2, 4) is >= 0xDC00 and < 0xE000 and var low)
                {
                    at += 6;
                    return char.ConvertToUtf32((char)unit, (char)low);
                }

                return unit;
            case '\0': throw new ArgumentException("it ends with a lone backslash");
            default:
                if (char.IsAsciiLetterOrDigit(c))
                    throw new ArgumentException($"\\{c} is not an escape of ECMA-262");
                return c;
        }
    }

    private int? Hex(int from, int length) =>
        from + length <= pattern.Length && int.TryParse(pattern.AsSpan(from, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private EcmaSet Property(bool negated)
    {
        var end = pattern.IndexOf('}', at);
        if (Next(2) != '{' || end < 0)
            throw new ArgumentException("\\p needs a property in braces: \\p{L}");
        var set = EcmaSet.OfProperty(pattern[(at + 3)..end], negated);
        at = end + 1;
        return set;
    }

    private void Class()
    {
        at++;
        var negated = at < pattern.Length && pattern[at] == '^';
        if (negated)
            at++;

        var set = new EcmaSet();
        while (true)
        {
            if (at >= pattern.Length)
                throw new ArgumentException("a [ is never closed");
            if (pattern[at] == ']')
                break;

            if (ClassSet() is { } whole)
            {
                set.Add(whole);
                continue;
            }

            var first = ClassCharacter();
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                if (ClassSet() is { } after)
                {
                    set.Add(first, first);
                    set.Add('-', '-');
                    set.Add(after);
                    continue;
                }

                var last = ClassCharacter();
                if (last < first)
                    throw new ArgumentException("a range in [ ] runs backwards");
                set.Add(first, last);
            }
            else
            {
                set.Add(first, first);
            }
        }

        at++;
        result.Append(set.IsEmpty ? (negated ? Any : "(?!)") : set.ToExpression(negated));
    }

    // \d \w \s \p{…} inside a class, or null
    private EcmaSet? ClassSet()
    {
        if (at >= pattern.Length || pattern[at] != '\\')
            return null;

        var c = Next();
        if (c is 'd' or 'D' or 'w' or 'W' or 's' or 'S')
        {
            at += 2;
            return EcmaSet.Of(c);
        }

        return c is 'p' or 'P' ? Property(c == 'P') : null;
    }

    private int ClassCharacter()
    {
        if (pattern[at] != '\\')
        {
            var c = pattern[at++];
            return char.IsHighSurrogate(c) && at < pattern.Length && char.IsLowSurrogate(pattern[at]) ? char.ConvertToUtf32(c, pattern[at++]) : c;
        }

        if (Next() == 'b')
        {
            at += 2;
            return '\b';
        }

        return Character();
    }
}

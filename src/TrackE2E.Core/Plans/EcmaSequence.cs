namespace TrackE2E.Core.Plans;

/// <summary>The everyday expressions (<c>^SKU-\d+$</c>, <c>^[a-z0-9_-]{1,20}$</c>) on ASCII bytes: a whole text made of characters and classes, each with a count.</summary>
/// <remarks>Only where no step back is ever needed: what may be repeated and what follows it have no character in common.</remarks>
internal sealed class EcmaSequence
{
    private readonly List<(UInt128 Set, int Least, int Most)> parts = [];

    private EcmaSequence()
    {
    }

    /// <summary>The expression prepared; null when it is not an everyday one.</summary>
    public static EcmaSequence? Of(string pattern)
    {
        var sequence = new EcmaSequence();
        return pattern is ['^', .., '$'] && pattern[^2] != '\\' && sequence.Parse(pattern.AsSpan(1, pattern.Length - 2)) && sequence.NeedsNoStepBack() ? sequence : null;
    }

    /// <summary>True when the whole text, which is ASCII, matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> ascii)
    {
        var at = 0;
        foreach (var (set, least, most) in parts)
        {
            var count = 0;
            while (count < most && at < ascii.Length && (set >> ascii[at] & 1) != 0)
            {
                at++;
                count++;
            }

            if (count < least)
                return false;
        }

        return at == ascii.Length;
    }

    private bool Parse(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            UInt128 set;
            switch (text[0])
            {
                case '[':
                    var end = text.IndexOf(']');
                    if (end < 2 || text[1] == '^' || !Class(text[1..end], out set))
                        return false;
                    text = text[(end + 1)..];
                    break;
                case '\\':
                    if (text.Length < 2 || !Escape(text[1], out set))
                        return false;
                    text = text[2..];
                    break;
                case '.' or '(' or ')' or '|' or '*' or '+' or '?' or '{' or '}' or ']' or '^' or '$':
                    return false;
                case > '\u007F':
                    return false;
                default:
                    set = UInt128.One << text[0];
                    text = text[1..];
                    break;
            }

            if (!Count(ref text, out var least, out var most))
                return false;
            parts.Add((set, least, most));
        }

        return true;
    }

    private bool NeedsNoStepBack()
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Least == parts[i].Most)
                continue;
            for (var next = i + 1; next < parts.Count; next++)
            {
                if ((parts[i].Set & parts[next].Set) != 0)
                    return false;
                if (parts[next].Least > 0)
                    break;
            }
        }

        return true;
    }

    private static bool Count(ref ReadOnlySpan<char> text, out int least, out int most)
    {
        (least, most) = (1, 1);
        if (text.IsEmpty || text[0] is not ('*' or '+' or '?' or '{'))
            return true;

        var length = 1;
        if (text[0] == '{')
        {
            var end = text.IndexOf('}');
            if (end < 2)
                return false;
            var said = text[1..end];
            var comma = said.IndexOf(',');
            if (!int.TryParse(comma < 0 ? said : said[..comma], System.Globalization.NumberStyles.None, null, out least))
                return false;
            most = comma < 0 ? least : int.MaxValue;
            if (comma >= 0 && comma < said.Length - 1 && !int.TryParse(said[(comma + 1)..], System.Globalization.NumberStyles.None, null, out most))
                return false;
            length = end + 1;
        }
        else
        {
            (least, most) = text[0] switch { '*' => (0, int.MaxValue), '+' => (1, int.MaxValue), _ => (0, 1) };
        }

        text = text[length..];
        return least <= most && (text.IsEmpty || text[0] != '?');
    }

    private static bool Class(ReadOnlySpan<char> text, out UInt128 set)
    {
        set = 0;
        while (!text.IsEmpty)
        {
            if (text[0] == '\\')
            {
                if (text.Length < 2 || !Escape(text[1], out var escaped))
                    return false;
                set |= escaped;
                text = text[2..];
            }
            else if (text.Length > 2 && text[1] == '-' && text[2] != '\\')
            {
                if (text[0] > text[2] || text[2] > '\u007F')
                    return false;
                for (var c = text[0]; c <= text[2]; c++)
                    set |= UInt128.One << c;
                text = text[3..];
            }
            else
            {
                if (text[0] > '\u007F' || text[0] == '[')
                    return false;
                set |= UInt128.One << text[0];
                text = text[1..];
            }

            // a-\d and the like are rare and odd
            if (text is ['-', '\\', ..])
                return false;
        }

        return true;
    }

    private static bool Escape(char c, out UInt128 set)
    {
        set = 0;
        if (c is 'd' or 'w')
        {
            for (var each = (char)0; each < 128; each++)
                set |= char.IsAsciiDigit(each) || (c == 'w' && (char.IsAsciiLetter(each) || each == '_')) ? UInt128.One << each : 0;
            return true;
        }

        if (char.IsAsciiLetterOrDigit(c) || c > '\u007F')
            return false;
        set = UInt128.One << c;
        return true;
    }
}

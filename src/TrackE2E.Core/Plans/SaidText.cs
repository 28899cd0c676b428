using System.Globalization;
using System.Text;

namespace TrackE2E.Core.Plans;

/// <summary>Text as people write it in scenarios: any pair of quotes, full-width characters, Chinese number words.</summary>
public static class SaidText
{
    /// <summary>Opening quotes and what closes each.</summary>
    public static IReadOnlyDictionary<char, char> Quotes { get; } = new Dictionary<char, char>
    {
        ['"'] = '"', ['\''] = '\'', ['“'] = '”', ['”'] = '“', ['‘'] = '’', ['「'] = '」', ['『'] = '』', ['《'] = '》', ['＂'] = '＂', ['＇'] = '＇', ['`'] = '`',
    };

    /// <summary>The text without the pair of quotes around it, if there is one; trimmed outside of them.</summary>
    public static string Unquoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        return IsQuoted(trimmed) ? trimmed[1..^1] : trimmed;
    }

    /// <summary>True when a pair of quotes stands around the text. Typists mix “ and ”: any double pair closes any.</summary>
    public static bool IsQuoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length >= 2 && Quotes.TryGetValue(text[0], out var closing) && (text[^1] == closing || (text[0] is '“' or '”' or '"' or '＂' && text[^1] is '“' or '”' or '"' or '＂') || (text[0] is '「' or '『' && text[^1] is '」' or '』') || (text[0] is '‘' or '’' or '\'' && text[^1] is '‘' or '’' or '\''));
    }

    /// <summary>Full-width ASCII as half-width (<c>１２：</c> is <c>12:</c>), the ideographic space as a space; all other characters as they are.</summary>
    public static string HalfWidth(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                to[i] = from[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(from[i] - 0xFEE0) : from[i] == '\u3000' ? ' ' : from[i];
        });
    }

    /// <summary>What two ways to write one name have in common: no quotes, NFKC, lower case, single spaces.</summary>
    public static string NameKey(string text) =>
        string.Join(' ', Compatible(Unquoted(text)).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // half a surrogate pair cannot be normalised
    private static string Compatible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return text;
        }

        return text.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>A number in any of its forms: <c>12</c>, <c>１２</c>, <c>1,299.5</c>, <c>十二</c>, <c>一百二十</c>, <c>两</c>, <c>三万</c>.</summary>
    /// <returns>Null when the text is no number.</returns>
    public static decimal? Number(string text)
    {
        var plain = HalfWidth(Unquoted(text)).Replace("−", "-", StringComparison.Ordinal);
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var bare = IsGrouped(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : plain;
        return decimal.TryParse(bare, style, CultureInfo.InvariantCulture, out var number) ? number : Words(plain);
    }

    // 1,299 and 12,345,678.5, but not 1,2
    private static bool IsGrouped(string text)
    {
        var whole = text.TrimStart('-', '+').Split('.')[0].Split(',');
        return whole.Length > 1 && whole[0].Length is > 0 and <= 3 && whole[0].All(char.IsAsciiDigit) && whole.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit));
    }

    private static decimal? Words(string text)
    {
        if (text.Length == 0)
            return null;

        decimal total = 0, below = 0;
        decimal? digit = null;
        foreach (var c in text)
        {
            var value = "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, _ => 0 };
            if (value < 0)
                value = c switch { '〇' => 0, '两' => 2, _ => -1 };

            if (value >= 0)
            {
                // 二〇二四: digits read one by one
                digit = digit is { } before && before > 0 && below == 0 && total == 0 ? (before * 10) + value : value;
            }
            else if (unit == 10_000)
            {
                total = (total + below + (digit ?? 0)) * unit;
                (below, digit) = (0, null);
            }
            else if (unit > 0)
            {
                below += (digit ?? 1) * unit;
                digit = null;
            }
            else
            {
                return null;
            }
        }

        return total + below + (digit ?? 0);
    }
}

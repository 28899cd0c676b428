using System.Globalization;
using System.Text;

namespace TrackE2E.Core.Plans;

/// <summary>A set of characters as sorted ranges of code points; writes itself as a .NET expression over UTF-16.</summary>
internal sealed class EcmaSet
{
    private const int Last = 0x10FFFF;

    private readonly List<(int From, int To)> ranges = [];

    public bool IsEmpty => ranges.Count == 0;

    /// <summary>The set of a letter escape: d D w W s S.</summary>
    public static EcmaSet Of(char escape)
    {
        var set = new EcmaSet();
        switch (char.ToLowerInvariant(escape))
        {
            case 'd':
                set.Add('0', '9');
                break;
            case 'w':
                foreach (var (from, to) in new[] { ('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z') })
                    set.Add(from, to);
                break;
            default:
                foreach (var (from, to) in new[] { (9, 13), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF) })
                    set.Add(from, to);
                break;
        }

        return char.IsUpper(escape) ? set.Inverted() : set;
    }

    /// <summary>The set of a Unicode property: a general category by short or long name, a few scripts, ASCII, Any, Alphabetic, White_Space.</summary>
    /// <exception cref="ArgumentException">The property is not known here.</exception>
    public static EcmaSet OfProperty(string name)
    {
        var value = name.Split('=') switch
        {
            ["gc" or "General_Category", var category] => category,
            ["sc" or "Script" or "scx" or "Script_Extensions", var script] => "script " + script,
            _ => name,
        };

        var set = new EcmaSet();
        switch (value)
        {
            case "Any": set.Add(0, Last); return set;
            case "ASCII": set.Add(0, 0x7F); return set;
            case "White_Space" or "space": set.Add(9, 13); set.Add(0x85, 0x85); set.Add(Of('s')); return set;
            case "script Han" or "script Hani":
                foreach (var (from, to) in new[] { (0x2E80, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x323AF) })
                    set.Add(from, to);
                return set;
            case "script Latin" or "script Latn":
                foreach (var (from, to) in new[] { ('A', 'Z'), ('a', 'z'), ('\u00AA', '\u00AA'), ('\u00BA', '\u00BA'), ('\u00C0', '\u00D6'), ('\u00D8', '\u00F6'), ('\u00F8', '\u02B8'), ('\u1E00', '\u1EFF'), ('\uFF21', '\uFF3A'), ('\uFF41', '\uFF5A') })
                    set.Add(from, to);
                return set;
            default: break;
        }

        var categories = Categories(value);
        var start = -1;
        for (var point = 0; point <= Last + 1; point++)
        {
            var inside = point <= Last && categories.Contains(CharUnicodeInfo.GetUnicodeCategory(point));
            if (inside && start < 0)
                start = point;
            if (inside || start < 0)
                continue;
            set.Add(start, point - 1);
            start = -1;
        }

        return set;
    }

    public void Add(int from, int to) => ranges.Add((from, to));

    public void Add(EcmaSet other) => ranges.AddRange(other.ranges);

    /// <summary>Every other character.</summary>
    public EcmaSet Inverted()
    {
        var inverted = new EcmaSet();
        var next = 0;
        foreach (var (from, to) in ranges.OrderBy(range => range.From))
        {
            if (from > next)
                inverted.Add(next, from - 1);
            next = Math.Max(next, to + 1);
        }

        if (next <= Last)
            inverted.Add(next, Last);
        return inverted;
    }

    /// <summary>A .NET expression that matches one character of the set.</summary>
    public string ToExpression()
    {
        var single = new StringBuilder();
        var pairs = new List<string>();

        foreach (var (from, to) in ranges)
        {
            if (from <= 0xFFFF)
                AppendRange(single, from, Math.Min(to, 0xFFFF));
            if (to > 0xFFFF)
                AddPairs(pairs, Math.Max(from, 0x10000), to);
        }

        if (pairs.Count == 0)
            return single.Length == 0 ? "(?!)" : $"[{single}]";
        if (single.Length > 0)
            pairs.Add($"[{single}]");
        return "(?:" + string.Join('|', pairs) + ")";
    }

    /// <summary>One character as .NET writes it without special meaning, also inside a class.</summary>
    public static string Written(int codePoint) =>
        codePoint < 0x80 && char.IsAsciiLetterOrDigit((char)codePoint) ? ((char)codePoint).ToString() : $"\\u{codePoint:X4}";

    private static void AppendRange(StringBuilder to, int from, int last)
    {
        // halves of a pair never match by themselves where a whole pair could: both are left to the pairs, except when asked for alone
        if (from < 0xD800 && last > 0xDFFF)
        {
            AppendRange(to, from, 0xD7FF);
            AppendRange(to, 0xE000, last);
            return;
        }

        to.Append(Written(from));
        if (last > from)
            to.Append('-').Append(Written(last));
    }

    private static void AddPairs(List<string> pairs, int from, int to)
    {
        while (from <= to)
        {
            var high = 0xD800 + ((from - 0x10000) >> 10);
            var lastOfHigh = 0x10000 + ((high - 0xD800 + 1) << 10) - 1;
            var startsWhole = ((from - 0x10000) & 0x3FF) == 0;

            if (startsWhole && to >= lastOfHigh)
            {
                var lastHigh = 0xD800 + ((to + 1 - 0x10000) >> 10) - 1;
                pairs.Add($"[\\u{high:X4}-\\u{lastHigh:X4}][\\uDC00-\\uDFFF]");
                from = 0x10000 + ((lastHigh - 0xD800 + 1) << 10);
                continue;
            }

            var end = Math.Min(to, lastOfHigh);
            pairs.Add($"\\u{high:X4}[\\u{0xDC00 + ((from - 0x10000) & 0x3FF):X4}-\\u{0xDC00 + ((end - 0x10000) & 0x3FF):X4}]");
            from = end + 1;
        }
    }

    private static HashSet<UnicodeCategory> Categories(string name)
    {
        string[] order = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn"];
        var code = name switch
        {
            "Letter" or "Alphabetic" or "Alpha" => "L",
            "Uppercase_Letter" or "Uppercase" => "Lu",
            "Lowercase_Letter" or "Lowercase" => "Ll",
            "Titlecase_Letter" => "Lt",
            "Modifier_Letter" => "Lm",
            "Other_Letter" => "Lo",
            "Mark" or "Combining_Mark" => "M",
            "Number" => "N",
            "Decimal_Number" or "digit" => "Nd",
            "Letter_Number" => "Nl",
            "Other_Number" => "No",
            "Punctuation" or "punct" => "P",
            "Symbol" => "S",
            "Math_Symbol" => "Sm",
            "Currency_Symbol" => "Sc",
            "Separator" => "Z",
            "Space_Separator" => "Zs",
            "Control" or "cntrl" => "Cc",
            "Format" => "Cf",
            "Other" => "C",
            _ => name,
        };

        var found = order.Select((category, index) => (category, index)).Where(each => code.Length > 0 && each.category.StartsWith(code, StringComparison.Ordinal) && code.Length <= 2);
        var set = found.Select(each => (UnicodeCategory)each.index).ToHashSet();
        if (set.Count == 0)
            throw new ArgumentException($"\\p{{{name}}} is not a property known here; use a general category such as L, Lu or Nd, or Script=Han");
        if (name is "Alphabetic" or "Alpha")
            set.Add(UnicodeCategory.LetterNumber);
        return set;
    }
}

using System.Globalization;
using System.Text;

namespace TrackE2E.Core.Plans;

/// <summary>A set of characters as sorted ranges of code points; writes itself as a .NET expression over UTF-16.</summary>
internal sealed class EcmaSet
{
    private const int Last = 0x10FFFF;

    // characters beyond U+FFFF by general category: one pass over a million characters, made when a \p first asks
    private static readonly Lazy<ILookup<UnicodeCategory, (int From, int To)>> Beyond = new(FindBeyond);

    // in the order of UnicodeCategory
    private static readonly string[] Codes = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn"];

    private readonly List<(int From, int To)> ranges = [];

    // \p{L} and the like, which .NET has itself up to U+FFFF
    private readonly StringBuilder native = new();

    public bool IsEmpty => ranges.Count == 0 && native.Length == 0;

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
    public static EcmaSet OfProperty(string name, bool negated)
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
            case "Any": set.Add(0, Last); return negated ? set.Inverted() : set;
            case "ASCII": set.Add(0, 0x7F); return negated ? set.Inverted() : set;
            case "White_Space" or "space": set.Add(9, 13); set.Add(0x85, 0x85); set.Add(Of('s')); return negated ? set.Inverted() : set;
            case "script Han" or "script Hani":
                foreach (var (from, to) in new[] { (0x2E80, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x323AF) })
                    set.Add(from, to);
                return negated ? set.Inverted() : set;
            case "script Latin" or "script Latn":
                foreach (var (from, to) in new[] { ('A', 'Z'), ('a', 'z'), ('\u00AA', '\u00AA'), ('\u00BA', '\u00BA'), ('\u00C0', '\u00D6'), ('\u00D8', '\u00F6'), ('\u00F8', '\u02B8'), ('\u1E00', '\u1EFF'), ('\uFF21', '\uFF3A'), ('\uFF41', '\uFF5A') })
                    set.Add(from, to);
                return negated ? set.Inverted() : set;
            default: break;
        }

        var categories = Categories(value);
        var beyond = new EcmaSet();
        foreach (var (from, to) in categories.SelectMany(category => Beyond.Value[category]))
            beyond.Add(from, to);
        foreach (var (from, to) in (negated ? beyond.Inverted() : beyond).ranges.Where(range => range.To > 0xFFFF))
            set.Add(Math.Max(from, 0x10000), to);

        // .NET has no class of "none of these": every other category is listed
        foreach (var category in Enum.GetValues<UnicodeCategory>().Where(category => categories.Contains(category) != negated && category != UnicodeCategory.Surrogate))
            set.native.Append(CultureInfo.InvariantCulture, $"\\p{{{Codes[(int)category]}}}");
        return set;
    }

    public void Add(int from, int to) => ranges.Add((from, to));

    public void Add(EcmaSet other)
    {
        ranges.AddRange(other.ranges);
        native.Append(other.native);
    }

    /// <summary>Every other character; only for sets without <c>\p</c>.</summary>
    private EcmaSet Inverted()
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

    /// <summary>A .NET expression that matches one character of the set, or one that is not in it.</summary>
    public string ToExpression(bool negated = false)
    {
        var (pairs, single) = (new List<string>(), new StringBuilder().Append(native));
        var beyond = new EcmaSet();
        foreach (var (from, to) in ranges)
        {
            if (from <= 0xFFFF)
                AppendRange(single, from, Math.Min(to, 0xFFFF));
            if (to > 0xFFFF)
                beyond.Add(Math.Max(from, 0x10000), to);
        }

        foreach (var (from, to) in (negated ? beyond.Inverted() : beyond).ranges.Where(range => range.To > 0xFFFF).OrderBy(range => range.From))
            AddPairs(pairs, Math.Max(from, 0x10000), to);

        var one = negated ? $"[^{single}\\uD800-\\uDFFF]" : single.Length == 0 ? null : $"[{single}]";
        if (pairs.Count == 0)
            return one ?? "(?!)";
        if (one is not null)
            pairs.Add(one);
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

    private static ILookup<UnicodeCategory, (int From, int To)> FindBeyond()
    {
        var found = new List<(UnicodeCategory Category, (int, int) Range)>();
        var start = 0x10000;
        for (var point = start + 1; point <= Last + 1; point++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(start);
            if (point <= Last && CharUnicodeInfo.GetUnicodeCategory(point) == category)
                continue;
            found.Add((category, (start, point - 1)));
            start = point;
        }

        return found.ToLookup(each => each.Category, each => each.Range);
    }

    private static HashSet<UnicodeCategory> Categories(string name)
    {
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

        var found = Codes.Select((category, index) => (category, index)).Where(each => code.Length > 0 && each.category.StartsWith(code, StringComparison.Ordinal) && code.Length <= 2);
        var set = found.Select(each => (UnicodeCategory)each.index).ToHashSet();
        if (set.Count == 0)
            throw new ArgumentException($"\\p{{{name}}} is not a property known here; use a general category such as L, Lu or Nd, or Script=Han");
        if (name is "Alphabetic" or "Alpha")
            set.Add(UnicodeCategory.LetterNumber);
        return set;
    }
}

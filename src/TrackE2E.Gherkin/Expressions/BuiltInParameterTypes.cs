using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>Cucumber's own parameter types.</summary>
/// <remarks>Numbers are written with ASCII, full-width or any other decimal digits of Unicode; the decimal sign is a point.</remarks>
internal static partial class BuiltInParameterTypes
{
    private static readonly string[] s_integer = [@"-?\d+", @"\d+"];
    private static readonly string[] s_float = [@"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[E][+-]?\d+)?"];

    public static IEnumerable<ParameterType> All() =>
    [
        Of("int", s_integer, s => int.Parse(s, CultureInfo.InvariantCulture), snippets: true, prefer: true),
        Of("float", s_float, s => float.Parse(s, CultureInfo.InvariantCulture), snippets: true),
        Text("word", [@"[^\s]+"]),
        new("string", [@"""([^""\\]*(\\.[^""\\]*)*)""|'([^'\\]*(\\.[^'\\]*)*)'"], typeof(string), (_, g) => new(Unescape(g))) { BuiltIn = true },
        Text("", [".*"], prefer: true),
        Of("double", s_float, s => double.Parse(s, CultureInfo.InvariantCulture)),
        Of("bigdecimal", s_float, s => decimal.Parse(s, NumberStyles.Float, CultureInfo.InvariantCulture)),
        Of("decimal", s_float, s => decimal.Parse(s, NumberStyles.Float, CultureInfo.InvariantCulture)),
        Of("byte", s_integer, s => byte.Parse(s, CultureInfo.InvariantCulture)),
        Of("short", s_integer, s => short.Parse(s, CultureInfo.InvariantCulture)),
        Of("long", s_integer, s => long.Parse(s, CultureInfo.InvariantCulture)),
        Of("biginteger", s_integer, s => BigInteger.Parse(s, CultureInfo.InvariantCulture)),
    ];

    private static string Unescape(string?[] groups) =>
        EscapedQuote().Replace(groups.FirstOrDefault(g => !string.IsNullOrEmpty(g)) ?? "", "$1");

    private static ParameterType Text(string name, string[] regexps, bool prefer = false) =>
        new(name, regexps, typeof(string), (_, g) => new(g[0])) { BuiltIn = true, UseForSnippets = false, PreferForRegexpMatch = prefer };

    private static ParameterType Of<T>(string name, string[] regexps, Func<string, T> parse, bool snippets = false, bool prefer = false)
        where T : struct =>
        new(name, regexps, typeof(T), (_, g) => new(g[0] is { } text ? parse(AsciiDigits(text)) : null))
        {
            BuiltIn = true,
            UseForSnippets = snippets,
            PreferForRegexpMatch = prefer,
        };

    private static string AsciiDigits(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            ascii.Append(Rune.IsDigit(rune) ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : rune.ToString());
        }

        return ascii.ToString();
    }

    [GeneratedRegex(@"\\([""'])")]
    private static partial Regex EscapedQuote();
}

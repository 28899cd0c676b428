using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>The allowed values that a cell lists, each with its meaning: <c>1=男；2=女</c>, <c>home（首页）、search（搜索）</c>, <c>"a,b"; "c"</c>.</summary>
/// <param name="Text">The value.</param>
/// <param name="Means">What it means; empty where the cell does not say.</param>
/// <param name="IsExact">True: it stands in quotes, and is a text whatever it looks like.</param>
internal sealed partial record SheetValues(string Text, string Means, bool IsExact)
{
    private static readonly char[] Separators = [',', '，', '、', ';', '；', '\n', '|'];

    /// <summary>The values of a cell.</summary>
    /// <param name="said">The cell.</param>
    /// <param name="areNumbers">True: what stands behind a number is what it means, whatever is between.</param>
    public static IReadOnlyList<SheetValues> Of(string said, bool areNumbers) => [.. Parts(said).SelectMany(Spaced).Select(part => One(part, areNumbers))];

    /// <summary>A text as a cell can hold it so that it is read as the same text.</summary>
    public static string Written(string text)
    {
        var plain = text.Length is > 0 and <= 40 && text.Trim() == text && text is not ("true" or "false" or "null") && text.All(c => char.IsLetterOrDigit(c) ? c < 0x2E80 : c is '_' or '-' or '.' or '/') && !char.IsAsciiDigit(text[0]) && text[0] != '-';
        return plain ? text : JsonSerializer.Serialize(text, Quoting);
    }

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static SheetValues One(string part, bool areNumbers)
    {
        if (Quoted().Match(part) is { Success: true } quoted && Unquoted(quoted.Groups["text"].Value) is { } text)
            return new SheetValues(text, quoted.Groups["means"].Value.Trim(), true);
        foreach (var form in areNumbers ? new[] { Colon(), Brackets(), BehindNumber() } : [Colon(), Brackets(), BehindDash()])
        {
            if (form.Match(part) is { Success: true } pair)
                return new SheetValues(pair.Groups["value"].Value.Trim(), pair.Groups["means"].Value.Trim(), false);
        }

        return new SheetValues(part, "", false);
    }

    // 1:男 2:女, apart by spaces only: each piece is a number, or no piece has a space in it
    private static IReadOnlyList<string> Spaced(string part)
    {
        var pieces = BeforeKey().Split(part);
        return pieces.Length > 1 && !part.Contains('"', StringComparison.Ordinal) && pieces.All(piece => Colon().IsMatch(piece)) && (pieces.All(piece => char.IsAsciiDigit(piece[0])) || pieces.All(piece => !piece.Any(char.IsWhiteSpace))) ? pieces : [part];
    }

    private static string? Unquoted(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // separators inside of quotes and brackets are none
    private static IEnumerable<string> Parts(string said)
    {
        var part = new StringBuilder();
        var (quoted, depth) = (false, 0);
        for (var i = 0; i < said.Length; i++)
        {
            var c = said[i];
            quoted ^= c == '"' && (i == 0 || said[i - 1] != '\\') && (quoted || part.ToString().Trim().Length == 0);
            depth += quoted ? 0 : c is '(' or '（' ? 1 : c is ')' or '）' ? -1 : 0;
            if (quoted || depth > 0 || !Separators.Contains(c))
            {
                part.Append(c);
                continue;
            }

            if (part.ToString().Trim() is { Length: > 0 } whole)
                yield return whole;
            part.Clear();
            depth = 0;
        }

        if (part.ToString().Trim() is { Length: > 0 } last)
            yield return last;
    }

    [GeneratedRegex("""^(?<text>"([^"\\]|\\.)*")\s*([:：=]\s*(?<means>.+))?$""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?<value>[^:：=]+?)\s*[:：=](?!//)\s*(?<means>.+)$")]
    private static partial Regex Colon();

    [GeneratedRegex(@"\s+(?=[^\s:：=]+\s*[:：=](?!//))")]
    private static partial Regex BeforeKey();

    [GeneratedRegex(@"^(?<value>[^(（]+?)\s*[(（](?<means>[^)）]*)[)）]$")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?<value>-?\d+(\.\d+)?)\s*[-—–.]{0,2}\s*(?<means>[^\d\s.,-].*)$")]
    private static partial Regex BehindNumber();

    [GeneratedRegex(@"^(?<value>[\x21-\x7E]+?)\s*[-—–]{1,2}\s*(?<means>[\u2E80-\uFFFF].*)$")]
    private static partial Regex BehindDash();
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrackE2E.Core.Verdicts;

/// <summary>Writes values into findings: strings quoted; missing, null and the empty string spelled out; numbers with the wire's digits; long values cut; sensitive ones masked.</summary>
public static class ValueText
{
    /// <summary>Most characters of a value that a text shows; the whole value is in the attached event.</summary>
    public const int Limit = 80;

    /// <summary>A captured value; null stands for one that was not sent.</summary>
    /// <param name="value">The value.</param>
    /// <param name="language">Language of the text.</param>
    /// <param name="sensitive">True: only kind and length are told.</param>
    public static string Of(JsonElement? value, string language, bool sensitive = false)
    {
        if (value is not { } json || json.ValueKind == JsonValueKind.Undefined)
            return Missing(language);
        if (json.ValueKind == JsonValueKind.Null)
            return Null(language);

        var isText = json.ValueKind == JsonValueKind.String;
        var text = isText ? JsonText.Of(json) : json.GetRawText();

        if (isText && text.Length == 0)
            return Empty(language);
        if (sensitive)
            return Masked(text, language);
        return isText ? Quoted(text) : Cut(text);
    }

    /// <summary>A text: quoted, cut when long; null and the empty string spelled out.</summary>
    public static string Of(string? text, string language, bool sensitive = false) =>
        text is null ? Missing(language) : text.Length == 0 ? Empty(language) : sensitive ? Masked(text, language) : Quoted(text);

    /// <summary>A value of a plan: string, decimal, bool or null.</summary>
    public static string OfPlanned(object? value, string language) => value switch
    {
        null => Null(language),
        string text => Of(text, language),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Two texts that differ; when they are long, each is cut to the part around the first difference.</summary>
    /// <returns>Both quoted.</returns>
    public static (string Expected, string Actual) Differing(string expected, string actual, string language)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);

        if (expected.Length <= Limit && actual.Length <= Limit)
            return (Of(expected, language), Of(actual, language));

        var same = 0;
        while (same < expected.Length && same < actual.Length && expected[same] == actual[same])
            same++;
        var from = same <= Limit / 2 ? 0 : same - (Limit / 2);
        return (Around(expected, from), Around(actual, from));
    }

    /// <summary><c>(missing)</c>: not sent.</summary>
    public static string Missing(string language) => new Wording("(missing)", "(缺失)").In(language);

    /// <summary><c>(null)</c>: sent as JSON null.</summary>
    public static string Null(string language) => new Wording("(null)", "(空值)").In(language);

    /// <summary><c>(empty)</c>: sent as the empty string.</summary>
    public static string Empty(string language) => new Wording("(empty)", "(空)").In(language);

    private static string Masked(string text, string language)
    {
        var length = JsonText.CodePoints(text);
        return new Wording($"(masked, {length} characters)", $"(已脱敏，{length} 个字符)").In(language);
    }

    private static string Quoted(string text) => text.Length <= Limit ? $"\"{Visible(text)}\"" : Around(text, 0);

    private static string Cut(string text) => text.Length <= Limit ? text : text[..Whole(text, Limit)] + "…";

    private static string Around(string text, int from)
    {
        from = Math.Min(from, text.Length);
        if (from > 0 && from < text.Length && char.IsLowSurrogate(text[from]))
            from--;
        var end = Whole(text, Math.Min(text.Length, from + Limit));
        return (from > 0 ? "\"…" : "\"") + Visible(text[from..end]) + (end < text.Length ? "…\"" : "\"");
    }

    // never ends between the halves of a surrogate pair
    private static int Whole(string text, int end) => end > 0 && end < text.Length && char.IsLowSurrogate(text[end]) ? end - 1 : end;

    // control characters, lone surrogates and invisible spaces are shown by their escapes: they are what a reader would miss
    private static string Visible(string text)
    {
        if (!text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u200B' or '\uFEFF' or '\u00A0'))
            return text;

        var parts = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                parts.Append(text[i]).Append(text[++i]);
            else if (char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] is '\u200B' or '\uFEFF' or '\u00A0')
                parts.Append(text[i] switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", var c => $"\\u{(int)c:x4}" });
            else
                parts.Append(text[i]);
        }

        return parts.ToString();
    }
}

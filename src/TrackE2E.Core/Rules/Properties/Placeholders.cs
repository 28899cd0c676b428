using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Values that stand where an identifier should: what code, tests and templates leave.</summary>
internal static class Placeholders
{
    private static readonly string[] Words = ["", "0", "-1", "test", "none", "null", "nil", "undefined", "unknown", "nan", "n/a", "na", "todo", "tbd", "xxx", "default", "[object object]", "00000000-0000-0000-0000-000000000000"];

    /// <summary>True when the text is no identifier: a known word, or one character repeated (000000, ******).</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var plain = text.Trim();
        foreach (var word in Words)
        {
            if (plain.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        if (plain is ['$' or '{' or '%', '{', ..] || (plain.Length > 4 && plain[0] == '<' && plain[^1] == '>'))
            return true;
        return plain.Length >= 4 && !plain.ContainsAnyExcept(plain[0]) && (plain[0] is '0' or '*' or '-' or 'x' or 'X' or '?');
    }

    /// <summary>What is wrong with the value of an identifier; null when nothing is.</summary>
    public static (Wording What, Wording Hint)? Wrong(JsonElement value, PlannedProperty planned)
    {
        var text = value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
        if (!planned.Identifier || text is null || planned.Enum.Count > 0)
            return null;
        if (Is(text))
            return (PropertyTexts.Placeholder, new("a placeholder that was left in", "遗留的占位值"));
        return value.ValueKind == JsonValueKind.Number && JsonNumber.Parse(text) is { IsBeyondDouble: true }
            ? (PropertyTexts.DigitsLost, new("a number beyond 2^53: JavaScript has rounded it", "超过 2^53 的数：JavaScript 已将其舍入"))
            : null;
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Guesses why a value is wrong, from what goes wrong in practice; a hint never decides, it only explains.</summary>
internal static class ValueHints
{
    /// <summary>True for the words that code leaves where a value is missing.</summary>
    public static bool IsMissingWord(string text) => text is "null" or "undefined" or "NaN" or "[object Object]";

    /// <summary>Why the type is wrong.</summary>
    public static Wording? ForType(JsonElement value, PlannedProperty planned) => value.ValueKind switch
    {
        JsonValueKind.String => ForText(JsonText.Of(value).Trim(), planned),
        JsonValueKind.Number when planned.Types.Contains("integer") => ForFraction(value, planned),
        JsonValueKind.Number when planned.Types.Contains("string") && JsonNumber.Parse(value.GetRawText()) is { IsBeyondDouble: true } => new("a number beyond 2^53 without quotes: its last digits may be lost", "超过 2^53 的数没有加引号：末尾几位可能已丢失"),
        JsonValueKind.Number when planned.Types.Contains("string") => new("a number without quotes", "数字没有加引号"),
        JsonValueKind.Number when planned.Types.Contains("boolean") && value.GetRawText() is "0" or "1" => new("0 and 1 stand for false and true", "用 0 和 1 代替了 false 和 true"),
        JsonValueKind.Object when planned.Types.Contains("array") => new("a single item instead of a list of one", "单个对象没有放进数组"),
        JsonValueKind.Array when planned.Types.Contains("object") && value.GetArrayLength() == 1 => new("a list of one instead of the object itself", "对象外多了一层数组"),
        JsonValueKind.Null => new("null is a value of its own: leave the property out when there is none", "null 也是一个值：没有值时不要发送该字段"),
        _ => null,
    };

    /// <summary>Seconds for milliseconds, yuan for fen, a whole number with float noise.</summary>
    public static Wording? ForFraction(JsonElement value, PlannedProperty planned)
    {
        var text = value.GetRawText();
        if (JsonNumber.Parse(text) is not { } number)
            return null;
        if (NoiseFree(text) is { } meant)
            return new($"{meant} with the noise of floating point", $"{meant} 的浮点误差");
        if (Units.OfMoney(planned.Unit) is { } parts && (number * parts).IsInteger && ValueRules.InRange(number * parts, planned))
            return new($"looks like the main unit; in {planned.Unit} it is {number * parts}", $"像是以元为单位；换算成 {planned.Unit} 是 {number * parts}");
        return Units.OfTime(planned.Unit) is { } ticks and > 1 && (number * ticks).IsInteger && ValueRules.InRange(number * ticks, planned)
            ? new($"looks like seconds; in {planned.Unit} it is {number * ticks}", $"像是以秒为单位；换算成 {planned.Unit} 是 {number * ticks}")
            : null;
    }

    /// <summary>Why a number is out of its range.</summary>
    /// <param name="value">The number.</param>
    /// <param name="planned">The property.</param>
    /// <param name="fits">True when another number keeps the rules.</param>
    public static Wording? ForRange(JsonElement value, PlannedProperty planned, Func<JsonNumber, bool> fits)
    {
        if (JsonNumber.Parse(value.GetRawText()) is not { } number)
            return null;
        if (NoiseFree(value.GetRawText()) is { } meant && fits(meant))
            return new($"{meant} with the noise of floating point", $"{meant} 的浮点误差");
        if (Units.OfMoney(planned.Unit) is { } parts && fits(number * parts))
            return new($"looks like the main unit; in {planned.Unit} it is {number * parts}", $"像是以元为单位；换算成 {planned.Unit} 是 {number * parts}");
        if (Units.IsMainMoney(planned.Unit) && Whole(number, 100) is { } main && fits(main))
            return new($"looks like cents (分); in {planned.Unit} it is {main}", $"像是以分为单位；换算成 {planned.Unit} 是 {main}");
        if (Units.IsSecond(planned.Unit) && Whole(number, 1000) is { } seconds && fits(seconds))
            return new($"looks like milliseconds; in {planned.Unit} it is {seconds}", $"像是以毫秒为单位；换算成 {planned.Unit} 是 {seconds}");
        return Units.OfTime(planned.Unit) is { } ticks and > 1 && fits(number * ticks)
            ? new($"looks like seconds; in {planned.Unit} it is {number * ticks}", $"像是以秒为单位；换算成 {planned.Unit} 是 {number * ticks}")
            : null;
    }

    /// <summary>Why a text is none of the allowed ones: case, spaces, full-width forms, percent- or HTML-escapes.</summary>
    public static Wording? ForAllowed(string text, IReadOnlyList<string> allowed)
    {
        if (IsMissingWord(text))
            return MissingWord(text);

        foreach (var one in allowed)
        {
            if (string.Equals(one, text, StringComparison.OrdinalIgnoreCase))
                return new($"\"{one}\" in another case", $"与 \"{one}\" 大小写不同");
            if (one == text.Trim())
                return new($"\"{one}\" with spaces around it", $"\"{one}\" 前后多了空格");
            if (SaidText.NameKey(one) == SaidText.NameKey(text))
                return new($"\"{one}\" in full-width characters or with quotes", $"\"{one}\" 用了全角字符或带了引号");
            if (one == Decoded(text))
                return new($"\"{one}\" still encoded", $"\"{one}\" 未解码");
            if (NearestName.Plain(one) == NearestName.Plain(text))
                return new($"\"{one}\" written in another style", $"与 \"{one}\" 写法不同");
        }

        return NearestName.Best(text, allowed) is { } near ? new($"nearest allowed: \"{near}\"", $"最接近的取值：\"{near}\"") : null;
    }

    /// <summary>Why a text is not of a format.</summary>
    public static Wording? ForFormat(string format, string text)
    {
        if (IsMissingWord(text))
            return MissingWord(text);
        if (format == "date-time" && TextFormat.Holds("date-time", text.Replace(' ', 'T') + "Z"))
            return new("the time zone is missing: end it with Z or +08:00", "缺少时区：以 Z 或 +08:00 结尾");
        if (format == "date-time" && text.Contains(' ', StringComparison.Ordinal) && TextFormat.Holds("date-time", text.Replace(' ', 'T')))
            return new("a T stands between date and time", "日期和时间之间应为 T");
        if (format is "date-time" or "time" && text is [.., '+' or '-', _, _, _, _] && TextFormat.Holds(format, text[..^2] + ":" + text[^2..]))
            return new("a colon is missing in the time zone: +08:00", "时区缺少冒号，应为 +08:00");
        if (format is "date-time" or "date" && text.Length is 10 or 13 && text.All(char.IsAsciiDigit))
            return new("a count of seconds or milliseconds since 1970", "这是 1970 年以来的秒数或毫秒数");
        if (format == "uri" && Decoded(text) is { } decoded && TextFormat.Holds("uri", decoded))
            return new("encoded as a whole", "整体被编码了一次");
        return text != text.Trim() && TextFormat.Holds(format, text.Trim()) ? new("spaces around it", "前后多了空格") : null;
    }

    /// <summary>The text with its percent- or HTML-escapes read; null when there are none.</summary>
    public static string? Decoded(string text)
    {
        var decoded = text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : WebUtility.HtmlDecode(text);
        return decoded == text ? null : decoded;
    }

    /// <summary>The explanation of a missing-value word.</summary>
    public static Wording MissingWord(string text) => new($"the word \"{text}\" is what code leaves where a value is missing", $"\"{text}\" 是代码取不到值时留下的字样");

    /// <summary>The kind of document inside a text: object, array, or (encoded twice) string; null when it holds none.</summary>
    public static (string Type, bool Twice)? DocumentIn(string text)
    {
        if (text.Length < 2 || text[0] is not ('{' or '[' or '"'))
            return null;

        try
        {
            using var inner = JsonDocument.Parse(text);
            return inner.RootElement.ValueKind switch
            {
                JsonValueKind.Object => ("object", false),
                JsonValueKind.Array => ("array", false),
                JsonValueKind.String when DocumentIn(JsonText.Of(inner.RootElement).Trim()) is { } deeper => (deeper.Type, true),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Wording? ForText(string text, PlannedProperty planned)
    {
        if (IsMissingWord(text))
            return MissingWord(text);
        if (planned.Types.Any(type => type is "integer" or "number") && JsonNumber.Parse(text) is not null)
            return new("a number in quotes", "数字加了引号");
        if (planned.Types.Any(type => type is "integer" or "number") && ShownValue.Numbers(text).Count == 1)
            return new("a number with its unit or separators, as people read it", "数字带了单位或分隔符，是给人看的写法");
        return planned.Types.Contains("boolean") && text.ToUpperInvariant() is "TRUE" or "FALSE" or "0" or "1" ? new("a boolean in quotes", "布尔值加了引号") : null;
    }

    private static JsonNumber? Whole(JsonNumber number, int parts) => number.AsDecimal is { } value ? (JsonNumber)(value / parts) : null;

    // 1298.9999999999998 and 12.990000000000002: at least 15 digits, and one with 12 digits is near and shorter by far
    public static JsonNumber? NoiseFree(string text)
    {
        if (text.Count(char.IsAsciiDigit) < 15 || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        var rounded = value.ToString("G12", CultureInfo.InvariantCulture);
        return rounded.Count(char.IsAsciiDigit) <= 11 ? JsonNumber.Parse(rounded) : null;
    }
}

using System.Globalization;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>Durations as plans write them: a number and ms, s, m (or min) or h.</summary>
internal static class Duration
{
    /// <summary>The duration; null when the text is none or beyond a day. <c>0</c> needs no unit.</summary>
    public static TimeSpan? Parse(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var unit = trimmed[digits..].Trim();

        if (!decimal.TryParse(trimmed.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 86_400_000)
            return null;

        decimal? milliseconds = unit switch
        {
            "ms" or "毫秒" => number,
            "s" or "sec" or "秒" => number * 1000,
            "m" or "min" or "分钟" => number * 60_000,
            "h" or "小时" => number * 3_600_000,
            "" when number == 0 => 0,
            _ => null,
        };
        return milliseconds is { } value and <= 86_400_000 ? TimeSpan.FromMilliseconds((double)value) : null;
    }
}

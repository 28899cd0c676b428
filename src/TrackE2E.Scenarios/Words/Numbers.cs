using System.Globalization;
using System.Text;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Words;

/// <summary>Reads numbers and durations as people write them in steps: 3, ３, 三, 十二, 两, once, 1.5 s, 600毫秒, 两分钟.</summary>
internal static class Numbers
{
    /// <summary>A count: digits of any width, Chinese numerals up to 99, or an English word for a small one.</summary>
    public const string CountPattern = "[0-9０-９]+|[零〇一二三四五六七八九十两]+";

    /// <summary>A count with its word in English: <c>once</c>, <c>twice</c>, <c>3 times</c>.</summary>
    public const string TimesPattern = "once|twice|[0-9０-９]+ times?|zero times|no times";

    /// <summary>An English ordinal: 1st, 2nd, 5th, first, second, third, last.</summary>
    public const string OrdinalPattern = "[0-9０-９]+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last";

    /// <summary>A Chinese ordinal with any measure word: 第2个, 第三张, 最后一个.</summary>
    public const string PlacePattern = "第 ?(?:" + CountPattern + ") ?" + MeasureWord + "|最后(?:一|1|１)?" + MeasureWord;

    /// <summary>The number of what is the last.</summary>
    public const int Last = -1;

    private const string MeasureWord = "[个张条项件款行块]?";

    /// <summary>A duration with its unit.</summary>
    public const string DurationPattern = @"(?:[0-9０-９]+(?:[.．][0-9０-９]+)?|[一二三四五六七八九十两半]+) ?(?:ms|s|sec|secs|min|mins|seconds?|milliseconds?|minutes?|hours?|h|days?|毫秒|秒钟?|分钟|个?小时|天)";

    /// <summary>A share of an area: 50%, ５０％, 一半.</summary>
    public const string SharePattern = "[0-9０-９]+(?:[.．][0-9０-９]+)? ?[%％]|一半|half";

    private const string Digits = "零一二三四五六七八九";

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    public static int Count(string text)
    {
        var plain = Half(text).ToLowerInvariant();
        if (plain.StartsWith('第'))
        {
            plain = plain[1..].TrimEnd([.. MeasureWord]).Trim();
        }

        return plain switch
        {
            "last" => Last,
            _ when plain.StartsWith("最后", StringComparison.Ordinal) => Last,
            "once" => 1,
            "twice" => 2,
            "zero times" or "no times" => 0,
            _ when Array.IndexOf(Ordinals, plain) is var index and >= 0 => index + 1,
            _ when Chinese(plain) is { } number => number,
            _ when int.TryParse(new string([.. plain.TakeWhile(char.IsAsciiDigit)]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Broken.NoNumber(text, new("a number: 3, ３ or 三", "数字：3、３ 或 三")),
        };
    }

    public static TimeSpan Duration(string text)
    {
        var plain = Half(text).Replace(" ", "", StringComparison.Ordinal);
        var end = plain.TakeWhile(c => char.IsAsciiDigit(c) || c == '.' || "零〇一二三四五六七八九十两半".Contains(c, StringComparison.Ordinal)).Count();
        var (number, unit) = (plain[..end], plain[end..]);
        double value;
        if (number == "半")
        {
            value = 0.5;
        }
        else if (Chinese(number) is { } chinese)
        {
            value = chinese;
        }
        else if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            throw Broken.NoNumber(text, new("a duration: 1.5 s, 600 ms, 1秒, 600毫秒", "时长：1.5 s、600 ms、1秒、600毫秒"));
        }

        return unit switch
        {
            "ms" or "毫秒" or "millisecond" or "milliseconds" => TimeSpan.FromMilliseconds(value),
            "s" or "sec" or "secs" or "秒" or "秒钟" or "second" or "seconds" => TimeSpan.FromSeconds(value),
            "min" or "mins" or "分钟" or "minute" or "minutes" => TimeSpan.FromMinutes(value),
            "h" or "hour" or "hours" or "小时" or "个小时" => TimeSpan.FromHours(value),
            "day" or "days" or "天" => TimeSpan.FromDays(value),
            _ => throw Broken.NoNumber(text, new("a unit: ms, s, min, hours, days, 毫秒, 秒, 分钟, 小时, 天", "单位：ms、s、min、hours、days、毫秒、秒、分钟、小时、天")),
        };
    }

    public static double Share(string text)
    {
        var plain = Half(text).Trim();
        if (plain is "一半" or "half")
        {
            return 0.5;
        }

        var percent = double.Parse(plain.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return percent is > 0 and <= 100 ? percent / 100 : throw Broken.NoNumber(text, new("a share above 0 % up to 100 %", "大于 0 %、不超过 100 % 的比例"));
    }

    // full-width forms are compatibility characters: ３ is 3, ％ is %
    private static string Half(string text) => text.Normalize(NormalizationForm.FormKC).Trim();

    private static int? Chinese(string text)
    {
        if (text.Length == 0 || text.Any(c => !"零〇一二三四五六七八九十两".Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        var plain = text.Replace('两', '二').Replace('〇', '零');
        var ten = plain.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return plain.Length == 1 ? Digits.IndexOf(plain[0], StringComparison.Ordinal) : null;
        }

        var tens = ten == 0 ? 1 : Digits.IndexOf(plain[0], StringComparison.Ordinal);
        var ones = ten == plain.Length - 1 ? 0 : Digits.IndexOf(plain[^1], StringComparison.Ordinal);
        return (tens * 10) + ones;
    }
}

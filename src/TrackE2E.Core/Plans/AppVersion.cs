using System.Globalization;
using System.Numerics;

namespace TrackE2E.Core.Plans;

/// <summary>Versions of apps: numbers with dots, a v before and a build behind them do not count.</summary>
public static class AppVersion
{
    /// <summary>-1, 0 or 1; null when one of them is no version. 2.10 is above 2.9, 2.3 is 2.3.0.</summary>
    public static int? Compare(string one, string other)
    {
        if (Parts(one) is not { } left || Parts(other) is not { } right)
            return null;

        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var order = (i < left.Count ? left[i] : 0).CompareTo(i < right.Count ? right[i] : 0);
            if (order != 0)
                return Math.Sign(order);
        }

        return 0;
    }

    /// <summary>True for what <see cref="Compare"/> can order.</summary>
    public static bool IsOne(string text) => Parts(text) is not null;

    private static List<BigInteger>? Parts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Trim().TrimStart('v', 'V');
        var end = plain.AsSpan().IndexOfAny("-+ (");
        var parts = new List<BigInteger>();
        foreach (var part in (end < 0 ? plain : plain[..end]).Split('.'))
        {
            if (part.Length is 0 or > 18 || !BigInteger.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            parts.Add(number);
        }

        return parts;
    }
}

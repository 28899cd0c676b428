namespace TrackE2E.Core.Rules.Properties;

/// <summary>Units of numbers: how many of one make the unit that screens show.</summary>
internal static class Units
{
    /// <summary>How many make a yuan (dollar, …); null when the unit is none of money's small ones.</summary>
    public static int? OfMoney(string? unit) => unit?.ToLowerInvariant() switch
    {
        "fen" or "分" or "cent" or "cents" or "minor" or "minor units" or "minor-units" or "minorunits" => 100,
        "jiao" or "角" or "毛" => 10,
        _ => null,
    };

    /// <summary>True for money's main units, which have two decimals at most.</summary>
    public static bool IsMainMoney(string? unit) => unit?.ToLowerInvariant() is "yuan" or "元" or "rmb" or "cny" or "usd" or "eur" or "dollar" or "dollars" or "euro" or "euros" or "块";

    /// <summary>True for seconds.</summary>
    public static bool IsSecond(string? unit) => unit?.ToLowerInvariant() is "s" or "sec" or "秒" or "second" or "seconds";

    /// <summary>How many make a second; null when the unit is no small unit of time.</summary>
    public static int? OfTime(string? unit) => unit?.ToLowerInvariant() switch
    {
        "ms" or "毫秒" or "millisecond" or "milliseconds" => 1000,
        "us" or "μs" or "微秒" or "microsecond" or "microseconds" => 1_000_000,
        "s" or "sec" or "秒" or "second" or "seconds" => 1,
        _ => null,
    };

    /// <summary>True for a part of one, which screens show in percent.</summary>
    public static bool IsRatio(string? unit) => unit?.ToLowerInvariant() is "ratio" or "share" or "fraction" or "比例";
}

using System.Globalization;
using System.Text.Json;

namespace TrackE2E.Core.Plans.Diffing;

/// <summary>The words in which two versions of a thing are compared.</summary>
internal static class DiffTexts
{
    private const int LongestText = 80;

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Flag(bool value) => value ? "true" : "false";

    public static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "none";

    public static string Pairs(IReadOnlyDictionary<string, string> pairs) => string.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    public static string List(IEnumerable<object?> values) => string.Join(", ", values.Select(Value)) is { Length: > 0 } text ? text : "any";

    public static string Titles(LocalizedText? text) => text is null ? "none" : string.Join(" / ", text.All);

    public static string Scope(PlanScope scope) => !scope.IsLimited ? "everywhere" : string.Join(", ", new[]
    {
        scope.Since is { } since ? $"since {since}" : null, scope.Until is { } until ? $"until {until}" : null, scope.Platforms.Count > 0 ? string.Join("|", scope.Platforms.Order(StringComparer.Ordinal)) : null,
    }.OfType<string>());

    public static string Conditions(IReadOnlyList<PropertyCondition> conditions) => conditions.Count == 0 ? "none" : string.Join(" and ", conditions.Select(each => $"{each.Path} = {string.Join("|", each.Values.Select(Value))}"));

    /// <summary>From what to what; of long texts the part that is another one.</summary>
    public static string Between(string from, string to)
    {
        if (from.Length <= LongestText && to.Length <= LongestText)
            return $"{from} → {to}";
        var same = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Cut(from, same)} → {Cut(to, same)}";
    }

    /// <summary>From what to what, with the words that stand for nothing and everything in Chinese.</summary>
    public static string InChinese(string change) => change.Split(" → ") is [var from, var to] ? $"{Side(from)} → {Side(to)}" : change;

    private static string Side(string side) => side switch { "none" => "无", "any" => "任意", "everywhere" => "不限", "" => "无", _ => side };

    private static string Cut(string text, int same)
    {
        var start = Math.Max(0, Math.Min(same, text.Length) - (LongestText / 2));
        var end = Math.Min(text.Length, start + LongestText);
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }

    private static string Value(object? value) => value switch { null => "null", bool flag => Flag(flag), IFormattable number => number.ToString(null, CultureInfo.InvariantCulture), _ => value.ToString()! };
}

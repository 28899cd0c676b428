using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Compares a reported value with what the screen showed: <c>1299</c> fen with <c>¥12.99</c>, texts without their spaces, addresses as the browser resolves them.</summary>
internal static partial class ShownValue
{
    /// <summary>True when the value is what the screen showed, given the property's unit.</summary>
    /// <param name="value">What was sent.</param>
    /// <param name="shown">A text of the screen, or an attribute as it is written.</param>
    /// <param name="planned">The property; says the unit, and which attribute is shown.</param>
    /// <param name="page">The address that a relative one on the screen is meant from; without it any page's will do.</param>
    public static bool Agrees(JsonElement value, string shown, PlannedProperty? planned, string? page = null)
    {
        var reported = value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : value.GetRawText();
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return SameText(reported, shown);
        if (value.ValueKind == JsonValueKind.String && (SameText(reported, shown) || (IsAddress(planned) && SameAddress(reported, shown, page ?? reported))))
            return true;

        // a text is compared as a number only when both sides are nothing but one
        if (value.ValueKind == JsonValueKind.String && !(BareNumber().IsMatch(reported) && BareNumber().IsMatch(SaidText.HalfWidth(shown).Trim())))
            return false;
        return JsonNumber.Parse(reported.Trim()) is { } number && Readings(shown, planned?.Unit).Any(reading => reading.Holds(number));
    }

    /// <summary>A value that would agree, for texts: the first reading of what is shown, or the text.</summary>
    public static Wording Wanted(string shown, PlannedProperty? planned)
    {
        var text = ValueText.Of(shown.Trim(), "en");
        var isNumber = planned?.Types.Any(type => type is "integer" or "number") == true;
        return isNumber && Readings(shown, planned?.Unit) is [var reading, ..]
            ? new($"{reading.Value}, shown as {text}", $"{reading.Value}，界面显示 {text}")
            : new($"as shown: {text}", $"界面显示 {text}");
    }

    /// <summary>Why a number differs by a factor.</summary>
    public static Wording? Hint(JsonElement value, string shown, PlannedProperty? planned)
    {
        if (value.ValueKind != JsonValueKind.Number || JsonNumber.Parse(value.GetRawText()) is not { } number)
            return null;

        foreach (var reading in Readings(shown, planned?.Unit))
        {
            foreach (var factor in new[] { 100, 1000, 10 })
            {
                if (reading.Holds(number * factor))
                    return Factor(factor, planned?.Unit, true);
                if ((reading.Value * factor).CompareTo(number) == 0)
                    return Factor(factor, planned?.Unit, false);
            }
        }

        return null;
    }

    /// <summary>The numbers of a text as people read them: separators, full-width digits, 万 and 亿 understood.</summary>
    public static IReadOnlyList<JsonNumber> Numbers(string text) => [.. Readings(text, null).Select(reading => reading.Value)];

    private static Wording Factor(int factor, string? unit, bool isSmall) => (factor, Units.OfMoney(unit), Units.OfTime(unit)) switch
    {
        (100, 100, _) when isSmall => new($"looks like yuan where the plan says {unit}", $"像是以元为单位，方案是 {unit}"),
        (1000, _, 1000) when isSmall => new($"looks like seconds where the plan says {unit}", $"像是以秒为单位，方案是 {unit}"),
        (100, null, _) when !isSmall => new("100 times as much: fen where the main unit is planned?", "大了 100 倍：是否把元报成了分？"),
        (1000, _, 1) when !isSmall => new("looks like milliseconds where the plan says seconds", "像是以毫秒为单位，方案是秒"),
        _ => isSmall ? new($"{factor} times too small", $"小了 {factor} 倍") : new($"{factor} times too large", $"大了 {factor} 倍"),
    };

    private static List<Reading> Readings(string shown, string? unit)
    {
        var text = SaidText.HalfWidth(shown);
        var readings = new List<Reading>();

        if (Units.OfTime(unit) is { } ticks && ClockText().Match(text) is { Success: true } clock)
        {
            var seconds = clock.Groups["part"].Captures.Aggregate(0m, (sum, part) => (sum * 60) + decimal.Parse(part.Value, CultureInfo.InvariantCulture));
            return [new Reading(seconds * ticks, null)];
        }

        foreach (Match match in NumberText().Matches(text))
        {
            var digits = match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
            if (JsonNumber.Parse(digits) is not { } number)
                continue;

            var suffix = match.Groups["suffix"].Value.ToLowerInvariant();
            var scale = suffix switch { "万" or "w" => 10_000, "亿" => 100_000_000, "k" => 1000, _ => 1 };
            var places = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            var parts = suffix switch
            {
                "%" when Units.IsRatio(unit) => 0,
                "ms" or "毫秒" when Units.OfTime(unit) is { } per => per == 1 ? -1000 : per / 1000,
                _ => Units.OfMoney(unit) ?? Units.OfTime(unit) ?? 1,
            };

            var value = parts switch { 0 => JsonNumber.Parse(digits + "e-2")!.Value, -1000 => JsonNumber.Parse(digits + "e-3")!.Value, _ => number * parts * scale };
            readings.Add(new Reading(value, scale == 1 ? null : JsonNumber.Parse(FormattableString.Invariant($"{parts * scale}e{-places}"))));
        }

        return readings;
    }

    private static bool SameText(string one, string other) => Plain(one) == Plain(other);

    private static bool IsAddress(PlannedProperty? planned) => planned?.Shown is { } source && ShownSource.Of(source).Attribute is "href" or "src" or "action";

    private static bool SameAddress(string one, string other, string page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var from) && Uri.TryCreate(from, other.Trim(), out var meant) && Uri.TryCreate(one, UriKind.Absolute, out var sent) && sent.AbsoluteUri == meant.AbsoluteUri;

    private static string Plain(string text)
    {
        var spaced = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return JsonText.IsDamaged(spaced) ? spaced : spaced.Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(@"(?<![0-9.])(?<number>-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|-?[0-9]+(\.[0-9]+)?)\s*(?<suffix>万|亿|[wWkK](?![A-Za-z])|%|ms|毫秒)?")]
    private static partial Regex NumberText();

    [GeneratedRegex(@"^\s*(?<part>[0-9]{1,3})(:(?<part>[0-9]{2}))+\s*\z")]
    private static partial Regex ClockText();

    [GeneratedRegex(@"^\s*[¥￥$€£]?\s*-?[0-9][0-9,]*(\.[0-9]+)?\s*[元]?\s*\z")]
    private static partial Regex BareNumber();

    /// <summary>One way to read a shown number; Step is what rounding to its last digit may hide (1.2万 stands for 11,500 to 12,999).</summary>
    private readonly record struct Reading(JsonNumber Value, JsonNumber? Step)
    {
        public bool Holds(JsonNumber number)
        {
            if (Step is not { } step || step.AsDecimal is not { } slack || Value.AsDecimal is not { } value || number.AsDecimal is not { } sent)
                return Value.CompareTo(number) == 0;
            return sent >= value - (slack / 2) && sent < value + slack;
        }
    }
}

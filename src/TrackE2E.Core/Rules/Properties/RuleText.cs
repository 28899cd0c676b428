using System.Globalization;
using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Writes rules of a property in the words of the rule cell: <c>price: integer, fen, required, 0..</c>.</summary>
internal static class RuleText
{
    /// <summary>The property's name and all its rules.</summary>
    public static Wording Of(PlannedProperty property)
    {
        var english = Parts(property, "en").ToList();
        var chinese = Parts(property, "zh").ToList();
        return english.Count == 0 ? new($"{property.Name}: any value", $"{property.Name}：任意值") : new($"{property.Name}: {string.Join(", ", english)}", $"{property.Name}：{string.Join("，", chinese)}");
    }

    /// <summary>A JSON type's name.</summary>
    public static string Type(string type, string language) => Wording.IsChinese(language)
        ? type switch { "string" => "文本", "integer" => "整数", "number" => "数字", "boolean" => "布尔", "object" => "对象", "array" => "数组", _ => "空值" }
        : type;

    /// <summary>The types, as one phrase.</summary>
    public static Wording Types(IEnumerable<string> types) =>
        new(string.Join(" or ", types.Select(type => Type(type, "en"))), string.Join("或", types.Select(type => Type(type, "zh"))));

    /// <summary>The JSON type of a value; a number is an integer only when it is whole.</summary>
    public static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => JsonNumber.Parse(value.GetRawText()) is { IsInteger: true } ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        _ => "null",
    };

    /// <summary><c>0..10</c>, <c>0..</c>, <c>..10</c>.</summary>
    public static string Span(decimal? from, decimal? to) => FormattableString.Invariant($"{from}..{to}");

    /// <summary>Allowed values: <c>= "a"</c> or <c>one of "a", "b"</c>; long lists are cut.</summary>
    public static Wording Allowed(IReadOnlyList<object?> values)
    {
        string List(string language) => string.Join(", ", values.Take(12).Select(value => ValueText.OfPlanned(value, language))) + (values.Count > 12 ? ", …" : "");
        return values.Count == 1 ? new($"= {List("en")}", $"= {List("zh")}") : new($"one of {List("en")}", $"属于 {List("zh")}");
    }

    private static IEnumerable<string> Parts(PlannedProperty property, string language)
    {
        if (property.Types.Count > 0)
            yield return Types(property.Types).In(language);
        if (property.Unit is { } unit)
            yield return unit;
        if (property.RequiredWhen.Count > 0)
            yield return PropertyTexts.RequiredWhen(property.RequiredWhen).In(language);
        else if (property.Required)
            yield return new Wording("required", "必填").In(language);
        if (property.Enum.Count > 0)
            yield return Allowed(property.Enum).In(language);
        if (property.Minimum is not null || property.Maximum is not null)
            yield return Span(property.Minimum, property.Maximum);
        if (property.ExclusiveMinimum is { } above)
            yield return string.Create(CultureInfo.InvariantCulture, $"> {above}");
        if (property.ExclusiveMaximum is { } below)
            yield return string.Create(CultureInfo.InvariantCulture, $"< {below}");
        if (property.MultipleOf is { } step)
            yield return new Wording(string.Create(CultureInfo.InvariantCulture, $"multiple of {step}"), string.Create(CultureInfo.InvariantCulture, $"{step} 的倍数")).In(language);
        if (property.MinLength is not null || property.MaxLength is not null)
            yield return new Wording($"length {Span(property.MinLength, property.MaxLength)}", $"长度 {Span(property.MinLength, property.MaxLength)}").In(language);
        if (property.MaxBytes is { } bytes)
            yield return new Wording($"at most {bytes} bytes", $"最多 {bytes} 字节").In(language);
        if (property.Identifier)
            yield return new Wording("an identifier", "标识").In(language);
        if (property.MinItems is not null || property.MaxItems is not null)
            yield return new Wording($"{Span(property.MinItems, property.MaxItems)} items", $"{Span(property.MinItems, property.MaxItems)} 项").In(language);
        if (property.Pattern is { } pattern)
            yield return new Wording($"matches /{pattern}/", $"匹配 /{pattern}/").In(language);
        if (property.Format is { } format)
            yield return format;
        if (property.Shown is { } shown)
            yield return new Wording($"as {shown} shows it", $"与 {shown} 的显示一致").In(language);
    }
}

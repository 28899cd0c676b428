using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Judges one value by the rules of its planned property, members and items left out.</summary>
internal static class ValueRules
{
    /// <summary>Every rule that the value breaks; a value of the wrong type is not judged further.</summary>
    public static IReadOnlyList<Violation> Judge(JsonElement value, PlannedProperty planned)
    {
        if (!HasType(value, planned.Types))
            return [WrongType(value, planned)];

        var broken = new List<Violation>();
        if (planned.Enum.Count > 0 && !planned.Enum.Any(allowed => Equal(value, allowed)))
        {
            var hint = value.ValueKind == JsonValueKind.String ? ValueHints.ForAllowed(JsonText.Of(value), [.. planned.Enum.OfType<string>()]) : null;
            broken.Add(Make(FindingKind.ValueNotAllowed, value, planned, PropertyTexts.NotAllowed, hint, PropertyTexts.DoAllowed(planned.Name)));
        }

        if (Placeholders.Wrong(value, planned) is { } placeholder)
        {
            broken.Add(Make(FindingKind.ValueNotAllowed, value, planned, placeholder.What, placeholder.Hint, PropertyTexts.DoIdentify(planned.Name)));
            return broken;
        }

        if (value.ValueKind == JsonValueKind.String)
            Text(JsonText.Of(value), value, planned, broken);
        else if (value.ValueKind == JsonValueKind.Number)
            Number(value, planned, broken);
        else if (value.ValueKind == JsonValueKind.Array)
            Count(value, planned, broken);
        return broken;
    }

    /// <summary>True when the value is of one of the types; no types = any.</summary>
    public static bool HasType(JsonElement value, IReadOnlyList<string> types)
    {
        if (types.Count == 0)
            return true;
        var type = RuleText.TypeOf(value);
        return types.Contains(type) || (type == "integer" && types.Contains("number"));
    }

    /// <summary>True when the captured value is the planned one: numbers by value, texts by their characters.</summary>
    public static bool Equal(JsonElement value, object? planned) => planned switch
    {
        null => value.ValueKind == JsonValueKind.Null,
        bool flag => value.ValueKind == (flag ? JsonValueKind.True : JsonValueKind.False),
        string text => value.ValueKind == JsonValueKind.String && JsonText.Of(value) == text,
        decimal number => value.ValueKind == JsonValueKind.Number && JsonNumber.Parse(value.GetRawText()) is { } sent && sent.CompareTo(number) == 0,
        _ => false,
    };

    private static Violation WrongType(JsonElement value, PlannedProperty planned)
    {
        var document = value.ValueKind == JsonValueKind.String ? ValueHints.DocumentIn(JsonText.Of(value).Trim()) : null;
        if (document is { } inner && planned.Types.Contains(inner.Type))
            return Make(FindingKind.WrongNesting, value, planned, PropertyTexts.DocumentInText(inner.Type), inner.Twice ? PropertyTexts.EncodedTwice : (Wording?)null, PropertyTexts.DoUnwrap(planned.Name, inner.Twice));

        var isType = RuleText.TypeOf(value);
        return Make(FindingKind.TypeMismatch, value, planned, PropertyTexts.WrongType(isType, planned.Types), ValueHints.ForType(value, planned), PropertyTexts.DoType(planned.Name, planned.Types, isType));
    }

    private static void Text(string text, JsonElement value, PlannedProperty planned, List<Violation> broken)
    {
        if (JsonText.IsDamaged(text))
            broken.Add(Make(FindingKind.ValueNotAllowed, value, planned, PropertyTexts.Damaged, null, PropertyTexts.DoDamaged(planned.Name)));
        if (planned.Enum.Count == 0 && planned.Shown is null && ValueHints.IsMissingWord(text))
            broken.Add(Make(FindingKind.ValueNotAllowed, value, planned, PropertyTexts.NotAllowed, ValueHints.MissingWord(text), PropertyTexts.DoMissingWord(planned.Name)));

        var length = JsonText.CodePoints(text);
        if (length < planned.MinLength || length > planned.MaxLength)
            broken.Add(Make(FindingKind.Length, value, planned, PropertyTexts.TextLength(length, length < planned.MinLength), Bytes(text, length), PropertyTexts.DoLength(planned.Name)));
        if (planned.MaxBytes is { } most && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > most)
            broken.Add(Make(FindingKind.Length, value, planned, PropertyTexts.TooManyBytes(bytes), new($"{length} characters", $"{length} 个字符"), PropertyTexts.DoLength(planned.Name)));
        if (planned.Pattern is { } pattern && !Matches(pattern, text, planned))
            broken.Add(Make(FindingKind.Pattern, value, planned, PropertyTexts.NoMatch, Trimmed(pattern, text, planned), PropertyTexts.DoPattern(planned.Name)));
        if (planned.Format is { } format && !TextFormat.Holds(format, text))
            broken.Add(Make(FindingKind.ValueNotAllowed, value, planned, PropertyTexts.NotOfFormat(format), ValueHints.ForFormat(format, text), PropertyTexts.DoFormat(planned.Name, format)));
    }

    private static void Number(JsonElement value, PlannedProperty planned, List<Violation> broken)
    {
        if (JsonNumber.Parse(value.GetRawText()) is not { } number)
            return;
        if (InRange(number, planned))
        {
            // money has two decimals: 12.990000000000002 yuan is nobody's price
            if (Units.IsMainMoney(planned.Unit) && ValueHints.NoiseFree(value.GetRawText()) is { } meant)
                broken.Add(Make(FindingKind.Range, value, planned, PropertyTexts.Noise, new($"{meant} with the noise of floating point", $"{meant} 的浮点误差"), PropertyTexts.DoRound(planned.Name)));
            return;
        }

        broken.Add(Make(FindingKind.Range, value, planned, PropertyTexts.OutOfRange, ValueHints.ForRange(value, planned, other => InRange(other, planned)), PropertyTexts.DoRange(planned.Name)));
    }

    /// <summary>True when a number is inside of the property's bounds and a multiple of its step.</summary>
    public static bool InRange(JsonNumber number, PlannedProperty planned) =>
        !(planned.Minimum is { } minimum && number.CompareTo(minimum) < 0)
        && !(planned.Maximum is { } maximum && number.CompareTo(maximum) > 0)
        && !(planned.ExclusiveMinimum is { } above && number.CompareTo(above) <= 0)
        && !(planned.ExclusiveMaximum is { } below && number.CompareTo(below) >= 0)
        && (planned.MultipleOf is not { } step || number.IsMultipleOf(step));

    private static void Count(JsonElement value, PlannedProperty planned, List<Violation> broken)
    {
        var count = value.GetArrayLength();
        if (count < planned.MinItems || count > planned.MaxItems)
            broken.Add(Make(FindingKind.Length, value, planned, PropertyTexts.ItemCount(count, count < planned.MinItems), null, PropertyTexts.DoItems(planned.Name)));
    }

    private static bool Matches(string pattern, string text, PlannedProperty planned)
    {
        try
        {
            return EcmaPattern.Of(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new BrokenException(
                "pattern-too-slow",
                new($"the pattern of {planned.Name} takes more than a second on a text of {text.Length} characters", $"{planned.Name} 的正则匹配 {text.Length} 个字符的文本超过一秒"),
                PropertyTexts.DecidedAtOnce,
                $"/{pattern}/",
                PropertyTexts.DoDecideAtOnce,
                planned.Place.ToString(),
                slow);
        }
    }

    private static Wording? Trimmed(string pattern, string text, PlannedProperty planned)
    {
        if (ValueHints.IsMissingWord(text))
            return ValueHints.MissingWord(text);
        if (text != text.Trim() && Matches(pattern, text.Trim(), planned))
            return new("it matches without the spaces around it", "去掉前后空格就匹配");
        if (text is ['"', .., '"'] && Matches(pattern, text[1..^1], planned))
            return PropertyTexts.EncodedTwice;
        if (ValueHints.Decoded(text) is { } decoded && Matches(pattern, decoded, planned))
            return new("it matches once decoded", "解码后就匹配");
        var half = SaidText.HalfWidth(text);
        return half != text && Matches(pattern, half, planned) ? new("it matches in half-width characters", "换成半角字符就匹配") : null;
    }

    private static Wording? Bytes(string text, int length)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes == length ? null : new($"{bytes} bytes in UTF-8", $"UTF-8 编码为 {bytes} 字节");
    }

    private static Violation Make(FindingKind kind, JsonElement value, PlannedProperty planned, Wording what, Wording? hint, Wording toDo)
    {
        var sensitive = SensitiveValues.Covers(planned, value);
        var (en, zh) = (ValueText.Of(value, "en", sensitive), ValueText.Of(value, "zh", sensitive));
        return new Violation(kind, what, RuleText.Of(planned), (planned.Sensitive && Tells(kind, value, planned) ? null : hint) is { } why ? new($"{en}; {why.En}", $"{zh}；{why.Zh}") : new(en, zh), toDo);
    }

    // hints that name the number or the allowed text that is meant
    private static bool Tells(FindingKind kind, JsonElement value, PlannedProperty planned) =>
        kind == FindingKind.Range || (kind == FindingKind.TypeMismatch && value.ValueKind == JsonValueKind.Number) || (planned.Enum.Count > 0 && value.ValueKind == JsonValueKind.String && !ValueHints.IsMissingWord(JsonText.Of(value)));
}

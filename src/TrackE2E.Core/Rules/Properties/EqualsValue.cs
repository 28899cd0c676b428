using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary><c>= v</c>: without quotes a number, true, false or null also stand for themselves; in quotes only the text.</summary>
internal sealed record EqualsValue(string Value, bool Quoted) : CellRule
{
    public override Wording Expected => new($"= {Said("en")}", $"= {Said("zh")}");

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        if (value is { } sent && Holds(sent))
            return null;

        var expected = Expected;
        if (value is { ValueKind: JsonValueKind.String } text && JsonText.Of(text) is { Length: > ValueText.Limit } longText)
        {
            var (en, actual) = ValueText.Differing(Value, longText, "en");
            return new Violation(FindingKind.ValueDiffers, PropertyTexts.NotExpected, new($"= {en}", $"= {en}"), SensitiveValues.Covers(planned, value) ? Actual(value, planned, null) : new(actual, actual), PropertyTexts.DoExpected(name));
        }

        return Broken(FindingKind.ValueDiffers, PropertyTexts.NotExpected, value, planned, name, value is { } other ? Hint(other, planned) : null) with { Expected = expected };
    }

    /// <summary>True when the captured value is this one.</summary>
    public bool Holds(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return JsonText.Of(value) == Value;
        if (Quoted)
            return false;

        var half = SaidText.HalfWidth(Value);
        return value.ValueKind switch
        {
            JsonValueKind.Number => JsonNumber.Parse(value.GetRawText()) is { } sent && Number is { } wanted && sent.CompareTo(wanted) == 0,
            JsonValueKind.True => half.ToUpperInvariant() is "TRUE" or "是" or "真",
            JsonValueKind.False => half.ToUpperInvariant() is "FALSE" or "否" or "假",
            JsonValueKind.Null => half is "null" or "空值",
            _ => SameJson(value),
        };
    }

    /// <summary>The value as texts show it.</summary>
    public string Said(string language) => Quoted || (Number is null && Value is not ("true" or "false" or "null")) ? ValueText.Of(Value, language) : Value;

    private JsonNumber? Number => JsonNumber.Parse(SaidText.HalfWidth(Value)) ?? (SaidText.Number(Value) is { } number ? number : null);

    private Wording? Hint(JsonElement value, PlannedProperty? planned)
    {
        if (value.ValueKind == JsonValueKind.String)
            return ValueHints.ForAllowed(JsonText.Of(value), [Value]);
        if (value.ValueKind != JsonValueKind.Number)
            return null;
        if (Quoted && value.GetRawText() == Value)
            return new("a number without quotes", "数字没有加引号");
        if (JsonNumber.Parse(value.GetRawText()) is { } sent && Number is { } wanted && (sent.IsBeyondDouble || wanted.IsBeyondDouble) && sent.AsDouble.Equals(wanted.AsDouble))
            return new("digits beyond 2^53 were lost: send it as a string", "超过 2^53 的位数丢失了：应以文本发送");
        return ShownValue.Hint(value, Value, planned is null ? null : planned with { Unit = null });
    }

    private bool SameJson(JsonElement value)
    {
        try
        {
            using var wanted = JsonDocument.Parse(SaidText.HalfWidth(Value));
            return JsonElement.DeepEquals(wanted.RootElement, value);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary><c>= shown</c>: what the screen shows, in the property's unit.</summary>
internal sealed record EqualsShown : CellRule
{
    public override Wording Expected => new("= shown", "= 显示值");

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (value is { } sent && ShownValue.Agrees(sent, shown, planned))
            return null;
        return Broken(FindingKind.ValueDiffers, PropertyTexts.NotShown, value, planned, name, value is { } other ? ShownValue.Hint(other, shown, planned) : null) with
        {
            Expected = ShownValue.Wanted(shown, planned),
            Do = PropertyTexts.DoShown(name),
        };
    }
}

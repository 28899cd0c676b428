using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary><c>contains v</c>, <c>starts with v</c>, <c>ends with v</c>: a part of a text, letter for letter; a list contains what one of its items is.</summary>
internal sealed record HasPart(PartOfText Where, EqualsValue Part) : CellRule
{
    public override Wording Expected => Where switch
    {
        PartOfText.Start => new($"starts with {Part.Said("en")}", $"以 {Part.Said("zh")} 开头"),
        PartOfText.End => new($"ends with {Part.Said("en")}", $"以 {Part.Said("zh")} 结尾"),
        _ => new($"contains {Part.Said("en")}", $"包含 {Part.Said("zh")}"),
    };

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        string[] types = Where == PartOfText.Anywhere ? ["string", "array"] : ["string"];
        if (value is not { } sent || !ValueRules.HasType(sent, types))
            return Broken(FindingKind.TypeMismatch, PropertyTexts.WrongType(value is { } other ? RuleText.TypeOf(other) : "null", types), value, planned, name);
        return Holds(sent) ? null : Broken(FindingKind.ValueDiffers, PropertyTexts.NotExpected, value, planned, name);
    }

    private bool Holds(JsonElement sent)
    {
        if (sent.ValueKind == JsonValueKind.Array)
            return sent.EnumerateArray().Any(Part.Holds);

        var text = JsonText.Of(sent);
        return Where switch
        {
            PartOfText.Start => text.StartsWith(Part.Value, StringComparison.Ordinal),
            PartOfText.End => text.EndsWith(Part.Value, StringComparison.Ordinal),
            _ => text.Contains(Part.Value, StringComparison.Ordinal),
        };
    }
}

/// <summary><c>!= v</c>: anything else, but sent.</summary>
internal sealed record DiffersFrom(EqualsValue Other) : CellRule
{
    public override Wording Expected => new($"!= {Other.Said("en")}", $"不等于 {Other.Said("zh")}");

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name) =>
        value is { } sent && !Other.Holds(sent) ? null : Broken(FindingKind.ValueDiffers, PropertyTexts.NotExpected, value, planned, name);
}

/// <summary>Where in a text a part stands.</summary>
internal enum PartOfText
{
    Anywhere,
    Start,
    End,
}

using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>One rule of a rule cell.</summary>
internal abstract record CellRule
{
    /// <summary>The rule in both languages, as the grammar writes it.</summary>
    public abstract Wording Expected { get; }

    /// <summary>What the value breaks, or null.</summary>
    public abstract Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name);

    /// <summary>The value, masked when the plan says so, and a hint.</summary>
    public static Wording Actual(JsonElement? value, PlannedProperty? planned, Wording? hint)
    {
        var sensitive = SensitiveValues.Covers(planned, value);
        var (en, zh) = (ValueText.Of(value, "en", sensitive), ValueText.Of(value, "zh", sensitive));
        return hint is { } why ? new($"{en}; {why.En}", $"{zh}；{why.Zh}") : new(en, zh);
    }

    /// <summary>A violation of this rule; a value that was not sent is always required-missing.</summary>
    protected Violation Broken(FindingKind kind, Wording what, JsonElement? value, PlannedProperty? planned, string name, Wording? hint = null) =>
        new(value is null ? FindingKind.RequiredMissing : kind, what, Expected, Actual(value, planned, hint), PropertyTexts.DoExpected(name));

    /// <summary>The number of a value: a JSON number, or a text that the plan has as a text.</summary>
    protected static JsonNumber? NumberOf(JsonElement value, PlannedProperty? planned) => value.ValueKind switch
    {
        JsonValueKind.Number => JsonNumber.Parse(value.GetRawText()),
        JsonValueKind.String when planned?.Types.Contains("string") == true => JsonNumber.Parse(JsonText.Of(value).Trim()),
        _ => null,
    };
}

/// <summary>A JSON type.</summary>
internal sealed record HasType(string Type) : CellRule
{
    public override Wording Expected => RuleText.Types([Type]);

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        if (value is { } sent && ValueRules.HasType(sent, [Type]))
            return null;

        var typed = (planned ?? new PlannedProperty { Name = name, Place = new PlanPlace("", 1, 1) }) with { Types = [Type] };
        var document = value is { ValueKind: JsonValueKind.String } text ? ValueHints.DocumentIn(JsonText.Of(text).Trim()) : null;
        if (document is { } inner && inner.Type == Type)
            return Broken(FindingKind.WrongNesting, PropertyTexts.DocumentInText(inner.Type), value, planned, name, inner.Twice ? PropertyTexts.EncodedTwice : (Wording?)null);
        return Broken(FindingKind.TypeMismatch, PropertyTexts.WrongType(value is { } some ? RuleText.TypeOf(some) : "null", [Type]), value, planned, name, value is { } other ? ValueHints.ForType(other, typed) : null);
    }
}

/// <summary><c>a..b</c>, bounds included unless they are open: <c>&gt; 0</c>.</summary>
internal sealed record Between(decimal? From, decimal? To) : CellRule
{
    public bool Open { get; init; }

    public override Wording Expected => Open ? new(From is null ? $"< {To}" : $"> {From}", From is null ? $"小于 {To}" : $"大于 {From}") : new(RuleText.Span(From, To), RuleText.Span(From, To));

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        if (value is not { } sent)
            return Broken(FindingKind.Range, PropertyTexts.OutOfRange, value, planned, name);
        if (NumberOf(sent, planned) is not { } number)
            return Broken(FindingKind.TypeMismatch, PropertyTexts.WrongType(RuleText.TypeOf(sent), ["number"]), value, planned, name, ValueHints.ForType(sent, new PlannedProperty { Name = name, Types = ["number"], Place = new PlanPlace("", 1, 1) }));
        if (Holds(number))
            return null;
        return Broken(FindingKind.Range, PropertyTexts.OutOfRange, value, planned, name, sent.ValueKind == JsonValueKind.Number && planned is not null ? ValueHints.ForRange(sent, planned, Holds) : null);
    }

    private bool Holds(JsonNumber number) => !(From is { } from && number.CompareTo(from) < (Open ? 1 : 0)) && !(To is { } to && number.CompareTo(to) > (Open ? -1 : 0));
}

/// <summary><c>length a..b</c>: characters of a text, items of an array.</summary>
internal sealed record LengthBetween(decimal? From, decimal? To) : CellRule
{
    public override Wording Expected => new($"length {RuleText.Span(From, To)}", $"长度 {RuleText.Span(From, To)}");

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        if (value is not { ValueKind: JsonValueKind.String or JsonValueKind.Array } sent)
            return Broken(FindingKind.TypeMismatch, PropertyTexts.WrongType(value is { } other ? RuleText.TypeOf(other) : "null", ["string", "array"]), value, planned, name);

        var isText = sent.ValueKind == JsonValueKind.String;
        var length = isText ? JsonText.CodePoints(JsonText.Of(sent)) : sent.GetArrayLength();
        if (!(length < From) && !(length > To))
            return null;
        return Broken(FindingKind.Length, isText ? PropertyTexts.TextLength(length, length < From) : PropertyTexts.ItemCount(length, length < From), value, planned, name);
    }
}

/// <summary><c>one of a, b</c>; missing and empty may be among them.</summary>
internal sealed record OneOf(IReadOnlyList<EqualsValue> Values, bool OrMissing, bool OrEmpty) : CellRule
{
    public override Wording Expected => new("one of " + List("en"), "属于 " + List("zh"));

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        if (value is not { } sent)
            return OrMissing ? null : Broken(FindingKind.ValueNotAllowed, PropertyTexts.NotAllowed, value, planned, name);
        if (Values.Any(allowed => allowed.Holds(sent)) || (OrEmpty && sent.ValueKind == JsonValueKind.String && JsonText.Of(sent).Length == 0))
            return null;
        return Broken(FindingKind.ValueNotAllowed, PropertyTexts.NotAllowed, value, planned, name, sent.ValueKind == JsonValueKind.String ? ValueHints.ForAllowed(JsonText.Of(sent), [.. Values.Select(allowed => allowed.Value)]) : null);
    }

    private string List(string language) => string.Join(", ", Values.Select(value => value.Said(language))
        .Concat(OrMissing ? [ValueText.Missing(language)] : []).Concat(OrEmpty ? [ValueText.Empty(language)] : []));
}

/// <summary><c>matches /…/</c>.</summary>
internal sealed record MatchesPattern(string Pattern) : CellRule
{
    public override Wording Expected => new($"matches /{Pattern}/", $"匹配 /{Pattern}/");

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        if (value is not { ValueKind: JsonValueKind.String } sent)
            return Broken(FindingKind.TypeMismatch, PropertyTexts.WrongType(value is { } other ? RuleText.TypeOf(other) : "null", ["string"]), value, planned, name);

        try
        {
            return EcmaPattern.Of(Pattern).IsMatch(JsonText.Of(sent)) ? null : Broken(FindingKind.Pattern, PropertyTexts.NoMatch, value, planned, name);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new BrokenException(
                "pattern-too-slow", new($"the rule of {name} takes more than a second", $"{name} 的规则匹配超过一秒"), PropertyTexts.DecidedAtOnce, $"/{Pattern}/", PropertyTexts.DoDecideAtOnce, null, slow);
        }
    }
}

/// <summary><c>missing</c>, <c>null</c> or <c>empty</c>: three values that are not the same.</summary>
internal sealed record IsNothing(Nothing Which) : CellRule
{
    public override Wording Expected => Which switch
    {
        Nothing.Missing => new(ValueText.Missing("en"), ValueText.Missing("zh")),
        Nothing.Null => new(ValueText.Null("en"), ValueText.Null("zh")),
        _ => new(ValueText.Empty("en"), ValueText.Empty("zh")),
    };

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        var holds = Which switch
        {
            Nothing.Missing => value is null,
            Nothing.Null => value is { ValueKind: JsonValueKind.Null },
            _ => value is { } sent && sent.ValueKind switch
            {
                JsonValueKind.String => JsonText.Of(sent).Length == 0,
                JsonValueKind.Array => sent.GetArrayLength() == 0,
                JsonValueKind.Object => !sent.EnumerateObject().Any(),
                _ => false,
            },
        };
        return holds ? null : Broken(FindingKind.ValueDiffers, PropertyTexts.NotExpected, value, planned, name);
    }
}

/// <summary><c>present</c>: sent at all; <c>not empty</c>: sent, and neither null, an empty text, list nor object.</summary>
internal sealed record IsSomething(bool MayBeEmpty) : CellRule
{
    public override Wording Expected => MayBeEmpty ? new("present", "存在") : new("not empty", "非空");

    public override Violation? Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name)
    {
        var nothing = new[] { Nothing.Null, Nothing.Empty }.Any(which => new IsNothing(which).Judge(value, shown, planned, name) is null);
        return value is not null && (MayBeEmpty || !nothing) ? null : Broken(FindingKind.ValueDiffers, PropertyTexts.NotExpected, value, planned, name);
    }
}

/// <summary>The three ways to have no value.</summary>
internal enum Nothing
{
    Missing,
    Null,
    Empty,
}

using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Keywords about a value as a whole: type, enum, const, numbers, texts.</summary>
internal static class SchemaValues
{
    public static bool Holds(SchemaRun run, SchemaNode node, JsonElement value, InstancePath? at)
    {
        if (node.Types != JsonTypes.None && (node.Types & TypeOf(value, node)) == 0)
            return run.Broken(node, at, "type", FindingKind.TypeMismatch, PropertyTexts.WrongType(RuleText.TypeOf(value), node.TypeText.Split(" or ")), RuleText.Types(node.TypeText.Split(" or ")));

        var holds = true;
        if (node.Enum is { } values && !values.Any(allowed => JsonEquality.Same(allowed, value)))
            holds = run.Broken(node, at, "enum", FindingKind.ValueNotAllowed, PropertyTexts.NotAllowed, SchemaTexts.OneOf(string.Join(", ", values.Select(allowed => allowed.GetRawText()))));
        if (node.Const is { } only && !JsonEquality.Same(only, value))
            holds = run.Broken(node, at, "const", FindingKind.ValueNotAllowed, PropertyTexts.NotAllowed, "= " + only.GetRawText());
        if (!holds && !run.Collects)
            return false;

        return value.ValueKind switch
        {
            JsonValueKind.Number when node.Bounds.Length > 0 || node.MultipleOf is not null => holds & Number(run, node, value, at),
            JsonValueKind.String when node.MinLength is not null || node.MaxLength is not null || node.Pattern is not null || node.Format is not null => holds & Text(run, node, JsonText.Of(value), at),
            _ => holds,
        };
    }

    private static JsonTypes TypeOf(JsonElement value, SchemaNode node) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonTypes.Null,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.Object => JsonTypes.Object,
        _ when node.Types.HasFlag(JsonTypes.Number) => JsonTypes.Number,
        _ => IsInteger(value, node.Resource.Draft) ? JsonTypes.Integer : JsonTypes.Number,
    };

    // draft 04: an integer is a number without a fraction part, so 1.0 is none; later drafts go by the value
    private static bool IsInteger(JsonElement value, SchemaDraft draft) =>
        value.TryGetInt64(out _) || (JsonNumber.Parse(value.GetRawText()) is { IsInteger: true } && (draft != SchemaDraft.Draft04 || !value.GetRawText().Contains('.', StringComparison.Ordinal)));

    private static bool Number(SchemaRun run, SchemaNode node, JsonElement value, InstancePath? at)
    {
        if (JsonNumber.Parse(value.GetRawText()) is not { } number)
            return true;

        var holds = true;
        foreach (var bound in node.Bounds)
        {
            var order = number.CompareTo(bound.Value);
            if (order == 0 ? bound.Exclusive : bound.IsLower == order < 0)
                holds = run.Broken(node, at, bound.Keyword, FindingKind.Range, PropertyTexts.OutOfRange, $"{(bound.IsLower ? ">" : "<")}{(bound.Exclusive ? "" : "=")} {bound.Value}");
        }

        if (node.MultipleOf is { } step && !number.IsMultipleOf(step))
            holds = run.Broken(node, at, "multipleOf", FindingKind.Range, PropertyTexts.OutOfRange, new($"multiple of {step}", $"{step} 的倍数"));
        return holds;
    }

    private static bool Text(SchemaRun run, SchemaNode node, string text, InstancePath? at)
    {
        var holds = true;
        if (node.MinLength is not null || node.MaxLength is not null)
        {
            var length = JsonText.CodePoints(text);
            if (length < node.MinLength || length > node.MaxLength)
                holds = run.Broken(node, at, length < node.MinLength ? "minLength" : "maxLength", FindingKind.Length, PropertyTexts.TextLength(length, length < node.MinLength), new($"length {RuleText.Span(node.MinLength, node.MaxLength)}", $"长度 {RuleText.Span(node.MinLength, node.MaxLength)}"));
        }

        if (node.Pattern is { } pattern && !Matches(pattern, text, node))
            holds = run.Broken(node, at, "pattern", FindingKind.Pattern, PropertyTexts.NoMatch, new($"matches /{node.PatternText}/", $"匹配 /{node.PatternText}/"));
        if (node.Format is { } format && !TextFormat.Holds(format, text))
            holds = run.Broken(node, at, "format", FindingKind.ValueNotAllowed, PropertyTexts.NotOfFormat(format), format);
        return holds;
    }

    private static bool Matches(Plans.EcmaPattern pattern, string text, SchemaNode node)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new SchemaException(SchemaTexts.TooSlow(node.Location, text.Length), slow);
        }
    }
}

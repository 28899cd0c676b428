using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Which values no text may tell: those of sensitive properties, and objects, lists and texts that hold such.</summary>
internal static class SensitiveValues
{
    private const int DeepestLevel = 8;

    /// <summary>True when the value of a planned property, right or wrong, is not to be told.</summary>
    public static bool Covers(PlannedProperty? property, JsonElement? value) =>
        property is not null && (property.Sensitive || (value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String } && Below(property).Any(inner => inner.Sensitive)));

    /// <summary>True when a value that stands where the plan has nothing holds what is sensitive elsewhere in the event, by its names.</summary>
    public static bool Covers(PlannedEvent planned, string name, JsonElement value)
    {
        var names = planned.Properties.SelectMany(property => Names(property, false)).ToHashSet(StringComparer.Ordinal);
        return names.Count > 0 && (names.Contains(NearestName.Plain(name)) || Holds(value, names, 0));
    }

    private static bool Holds(JsonElement value, HashSet<string> names, int level) => level <= DeepestLevel && value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => names.Contains(NearestName.Plain(JsonText.NameOf(member))) || Holds(member.Value, names, level + 1)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => Holds(item, names, level + 1)),
        JsonValueKind.String => HoldsInText(JsonText.Of(value), names),
        _ => false,
    };

    // a document inside a text, encoded once or twice, cut or whole
    private static bool HoldsInText(string text, HashSet<string> names) =>
        text.AsSpan().ContainsAny('{', '[') && NearestName.Plain(text) is var plain && names.Any(name => plain.Contains(name, StringComparison.Ordinal));

    // of a sensitive object the members too; items have no name of their own
    private static IEnumerable<string> Names(PlannedProperty property, bool inside)
    {
        var covered = inside || property.Sensitive || property.Items is { Sensitive: true };
        if (covered)
            yield return NearestName.Plain(property.Name);
        foreach (var name in property.Properties.Concat(property.Items?.Properties ?? []).SelectMany(inner => Names(inner, covered)))
            yield return name;
    }

    private static IEnumerable<PlannedProperty> Below(PlannedProperty property) =>
        property.Properties.Concat(property.Items is { } items ? [items] : []).SelectMany(inner => Below(inner).Prepend(inner));
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Dotted paths of rule tables and plans: <c>product.price</c>, <c>items.0.sku</c>, <c>items[0].sku</c>.</summary>
/// <remarks>A name that holds dots itself goes before nesting. Of a repeated name the last counts, as for every reader of JSON in a browser.</remarks>
public static partial class PropertyPath
{
    /// <summary>The value at the path; null when it was not sent.</summary>
    public static JsonElement? Find(JsonElement properties, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Find(properties, Parts(path));
    }

    /// <summary>The value at the path as plain text: strings without quotes, all else as sent; null when it was not sent.</summary>
    public static string? TextAt(JsonElement properties, string path) =>
        Find(properties, path) is { } value ? value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : value.GetRawText() : null;

    /// <summary>The planned property at the path; an item of an array is its <c>items</c>. Null when the plan has none.</summary>
    public static PlannedProperty? Find(PlannedEvent planned, string path)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(path);
        return Find(planned.Properties, null, Parts(path));
    }

    /// <summary>The planned property at a pointer inside of another one; itself for the empty pointer, null when the plan has none.</summary>
    internal static PlannedProperty? Find(PlannedProperty around, string pointer) => pointer.Length == 0 ? around : Find(around.Properties, around.Items, JsonPointer.Parts(pointer));

    /// <summary>True when the plan has a property at the path, or leaves open what stands there.</summary>
    public static bool MayHold(PlannedEvent planned, string path)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(path);
        if (planned.AdditionalProperties || planned.Rules is not null || Find(planned, path) is not null)
            return true;
        var parts = Parts(path);
        return Enumerable.Range(1, parts.Count).Any(taken => Find(planned.Properties, null, [.. parts.Take(taken)]) is { } above && IsOpen(above));
    }

    /// <summary>The paths of the planned properties, as rule tables write them.</summary>
    public static IEnumerable<string> Of(PlannedEvent planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return planned.Properties.SelectMany(property => Of(property, property.Name));
    }

    private static IEnumerable<string> Of(PlannedProperty property, string path) =>
        property.Properties.SelectMany(inner => Of(inner, $"{path}.{inner.Name}")).Concat(property.Items is { } items ? Of(items, $"{path}.0") : []).Prepend(path);

    private static bool IsOpen(PlannedProperty property) => property.AdditionalProperties || property.Schema is not null || (property.Properties.Count == 0 && property.Items is null && !property.Types.Any(IsPlain));

    private static bool IsPlain(string type) => type is "string" or "integer" or "number" or "boolean" or "null";

    /// <summary>True for the path of a list's item, which has no name of its own.</summary>
    internal static bool IsItem(string path) => Parts(path) is { Count: > 1 } parts && parts[^1].Length > 0 && parts[^1].All(char.IsAsciiDigit);

    private static IReadOnlyList<string> Parts(string path) => path.StartsWith('/') ? JsonPointer.Parts(path) : Index().Replace(path, ".$1").Split('.');

    private static JsonElement? Find(JsonElement value, IReadOnlyList<string> parts)
    {
        if (parts.Count == 0)
            return value;
        if (value.ValueKind == JsonValueKind.Array)
            return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength() ? Find(value[index], [.. parts.Skip(1)]) : null;
        if (value.ValueKind != JsonValueKind.Object)
            return null;

        for (var taken = parts.Count; taken > 0; taken--)
        {
            var name = string.Join('.', parts.Take(taken));
            var found = value.EnumerateObject().Where(member => JsonText.NameOf(member) == name).Select(member => (JsonElement?)member.Value).LastOrDefault();
            if (found is { } inner && Find(inner, [.. parts.Skip(taken)]) is { } there)
                return there;
        }

        return null;
    }

    private static PlannedProperty? Find(IReadOnlyList<PlannedProperty> properties, PlannedProperty? items, IReadOnlyList<string> parts)
    {
        if (items is not null && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return parts.Count == 1 ? items : Find(items.Properties, items.Items, [.. parts.Skip(1)]);

        for (var taken = parts.Count; taken > 0; taken--)
        {
            var name = string.Join('.', parts.Take(taken));
            if (properties.FirstOrDefault(property => property.Name == name) is not { } found)
                continue;
            if (taken == parts.Count)
                return found;
            if (Find(found.Properties, found.Items, [.. parts.Skip(taken)]) is { } deeper)
                return deeper;
        }

        return null;
    }

    [GeneratedRegex(@"\[([0-9]+)\]")]
    private static partial Regex Index();
}

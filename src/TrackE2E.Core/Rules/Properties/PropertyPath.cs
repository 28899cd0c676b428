using System.Globalization;
using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Dotted paths of rule tables and plans: <c>product.price</c>, <c>items.0.sku</c>.</summary>
/// <remarks>A name that holds dots itself goes before nesting. Of a repeated name the last counts, as for every reader of JSON in a browser.</remarks>
public static class PropertyPath
{
    /// <summary>The value at the path; null when it was not sent.</summary>
    public static JsonElement? Find(JsonElement properties, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Find(properties, path.StartsWith('/') ? JsonPointer.Parts(path) : path.Split('.'));
    }

    /// <summary>The value at the path as plain text: strings without quotes, all else as sent; null when it was not sent.</summary>
    public static string? TextAt(JsonElement properties, string path) =>
        Find(properties, path) is { } value ? value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : value.GetRawText() : null;

    /// <summary>The planned property at the path; an item of an array is its <c>items</c>. Null when the plan has none.</summary>
    public static PlannedProperty? Find(PlannedEvent planned, string path)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(path);
        return Find(planned.Properties, null, path.StartsWith('/') ? JsonPointer.Parts(path) : path.Split('.'));
    }

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
}

using System.Text.Json;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules;

/// <summary>Reads which item an event names: the value of the property that the plan marks <c>key: true</c>.</summary>
internal static class ItemKey
{
    public static string? Of(IReadOnlyList<PlannedProperty> planned, JsonElement properties)
    {
        if (properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in planned)
        {
            if (!properties.TryGetProperty(property.Name, out var value))
            {
                continue;
            }

            if (property.Key)
            {
                return value.ValueKind switch
                {
                    JsonValueKind.String => value.GetString(),
                    JsonValueKind.Number => value.GetRawText(),
                    _ => null,
                };
            }

            if (property.Properties.Count > 0 && Of(property.Properties, value) is { } nested)
            {
                return nested;
            }
        }

        return null;
    }

    /// <summary>The items that a list names: the plan's key is an array of texts, or stands inside the objects of an array. Null when no list is the key.</summary>
    public static IReadOnlyList<string>? ListOf(IReadOnlyList<PlannedProperty> planned, JsonElement properties)
    {
        if (properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in planned)
        {
            if (!properties.TryGetProperty(property.Name, out var value))
            {
                continue;
            }

            if (value.ValueKind == JsonValueKind.Array && (property.Key || (property.Items is { } items && IsPlanned(items.Properties))))
            {
                return [.. value.EnumerateArray().Select(item => item.ValueKind switch
                {
                    JsonValueKind.String => item.GetString(),
                    JsonValueKind.Number => item.GetRawText(),
                    _ => property.Items is { } inner ? Of(inner.Properties, item) : null,
                }).OfType<string>()];
            }

            if (property.Properties.Count > 0 && ListOf(property.Properties, value) is { } nested)
            {
                return nested;
            }
        }

        return null;
    }

    public static bool IsPlanned(IReadOnlyList<PlannedProperty> planned) => planned.Any(p => p.Key || IsPlanned(p.Properties));

    /// <summary>True when its events name an item; an exposure may name several in a list.</summary>
    public static bool IsPlanned(PlannedEvent planned) => IsPlanned(planned.Properties) || (planned.Kind == EventKind.Exposure && IsListed(planned.Properties));

    private static bool IsListed(IReadOnlyList<PlannedProperty> planned) => planned.Any(p => IsListed(p.Properties) || (p.Items is { } items && IsPlanned(items.Properties)));
}

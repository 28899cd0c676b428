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

    public static bool IsPlanned(IReadOnlyList<PlannedProperty> planned) => planned.Any(p => p.Key || IsPlanned(p.Properties));
}

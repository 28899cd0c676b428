using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Counts;

/// <summary>The row of a rule table that picks the events of one item.</summary>
public static class ItemField
{
    /// <summary>The row for the property that the plan marks <c>key: true</c>; null when the event has none, or names its items in a list.</summary>
    /// <param name="planned">The event.</param>
    /// <param name="item">The item's key, as the element has it.</param>
    public static ExpectedField? Of(PlannedEvent planned, string item)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(item);
        return Key(planned.Properties, "") is { } key && !key.Planned.Types.Contains("array", StringComparer.Ordinal)
            ? new ExpectedField(key.Path, SaidText.Number(item) is null ? $"= \"{item}\"" : $"= {item}", null)
            : null;
    }

    private static (string Path, PlannedProperty Planned)? Key(IEnumerable<PlannedProperty> properties, string before)
    {
        foreach (var property in properties)
        {
            if (property.Key)
            {
                return (before + property.Name, property);
            }

            if (Key(property.Properties, $"{before}{property.Name}.") is { } inner)
            {
                return inner;
            }
        }

        return null;
    }
}

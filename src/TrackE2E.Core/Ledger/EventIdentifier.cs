using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Ledger;

/// <summary>Tells which planned event a captured one is.</summary>
/// <remarks>
/// The name on the wire, and every <see cref="ReportedAs.Where"/> value, must be the planned one's. A page view that has no where is told from others of its name by the address
/// that the SDK claims. Of several that fit, the one with most conditions is it, then the first in the plan. Safe for several threads.
/// </remarks>
public sealed class EventIdentifier
{
    private readonly TrackingPlan _plan;
    private readonly Dictionary<string, List<PlannedEvent>> _byName;

    /// <summary>Makes it for a plan.</summary>
    public EventIdentifier(TrackingPlan plan)
    {
        _plan = plan;
        _byName = plan.Events.GroupBy(e => e.ReportedAs.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(Conditions).ToList(), StringComparer.Ordinal);
    }

    /// <summary>The planned event that it is, or none, and then the planned events of the same name with what keeps it from being them.</summary>
    /// <param name="captured">The captured event.</param>
    /// <param name="isOutside">Tells planned events that the build which sent it does not report: one of them is it only when no other fits. Null: all are reported.</param>
    public Identification Identify(TrackedEvent captured, Func<PlannedEvent, TrackedEvent, bool>? isOutside = null)
    {
        if (!_byName.TryGetValue(captured.Name, out var planned))
        {
            return Identification.Unknown;
        }

        var near = new List<NearCandidate>();
        PlannedEvent? outside = null;
        foreach (var candidate in planned)
        {
            if (Differences(candidate, captured) is { Count: > 0 } differences)
            {
                near.Add(new NearCandidate(candidate, differences));
            }
            else if (isOutside?.Invoke(candidate, captured) != true)
            {
                return new Identification(candidate, []);
            }
            else
            {
                outside ??= candidate;
            }
        }

        return outside is not null ? new Identification(outside, []) : new Identification(null, near.OrderBy(n => n.Differences.Count).ToList());
    }

    /// <summary>The value at a dotted path of an event's properties; null when there is none.</summary>
    /// <remarks>A member whose own name has dots is found too; a number in the path picks an item of an array, from 0.</remarks>
    public static JsonElement? ValueAt(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            return int.TryParse(dot < 0 ? path : path[..dot], out var index) && index >= 0 && index < value.GetArrayLength()
                ? dot < 0 ? value[index] : ValueAt(value[index], path[(dot + 1)..])
                : null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (value.TryGetProperty(path, out var found))
        {
            return found;
        }

        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            if (value.TryGetProperty(path[..dot], out var inner) && ValueAt(inner, path[(dot + 1)..]) is { } deeper)
            {
                return deeper;
            }
        }

        return null;
    }

    private static int Conditions(PlannedEvent planned) => planned.ReportedAs.Where.Count * 2 + (IsToldByPage(planned) ? 1 : 0);

    private static bool IsToldByPage(PlannedEvent planned) =>
        planned is { Kind: EventKind.PageView, Page: not null, ReportedAs.Where.Count: 0 };

    private List<ConditionDifference> Differences(PlannedEvent planned, TrackedEvent captured)
    {
        var differences = new List<ConditionDifference>();
        foreach (var (path, wanted) in planned.ReportedAs.Where)
        {
            var text = SdkProperties.ValueAt(captured, path) is { } value ? Text(value) : null;
            if (text != wanted)
            {
                differences.Add(new ConditionDifference(path, wanted, text));
            }
        }

        if (IsToldByPage(planned) && captured.Context.PageUrl is { } url && _plan.PageOf(url)?.Id != planned.Page)
        {
            differences.Add(new ConditionDifference("url", planned.Page!, url));
        }

        return differences;
    }

    internal static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>What <see cref="EventIdentifier"/> found: the planned event, or the nearest ones.</summary>
/// <remarks>Near: planned events of the same name, the one with fewest differences first; empty when Event is set or the plan does not know the name.</remarks>
public sealed record Identification(PlannedEvent? Event, IReadOnlyList<NearCandidate> Near)
{
    /// <summary>The plan does not know the name.</summary>
    public static Identification Unknown { get; } = new(null, []);
}

/// <summary>A planned event that the captured one is not, and why.</summary>
public sealed record NearCandidate(PlannedEvent Event, IReadOnlyList<ConditionDifference> Differences);

/// <summary>A condition that does not hold: property path (or <c>url</c>, whose Wanted is a page id), and the values as text; Actual null: not sent.</summary>
public sealed record ConditionDifference(string Path, string Wanted, string? Actual);

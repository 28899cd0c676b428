using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Core.Rules.Properties.Schemas.Streaming;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Conditions of planned properties as parts of an event's one pass.</summary>
internal static class EventConditions
{
    private const JsonTypes Anything = JsonTypes.Boolean | JsonTypes.Integer | JsonTypes.Number | JsonTypes.String | JsonTypes.Array | JsonTypes.Object;

    /// <summary>True for a condition that can be judged in one pass: a path of names, and no "not sent".</summary>
    public static bool Takes(PropertyCondition condition) => condition.Values.All(value => value is not null) && condition.Path.Split('.').All(part => part.Length > 0 && !part.All(char.IsAsciiDigit));

    /// <summary>What must hold for a property with conditions; nothing for one without.</summary>
    /// <param name="property">The property.</param>
    /// <param name="way">The objects around it, from the top.</param>
    public static IEnumerable<StreamNode> Of(PlannedProperty property, IReadOnlyList<string> way)
    {
        if (property.RequiredWhen.Count > 0 || (property.Required && property.OnlyWhen.Count > 0))
            yield return new StreamNode { If = All(property.RequiredWhen.Concat(property.OnlyWhen)), Then = Way(way, new StreamNode { Types = JsonTypes.Object, Members = new StreamMembers([(property.Name, null, true)]) }) };
        if (property.OnlyWhen.Count > 0)
            yield return new StreamNode { If = All(property.OnlyWhen), Else = Way(way, new StreamNode { Members = new StreamMembers([(property.Name, new StreamNode { Always = false }, false)]) }) };
    }

    private static StreamNode All(IEnumerable<PropertyCondition> conditions) => new() { Also = [.. conditions.Select(One)] };

    private static StreamNode One(PropertyCondition condition)
    {
        var node = condition.Values.Count == 0 ? new StreamNode { Types = Anything } : new StreamNode { Allowed = new StreamValues(condition.Values.Select(value => JsonSerializer.SerializeToElement(value))) };
        foreach (var name in condition.Path.Split('.').Reverse())
            node = new StreamNode { Types = JsonTypes.Object, Members = new StreamMembers([(name, node, true)]) };
        return node;
    }

    // an object around it that is not there is no matter of this property
    private static StreamNode Way(IReadOnlyList<string> way, StreamNode inner)
    {
        foreach (var name in way.Reverse())
            inner = new StreamNode { Members = new StreamMembers([(name, inner, false)]) };
        return inner;
    }
}

using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Walks an event's document beside its plan and notes what is broken, what is missing and what is there without a plan.</summary>
internal sealed class PropertyWalk(EventCheck check, Applicability applies, IReadOnlyDictionary<string, string>? shown)
{
    private const int DeepestLevel = 200;

    /// <summary>Rules that values break, by pointer.</summary>
    public List<(string At, PlannedProperty Planned, Violation Violation)> Broken { get; } = [];

    /// <summary>Planned properties that were not sent, with the pointer they should have.</summary>
    public List<MissingSite> Missing { get; } = [];

    /// <summary>Members that the plan does not list; Open where the plan allows such.</summary>
    public List<UnplannedSite> Unplanned { get; } = [];

    /// <summary>Members that stand several times in one object.</summary>
    public List<(string At, int Times, JsonElement Last)> Repeated { get; } = [];

    /// <summary>Why a value could not be judged, of the first such: a pattern takes more than a second on it. All other values are judged.</summary>
    public BrokenException? Undecided { get; private set; }

    /// <summary>Walks one object.</summary>
    public void Object(JsonElement document, IReadOnlyList<PlannedProperty> planned, bool open, string at, int level = 0)
    {
        var members = new Dictionary<string, (JsonElement Value, int Times)>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var member in document.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            var before = members.TryGetValue(name, out var known) ? known.Times : 0;
            if (before == 0)
                order.Add(name);
            members[name] = (member.Value, before + 1);
        }

        foreach (var property in planned)
        {
            var path = JsonPointer.Into(at, property.Name);
            var refused = applies.Refuses(property);
            if (!members.TryGetValue(property.Name, out var sent))
            {
                if (refused is null)
                    Missing.Add(new MissingSite(path, at, applies.Of(property)));
            }
            else if (refused is { } why)
            {
                Broken.Add((path, property, new Violation(FindingKind.AdditionalProperty, PropertyTexts.Refused, why, CellRule.Actual(sent.Value, property, null), PropertyTexts.DoCondition(property.Name))));
            }
            else
            {
                Value(sent.Value, property, path, level + 1);
            }
        }

        foreach (var name in order)
        {
            var path = JsonPointer.Into(at, name);
            if (members[name].Times > 1)
                Repeated.Add((path, members[name].Times, members[name].Value));
            if (planned.All(property => property.Name != name))
                Unplanned.Add(new UnplannedSite(path, at, name, members[name].Value, open, planned));
        }
    }

    /// <summary>Judges the event as a whole by the plan's rules.</summary>
    /// <param name="document">The event's properties.</param>
    /// <param name="whole">The event as if it were a property.</param>
    public void Rules(JsonElement document, PlannedProperty whole)
    {
        if (check.Rules is { } rules)
            Broken.AddRange(Kept(rules, document, whole, "").Where(broken => Broken.All(other => other.At != broken.At)));
    }

    private List<(string At, PlannedProperty Planned, Violation Violation)> Kept(JsonSchema schema, JsonElement value, PlannedProperty planned, string at)
    {
        try
        {
            var kept =
                from violation in schema.Violations(value)
                let inner = violation.At.Length == 0 ? value : PropertyPath.Find(value, violation.At)
                let path = at + violation.At
                let masked = planned.Sensitive ? planned : PropertyPath.Find(planned, violation.At) ?? planned
                select (path, planned, new Violation(violation.Kind, violation.What, violation.Expected, CellRule.Actual(inner, masked, null), PropertyTexts.DoSchema(JsonPointer.Dotted(path))));
            return [.. kept];
        }
        catch (SchemaException slow)
        {
            Undecided ??= PropertyTexts.TooSlow(planned, slow);
            return [];
        }
    }

    private IReadOnlyList<Violation> Judged(JsonElement value, PlannedProperty planned)
    {
        try
        {
            return ValueRules.Judge(value, planned);
        }
        catch (BrokenException slow)
        {
            Undecided ??= slow;
            return [];
        }
    }

    private void Value(JsonElement value, PlannedProperty planned, string at, int level, string? list = null)
    {
        // an item has no name of its own: texts call it tags[]
        var named = list is null ? planned : planned with { Name = list };
        var violations = Judged(value, named);
        Broken.AddRange(violations.Select(violation => (at, named, violation)));

        if (violations.Count == 0 && planned.Shown is { } element && shown is not null && shown.TryGetValue(element, out var text) && !ShownValue.Agrees(value, text, planned))
            Broken.Add((at, planned, RuleCell.Differs(value, text, planned)));

        if (violations.Count == 0 && check.SchemaOf(planned) is { } schema)
            Broken.AddRange(Kept(schema, value, planned, at));
        if (level > DeepestLevel)
            return;
        if (value.ValueKind == JsonValueKind.Object && (planned.Properties.Count > 0 || planned.Types.Contains("object")))
            Object(value, planned.Properties, planned.AdditionalProperties || planned.Properties.Count == 0, at, level);
        if (value.ValueKind == JsonValueKind.Array && planned.Items is { } items)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
                Value(item, items, JsonPointer.Into(at, index++), level + 1, (list ?? planned.Name) + "[]");
        }
    }
}

/// <summary>A planned property that was not sent; At is the pointer it should have, Parent that of the object around it.</summary>
internal sealed record MissingSite(string At, string Parent, PlannedProperty Planned);

/// <summary>A member that the plan does not list; Siblings are the properties that it does list there.</summary>
internal sealed record UnplannedSite(string At, string Parent, string Name, JsonElement Value, bool Open, IReadOnlyList<PlannedProperty> Siblings)
{
    /// <summary>The member and every member below it that stands in an object.</summary>
    public IEnumerable<(string At, string Name, JsonElement Value)> WithInner() => Inner(At, Name, Value, 0);

    private static IEnumerable<(string At, string Name, JsonElement Value)> Inner(string at, string name, JsonElement value, int level)
    {
        yield return (at, name, value);
        if (level > 8 || value.ValueKind != JsonValueKind.Object)
            yield break;

        foreach (var member in value.EnumerateObject())
        {
            var inner = JsonText.NameOf(member);
            foreach (var deeper in Inner(JsonPointer.Into(at, inner), inner, member.Value, level + 1))
                yield return deeper;
        }
    }
}

namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Compares the properties of two versions of an event.</summary>
internal sealed class PropertyDiff
{
    private const string ItemsOf = "[]";

    private readonly PlannedEvent planned;
    private readonly List<PlanChange> changes;
    private readonly Dictionary<string, Entry> before;
    private readonly Dictionary<string, Entry> after;

    private PropertyDiff(PlannedEvent old, PlannedEvent current, List<PlanChange> changes)
    {
        planned = current;
        this.changes = changes;
        before = Flat(old.Properties, null).ToDictionary(each => each.Key, StringComparer.Ordinal);
        after = Flat(current.Properties, null).ToDictionary(each => each.Key, StringComparer.Ordinal);
    }

    public static void Compare(PlannedEvent old, PlannedEvent current, List<PlanChange> changes) => new PropertyDiff(old, current, changes).All();

    private void All()
    {
        var added = after.Values.Where(each => !before.ContainsKey(each.Key)).ToList();
        var removed = before.Values.Where(each => !after.ContainsKey(each.Key)).ToList();
        foreach (var each in before.Values)
        {
            if (after.TryGetValue(each.Key, out var now))
                new ValueDiff(each.Property, now.Property, (what, text, producers, consumers, inChinese) => Add(each, " › " + what, text, inChinese, producers, consumers, now.Property.Place)).All();
            else if (each.IsItems && !IsBelow(each, removed))
                Add(each, "", "any items from now on", "从此允许任意元素", false, true, each.Property.Place);
            else if (!each.IsItems && added.Find(other => !other.IsItems && other.Property.Name == each.Property.Name && other.Property.Types.SequenceEqual(each.Property.Types)) is { } moved)
                Moved(each, moved, added);
            else if (!IsBelow(each, removed))
                Add(each, "", "the property is removed", "字段已移除", IsClosedAround(each), true, each.Property.Place);
        }

        foreach (var each in added.Where(each => !IsBelow(each, added)))
        {
            if (each.IsItems)
                Add(each, "", "items are limited from now on", "从此限制元素", true, false, each.Property.Place);
            else
                Add(each, "", each.Property.Required ? "a required property is new" : "an optional property is new", each.Property.Required ? "新增必填字段" : "新增可选字段", each.Property.Required, false, each.Property.Place);
        }
    }

    private void Moved(Entry from, Entry to, List<Entry> added)
    {
        added.Remove(to);
        Add(from, "", $"moved to {to.Path}: the nesting changed", $"移到 {to.Path}：嵌套改变", true, true, to.Property.Place);
    }

    private void Add(Entry at, string what, string text, string? inChinese, bool producers, bool consumers, PlanPlace place) =>
        changes.Add(new PlanChange(planned.Id, $"{planned.Id} › {at.Path}{what}", text, producers, consumers, place) { WhatInChinese = inChinese ?? DiffTexts.InChinese(text) });

    // what is not listed any more may still come where the object around is open
    private bool IsClosedAround(Entry each) => each.Parent is null ? !planned.AdditionalProperties : after.TryGetValue(each.Parent, out var around) ? !ValueDiff.IsOpen(around.Property) : !planned.AdditionalProperties;

    private static bool IsBelow(Entry each, List<Entry> others) => others.Any(other => each.Key.StartsWith(other.Key + "\u0001", StringComparison.Ordinal));

    private static IEnumerable<Entry> Flat(IEnumerable<PlannedProperty> properties, Entry? around) => properties.SelectMany(property =>
    {
        var own = new Entry(around is null ? property.Name : $"{around.Key}\u0001{property.Name}", around is null ? property.Name : $"{around.Path}.{property.Name}", around?.Key, property, false);
        return Below(own).Prepend(own);
    });

    // a member of an object cannot be named as the items are: the mark has no place in names
    private static IEnumerable<Entry> Below(Entry own)
    {
        var items = own.Property.Items is { } each ? new Entry($"{own.Key}\u0001\u0002", own.Path + ItemsOf, own.Key, each, true) : null;
        return Flat(own.Property.Properties, own).Concat(items is null ? [] : Below(items).Prepend(items));
    }

    private sealed record Entry(string Key, string Path, string? Parent, PlannedProperty Property, bool IsItems);
}

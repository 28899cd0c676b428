using System.Globalization;

namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Compares the properties of two versions of an event.</summary>
internal static class PropertyDiff
{
    public static void Compare(string planned, IReadOnlyList<PlannedProperty> old, IReadOnlyList<PlannedProperty> current, bool closed, List<PlanChange> changes, PlanPlace place)
    {
        var before = Flat(old, "").ToDictionary(each => each.Path, each => each.Property, StringComparer.Ordinal);
        var after = Flat(current, "").ToDictionary(each => each.Path, each => each.Property, StringComparer.Ordinal);
        var added = after.Keys.Where(path => !before.ContainsKey(path)).ToList();

        foreach (var (path, property) in before)
        {
            if (after.TryGetValue(path, out var now))
                One(planned, path, property, now, changes);
            else if (added.Find(other => Leaf(other) == Leaf(path) && after[other].Types.SequenceEqual(property.Types)) is { } moved)
                Moved(planned, path, moved, after[moved], added, changes);
            else if (!IsBelow(path, before.Keys.Where(other => !after.ContainsKey(other))))
                changes.Add(new PlanChange(planned, $"{planned} › {path}", "the property is removed", closed, true, property.Place));
        }

        foreach (var path in added.Where(path => !IsBelow(path, added)))
            changes.Add(new PlanChange(planned, $"{planned} › {path}", after[path].Required ? "a required property is new" : "an optional property is new", after[path].Required, false, after[path].Place ?? place));
    }

    private static void Moved(string planned, string from, string to, PlannedProperty now, List<string> added, List<PlanChange> changes)
    {
        added.Remove(to);
        changes.Add(new PlanChange(planned, $"{planned} › {from}", $"moved to {to}: the nesting changed", true, true, now.Place));
    }

    private static void One(string planned, string path, PlannedProperty before, PlannedProperty after, List<PlanChange> changes)
    {
        void Change(string what, string told, bool producers, bool consumers) => changes.Add(new PlanChange(planned, $"{planned} › {path} › {what}", told, producers, consumers, after.Place));

        if (before.Required != after.Required)
            Change("required", after.Required ? "optional → required" : "required → optional", after.Required, !after.Required);

        var (old, now) = (Widened(before.Types), Widened(after.Types));
        if (!old.SetEquals(now))
            Change("type", $"{List(before.Types)} → {List(after.Types)}", now.Count > 0 && (old.Count == 0 || !old.IsSubsetOf(now)), old.Count > 0 && (now.Count == 0 || !now.IsSubsetOf(old)));

        if (!before.Enum.SequenceEqual(after.Enum))
        {
            var cut = before.Enum.Except(after.Enum).ToList();
            var extra = after.Enum.Except(before.Enum).ToList();
            if (after.Enum.Count > 0 && (before.Enum.Count == 0 || cut.Count > 0))
                Change("enum", before.Enum.Count == 0 ? $"only {List(after.Enum)} from now on" : $"cut: {List(cut)}", true, false);
            if (before.Enum.Count > 0 && (after.Enum.Count == 0 || extra.Count > 0))
                Change("enum", after.Enum.Count == 0 ? "any value from now on" : $"new: {List(extra)}", false, after.Enum.Count == 0);
        }

        Bound("minimum", before.Minimum, after.Minimum, true);
        Bound("exclusiveMinimum", before.ExclusiveMinimum, after.ExclusiveMinimum, true);
        Bound("maximum", before.Maximum, after.Maximum, false);
        Bound("exclusiveMaximum", before.ExclusiveMaximum, after.ExclusiveMaximum, false);
        Bound("minLength", before.MinLength, after.MinLength, true);
        Bound("maxLength", before.MaxLength, after.MaxLength, false);
        Bound("minItems", before.MinItems, after.MinItems, true);
        Bound("maxItems", before.MaxItems, after.MaxItems, false);
        Other("multipleOf", before.MultipleOf?.ToString(CultureInfo.InvariantCulture), after.MultipleOf?.ToString(CultureInfo.InvariantCulture), false);
        Other("pattern", before.Pattern, after.Pattern, false);
        Other("format", before.Format, after.Format, false);

        // the same number means something else: nothing fails, everything is wrong
        Other("unit", before.Unit, after.Unit, true);
        if (before.AdditionalProperties != after.AdditionalProperties)
            Change("additionalProperties", after.AdditionalProperties ? "false → true" : "true → false", !after.AdditionalProperties, false);

        void Bound(string keyword, decimal? from, decimal? to, bool lower)
        {
            if (from == to)
                return;
            var tighter = to is not null && (from is null || (lower ? to > from : to < from));
            Change(keyword, $"{Text(from)} → {Text(to)}", tighter, false);
        }

        void Other(string keyword, string? from, string? to, bool meaning)
        {
            if (from != to)
                Change(keyword, $"{from ?? "none"} → {to ?? "none"}", to is not null || meaning, meaning || (from is not null && keyword == "format"));
        }
    }

    private static IEnumerable<(string Path, PlannedProperty Property)> Flat(IEnumerable<PlannedProperty> properties, string at) => properties.SelectMany(property =>
    {
        var path = at.Length == 0 ? property.Name : $"{at}.{property.Name}";
        return Flat(property.Properties, path).Prepend((path, property)).Concat(property.Items is { } items ? Flat([items with { Name = "items" }], path) : []);
    });

    private static bool IsBelow(string path, IEnumerable<string> others) => others.Any(other => path.StartsWith(other + ".", StringComparison.Ordinal));

    private static string Leaf(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static HashSet<string> Widened(IReadOnlyList<string> types) => (types.Contains("number") ? types.Append("integer") : types).ToHashSet(StringComparer.Ordinal);

    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string List(IEnumerable<object?> values) => string.Join(", ", values.Select(value => value switch { null => "null", IFormattable number => number.ToString(null, CultureInfo.InvariantCulture), _ => value.ToString() })) is { Length: > 0 } text ? text : "any";
}

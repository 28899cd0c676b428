using System.Text.Json;
using static TrackE2E.Core.Plans.Diffing.DiffTexts;

namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Compares what two versions of a property allow.</summary>
/// <param name="before">The old one.</param>
/// <param name="after">The new one.</param>
/// <param name="change">Takes keyword, what changed, whether it breaks producers and consumers, and what changed in Chinese where that is another text.</param>
internal sealed class ValueDiff(PlannedProperty before, PlannedProperty after, Action<string, string, bool, bool, string?> change)
{
    public static bool IsOpen(PlannedProperty property) => property.AdditionalProperties || property.Properties.Count == 0;

    public void All()
    {
        if (before.Required != after.Required)
            change("required", after.Required ? "optional → required" : "required → optional", after.Required, !after.Required, after.Required ? "可选 → 必填" : "必填 → 可选");
        Types();
        Values();
        Bounds();

        Meaning("format", before.Format, after.Format);
        Other("pattern", before.Pattern ?? "none", after.Pattern ?? "none", after.Pattern is not null, false);
        Other("multipleOf", Number(before.MultipleOf), Number(after.MultipleOf), after.MultipleOf is { } step && !(before.MultipleOf is { } old && old % step == 0), false);
        Other("additionalProperties", Flag(IsOpen(before)), Flag(IsOpen(after)), !IsOpen(after), false);

        // the same number means something else: nothing fails, everything is wrong
        Other("unit", before.Unit ?? "none", after.Unit ?? "none", true, true);
        Meaning("shown", before.Shown, after.Shown);
        Meaning("ordinal", before.Ordinal?.ToString(System.Globalization.CultureInfo.InvariantCulture), after.Ordinal?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Meaning("measures", before.Measures is { } measured ? Word(measured) : null, after.Measures is { } measures ? Word(measures) : null);
        Meaning("from", Sources(before), Sources(after));
        Meaning("same-within", before.SameWithin is { } span ? Word(span) : null, after.SameWithin is { } now ? Word(now) : null);
        Conditions();
        Schemas();

        Other("since, until, platforms", Scope(before.Scope), Scope(after.Scope), after.Required || ScopeDiff.IsNarrower(before.Scope, after.Scope), ScopeDiff.IsNarrower(before.Scope, after.Scope));
        Other("key", Flag(before.Key), Flag(after.Key), after.Key, before.Key);
        Other("identifier", Flag(before.Identifier), Flag(after.Identifier), after.Identifier, false);
        Other("personal", before.PersonalAllowed ? "allowed" : "none", after.PersonalAllowed ? "allowed" : "none", before.PersonalAllowed, false);
        Other("sensitive", Flag(before.Sensitive), Flag(after.Sensitive), false, false);
        Other("title", Titles(before.Title), Titles(after.Title), false, false);
        Other("description", before.Description ?? "none", after.Description ?? "none", false, false);
        Other("examples", List(before.Examples), List(after.Examples), false, false);
    }

    private void Types()
    {
        var (old, now) = (Widened(before.Types), Widened(after.Types));
        if (!old.SetEquals(now))
            Other("type", List(before.Types), List(after.Types), now.Count > 0 && (old.Count == 0 || !old.IsSubsetOf(now)), old.Count > 0 && (now.Count == 0 || !now.IsSubsetOf(old)));
    }

    private void Values()
    {
        var cut = before.Enum.Except(after.Enum).ToList();
        var extra = after.Enum.Except(before.Enum).ToList();
        if (after.Enum.Count > 0 && before.Enum.Count == 0)
            change("enum", $"only {List(after.Enum)} from now on", true, false, $"从此只允许 {List(after.Enum)}");
        else if (after.Enum.Count > 0 && cut.Count > 0)
            change("enum", $"cut: {List(cut)}", true, false, $"去掉：{List(cut)}");
        if (before.Enum.Count > 0 && after.Enum.Count == 0)
            change("enum", "any value from now on", false, true, "从此允许任意值");
        else if (before.Enum.Count > 0 && extra.Count > 0)
            change("enum", $"new: {List(extra)}", false, false, $"新增：{List(extra)}");
    }

    private void Bounds()
    {
        var (low, high) = (IsTighter(Low(before), Low(after)), IsTighter(High(before), High(after)));
        Other("minimum", Number(before.Minimum), Number(after.Minimum), after.Minimum is not null && low, false);
        Other("exclusiveMinimum", Number(before.ExclusiveMinimum), Number(after.ExclusiveMinimum), after.ExclusiveMinimum is not null && low, false);
        Other("maximum", Number(before.Maximum), Number(after.Maximum), after.Maximum is not null && high, false);
        Other("exclusiveMaximum", Number(before.ExclusiveMaximum), Number(after.ExclusiveMaximum), after.ExclusiveMaximum is not null && high, false);
        Other("minLength", Number(before.MinLength), Number(after.MinLength), after.MinLength > (before.MinLength ?? 0), false);
        Other("maxLength", Number(before.MaxLength), Number(after.MaxLength), after.MaxLength < (before.MaxLength ?? int.MaxValue), false);
        Other("maxBytes", Number(before.MaxBytes), Number(after.MaxBytes), after.MaxBytes < (before.MaxBytes ?? int.MaxValue), false);
        Other("minItems", Number(before.MinItems), Number(after.MinItems), after.MinItems > (before.MinItems ?? 0), false);
        Other("maxItems", Number(before.MaxItems), Number(after.MaxItems), after.MaxItems < (before.MaxItems ?? int.MaxValue), false);
    }

    private void Conditions()
    {
        var (old, now) = (before.RequiredWhen.Count > 0, after.RequiredWhen.Count > 0);
        Other("required-when", DiffTexts.Conditions(before.RequiredWhen), DiffTexts.Conditions(after.RequiredWhen), now && !before.Required, old && !after.Required);
        (old, now) = (before.OnlyWhen.Count > 0, after.OnlyWhen.Count > 0);
        Other("only-when", DiffTexts.Conditions(before.OnlyWhen), DiffTexts.Conditions(after.OnlyWhen), now, now);
    }

    private void Schemas()
    {
        var (old, now) = (Keywords(before.Schema), Keywords(after.Schema));
        foreach (var keyword in old.Keys.Union(now.Keys, StringComparer.Ordinal))
            Meaning(keyword, old.GetValueOrDefault(keyword), now.GetValueOrDefault(keyword));
    }

    // what was a limit for some is a promise for others
    private void Meaning(string keyword, string? from, string? to) => Other(keyword, from ?? "none", to ?? "none", to is not null, from is not null);

    private void Other(string keyword, string from, string to, bool producers, bool consumers)
    {
        if (from != to)
            change(keyword, Between(from, to), producers, consumers, null);
    }

    // the members are compared one by one; here they only say what is additional
    private static Dictionary<string, string> Keywords(JsonElement? schema) =>
        schema is { } there ? there.EnumerateObject().Where(member => member.Name != "properties").ToDictionary(member => member.Name, member => member.Value.GetRawText(), StringComparer.Ordinal) : [];

    private static string? Sources(PlannedProperty property) => property.From is { } from ? string.Join(", ", property.OrFrom.Prepend(from).Select(source => source.Text).Distinct(StringComparer.Ordinal)) : null;

    private static HashSet<string> Widened(IReadOnlyList<string> types) => (types.Contains("number") ? types.Append("integer") : types).ToHashSet(StringComparer.Ordinal);

    // the lowest number that is right, and whether it is right itself; of whole numbers "above 0" is "at least 1"
    private static (decimal At, bool Beyond)? Low(PlannedProperty property)
    {
        var beyond = property.ExclusiveMinimum is { } above ? IsWhole(property) ? (decimal.Floor(above) + 1, false) : (above, true) : ((decimal, bool)?)null;
        return property.Minimum is { } least && !(beyond is { } other && other.Item1 >= least) ? (least, false) : beyond;
    }

    private static (decimal At, bool Beyond)? High(PlannedProperty property) => Low(new PlannedProperty { Name = "", Place = property.Place, Types = property.Types, Minimum = -property.Maximum, ExclusiveMinimum = -property.ExclusiveMaximum });

    private static bool IsTighter((decimal At, bool Beyond)? from, (decimal At, bool Beyond)? to) => to is { } now && (from is not { } old || now.At > old.At || (now.At == old.At && now.Beyond && !old.Beyond));

    private static bool IsWhole(PlannedProperty property) => property.Types is ["integer"];
}

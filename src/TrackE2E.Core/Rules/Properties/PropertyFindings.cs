using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Makes findings of one captured event.</summary>
internal sealed class PropertyFindings(PlannedEvent planned, TrackedEvent actual, JudgedIn context)
{
    private readonly string? item = Key(planned.Properties, "") is { } path && PropertyPath.TextAt(actual.Properties, path) is { } key ? key : null;

    /// <summary>A value breaks a rule of the plan.</summary>
    public Finding Of(string at, PlannedProperty property, Violation violation) =>
        Make(violation.Kind, at, PropertyTexts.What(planned, JsonPointer.Dotted(at), violation.What), violation.Expected, violation.Actual, violation.Do, property.Place);

    /// <summary>A value breaks a rule of the scenario.</summary>
    public Finding OfRule(string at, Violation violation) => violation.Kind == FindingKind.RequiredMissing
        ? Make(violation.Kind, at, PropertyTexts.Missing(planned, JsonPointer.Dotted(at)), violation.Expected, violation.Actual, violation.Do, null)
        : Make(violation.Kind, at, PropertyTexts.What(planned, JsonPointer.Dotted(at), violation.What), violation.Expected, violation.Actual, violation.Do, null);

    /// <summary>A required property was not sent; Near is sent under a name like it.</summary>
    public Finding Missing(MissingSite site, UnplannedSite? near) => Make(
        FindingKind.RequiredMissing, site.At,
        PropertyTexts.Missing(planned, JsonPointer.Dotted(site.At)),
        RuleText.Of(site.Planned),
        new(PropertyTexts.NotSent(near?.Name, Value(near, site, "en")).En, PropertyTexts.NotSent(near?.Name, Value(near, site, "zh")).Zh),
        near is null ? new(PropertyTexts.DoSend(site.Planned.Name, EventText.Kind(planned.Kind, "en")).En, PropertyTexts.DoSend(site.Planned.Name, "").Zh) : PropertyTexts.DoRename(near.Name, site.Planned.Name),
        site.Planned.Place);

    /// <summary>A property stands at another level than planned.</summary>
    public Finding Misplaced(MissingSite site, string foundAt, JsonElement value) => Make(
        FindingKind.WrongNesting, site.At,
        PropertyTexts.What(planned, JsonPointer.Dotted(site.At), PropertyTexts.WrongLevel(JsonPointer.Dotted(foundAt))),
        RuleText.Of(site.Planned),
        Both(language => $"{JsonPointer.Dotted(foundAt)} = {ValueText.Of(value, language, SensitiveValues.Covers(site.Planned, value))}"),
        PropertyTexts.DoMove(JsonPointer.Dotted(foundAt), JsonPointer.Dotted(site.At)),
        site.Planned.Place);

    /// <summary>An object is missing, and its members stand where it should.</summary>
    public Finding Flattened(MissingSite site, IReadOnlyList<UnplannedSite> members)
    {
        var names = string.Join(", ", members.Select(member => member.Name));
        return Make(
            FindingKind.WrongNesting, site.At,
            PropertyTexts.What(planned, JsonPointer.Dotted(site.At), PropertyTexts.Flattened(names)),
            RuleText.Of(site.Planned),
            Both(language => string.Join(", ", members.Select(member => $"{JsonPointer.Dotted(member.At)} = {ValueText.Of(member.Value, language, site.Planned.Sensitive || IsSensitive(member, site.Planned.Properties.FirstOrDefault(property => property.Name == member.Name)))}"))),
            PropertyTexts.DoMove(names, JsonPointer.Dotted(site.At)),
            site.Planned.Place);
    }

    /// <summary>A member that the plan does not list; Meant is the planned property that it is like.</summary>
    public Finding Additional(UnplannedSite site, PlannedProperty? meant)
    {
        var near = meant?.Name ?? NearestName.Best(site.Name, site.Siblings.Select(sibling => sibling.Name)) ?? "";
        var expected = PropertyTexts.Listed([.. site.Siblings.Select(sibling => sibling.Name)], near);
        var toDo = meant is not null ? PropertyTexts.DoRename(site.Name, meant.Name) : PropertyTexts.DoAdd(site.Name, IsDebug(site.Name));
        return Make(FindingKind.AdditionalProperty, site.At, PropertyTexts.Additional(planned, JsonPointer.Dotted(site.At)), expected, Both(language => $"{site.Name} = {ValueText.Of(site.Value, language, IsSensitive(site, meant))}"), toDo, planned.Place);
    }

    /// <summary>A member that stands several times in one object.</summary>
    public Finding Repeated(string at, int times, JsonElement last)
    {
        var name = JsonPointer.Parts(at)[^1];
        var sensitive = PropertyPath.Find(planned, at) is { } property ? SensitiveValues.Covers(property, last) : SensitiveValues.Covers(planned, name, last);
        return Make(
            FindingKind.AdditionalProperty, at, PropertyTexts.What(planned, JsonPointer.Dotted(at), PropertyTexts.Repeated(times)), PropertyTexts.Once(name),
            new($"{times} times, the last {ValueText.Of(last, "en", sensitive)}", $"{times} 次，最后一次 {ValueText.Of(last, "zh", sensitive)}"), PropertyTexts.DoRepeat(name), planned.Place);
    }

    /// <summary>The event's properties are no JSON object.</summary>
    public Finding NoObject() => Make(
        FindingKind.WrongNesting, "", new($"{EventText.Of(planned, "en")}: {PropertyTexts.NotAnObject.En}", $"{EventText.Of(planned, "zh")}{PropertyTexts.NotAnObject.Zh}"),
        RuleText.Types(["object"]), Both(language => ValueText.Of(actual.Properties, language, SensitiveValues.Covers(planned, "", actual.Properties))), PropertyTexts.DoUnwrap(planned.Id, false), planned.Place);

    private Finding Make(FindingKind kind, string at, Wording what, Wording expected, Wording actualText, Wording toDo, PlanPlace? place) => new()
    {
        Kind = kind,
        Event = planned.Id,
        Property = at,
        Page = planned.Page,
        Element = planned.Element,
        Item = item,
        What = what.In(context.Language),
        Expected = expected.In(context.Language),
        PlanPlace = place,
        Actual = actualText.In(context.Language),
        EventNumber = actual.Number > 0 ? actual.Number : null,
        At = (actual.ClaimedAt ?? actual.ArrivedAt) - context.StartedAt,
        Do = toDo.In(context.Language),
    };

    private string Value(UnplannedSite? near, MissingSite site, string language) => near is null ? "" : ValueText.Of(near.Value, language, IsSensitive(near, site.Planned));

    private static Wording Both(Func<string, string> text) => new(text("en"), text("zh"));

    private bool IsSensitive(UnplannedSite sent, PlannedProperty? meant) => SensitiveValues.Covers(meant, sent.Value) || SensitiveValues.Covers(planned, sent.Name, sent.Value);

    private static bool IsDebug(string name) => NearestName.Plain(name) is "dk" or "debug" or "isdebug" or "debugmode" or "debugkey" or "test" or "istest" or "testflag" or "mock" or "verbose" or "trace";

    private static string? Key(IReadOnlyList<PlannedProperty> properties, string at)
    {
        foreach (var property in properties)
        {
            var path = JsonPointer.Into(at, property.Name);
            if (property.Key)
                return path;
            if (Key(property.Properties, path) is { } deeper)
                return deeper;
        }

        return null;
    }
}

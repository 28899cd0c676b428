using System.Globalization;

namespace TrackE2E.Core.Plans.Linting;

/// <summary>Dotted paths that lead to no property, and values that the property at the end can never have: what refers to them never applies, and nobody would see it.</summary>
internal static class PathLint
{
    // what an SDK adds by itself need not be listed
    private const string OfSdk = "sdk";

    public static IEnumerable<PlanRemark> Check(TrackingPlan plan) => plan.Events.SelectMany(planned => Of(plan, planned)).Concat(Sections(plan));

    private static IEnumerable<PlanRemark> Of(TrackingPlan plan, PlannedEvent planned)
    {
        foreach (var (path, value) in planned.ReportedAs.Where)
        {
            if (Wrong(planned, path, [value], asText: true) is { } why)
                yield return Remark(planned.Place, $"event {planned.Id} › reported-as", path, why);
        }

        foreach (var property in NameLint.Flat(planned.Properties))
        {
            foreach (var (key, condition) in property.RequiredWhen.Select(each => ("required-when", each)).Concat(property.OnlyWhen.Select(each => ("only-when", each))))
            {
                if (Wrong(planned, condition.Path, condition.Values, asText: false) is { } why)
                    yield return Remark(property.Place, $"event {planned.Id} › {property.Name} › {key}", condition.Path, why);
            }

            foreach (var from in property.From is { } first ? property.OrFrom.Prepend(first) : [])
            {
                var sources = from.Kind switch { SourceKind.Event => plan.Events.Where(each => each.Id == from.Event), SourceKind.LeadingClick => plan.Events.Where(each => each.Kind == EventKind.Click), _ => [] };
                if (from.Path is { } path && Nowhere([.. sources], path) is { } why)
                    yield return Remark(property.Place, $"event {planned.Id} › {property.Name} › from", path, why);
            }
        }
    }

    private static IEnumerable<PlanRemark> Sections(TrackingPlan plan)
    {
        if (plan.Session is { IdPath: { } id } session && Nowhere(plan.Events, id) is { } noSession)
            yield return Remark(session.Place, "session › id", id, noSession);
        foreach (var (path, value) in plan.Identity?.SignInWhere ?? new Dictionary<string, string>())
        {
            if (plan.Identity!.SignIn is { } signIn && plan.Event(signIn) is { } planned && Wrong(planned, path, [value], asText: true) is { } why)
                yield return Remark(plan.Identity.Place, "identity › sign-in-where", path, why);
        }

        if (plan.Delivery is { DropEvent: { } drop, DropCount: { } count, Place: { } place } && plan.Event(drop) is { } dropped && Nowhere([dropped], count) is { } noCount)
            yield return Remark(place, "delivery › drop-count", count, noCount);
        foreach (var allowed in plan.PersonalData.AllowAt.Where(path => path != "user-id"))
        {
            if (plan.PersonalData.Place is { } personal && Nowhere(plan.Events, allowed) is { } why)
                yield return Remark(personal, "personal-data › allow-at", allowed, why);
        }

        if (plan.Events.Select(planned => planned.App).FirstOrDefault(app => app is not null) is not { Place: { } at } said)
            yield break;
        foreach (var (key, path) in new[] { ("version", said.Version), ("platform", said.Platform) })
        {
            if (path is not null && Nowhere(plan.Events, path) is { } why)
                yield return Remark(at, $"app › {key}", path, why);
        }
    }

    private static PlanRemark Remark(PlanPlace place, string of, string path, (LintText What, LintText Write) why) => PlanRemark.Of("rule-unreachable", place, LintTexts.At(of, path, why.What), why.Write);

    private static (LintText What, LintText Write)? Nowhere(IReadOnlyList<PlannedEvent> events, string path)
    {
        if (events.Count == 0 || path.Split('.')[0] == OfSdk || events.Any(planned => MayHold(planned, path)))
            return null;
        var near = NearestName.Best(path, events.SelectMany(planned => Paths(planned.Properties, "")));
        return (LintTexts.NoProperty(events.Count == 1 ? events[0].Id : null), near is null ? LintTexts.PathOfProperty : near);
    }

    private static (LintText What, LintText Write)? Wrong(PlannedEvent planned, string path, IReadOnlyList<object?> values, bool asText)
    {
        if (Nowhere([planned], path) is { } nowhere)
            return nowhere;
        if (Find(planned.Properties, Parts(path)) is not { Enum: { Count: > 0 } allowed } || values.Count == 0 || values.Any(value => value is null || allowed.Any(one => asText ? Text(one) == Text(value) : Equals(one, value))))
            return null;
        return (LintTexts.NeverValue(string.Join(", ", values.Select(Text)), string.Join(", ", allowed.Select(Text))), LintTexts.OneOfTheTwo);
    }

    private static bool MayHold(PlannedEvent planned, string path)
    {
        var parts = Parts(path);
        return planned.AdditionalProperties || planned.Rules is not null || Enumerable.Range(1, parts.Length).Any(taken => Find(planned.Properties, parts.AsSpan(0, taken)) is { } found && (taken == parts.Length || IsOpen(found)));
    }

    private static bool IsOpen(PlannedProperty property) =>
        property.AdditionalProperties || property.Schema is not null || (property.Properties.Count == 0 && property.Items is null && (property.Types.Count == 0 || property.Types.Any(type => type is "object" or "array")));

    private static string[] Parts(string path) => path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');

    // a name that holds dots itself goes before nesting, as everywhere
    private static PlannedProperty? Find(IReadOnlyList<PlannedProperty> properties, ReadOnlySpan<string> parts)
    {
        for (var taken = parts.Length; taken > 0; taken--)
        {
            var name = string.Join('.', parts[..taken]!);
            if (properties.FirstOrDefault(property => property.Name == name) is not { } found)
                continue;
            var rest = parts[taken..];
            while (rest.Length > 0 && found.Items is { } items && rest[0].All(char.IsAsciiDigit))
            {
                found = items;
                rest = rest[1..];
            }

            if (rest.Length == 0)
                return found;
            if (Find(found.Properties, rest) is { } deeper)
                return deeper;
        }

        return null;
    }

    private static IEnumerable<string> Paths(IEnumerable<PlannedProperty> properties, string before) =>
        properties.SelectMany(property => Paths(property.Properties, $"{before}{property.Name}.").Prepend(before + property.Name));

    private static string Text(object? value) => value switch { null => "null", bool flag => flag ? "true" : "false", IFormattable number => number.ToString(null, CultureInfo.InvariantCulture), _ => value.ToString() ?? "" };
}

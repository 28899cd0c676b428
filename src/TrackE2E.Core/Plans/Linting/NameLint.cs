namespace TrackE2E.Core.Plans.Linting;

/// <summary>Names: one style, and no title that two things share.</summary>
internal static class NameLint
{
    // whose members have the names that an SDK gives them
    private const string OfSdk = "sdk";

    public static IEnumerable<PlanRemark> Check(TrackingPlan plan, LintOptions options)
    {
        var events = plan.Events.Select(planned => (planned.ReportedAs.Name, planned.Place)).ToList();
        var properties = plan.Events.SelectMany(planned => Flat(planned.Properties.Where(property => property.Name != OfSdk))).Select(property => (property.Name, property.Place)).Distinct().ToList();

        return Styled("event-naming", "event", events, options.EventNames)
            .Concat(Styled("property-naming", "property", properties, options.PropertyNames))
            .Concat(Shared("page", plan.Pages.Select(page => (page.Title, page.Id, page.Place))))
            .Concat(Shared("element", plan.Elements.Select(element => (element.Title, element.Id, element.Place))))
            .Concat(Shared("event", plan.Events.Select(planned => (planned.Title, planned.Id, planned.Place))));
    }

    public static IEnumerable<PlannedProperty> Flat(IEnumerable<PlannedProperty> properties) =>
        properties.SelectMany(property => Flat(property.Properties).Prepend(property).Concat(property.Items is { } items ? Flat(items.Properties) : []));

    private static IEnumerable<PlanRemark> Styled(string rule, string what, List<(string Name, PlanPlace Place)> names, NamingStyle? asked)
    {
        // a name of one lower-case word fits three styles and says nothing about the plan's
        var style = asked ?? names.Select(each => Only(each.Name)).OfType<NamingStyle>().GroupBy(each => each).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => (NamingStyle?)group.Key).FirstOrDefault();
        if (style is not { } wanted)
            yield break;

        foreach (var (name, place) in names.Where(each => !Fits(each.Name, wanted)))
            yield return PlanRemark.Of(rule, place, LintTexts.Style(what, name, wanted, asked is not null), In(name, wanted));
    }

    private static IEnumerable<PlanRemark> Shared(string what, IEnumerable<(LocalizedText Title, string Id, PlanPlace Place)> all)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (title, id, place) in all)
        {
            foreach (var text in title.All)
            {
                if (!first.TryAdd(SaidText.NameKey(text), id) && first[SaidText.NameKey(text)] != id)
                    yield return PlanRemark.Of("title-shared", place, LintTexts.Shared(what, id, text, first[SaidText.NameKey(text)]), LintTexts.OwnTitle);
            }
        }
    }

    private static NamingStyle? Only(string name) => Enum.GetValues<NamingStyle>().Where(style => Fits(name, style)).ToList() is [var only] ? only : null;

    private static bool Fits(string name, NamingStyle style) => name.Length > 0 && name.All(c => c > 127 || char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$' or '.' or ':') && style switch
    {
        NamingStyle.Snake => !name.Any(char.IsAsciiLetterUpper) && !name.Contains('-', StringComparison.Ordinal),
        NamingStyle.Kebab => !name.Any(char.IsAsciiLetterUpper) && !name.Contains('_', StringComparison.Ordinal),
        NamingStyle.Camel => !char.IsAsciiLetterUpper(name[0]) && !name.AsSpan().ContainsAny('_', '-'),
        _ => !char.IsAsciiLetterLower(name[0]) && !name.AsSpan().ContainsAny('_', '-'),
    };

    private static string In(string name, NamingStyle style)
    {
        var words = new List<string>();
        foreach (var part in name.Split('_', '-', ' '))
        {
            var start = 0;
            for (var i = 1; i <= part.Length; i++)
            {
                if (i < part.Length && !(char.IsAsciiLetterUpper(part[i]) && !char.IsAsciiLetterUpper(part[i - 1])))
                    continue;
                words.Add(part[start..i].ToLowerInvariant());
                start = i;
            }
        }

        string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
        return style switch
        {
            NamingStyle.Snake => string.Join('_', words),
            NamingStyle.Kebab => string.Join('-', words),
            NamingStyle.Camel => string.Concat(words.Select((word, i) => i == 0 ? word : Capital(word))),
            _ => string.Concat(words.Select(Capital)),
        };
    }
}

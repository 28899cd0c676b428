namespace TrackE2E.Core.Plans.Reading;

/// <summary>Checks what parts of a plan say about each other, over all files: ids used twice, references to nothing, triggers without their page or element.</summary>
internal sealed class ReferenceChecker(IReadOnlyList<PlanPart> parts, Func<PlanPlace, YamlNode?> source, List<PlanMistake> mistakes)
{
    private readonly Dictionary<string, PlannedPage> pages = First(parts.SelectMany(part => part.Pages), page => page.Id);
    private readonly Dictionary<string, PlannedElement> elements = First(parts.SelectMany(part => part.Elements), element => element.Id);

    /// <summary>Adds every mistake.</summary>
    public void Check()
    {
        Unique("page", parts.SelectMany(part => part.Pages).Select(page => (page.Id, page.Place)));
        Unique("element", parts.SelectMany(part => part.Elements).Select(element => (element.Id, element.Place)));
        Unique("event", parts.SelectMany(part => part.Events).Select(planned => (planned.Id, planned.Place)));
        Unique("property group", parts.SelectMany(part => part.Groups).Select(group => (group.Name, group.Place)));
        foreach (var include in parts.SelectMany(part => part.Includes))
            Known("property group", include.Group, parts.SelectMany(part => part.Groups).Select(group => group.Name), include.Place, $"event {include.Event}");
        foreach (var property in parts.SelectMany(part => part.Groups).SelectMany(group => group.Properties))
            Shown(property, "group");
        Unique("common property", parts.SelectMany(part => part.Common).Select(property => (property.Name, property.Place)));

        foreach (var page in parts.SelectMany(part => part.Pages))
            Page(page);
        foreach (var element in parts.SelectMany(part => part.Elements))
            Element(element);
        foreach (var planned in parts.SelectMany(part => part.Events))
            Event(planned);
        foreach (var property in parts.SelectMany(part => part.Common))
            Shown(property, "common");
        Journey();
        ToldApart();
    }

    private void Page(PlannedPage page)
    {
        if (page.Match is { Path: null, Hash: null, Query.Count: 0, Screen: null } && source(page.Place)?["match"] is { Members: not null } match)
            Mistake(match.Place, $"page {page.Id} matches every address", "match with path, query, hash or screen", "match: { path: / }");
        if (page.Match.Path is { } path && !path.StartsWith('/') && path != "**")
            Mistake(At(page.Place, "match"), $"page {page.Id}: the path \"{path}\" does not begin with /", "a path that begins with /", "path: /" + path.TrimStart('/'));
        if (page.Open is { } open && open.Contains('*', StringComparison.Ordinal))
            Mistake(At(page.Place, "open"), $"page {page.Id}: open has a wildcard", "a path that can be visited", "open: " + open.Replace("**", "1", StringComparison.Ordinal).Replace("*", "1", StringComparison.Ordinal));
    }

    private void Element(PlannedElement element)
    {
        Known("page", element.Page, pages.Keys, At(element.Place, "page"), $"element {element.Id}");
        Known("element", element.Within, elements.Keys, At(element.Place, "within"), $"element {element.Id} › within");

        if (element.Key is { } key && key != "text" && (key.LastIndexOf('@') is var cut && (cut < 0 || cut == key.Length - 1)))
            Mistake(At(element.Place, "key"), $"element {element.Id}: the key \"{key}\" is no attribute", "@attribute, text, or css@attribute", $"\"@{key.TrimEnd('@')}\"");

        if (source(element.Place)?["locate"] is { Members.Count: 0 } locate)
            Mistake(locate.Place, $"element {element.Id} has no locator", "a locator for at least one platform", "locate: { web: \"#buy\" }");

        var seen = new HashSet<string>(StringComparer.Ordinal) { element.Id };
        for (var outer = element.Within; outer is not null; outer = elements.GetValueOrDefault(outer)?.Within)
        {
            if (seen.Add(outer))
                continue;
            if (outer == element.Id)
                Mistake(At(element.Place, "within"), $"element {element.Id} is inside of itself", "an element further out", "remove within, or name the element around it");
            break;
        }
    }

    private void Event(PlannedEvent planned)
    {
        var of = $"event {planned.Id}";
        var node = source(planned.Place);
        Known("page", planned.Page, pages.Keys, At(planned.Place, "page"), of);
        Known("element", planned.Element, elements.Keys, At(planned.Place, "element"), of);

        if (planned.Kind == EventKind.PageView && planned.Page is null && node?["kind"] is not null)
            Mistake(planned.Place, $"{of} is a pv without a page", "the page whose visit it reports", $"page: {pages.Keys.FirstOrDefault() ?? "home"}");
        if (planned.Kind is EventKind.Click or EventKind.Exposure && planned.Element is null)
            Mistake(planned.Place, $"{of} is {(planned.Kind == EventKind.Click ? "a click" : "an exposure")} without an element", "the element that is clicked or exposed", $"element: {elements.Keys.FirstOrDefault() ?? "buy-button"}");
        if (planned.Kind == EventKind.PageView && planned.Element is not null)
            Mistake(At(planned.Place, "element"), $"{of} is a pv and names an element", "a pv has a page, a click or an exposure has an element", "remove element, or kind: click");

        Tab(planned, of);
        OnlyFor(node, of, planned.Kind == EventKind.Exposure, "an exposure", "visible-share", "dwell", "dwell-mode", "covered");
        OnlyFor(node, of, planned is { Kind: EventKind.Exposure, Trigger.CumulativeDwell: true }, "an exposure that has dwell-mode: cumulative", "dwell-share");
        OnlyFor(node, of, planned.Kind == EventKind.Custom, "a custom event (the other kinds say themselves what causes them)", "when");
        OnlyFor(node, of, planned.Kind == EventKind.PageView, "a pv", "again-on", "tab", "unseen");
        OnlyFor(node, of, planned.Kind is EventKind.PageView or EventKind.Exposure || planned.When?.Kind == CauseKind.Shown, "a pv, an exposure or when: { shown: … }", "once-per");
        Cause(planned, node, of);

        foreach (var property in planned.Properties)
            Shown(property, of);
        var keys = Flat(planned.Properties.Where(property => !SaysNothing(property))).Where(property => property.Key).ToList();
        if (keys.Count > 1)
            Mistake(keys[1].Place, $"{of} has {keys.Count} properties with key: true ({string.Join(", ", keys.Select(key => key.Name))})", "one property that names the item", $"keep key: true at \"{keys[0].Name}\" only");
    }

    private void Tab(PlannedEvent planned, string of)
    {
        if (planned.Tab is not { } tab || planned.Kind != EventKind.PageView || planned.Page is not { } id || !pages.TryGetValue(id, out var page))
            return;

        Known($"tab of page {id}", tab, page.Tabs.Select(each => each.Id), At(planned.Place, "tab"), of);
    }

    private void OnlyFor(YamlNode? node, string of, bool right, string kind, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!right && node?["kind"] is not null && node[key] is { } there)
                Mistake(there.Place, $"{of}: {key} means nothing here", $"{key} only with {kind}", "remove it, or change kind");
        }
    }

    private void Cause(PlannedEvent planned, YamlNode? node, string of)
    {
        if (node?["when"] is { Members: not null } cause && planned.When is null)
            Mistake(cause.Place, $"{of}: when names {(cause.Members.Count == 0 ? "no cause" : "several causes")}", "one cause", "when: { leave: home }");
        if (planned.When is { Of: { } thing } when)
            Known(when.Kind is CauseKind.Enter or CauseKind.Leave ? "page" : "element", thing, when.Kind is CauseKind.Enter or CauseKind.Leave ? pages.Keys : elements.Keys, At(planned.Place, "when"), $"{of} › when");
    }

    private static bool SaysNothing(PlannedProperty property) => property is { Shown: null, From: null, Key: false, Items: null, Properties.Count: 0 };

    private void Shown(PlannedProperty property, string of)
    {
        // most properties of a large plan refer to nothing
        if (SaysNothing(property))
            return;
        var events = parts.SelectMany(part => part.Events).Select(planned => planned.Id);
        foreach (var each in Flat([property]))
        {
            Known("element", each.Shown is { } shown ? ShownSource.Of(shown).Element : null, elements.Keys, each.Place, $"{of} › {each.Name} › shown");
            foreach (var id in each.OrFrom.Prepend(each.From).Where(from => from is { Kind: SourceKind.Event }).Select(from => from!.Event))
                Known("event", id, events, each.Place, $"{of} › {each.Name} › from");
        }
    }

    // sections that speak of the whole plan stand in one file
    private void Journey()
    {
        var events = parts.SelectMany(part => part.Events).Select(planned => planned.Id).ToList();
        Once("session", parts.Select(part => part.Journey.Session?.Place));
        Once("identity", parts.Select(part => part.Journey.Identity?.Place));
        Once("consent", parts.Select(part => part.Journey.Consent?.Place));
        Once("delivery", parts.Select(part => part.Journey.Delivery?.Place));
        foreach (var identity in parts.Select(part => part.Journey.Identity).OfType<IdentityPlan>())
        {
            Known("event", identity.SignIn, events, identity.Place, "identity › sign-in");
            Known("event", identity.SignOut, events, identity.Place, "identity › sign-out");
            Known("element", identity.TypedInto, elements.Keys, identity.Place, "identity › typed-into");
        }

        foreach (var consent in parts.Select(part => part.Journey.Consent).OfType<ConsentPlan>())
        {
            Known("element", consent.Ask, elements.Keys, consent.Place, "consent › ask");
            Known("element", consent.Accept, elements.Keys, consent.Place, "consent › accept");
            Known("element", consent.Reject, elements.Keys, consent.Place, "consent › reject");
        }

        foreach (var delivery in parts.Select(part => part.Journey.Delivery).OfType<DeliveryPlan>())
            Known("event", delivery.DropEvent, events, delivery.Place!, "delivery › drop-count");
    }

    private void Once(string section, IEnumerable<PlanPlace?> places)
    {
        var all = places.OfType<PlanPlace>().ToList();
        foreach (var again in all.Skip(1))
            Mistake(again, $"{section} stands a second time; the first is at {all[0].File}:{all[0].Line}", $"{section} in one file of the plan", "keep one of the two");
    }

    // two events of one name on the wire, with the same values to look for, cannot be recognised
    private void ToldApart()
    {
        var groups = parts.SelectMany(part => part.Events).DistinctBy(planned => planned.Id)
            .GroupBy(planned => (planned.ReportedAs.Name, Values: string.Join('\n', planned.ReportedAs.Where.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))));

        foreach (var group in groups)
        {
            foreach (var same in group.GroupBy(planned => planned.Kind == EventKind.PageView && group.Key.Values.Length == 0 ? (planned.Page, planned.Tab) : (null, null)))
            {
                // what no build reports any more, and builds that exclude each other, are told apart by the build
                var pairs = same.Where(planned => planned.Status != EventStatus.Removed).ToList();
                if (pairs.SelectMany((one, i) => pairs.Skip(i + 1).Where(other => one.Scope.Meets(other.Scope)).Select(other => (One: one, Other: other))).FirstOrDefault() is not { Other: { } second, One: { } first })
                    continue;
                Mistake(second.Place, $"event {second.Id} cannot be told from event {first.Id} ({first.Place}): both are reported as \"{second.ReportedAs.Name}\"", "a name of its own on the wire, or values that tell them apart",
                    $"reported-as: {{ name: {second.ReportedAs.Name}, where: {{ {second.Properties.FirstOrDefault(property => property.Enum.Count > 0)?.Name ?? "type"}: … }} }} at each of them");
            }
        }
    }

    private void Unique(string what, IEnumerable<(string Id, PlanPlace Place)> all)
    {
        var first = new Dictionary<string, PlanPlace>(StringComparer.Ordinal);
        foreach (var (id, place) in all)
        {
            if (!first.TryAdd(id, place))
                Mistake(place, $"{what} \"{id}\" stands a second time; the first is at {first[id].File}:{first[id].Line}", "each id once in all files of the plan", "rename or remove one of the two");
        }
    }

    private void Known(string what, string? id, IEnumerable<string> known, PlanPlace at, string of)
    {
        var names = known.ToList();
        if (id is null || names.Contains(id))
            return;

        var expected = names.Count == 0 ? $"{Article(what)} {what} of the plan; it has none" : $"{Article(what)} {what} of the plan: " + string.Join(", ", names.Take(12)) + (names.Count > 12 ? ", …" : "");
        Mistake(at, $"{of}: there is no {what} \"{id}\"", expected, NearestName.Best(id, names) ?? (names.Count == 0 ? $"add {Thing(what)} {id}" : $"one of these, or add {Thing(what)} {id}"));
    }

    private static string Article(string what) => what[0] is 'e' ? "an" : "a";

    private static string Thing(string what) => what.StartsWith("tab", StringComparison.Ordinal) ? "tab" : what == "property group" ? "group" : what;

    private PlanPlace At(PlanPlace owner, string key) => source(owner)?[key]?.Place ?? owner;

    private static IEnumerable<PlannedProperty> Flat(IEnumerable<PlannedProperty> properties) =>
        properties.SelectMany(property => Flat(property.Properties).Prepend(property).Concat(property.Items is { } items ? Flat([items]) : []));

    private static Dictionary<string, T> First<T>(IEnumerable<T> all, Func<T, string> id) => all.DistinctBy(id).ToDictionary(id, StringComparer.Ordinal);

    private void Mistake(PlanPlace place, FormattableString what, string expected, string write) => mistakes.Add(PlanMistake.Of(place, what, expected, write));
}

namespace TrackE2E.Core.Plans;

/// <summary>Finds what a scenario names: pages, tabs, elements and events, by id or any title.</summary>
/// <remarks>Case, quotes around the name, full-width forms and runs of spaces do not count. An id goes before a title.</remarks>
public sealed class PlanNames
{
    private readonly Names<PlannedPage> pages;
    private readonly Names<PlannedElement> elements;
    private readonly Names<PlannedEvent> events;
    private readonly IReadOnlyList<TabOfPage> tabs;

    /// <summary>Indexes the plan's names.</summary>
    public PlanNames(TrackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        pages = new(plan.Pages, page => page.Id, page => page.Title);
        elements = new(plan.Elements, element => element.Id, element => element.Title);
        events = new(plan.Events, planned => planned.Id, planned => planned.Title);
        tabs = [.. plan.Pages.SelectMany(page => page.Tabs.Select(tab => new TabOfPage(page, tab)))];
    }

    /// <summary>The page of that name.</summary>
    public NameLookup<PlannedPage> Page(string said) => pages.Find(said);

    /// <summary>The element of that name.</summary>
    public NameLookup<PlannedElement> Element(string said) => elements.Find(said);

    /// <summary>The event of that name.</summary>
    public NameLookup<PlannedEvent> Event(string said) => events.Find(said);

    /// <summary>The tab of that name, on the page if one is given, else on any.</summary>
    public NameLookup<TabOfPage> Tab(string said, PlannedPage? page = null) =>
        new Names<TabOfPage>([.. tabs.Where(tab => page is null || tab.Page.Id == page.Id)], tab => tab.Tab.Id, tab => tab.Tab.Title).Find(said);

    private sealed class Names<T>(IReadOnlyList<T> all, Func<T, string> id, Func<T, LocalizedText> title)
        where T : class
    {
        private readonly ILookup<string, T> byId = all.ToLookup(each => SaidText.NameKey(id(each)), StringComparer.Ordinal);
        private readonly ILookup<string, T> byTitle = all.SelectMany(each => title(each).All.Select(text => (Key: SaidText.NameKey(text), each))).ToLookup(pair => pair.Key, pair => pair.each, StringComparer.Ordinal);

        public NameLookup<T> Find(string said)
        {
            ArgumentNullException.ThrowIfNull(said);
            var key = SaidText.NameKey(said);
            var exact = all.Where(each => id(each) == SaidText.Unquoted(said)).ToList();
            List<T> found = exact.Count > 0 ? exact : byId[key].Any() ? [.. byId[key]] : [.. byTitle[key].Distinct()];

            if (found.Count == 1)
                return new NameLookup<T>(said, found[0], [], []);
            if (found.Count > 1)
                return new NameLookup<T>(said, null, found, [.. found.Select(id)]);

            var names = all.SelectMany(each => title(each).All.Prepend(id(each))).ToList();
            var near = NearestName.Of(key, names.Select(SaidText.NameKey));
            return new NameLookup<T>(said, null, [], [.. near.Select(match => names.First(name => SaidText.NameKey(name) == match))]);
        }
    }
}

/// <summary>A tab and the page that it is on.</summary>
public sealed record TabOfPage(PlannedPage Page, PlannedTab Tab);

/// <summary>What a name led to.</summary>
/// <param name="Said">The name as written.</param>
/// <param name="Found">What it names; null when nothing or several.</param>
/// <param name="Several">All that carry the name, when more than one does.</param>
/// <param name="Nearest">Names to offer: the ids of <paramref name="Several"/>, or the nearest names of the plan (may be none).</param>
public sealed record NameLookup<T>(string Said, T? Found, IReadOnlyList<T> Several, IReadOnlyList<string> Nearest)
    where T : class;

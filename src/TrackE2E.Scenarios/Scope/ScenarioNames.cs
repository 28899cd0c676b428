using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What the names in steps stand for, by the plan and the page that the scenario is on.</summary>
internal static class ScenarioNames
{
    private static readonly Wording Page = new("page", "页面");
    private static readonly Wording Element = new("element", "元素");
    private static readonly Wording Event = new("event", "事件");
    private static readonly Wording Tab = new("tab", "标签");

    extension(TrackingScenario scenario)
    {
        public PlannedPage PageNamed(string name) => Found(Page, scenario.Run.Names.Page(name), _ => true);

        public PlannedElement ElementNamed(string name) => Found(Element, scenario.Run.Names.Element(name), e => e.Page == scenario.Page?.Id);

        public string EventNamed(string name) =>
            Found(Event, scenario.Run.Names.Event(name), e => (e.Page ?? scenario.Run.Plan.Element(e.Element ?? "")?.Page) == scenario.Page?.Id).Id;

        public TabOfPage TabNamed(string name) => Found(Tab, scenario.Run.Names.Tab(name), t => t.Page.Id == scenario.Page?.Id);

        /// <summary>The one planned event of a kind for a page, tab or element.</summary>
        public string EventOf(EventKind kind, string name)
        {
            var events = kind == EventKind.PageView ? scenario.PageViews(name) : [.. scenario.Run.Plan.Events.Where(e => e.Kind == kind && e.Element == scenario.ElementNamed(name).Id)];
            return events.Count == 1 ? events[0].Id : throw Broken.NotOneEvent(name, kind, events);
        }

        // the page's own pv; one of its tabs' where the name is a tab's, or where only tabs have one
        private List<PlannedEvent> PageViews(string name)
        {
            var views = scenario.Run.Plan.Events.Where(e => e.Kind == EventKind.PageView).ToList();
            if (scenario.Run.Names.Page(name) is { Found: { } page })
            {
                var whole = views.Where(e => e.Page == page.Id && e.Tab is null).ToList();
                return whole.Count > 0 ? whole : [.. views.Where(e => e.Page == page.Id)];
            }

            var tab = scenario.TabNamed(name);
            return [.. views.Where(e => e.Page == tab.Page.Id && e.Tab == tab.Tab.Id)];
        }
    }

    private static T Found<T>(Wording kind, NameLookup<T> lookup, Func<T, bool> here)
        where T : class =>
        lookup.Found ?? (lookup.Several.Where(here).ToList() is [var one] ? one : throw Broken.NotOne(kind, lookup.Said, lookup.Several.Count > 0, lookup.Nearest));
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What the names in steps stand for, by the plan and the page that the scenario is on.</summary>
internal static class ScenarioNames
{
    extension(TrackingScenario scenario)
    {
        public PlannedPage PageNamed(string name) => Found("page", scenario.Run.Names.Page(name), _ => true);

        public PlannedElement ElementNamed(string name) => Found("element", scenario.Run.Names.Element(name), e => e.Page == scenario.Page?.Id);

        public string EventNamed(string name) =>
            Found("event", scenario.Run.Names.Event(name), e => (e.Page ?? scenario.Run.Plan.Element(e.Element ?? "")?.Page) == scenario.Page?.Id).Id;

        public TabOfPage TabNamed(string name) => Found("tab", scenario.Run.Names.Tab(name), t => t.Page.Id == scenario.Page?.Id);

        /// <summary>The one planned event of a kind for a page, tab or element.</summary>
        public string EventOf(EventKind kind, string name)
        {
            var events = kind == EventKind.PageView ? scenario.PageViews(name) : [.. scenario.Run.Plan.Events.Where(e => e.Kind == kind && e.Element == scenario.ElementNamed(name).Id)];
            return events.Count == 1 ? events[0].Id : throw new BrokenException(
                "step-unusable",
                $"\"{name}\" does not say which event",
                $"one planned {EventText.Kind(kind, "en")} event for it",
                events.Count == 0 ? "the plan has none" : string.Join(", ", events.Select(e => e.Id)),
                events.Count == 0 ? "add the event to the plan" : "name the event itself in the step");
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

    private static T Found<T>(string kind, NameLookup<T> lookup, Func<T, bool> here)
        where T : class =>
        lookup.Found ?? (lookup.Several.Where(here).ToList() is [var one] ? one : throw new BrokenException(
            "step-unusable",
            lookup.Several.Count > 0 ? $"\"{lookup.Said}\" names several {kind}s of the plan" : $"the plan has no {kind} \"{lookup.Said}\"",
            $"an id or a title of one {kind} of the plan",
            lookup.Nearest.Count == 0 ? "nothing like it" : (lookup.Several.Count > 0 ? "they are: " : "nearest: ") + string.Join(", ", lookup.Nearest.Select(n => $"\"{n}\"")),
            lookup.Several.Count > 0 ? "write the id of the one that is meant" : $"write one of the plan's names, or add the {kind} to the plan"));
}

using TrackE2E.Core.Plans;

namespace TrackE2E.Reporting.Timeline;

/// <summary>Ids of a plan with their titles behind them: <c>product-card 商品卡片</c>; an id alone where the plan has none.</summary>
internal sealed class PlanTitles(TrackingPlan? plan, string language)
{
    private readonly Dictionary<string, LocalizedText> _pages = plan?.Pages.ToDictionary(p => p.Id, p => p.Title) ?? [];
    private readonly Dictionary<string, LocalizedText> _elements = plan?.Elements.ToDictionary(e => e.Id, e => e.Title) ?? [];
    private readonly ILookup<string, (string Page, LocalizedText Title)> _tabs = (plan?.Pages ?? []).SelectMany(p => p.Tabs.Select(t => (t.Id, Of: (p.Id, t.Title)))).ToLookup(t => t.Id, t => t.Of);

    public string? Page(string? id) => With(id, id is null ? null : _pages.GetValueOrDefault(id));

    public string? Element(string? id) => With(id, id is null ? null : _elements.GetValueOrDefault(id));

    /// <summary>A tab of the page; with no page, the only tab of that id.</summary>
    public string? Tab(string? page, string? id)
    {
        if (id is null)
            return null;
        var known = _tabs[id].Where(t => page is null || t.Page == page).ToList();
        return With(id, known.Count == 1 ? known[0].Title : null);
    }

    private string? With(string? id, LocalizedText? title) => title?.In(language) is { Length: > 0 } text && text != id ? $"{id} {text}" : id;
}

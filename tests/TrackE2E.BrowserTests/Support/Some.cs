using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;

namespace TrackE2E.BrowserTests.Support;

/// <summary>Small plans.</summary>
internal static class Some
{
    public static readonly PlanPlace Place = new("test.plan.yaml", 1, 1);

    public static TrackingPlan Plan(params object[] parts) => new()
    {
        Pages = [.. parts.OfType<PlannedPage>()],
        Elements = [.. parts.OfType<PlannedElement>()],
        Events = [.. parts.OfType<PlannedEvent>()],
    };

    public static PlannedPage Page(string id, string path, params PlannedTab[] tabs) =>
        new() { Id = id, Title = new(id, id), Match = new(path, new Dictionary<string, string>(), null), Tabs = tabs, Place = Place };

    public static PlannedTab Tab(string id) => new()
    {
        Id = id,
        Title = new(id, id),
        Locate = new Dictionary<string, string> { ["web"] = "#tab-" + id },
        Selected = new Dictionary<string, string> { ["web"] = $"#tab-{id}[aria-selected=true]" },
        Place = Place,
    };

    public static PlannedElement Element(string id, string css, string? key = null, string? within = null, string? page = null) =>
        new() { Id = id, Title = new(id, id), Locate = new Dictionary<string, string> { ["web"] = css }, Key = key, Within = within, Page = page, Place = Place };

    public static PlannedEvent Exposure(string element, double share = 0.5) => new()
    {
        Id = element + "_exposure",
        Title = new(element, element),
        Kind = EventKind.Exposure,
        Element = element,
        ReportedAs = new(element + "_exposure", new Dictionary<string, string>()),
        Trigger = new() { VisibleShare = share },
        Plan = "test",
        Place = Place,
    };

    public static PlannedEvent Click(string element, params PlannedProperty[] properties) => new()
    {
        Id = element + "_click",
        Title = new(element, element),
        Kind = EventKind.Click,
        Element = element,
        ReportedAs = new(element + "_click", new Dictionary<string, string>()),
        Properties = properties,
        Plan = "test",
        Place = Place,
    };

    public static PlannedProperty Shown(string source) => new() { Name = "value", Shown = source, Place = Place };

    public static PlannedProperty Position => new() { Name = "position", Ordinal = 1, Place = Place };

    public static ElementTarget The(PlannedElement element, int? ordinal = null, string? item = null) => new(element, ordinal, item);
}

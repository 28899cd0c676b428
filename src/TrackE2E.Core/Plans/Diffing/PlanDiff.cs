using static TrackE2E.Core.Plans.Diffing.DiffTexts;

namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Compares two versions of a plan, and says whom each difference breaks.</summary>
/// <remarks>
/// Producers are the apps that send: a change breaks them when it forbids what was allowed, or asks for what was not. Consumers are the jobs that read: a change breaks them when something that they
/// were promised may be absent, elsewhere, of another type or of another meaning. Compatible changes are listed too. Of JSON Schema keywords nobody can tell limits from promises: added ones break
/// producers, removed ones consumers.
/// </remarks>
public static class PlanDiff
{
    /// <summary>Every difference, by event id; none when the plans say the same.</summary>
    public static IReadOnlyList<PlanChange> Between(TrackingPlan old, TrackingPlan current)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(current);

        var changes = new List<PlanChange>();
        foreach (var before in old.Events)
        {
            if (current.Event(before.Id) is { } after)
                EventDiff.Compare(before, after, changes);
            else
                changes.Add(new PlanChange(before.Id, before.Id, "the event is removed", true, true, before.Place) { WhatInChinese = "事件已移除" });
        }

        changes.AddRange(current.Events.Where(after => old.Event(after.Id) is null).Select(after => new PlanChange(after.Id, after.Id, "the event is new", false, false, after.Place) { WhatInChinese = "新增事件" }));
        SectionDiff.Compare(old, current, changes);
        Things("page", "页面", old.Pages, current.Pages, page => page.Id, page => page.Place, PageParts, changes);
        Things("element", "元素", old.Elements, current.Elements, element => element.Id, element => element.Place, ElementParts, changes);
        return [.. changes.OrderBy(change => change.Event ?? "~", StringComparer.Ordinal)];
    }

    private static void Things<T>(string what, string inChinese, IReadOnlyList<T> old, IReadOnlyList<T> current, Func<T, string> id, Func<T, PlanPlace> place, Func<T, IEnumerable<(string Part, string Text)>> parts, List<PlanChange> changes)
        where T : class
    {
        foreach (var before in old)
        {
            var path = $"{what} {id(before)}";
            if (current.FirstOrDefault(each => id(each) == id(before)) is not { } after)
            {
                changes.Add(new PlanChange(null, path, $"the {what} is removed", false, false, place(before)) { WhatInChinese = $"{inChinese}已移除" });
                continue;
            }

            // events name the page by that word: it is on the wire
            changes.AddRange(parts(before).Zip(parts(after)).Where(pair => pair.First.Text != pair.Second.Text)
                .Select(pair => new PlanChange(null, pair.First.Part.Length == 0 ? path : $"{path} › {pair.First.Part}", DiffTexts.Between(pair.First.Text, pair.Second.Text), pair.First.Part == "reported-as", pair.First.Part == "reported-as", place(after))));
        }

        changes.AddRange(current.Where(after => old.All(each => id(each) != id(after))).Select(after => new PlanChange(null, $"{what} {id(after)}", $"the {what} is new", false, false, place(after)) { WhatInChinese = $"新增{inChinese}" }));
    }

    private static IEnumerable<(string Part, string Text)> PageParts(PlannedPage page) =>
    [
        ("", $"{page.Match.Path} {Pairs(page.Match.Query)} {page.Match.Hash} {page.Match.Screen}".Trim()),
        ("reported-as", page.ReportedAs),
        ("open", page.Open is { } open && open != page.Match.Path ? open : "as it matches"),
        ("title", Titles(page.Title)),
        ("tabs", string.Join("; ", page.Tabs.Select(tab => $"{tab.Id} {Titles(tab.Title)} {Pairs(tab.Locate)} {Pairs(tab.Selected)}".Trim())) is { Length: > 0 } tabs ? tabs : "none"),
    ];

    private static IEnumerable<(string Part, string Text)> ElementParts(PlannedElement element) =>
    [
        ("", $"{element.Page} {element.Within} {Pairs(element.Locate)} {element.Key}{(element.Repeats ? " repeats" : "")}".Trim()),
        ("title", Titles(element.Title)),
    ];
}

using System.Buffers;
using System.Globalization;
using System.Text;
using TrackE2E.Core.Plans;

namespace TrackE2E.Cli.Plan.Scaffold;

/// <summary>Writes the scenarios that a plan asks for, one feature file a page: catalogue ids as tags, ready to run.</summary>
/// <remarks>What the plan does not say (how a page opens, what causes a custom event) is not guessed: it is listed.</remarks>
internal sealed class PlanScaffold
{
    private static readonly SearchValues<char> Unquotable = SearchValues.Create("\"“”'\n|#");

    private readonly TrackingPlan plan;
    private readonly ScaffoldWords words;
    private readonly string language;
    private readonly List<string> left = [];

    public PlanScaffold(TrackingPlan plan, string language)
    {
        this.plan = plan;
        this.language = language;
        words = new ScaffoldWords(language);
    }

    /// <summary>What no scenario could be written for, and why.</summary>
    public IReadOnlyList<string> Left => left;

    /// <summary>The feature files.</summary>
    public IReadOnlyList<ScaffoldFeature> Write()
    {
        var features = new List<ScaffoldFeature>();
        foreach (var page in plan.Pages)
        {
            var events = plan.Events.Where(planned => planned.IsOwed && PageOf(planned)?.Id == page.Id).ToList();
            if (events.Count == 0)
                continue;
            if (page.Open is null)
            {
                left.Add(words.Say($"page {page.Id}: its match has a wildcard and it has no open: {events.Count} events are left out", $"页面 {page.Id}：匹配含通配符且没有 open：略去 {events.Count} 个事件"));
                continue;
            }

            features.Add(Feature(page, events));
        }

        foreach (var planned in plan.Events.Where(planned => planned.IsOwed && PageOf(planned) is null))
            left.Add(words.Say($"event {planned.Id}: the plan does not say on which page it happens", $"事件 {planned.Id}：方案未说明发生在哪个页面"));
        foreach (var planned in plan.Events.Where(planned => !planned.IsOwed))
            left.Add(words.Say($"event {planned.Id}: its status is {Status(planned)}", $"事件 {planned.Id}：状态为 {Status(planned)}"));
        return [.. features.Where(feature => feature.Scenarios > 0)];

        static string Status(PlannedEvent planned) => planned.Status.ToString().ToLowerInvariant();
    }

    private ScaffoldFeature Feature(PlannedPage page, List<PlannedEvent> events)
    {
        var scenarios = new List<(string Tags, string Title, IReadOnlyList<string> Lines)>();
        foreach (var planned in events)
        {
            var lines = planned.Kind switch
            {
                EventKind.PageView => PageView(page, planned),
                EventKind.Click => Click(page, planned),
                EventKind.Exposure => Exposure(page, planned),
                _ => Custom(page, planned),
            };
            scenarios.AddRange(lines.Select(each => ($"@scaffold @{each.Id}{(planned.Priority is { } priority ? " @" + priority : "")}{(planned.Scope.Platforms is { Count: > 0 } on && !on.Contains("web") ? " @app" : "")}", $"{Name(planned)}: {each.Title}", each.Lines)));
        }

        var text = new StringBuilder();
        if (words.Chinese)
            text.Append("# language: zh-CN\n");
        text.Append(CultureInfo.InvariantCulture, $"{words.Feature}: {Title(page.Title, page.Id)}\n");
        foreach (var (tags, title, lines) in scenarios)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {tags}\n  {words.Scenario}: {title}\n");
            foreach (var line in lines)
                text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }

        return new ScaffoldFeature($"{page.Id}{(words.Chinese ? ".zh-CN" : "")}.feature", text.ToString(), scenarios.Count);
    }

    private IEnumerable<Scenario> PageView(PlannedPage page, PlannedEvent planned)
    {
        var open = words.Open(Title(page.Title, page.Id));
        if (planned.Tab is { } tab)
        {
            var title = Title(page.Tabs.First(each => each.Id == tab).Title, tab);
            yield return new("PV-03", words.Say("its tab is shown", "切换标签"), [open, words.Tab(title), words.AsPlanned]);
            if (page.Tabs.FirstOrDefault(each => each.Id != tab) is { } other)
                yield return new("PV-04", words.Say("another tab and back", "切走再切回"), [open, words.Tab(title), words.Tab(Title(other.Title, other.Id)), words.Tab(title), words.AsPlanned]);
            yield break;
        }

        yield return new("PV-01", words.Say("the page is opened", "打开页面"), [open, words.Once(Name(planned), false), words.NoOther(Name(planned)), words.And + words.AsPlanned[words.Then.Length..]]);
        if (plan.Pages.FirstOrDefault(each => each.Id != page.Id && each.Open is not null) is { } elsewhere)
            yield return new("PV-05", words.Say("another page and back", "去别的页面再返回"), [open, words.OpenAlso(Title(elsewhere.Title, elsewhere.Id)), words.Back, words.AsPlanned]);
        yield return new("PV-07", words.Say("the page is refreshed", "刷新页面"), [open, words.Refresh, words.AsPlanned]);
    }

    private IEnumerable<Scenario> Click(PlannedPage page, PlannedEvent planned)
    {
        if (Element(planned.Element) is not { } element)
            yield break;
        var open = words.Open(Title(page.Title, page.Id));
        yield return new("CL-01", words.Say("nothing is clicked", "不点击"), [open, words.Not(Name(planned))]);
        yield return new("CL-02", words.Say("clicked once", "点击一次"), [open, ClickOn(planned.Element!, element), .. Reported(planned)]);
    }

    private IEnumerable<Scenario> Exposure(PlannedPage page, PlannedEvent planned)
    {
        if (Element(planned.Element) is not { } element)
            yield break;
        var open = words.Open(Title(page.Title, page.Id));
        yield return new("EX-02", words.Say("seen long enough", "停留足够久"), [open, words.ScrollAndStay(element), words.AsPlanned]);
        if (planned.Trigger.Dwell > TimeSpan.FromMilliseconds(300))
            yield return new("EX-04", words.Say("seen too shortly", "停留不足"), [open, words.ScrollAndLeave(element, Seconds(planned.Trigger.Dwell * 0.5)), words.LeavePage, words.AsPlanned]);
        yield return new("EX-09", words.Say("the page again", "再次进入页面"), [open, words.ScrollAndStay(element), words.OpenAlso(Title(page.Title, page.Id)), words.StayLongEnough, words.AsPlanned]);
    }

    private IEnumerable<Scenario> Custom(PlannedPage page, PlannedEvent planned)
    {
        var open = words.Open(Title(page.Title, page.Id));
        switch (planned.When)
        {
            case { Kind: CauseKind.Enter }:
                yield return new("PV-01", words.Say("the page is opened", "打开页面"), [open, words.AsPlanned]);
                break;
            case { Kind: CauseKind.Leave }:
                yield return new("PV-15", words.Say("the page is left", "离开页面"), [open, words.LeavePage, words.AsPlanned]);
                break;
            case { Kind: CauseKind.Click, Of: { } of } when Element(of) is { } element:
                yield return new("CL-02", words.Say("clicked", "点击"), [open, ClickOn(of, element), words.AsPlanned]);
                break;
            case { Kind: CauseKind.Shown, Of: { } of } when Element(of) is { } element:
                yield return new("EX-02", words.Say("shown", "展示"), [open, words.ScrollAndStay(element), words.AsPlanned]);
                break;
            default:
                left.Add(planned.When is { } cause
                    ? words.Say($"event {planned.Id}: {cause.Kind.ToString().ToLowerInvariant()} needs steps of your own", $"事件 {planned.Id}：触发方式 {cause.Kind} 需要自行编写步骤")
                    : words.Say($"event {planned.Id}: the plan names no cause (when:)", $"事件 {planned.Id}：方案没有触发条件（when:）"));
                break;
        }
    }

    // which fields the screen shows is checked by name; the rest by the plan
    private IReadOnlyList<string> Reported(PlannedEvent planned)
    {
        var rows = planned.Properties.Where(property => property.Shown is not null || property.Key).Take(6)
            .Select(property => $"  | {property.Name} | {(property.Shown is not null ? words.Shown : "")} |").ToList();
        return rows.Count == 0
            ? [words.Once(Name(planned), false), words.NoOther(Name(planned))]
            : [words.Once(Name(planned), true), $"  | {words.Field} | {words.Rule} |", .. rows, words.NoOther(Name(planned))];
    }

    private string ClickOn(string id, string title) => plan.Element(id)?.Key is null ? words.Click(title) : words.ClickFirst(title);

    private PlannedPage? PageOf(PlannedEvent planned)
    {
        var causeElement = planned.When is { Kind: CauseKind.Click or CauseKind.Swipe or CauseKind.Shown, Of: { } of } ? of : null;
        var causePage = planned.When is { Kind: CauseKind.Enter or CauseKind.Leave, Of: { } entered } ? entered : null;
        var id = planned.Page ?? plan.Element(planned.Element ?? causeElement ?? "")?.Page ?? causePage;
        if (id is null && (planned.Element ?? causeElement) is not null)
            return plan.Pages.Count > 0 ? plan.Pages.FirstOrDefault(page => page.Open is not null) : null;
        return id is null ? null : plan.Page(id);
    }

    private string? Element(string? id) => id is not null && plan.Element(id) is { } element ? Title(element.Title, id) : null;

    private string Name(PlannedEvent planned) => Title(planned.Title, planned.Id);

    // a title that holds a quote cannot stand in quotes: the id can
    private string Title(LocalizedText title, string id)
    {
        var text = title.In(language);
        return text.Length == 0 || text.AsSpan().ContainsAny(Unquotable) ? id : text;
    }

    private string Seconds(TimeSpan time)
    {
        var number = time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);
        return words.Say($"{number} s", $"{number}秒");
    }

    private sealed record Scenario(string Id, string Title, IReadOnlyList<string> Lines);
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Attribution;

/// <summary>The sentences of values that come from somewhere else.</summary>
internal static class AttributionTexts
{
    public static Wording NoPage { get; } = new("no page was left for this one", "此前没有离开任何页面");

    public static Wording NoClick { get; } = new("no click led to this page", "没有点击引导到此页面");

    public static Wording What(PlannedEvent planned, string path, bool missing) => missing
        ? new($"{EventText.Of(planned, "en")} does not say where \"{path}\" comes from", $"{EventText.Of(planned, "zh")} 没有带来源 \"{path}\"")
        : new($"{EventText.Of(planned, "en")}: \"{path}\" names another source than the real one", $"{EventText.Of(planned, "zh")}：\"{path}\" 的来源不对");

    public static Wording Changed(PlannedEvent planned, string path) => new(
        $"{EventText.Of(planned, "en")}: \"{path}\" changes where it stays the same", $"{EventText.Of(planned, "zh")}：\"{path}\" 应保持不变，却变了");

    public static Wording Expected(string path, string value, Wording because) => new($"{path} = {value}: {because.En}", $"{path} = {value}：{because.Zh}");

    public static Wording On(Visit visit, string at) => new(
        $"it happened on {Place(visit)}, on screen since {at}", $"事件发生在 {Place(visit)}，自 {at} 起显示");

    // a page inside an app that a screen of it was put over is still open
    public static Wording PageLeft(Visit visit, Func<DateTimeOffset, string> clock) => visit.Ended is { } ended
        ? new($"{Place(visit)} was on screen before, until {clock(ended)}", $"此前屏幕上是 {Place(visit)}，直到 {clock(ended)}")
        : new($"{Place(visit)} was on screen before, since {clock(visit.Began)}", $"此前屏幕上是 {Place(visit)}，自 {clock(visit.Began)} 起显示");

    public static Wording Led(string name, string at) => new($"the click at {at} ({name}) led here", $"{at} 的点击（{name}）引导到此");

    public static Wording Address(Visit visit) => new($"the visit began with {visit.Url}", $"本次停留的地址是 {visit.Url}");

    public static Wording NoEvent(string id, string? item) => new($"no {id}{Item(item)} was reported before", $"此前没有上报 {id}{Item(item)}");

    public static Wording Earlier(string id, string at) => new($"{id} said so at {at}", $"{id} 于 {at} 上报了该值");

    public static Wording Kept(SameWithin within, string from) => within switch
    {
        SameWithin.Visit => new($"the same in one visit, as {from} said it", $"同一次停留内不变，以 {from} 为准"),
        SameWithin.Session => new($"the same in one session, as {from} said it", $"同一会话内不变，以 {from} 为准"),
        SameWithin.User => new($"the same for one user, as {from} said it", $"同一用户不变，以 {from} 为准"),
        _ => new($"the same on one device, as {from} said it", $"同一设备不变，以 {from} 为准"),
    };

    public static Wording InVisit(Visit visit, string at) => new(
        $"in visit {visit.Number} of {Place(visit)}, which began at {at} ({visit.Cause})", $"发生在 {Place(visit)} 的第 {visit.Number} 次停留中，开始于 {at}（{visit.Cause}）");

    public static Wording Do(string path) => new(
        $"send as \"{path}\" what the plan names as its source, or change from or same-within in the plan", $"\"{path}\" 发送方案规定的来源，或修改方案中的 from 或 same-within");

    private static string Place(Visit visit) => visit.Tab is null ? visit.PageId : $"{visit.PageId} › {visit.Tab}";

    private static string Item(string? item) => item is null ? "" : $" \"{item}\"";
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Custom;

/// <summary>The sentences of causes that a plan names under <c>when</c>.</summary>
internal static class CustomTexts
{
    public static Wording Entered(Visit visit, string at) => new($"{visit.PageId} was entered at {at} (visit {visit.Number})", $"{at} 进入 {visit.PageId}（第 {visit.Number} 次停留）");

    public static Wording Left(Visit visit, string at) => new($"{visit.PageId} was left at {at} (visit {visit.Number})", $"{at} 离开 {visit.PageId}（第 {visit.Number} 次停留）");

    public static Wording Clicked(string element, string? item, string at) => new($"{Named(element, item)} was clicked at {at}", $"{at} 点击了 {Named(element, item)}");

    public static Wording Swiped(string element, string? item, string direction, string at) => new(
        $"{Named(element, item)} was swiped to the {direction} at {at}", $"{at} 在 {Named(element, item)} 上向{Zh(direction)}滑动");

    public static Wording Shown(string element, string? item, Visit? visit, string at) => new(
        $"{Named(element, item)} came on screen at {at} ({visit?.PageId ?? "?"})", $"{Named(element, item)} 于 {at} 出现在屏幕上（{visit?.PageId ?? "?"}）");

    public static Wording Turned(Visit visit, bool foreground, string at) => foreground
        ? new($"{visit.PageId} came to the foreground at {at}", $"{visit.PageId} 于 {at} 回到前台")
        : new($"{visit.PageId} went to the background at {at}", $"{visit.PageId} 于 {at} 退到后台");

    public static Wording Online(Visit visit, string at) => new($"the network was back at {at} on {visit.PageId}", $"{at} 网络恢复，当时在 {visit.PageId}");

    /// <summary>What should have happened before an event.</summary>
    public static Wording Before(EventCause when) => when.Kind switch
    {
        CauseKind.Enter => new($"{when.Of} entered before it", $"此前进入 {when.Of}"),
        CauseKind.Leave => new($"{when.Of} left before it", $"此前离开 {when.Of}"),
        CauseKind.Click => new($"a click on {when.Of} before it", $"此前点击了 {when.Of}"),
        CauseKind.Swipe => new($"a swipe on {when.Of} before it", $"此前在 {when.Of} 上滑动"),
        CauseKind.Shown => new($"{when.Of} on screen, and not reported yet in the plan's span", $"{when.Of} 出现在屏幕上，且在方案的范围内尚未上报"),
        CauseKind.Background => new("the page in the background", "页面退到后台"),
        CauseKind.Foreground => new("the page back in the foreground", "页面回到前台"),
        _ => new("the network back after it was gone", "网络断开后恢复"),
    };

    private static string Named(string element, string? item) => item is null ? element : $"{element} \"{item}\"";

    private static string Zh(string direction) => direction switch { "left" => "左", "right" => "右", "up" => "上", _ => "下" };
}

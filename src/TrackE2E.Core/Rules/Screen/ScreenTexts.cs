using System.Globalization;
using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Screen;

/// <summary>The sentences of values that the observer saw too.</summary>
internal static class ScreenTexts
{
    public static Violation Place(JsonElement value, PlannedProperty planned, IReadOnlyList<int> places)
    {
        var list = string.Join(" / ", places.Order());
        return new Violation(
            FindingKind.ValueDiffers,
            new("is not the item's place on screen", "不是该条目在屏幕上的位置"),
            new($"{list}, the item's place among those of its element, counted from {planned.Ordinal}", $"{list}，即该条目在同类元素中的位置，从 {planned.Ordinal} 开始"),
            CellRule.Actual(value, planned, null),
            new($"send as \"{planned.Name}\" the place that the item has when it is used, or change ordinal in the plan", $"\"{planned.Name}\" 应发送操作时该条目的位置，或修改方案中的 ordinal"));
    }

    public static Violation Direction(JsonElement value, PlannedProperty planned, string direction) => new(
        FindingKind.ValueDiffers,
        new("is not the direction of the swipe", "与滑动方向不一致"),
        new($"\"{direction}\", as the finger moved", $"\"{direction}\"，即手指移动的方向"),
        CellRule.Actual(value, planned, null),
        new($"send as \"{planned.Name}\" the direction in which the finger moved", $"\"{planned.Name}\" 应发送手指移动的方向"));

    public static Violation Time(JsonElement value, PlannedProperty planned, TimeSpan least, TimeSpan most, TimeSpan background, double perSecond, Wording? hint)
    {
        var kind = planned.Measures == MeasuredTime.Foreground ? new Wording("in the foreground", "在前台") : new Wording("from entry to leave", "从进入到离开");
        var unit = planned.Unit ?? "ms";
        var range = Number(least, perSecond) is var low && Number(most, perSecond) is var high && low == high ? high : $"{low}–{high}";
        var seconds = most.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var hidden = background > TimeSpan.Zero ? background.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) : null;
        return new Violation(
            FindingKind.ValueDiffers,
            new("is not the time that was measured", "与实际时长不一致"),
            new($"about {range} {unit}: this visit was {seconds} s {kind.En}{(hidden is null ? "" : $", and {hidden} s in the background")}",
                $"约 {range} {unit}：本次停留{kind.Zh} {seconds} 秒{(hidden is null ? "" : $"，后台 {hidden} 秒")}"),
            CellRule.Actual(value, planned, hint),
            new($"send as \"{planned.Name}\" the time of this visit only, in {unit}", $"\"{planned.Name}\" 只发送本次停留的时长，单位 {unit}"));
    }

    public static Wording TitleOfBefore(PlannedEvent planned) => new(
        $"{EventText.Of(planned, "en")} carries the title of the page before", $"{EventText.Of(planned, "zh")} 带的是上一个页面的标题");

    public static Wording DoTitle { get; } = new("report the page view when the page has set its own title", "在页面设置好自己的标题之后再上报页面浏览");

    private static string Number(TimeSpan time, double perSecond) => Math.Round(time.TotalSeconds * perSecond, perSecond < 10 ? 1 : 0).ToString(CultureInfo.InvariantCulture);
}

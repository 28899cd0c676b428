using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Builds;

/// <summary>The sentences of events that their build does not report.</summary>
internal static class BuildTexts
{
    public static Wording What(PlannedEvent planned) => planned.Status == EventStatus.Removed
        ? new($"{EventText.Of(planned, "en")} is in the plan as removed, and was reported", $"{EventText.Of(planned, "zh")} 在方案中已下线（removed），却仍被上报")
        : new($"{EventText.Of(planned, "en")} is not planned for this build", $"{EventText.Of(planned, "zh")} 不在本版本的埋点方案中");

    public static Wording Expected(PlannedEvent planned)
    {
        if (planned.Status == EventStatus.Removed)
            return new("no build reports it any more", "任何版本都不再上报");

        var (since, until) = (planned.Scope.Since, planned.Scope.Until);
        var on = planned.Scope.Platforms.Count > 0 ? string.Join(", ", planned.Scope.Platforms) : null;
        var en = new[] { on is null ? null : $"on {on}", since is null ? null : $"from version {since}", until is null ? null : $"up to version {until}" }.OfType<string>();
        var zh = new[] { on is null ? null : $"平台 {on}", since is null ? null : $"版本 {since} 起", until is null ? null : $"版本 {until} 止" }.OfType<string>();
        return new($"it only {string.Join(", ", en)}", $"仅限{string.Join("，", zh)}");
    }

    public static Wording Actual(string name, string build) => build.Length == 0 ? new($"reported: {name}", $"实际上报：{name}") : new($"reported: {name}, by {build}", $"实际上报：{name}，来自 {build}");

    public static Wording Do(PlannedEvent planned) => planned.Status == EventStatus.Removed
        ? new("take the call out of the product, or make the event active again in the plan", "从产品中删除该上报，或在方案中恢复该事件的 status")
        : new("take the call out of this build, or change platforms, since or until in the plan", "从本版本中删除该上报，或修改方案中的 platforms、since、until");
}

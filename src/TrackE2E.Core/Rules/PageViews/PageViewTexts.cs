using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.PageViews;

/// <summary>The sentences of page views.</summary>
internal static class PageViewTexts
{
    public static Wording Began(Visit visit, string at, string? seen) => new(
        $"visit {visit.Number} of {Place(visit)} began at {at} ({visit.Cause}){(seen is null ? "" : $" and was first seen at {seen}")}",
        $"第 {visit.Number} 次页面停留：{Place(visit)}，开始于 {at}（{visit.Cause}）{(seen is null ? "" : $"，{seen} 首次可见")}");

    public static Wording Foreground(Visit visit, string at) => new(
        $"{Place(visit)} came back to the foreground at {at}, and the plan says again-on: foreground",
        $"{Place(visit)} 于 {at} 回到前台，方案写明 again-on: foreground");

    public static Wording Refreshed(Visit visit, string at) => new(
        $"{Place(visit)} was refreshed at {at}, and the plan says again-on: refresh",
        $"{Place(visit)} 于 {at} 刷新，方案写明 again-on: refresh");

    private static string Place(Visit visit) => visit.Tab is null ? visit.PageId : $"{visit.PageId} › {visit.Tab}";
}

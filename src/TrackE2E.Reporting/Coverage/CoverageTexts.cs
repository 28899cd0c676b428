using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Coverage;

/// <summary>The words of coverage reports and plan pages.</summary>
internal static class CoverageTexts
{
    public static Wording Title { get; } = new("Tracking plan coverage", "埋点方案覆盖");

    public static Wording Event { get; } = new("event", "事件");

    public static Wording Kind { get; } = new("kind", "类型");

    public static Wording Verified { get; } = new("verified", "已验证");

    public static Wording NotVerified { get; } = new("not verified", "未验证");

    public static Wording NeverFired { get; } = new("never fired", "从未上报");

    public static Wording Captured { get; } = new("captured", "捕获次数");

    public static Wording Devices { get; } = new("devices", "设备");

    public static Wording Properties { get; } = new("properties", "字段");

    public static Wording Values { get; } = new("values", "枚举值");

    public static Wording Rules { get; } = new("trigger rules", "触发规则");

    public static Wording Scenarios { get; } = new("scenarios", "场景");

    public static Wording OtherPlan { get; } = new("judged by another version of the plan", "由另一版本的方案判定");

    public static Wording Counts(int verified, int all, int never) => new($"{verified} of {all} events verified; {never} never fired", $"{all} 个事件中 {verified} 个已验证；{never} 个从未上报");

    public static Wording WithoutLedger(int count) => new($"{count} executions have no ledger and do not count", $"{count} 次执行没有台账，未计入");

    public static Wording OfKind(EventKind kind) => kind switch
    {
        EventKind.PageView => new("page view", "页面浏览"),
        EventKind.Click => new("click", "点击"),
        EventKind.Exposure => new("exposure", "曝光"),
        _ => new("custom", "自定义"),
    };

    public static Wording Rule(string rule) => rule switch
    {
        "fires" => new("fires", "触发时上报"),
        "silent" => new("stays silent", "未触发不上报"),
        "visible-share" => new("below the visible share", "可见比例不足"),
        "dwell" => new("visible too shortly", "可见时间不足"),
        "once-per" => new("shown again", "再次可见"),
        "covered" => new("covered", "被遮挡"),
        "within" => new("in time", "时限内上报"),
        "again-on" => new("page again", "再次进入"),
        _ => new(rule, rule),
    };
}

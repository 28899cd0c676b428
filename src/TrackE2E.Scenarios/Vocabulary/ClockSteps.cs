using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps that move the device’s clock, without waiting.</summary>
internal static class ClockSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "time-passes",
            Usually = "When",
            En = ["{duration} pass(es)"],
            Zh = ["{duration}过去了", "过了{duration}"],
            DoesEn = "Lets this time pass at once, as when the device sleeps: the clock jumps, and timers that were due fire once. The expiry of cookies and caches is the browser’s own clock, which is not moved.",
            DoesZh = "时间立即流逝，如同设备休眠：时钟跳变，期间到期的计时器各触发一次。Cookie 和缓存的过期由浏览器自身时钟决定，不受影响。",
            ExampleEn = "31 minutes pass",
            ExampleZh = "过了31分钟",
            Needs = ScreenNeeds.Clock,
            Do = (s, a, ct) => s.PassTimeAsync(a.Time(0), ct),
        },
        new()
        {
            Id = "clock-back",
            Usually = "When",
            En = ["the device’s clock is set back by {duration}", "the device's clock is set back by {duration}"],
            Zh = ["设备时间调慢{duration}", "设备时钟回拨{duration}"],
            DoesEn = "Sets the device’s date and time back, as a user does in the settings; timers do not notice.",
            DoesZh = "将设备日期时间调慢，如同在系统设置中修改；计时器不受影响。",
            ExampleEn = "the device’s clock is set back by 1 hour",
            ExampleZh = "设备时间调慢1小时",
            Needs = ScreenNeeds.Clock,
            Do = (s, a, ct) => s.SetClockAsync(-a.Time(0), ct),
        },
        new()
        {
            Id = "clock-ahead",
            Usually = "When",
            En = ["the device’s clock is set ahead by {duration}", "the device's clock is set ahead by {duration}"],
            Zh = ["设备时间调快{duration}", "设备时钟拨快{duration}"],
            DoesEn = "Sets the device’s date and time ahead, as a user does in the settings; timers do not notice.",
            DoesZh = "将设备日期时间调快，如同在系统设置中修改；计时器不受影响。",
            ExampleEn = "the device’s clock is set ahead by 1 hour",
            ExampleZh = "设备时间调快1小时",
            Needs = ScreenNeeds.Clock,
            Do = (s, a, ct) => s.SetClockAsync(a.Time(0), ct),
        },
        new()
        {
            Id = "time-zone",
            Usually = "Given",
            En = ["the device is in the time zone {value}"],
            Zh = ["设备时区为{value}", "设备位于{value}时区"],
            DoesEn = "Gives the device a time zone by its IANA name; before the first page is opened.",
            DoesZh = "设置设备时区（IANA 名称）；须在打开第一个页面之前。",
            ExampleEn = "the device is in the time zone “America/New_York”",
            ExampleZh = "设备时区为“America/New_York”",
            Do = (s, a, _) => s.SetTimeZone(a.Text(0)),
        },
    ];
}

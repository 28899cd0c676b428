using TrackE2E.Driving.Screens;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps about the network: offline, and an API that is slow or fails.</summary>
internal static class NetworkSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "offline",
            Usually = "When",
            En = ["the device goes offline", "the network is lost", "the network is disconnected", "the device is offline", "I go offline"],
            Zh = ["设备断网", "断网", "网络断开", "断开网络", "关闭网络"],
            DoesEn = "Takes the device off the network: nothing that the page asks for or sends gets through.",
            DoesZh = "设备断网：页面的请求和上报都无法到达。",
            ExampleEn = "the device goes offline",
            ExampleZh = "断网",
            Do = async (s, _, ct) => await (await s.AskAsync<IScreenLifecycle>(ct)).SetOfflineAsync(true, ct),
        },
        new()
        {
            Id = "online",
            Usually = "When",
            En = ["the device goes online", "the network is back", "the device is online again", "the device is back online", "I go online"],
            Zh = ["设备恢复网络", "网络恢复", "恢复网络", "重新联网", "恢复联网", "恢复网络连接", "打开网络", "网络恢复正常"],
            DoesEn = "Puts the device on the network again.",
            DoesZh = "设备恢复联网。",
            ExampleEn = "the device goes online",
            ExampleZh = "网络恢复",
            Do = async (s, _, ct) => await (await s.AskAsync<IScreenLifecycle>(ct)).SetOfflineAsync(false, ct),
        },
        new()
        {
            Id = "requests-fail",
            Usually = "Given",
            En = ["the requests to {value} fail"],
            Zh = ["对{value}的请求失败", "{value}接口失败", "{value}接口报错"],
            DoesEn = "From now on the page’s requests whose path holds this text are answered 500.",
            DoesZh = "此后路径中包含该文字的页面请求均返回 500。",
            ExampleEn = "the requests to “/api/coupons” fail",
            ExampleZh = "对“/api/coupons”的请求失败",
            Do = async (s, a, ct) => await (await s.AskAsync<IScreenLifecycle>(ct)).FailRequestsAsync(a.Text(0), 500, ct),
        },
        new()
        {
            Id = "requests-fail-with",
            Usually = "Given",
            En = ["the requests to {value} fail with {count}", "the requests to {value} are answered {count}"],
            Zh = ["对{value}的请求返回{count}", "{value}接口返回{count}"],
            DoesEn = "From now on the page’s requests whose path holds this text are answered with this status, 400 to 599.",
            DoesZh = "此后路径中包含该文字的页面请求均返回该状态码（400 至 599）。",
            ExampleEn = "the requests to “/api/coupons” fail with 404",
            ExampleZh = "对“/api/coupons”的请求返回404",
            Do = (s, a, ct) => s.FailRequestsAsync(a.Text(0), a.Number(1), ct),
        },
        new()
        {
            Id = "requests-cut",
            Usually = "Given",
            En = ["the requests to {value} are cut off"],
            Zh = ["对{value}的请求中断", "{value}接口连接中断"],
            DoesEn = "From now on the connections of the page’s requests whose path holds this text are cut.",
            DoesZh = "此后路径中包含该文字的页面请求连接均被中断。",
            ExampleEn = "the requests to “/api/coupons” are cut off",
            ExampleZh = "对“/api/coupons”的请求中断",
            Do = async (s, a, ct) => await (await s.AskAsync<IScreenLifecycle>(ct)).FailRequestsAsync(a.Text(0), 0, ct),
        },
        new()
        {
            Id = "requests-slow",
            Usually = "Given",
            En = ["the requests to {value} take {duration}"],
            Zh = ["对{value}的请求耗时{duration}", "{value}接口耗时{duration}"],
            DoesEn = "From now on the page’s requests whose path holds this text are held back for this long.",
            DoesZh = "此后路径中包含该文字的页面请求均延迟指定时长。",
            ExampleEn = "the requests to “/api/coupons” take 3 s",
            ExampleZh = "对“/api/coupons”的请求耗时3秒",
            Do = async (s, a, ct) => await (await s.AskAsync<IScreenLifecycle>(ct)).DelayRequestsAsync(a.Text(0), a.Time(1), ct),
        },
        new()
        {
            Id = "requests-well",
            Usually = "When",
            En = ["all requests work again"],
            Zh = ["所有请求恢复正常", "接口恢复正常"],
            DoesEn = "Ends what earlier steps did to the page’s requests.",
            DoesZh = "结束之前步骤对页面请求的干预。",
            ExampleEn = "all requests work again",
            ExampleZh = "所有请求恢复正常",
            Do = async (s, _, ct) => await (await s.AskAsync<IScreenLifecycle>(ct)).ClearRequestsAsync(ct),
        },
    ];
}

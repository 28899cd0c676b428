using TrackE2E.Driving.Screens;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps about what happens around a page: background, lock screen, size.</summary>
internal static class LifecycleSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "to-background",
            Usually = "When",
            En = ["the page goes to the background", "the app goes to the background", "I send the app to the background", "I put the app in the background", "I put the app into the background"],
            Zh = ["页面退到后台", "退到后台", "切到后台", "切换到后台", "进入后台", "应用退到后台", "应用切到后台", "应用切换到后台", "按Home键", "按下Home键"],
            DoesEn = "Sends the page to the background, as switching to another program or minimising the window does; the page is told so by a real visibilitychange.",
            DoesZh = "页面退到后台，如同切换到其他程序或最小化窗口；页面会收到真实的 visibilitychange。",
            ExampleEn = "the page goes to the background",
            ExampleZh = "退到后台",
            Needs = ScreenNeeds.Lifecycle,
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).ToBackgroundAsync(ct),
        },
        new()
        {
            Id = "to-foreground",
            Usually = "When",
            En =
            [
                "the page comes back to the foreground", "the page comes to the foreground", "the app comes back to the foreground", "the page returns to the foreground",
                "the app returns to the foreground", "the app comes to the foreground", "I bring the app to the foreground", "I bring the app back to the foreground", "I return to the app",
            ],
            Zh = ["页面回到前台", "回到前台", "切回前台", "切换到前台", "切到前台", "切换回前台", "应用回到前台"],
            DoesEn = "Brings the page back to the front.",
            DoesZh = "页面回到前台。",
            ExampleEn = "the page comes back to the foreground",
            ExampleZh = "回到前台",
            Needs = ScreenNeeds.Lifecycle,
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).ToForegroundAsync(ct),
        },
        new()
        {
            Id = "background-for",
            Usually = "When",
            En = ["the page goes to the background for {duration}", "the app goes to the background for {duration}"],
            Zh =
            [
                "退到后台{duration}后回到前台", "页面退到后台{duration}", "退到后台{duration}", "切到后台{duration}", "切换到后台{duration}", "切到后台{duration}后回到前台", "应用退到后台{duration}",
                "应用切到后台{duration}", "应用切换到后台{duration}",
            ],
            DoesEn = "Sends the page to the background for this long, and brings it back.",
            DoesZh = "页面退到后台指定时长，然后回到前台。",
            ExampleEn = "the page goes to the background for 2 s",
            ExampleZh = "退到后台2秒后回到前台",
            Needs = ScreenNeeds.Lifecycle,
            Do = (s, a, ct) => s.BackgroundForAsync(a.Time(0), ct),
        },
        new()
        {
            Id = "lock-screen",
            Usually = "When",
            En = ["the screen is locked", "I lock the screen", "I lock the phone"],
            Zh = ["锁屏", "屏幕锁定"],
            DoesEn = "Locks the screen; for a page this is the same as going to the background.",
            DoesZh = "锁屏；对页面而言与退到后台相同。",
            ExampleEn = "the screen is locked",
            ExampleZh = "锁屏",
            Needs = ScreenNeeds.Lifecycle,
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).ToBackgroundAsync(ct),
        },
        new()
        {
            Id = "unlock-screen",
            Usually = "When",
            En = ["the screen is unlocked", "I unlock the screen", "I unlock the phone"],
            Zh = ["解锁屏幕", "屏幕解锁"],
            DoesEn = "Unlocks the screen; for a page this is the same as coming back to the foreground.",
            DoesZh = "解锁屏幕；对页面而言与回到前台相同。",
            ExampleEn = "the screen is unlocked",
            ExampleZh = "解锁屏幕",
            Needs = ScreenNeeds.Lifecycle,
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).ToForegroundAsync(ct),
        },
        new()
        {
            Id = "freeze",
            Usually = "When",
            En = ["the page is frozen", "the system freezes the page"],
            Zh = ["页面被冻结", "系统冻结页面"],
            DoesEn = "Sends the page to the background and stops its timers, as a phone does with a program that it sets aside; coming back to the foreground ends it.",
            DoesZh = "页面退到后台并停止计时器，如同手机挂起程序；回到前台即恢复。",
            ExampleEn = "the page is frozen",
            ExampleZh = "页面被冻结",
            Needs = ScreenNeeds.Lifecycle,
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).FreezeAsync(ct),
        },
        new()
        {
            Id = "resize",
            Usually = "When",
            En = ["I resize the window to {count} by {count}", "I resize the window to {count} × {count}"],
            Zh = ["将窗口调整为{count}×{count}", "将窗口调整为{count}x{count}", "将窗口调整为{count}*{count}"],
            DoesEn = "Gives the page another width and height, in CSS pixels.",
            DoesZh = "将页面调整为指定宽高（CSS 像素）。",
            ExampleEn = "I resize the window to 800 by 600",
            ExampleZh = "将窗口调整为800×600",
            Do = async (s, a, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).ResizeAsync(a.Number(0), a.Number(1), ct),
        },
        new()
        {
            Id = "rotate",
            Usually = "When",
            En = ["I turn the phone", "I rotate the phone", "I rotate the device", "I rotate the screen"],
            Zh = ["旋转屏幕", "旋转手机", "横竖屏切换"],
            DoesEn = "Turns the phone: width and height change places.",
            DoesZh = "旋转手机：宽高互换。",
            ExampleEn = "I turn the phone",
            ExampleZh = "旋转屏幕",
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).RotateAsync(ct),
        },
        new()
        {
            Id = "relaunch",
            Usually = "When",
            En = ["I close the browser and open it again", "I restart the app"],
            Zh = ["重新打开浏览器", "关闭浏览器后重新打开", "重启应用", "关闭应用后重新打开", "杀掉应用后重新打开", "杀掉应用再打开"],
            DoesEn = "Ends the browser and starts it again: storage and lasting cookies are kept, sessionStorage and session cookies are gone. Open a page next.",
            DoesZh = "关闭浏览器并重新启动：保留存储和长期 Cookie，sessionStorage 和会话 Cookie 清空。接下来请打开页面。",
            ExampleEn = "I close the browser and open it again",
            ExampleZh = "重新打开浏览器",
            Do = (s, _, ct) => s.RelaunchAsync(ct),
        },
        new()
        {
            Id = "fresh-device",
            Usually = "When",
            En = ["I use a new device", "I go on with a new device"],
            Zh = ["换一台新设备", "换用新设备"],
            DoesEn = "Goes on with another device of the same kind, on which nothing is stored; what it reports is judged together with the rest. Open a page next.",
            DoesZh = "换用一台同型号、没有任何存储的设备；其上报与之前的一并核对。接下来请打开页面。",
            ExampleEn = "I use a new device",
            ExampleZh = "换一台新设备",
            Do = (s, _, ct) => s.RenewAsync(ct),
        },
    ];
}

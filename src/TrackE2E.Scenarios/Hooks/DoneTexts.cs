using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Hooks;

/// <summary>The words of <see cref="DoneText"/>.</summary>
internal static class DoneTexts
{
    public static Wording Heading { get; } = new("what the user did until then:", "在此之前用户的操作：");

    public static Wording Before(int count) => new($"… {count} more before", $"…此前还有 {count} 个操作");

    /// <summary>The name of a kind of action; one that is not here is shown as the ledger has it.</summary>
    public static Wording Kind(string kind) => kind switch
    {
        "open" => new("open", "打开"),
        "click" => new("click", "点击"),
        "hover" => new("hover", "悬停"),
        "long-press" => new("long press", "长按"),
        "select" => new("select", "选择"),
        "type" => new("type", "输入"),
        "press-key" => new("press key", "按键"),
        "scroll" => new("scroll", "滚动"),
        "swipe" => new("swipe", "滑动"),
        "hold" => new("stay", "停留"),
        "switch-tab" => new("switch tab", "切换标签"),
        "back" => new("go back", "返回"),
        "reload" => new("reload", "刷新"),
        "refresh" => new("refresh", "下拉刷新"),
        "leave" => new("leave", "离开"),
        "close" => new("close", "关闭"),
        "dialog" => new("dialog", "对话框"),
        "wait" => new("wait", "等待"),
        "background" => new("to the background", "进入后台"),
        "foreground" => new("to the foreground", "回到前台"),
        "offline" => new("offline", "断网"),
        "online" => new("online", "恢复网络"),
        "resize" => new("resize", "调整窗口"),
        "relaunch" => new("relaunch", "重新启动"),
        "clock" => new("move the clock", "调整时钟"),
        "fresh-device" => new("a fresh device", "换新设备"),
        _ => new(kind, kind),
    };
}

using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.App.Servers;

/// <summary>Why a server of ours cannot be had, in words for people.</summary>
internal static class ServerErrors
{
    public static BrokenException PortTaken(AppiumServerOptions options, int port) => new(
        "port-taken",
        new($"the Appium server \"{options.Name}\" cannot have port {port}", $"Appium 服务器“{options.Name}”无法使用端口 {port}"),
        new("a free port", "端口空闲"),
        new($"another program listens on 127.0.0.1:{port}", $"127.0.0.1:{port} 已被其他程序占用"),
        new("stop that program, or take \"port\" out of the server in devices.json so that a free one is taken", "停止该程序，或在 devices.json 中去掉该服务器的 port 以自动选择空闲端口"),
        "devices.json");

    public static BrokenException Missing(AppiumServerOptions options, Wording actual, Exception? e) => new(
        "appium-missing",
        new($"the Appium server \"{options.Name}\" cannot be started", $"Appium 服务器“{options.Name}”无法启动"),
        new("node and Appium's index.js", "有 node 和 Appium 的 index.js"),
        actual,
        new("see tracke2e doctor: it names the command that installs them", "运行 tracke2e doctor：它会给出安装命令"),
        "devices.json",
        e);

    public static BrokenException NoNode(AppiumServerOptions options, Exception? e) => Missing(options, new($"there is no {options.Node} on PATH", $"PATH 中没有 {options.Node}"), e);

    public static BrokenException NotStarted(AppiumServerOptions options, string lastLines, Wording what)
    {
        var run = $"{options.Node} {options.Script}";
        return new(
            "appium-missing",
            new($"the Appium server \"{options.Name}\" does not start", $"Appium 服务器“{options.Name}”没有启动"),
            new("it listens on 127.0.0.1", "监听 127.0.0.1"),
            lastLines.Length == 0
                ? new($"{what.En}, and printed nothing", $"{what.Zh}，且没有任何输出")
                : new(
                    $"{what.En}; its last lines{(options.LogKeptAs is null ? "" : $" (all are in {options.LogKeptAs})")}:\n{lastLines}",
                    $"{what.Zh}；最后的输出{(options.LogKeptAs is null ? "" : $"（全部在 {options.LogKeptAs}）")}：\n{lastLines}"),
            new($"run it yourself: {run}", $"手动运行：{run}"),
            "devices.json");
    }
}

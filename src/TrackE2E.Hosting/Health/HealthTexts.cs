using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Health;

/// <summary>What is said about the things that a run needs.</summary>
internal static class HealthTexts
{
    public static Wording Settings { get; } = new("settings", "配置");

    public static Wording Plan { get; } = new("plan", "方案");

    public static Wording Devices { get; } = new("devices", "设备");

    public static Wording Browser { get; } = new("browser", "浏览器");

    public static Wording Fonts { get; } = new("fonts for Chinese", "中文字体");

    public static Wording Tools { get; } = new("report tools", "报告工具");

    public static Wording InstallDotnet { get; } = new(
        ".NET SDK: install it from https://dot.net (Debian: apt-get install -y dotnet-sdk-10.0)", ".NET SDK：从 https://dot.net 安装（Debian：apt-get install -y dotnet-sdk-10.0）");

    public static Wording NodeForReport { get; } = new("for the HTML report: apt-get install -y nodejs npm", "用于 HTML 报告：apt-get install -y nodejs npm");

    public static Wording NodeForDriver { get; } = new("for the browser's driver: apt-get install -y nodejs npm", "用于浏览器的驱动程序：apt-get install -y nodejs npm");

    public static Wording NpmForReport { get; } = new("for the HTML report: apt-get install -y npm", "用于 HTML 报告：apt-get install -y npm");

    public static Wording InstallNode { get; } = "apt-get install -y nodejs npm";

    public static Wording SystemFonts { get; } = new("the system's", "系统自带");

    public static Wording NoFontList { get; } = new("unknown: there is no fc-list", "未知：没有 fc-list");

    public static Wording NoFonts { get; } = new("none: screenshots show boxes", "没有：截图中的汉字会显示为方框");

    public static Wording NoTools { get; } = new("the folder src/tools was not found", "没有找到文件夹 src/tools");

    public static Wording RunInside { get; } = new("run inside the TrackE2E repository", "在 TrackE2E 仓库中运行");

    public static Wording ToolsNotInstalled { get; } = new("not installed; the first run installs them", "未安装；首次运行时会安装");

    public static Wording StartServer { get; } = new("start it, or correct its \"url\" in devices.json", "启动它，或修正 devices.json 中它的 url");

    public static Wording NoAppium { get; } = new("the Appium server is not installed", "Appium 服务器未安装");

    public static Wording ByTheFirstRun { get; } = new("installed by the first run", "首次运行时安装");

    public static Wording CorrectVariable { get; } = new("correct TRACKE2E_BROWSER, or unset it", "修正或取消 TRACKE2E_BROWSER");

    public static Wording Device(string name) => new($"device {name}", $"设备 {name}");

    public static Wording StandIn(Wording executable) => new($"stand-in, no device: {executable.En}", $"协议替身，非真机：{executable.Zh}");

    public static Wording NotOnPath(string program) => new($"no {program} on PATH", $"PATH 中没有 {program}");

    public static Wording TooOld(string version, int oldest) => new($"version {version}; {oldest} or newer is needed", $"版本为 {version}；需要 {oldest} 或更高版本");

    public static Wording Apps(string file, int apps) => new($"{file}: {apps} app(s)", $"{file}：{apps} 个应用");

    public static Wording Planned(int events, int pages) => new($"{events} events, {pages} pages", $"{events} 个事件，{pages} 个页面");

    public static Wording Listed(int devices, string first) => new($"{devices} devices, default {first}", $"{devices} 个设备，默认为 {first}");

    public static Wording Unreadable(BrokenException why) => new(Unreadable(why, "en"), Unreadable(why, "zh"));

    public static Wording NotSet(IReadOnlyList<string> variables) => new($"not set: {string.Join(", ", variables)}", $"未设置：{string.Join("、", variables)}");

    public static Wording Set(string variable) => new($"set it: export {variable}=…", $"设置它：export {variable}=…");

    public static Wording PackagesMissing(IReadOnlyList<string> packages) => new($"packages of the system are missing: {string.Join(' ', packages)}", $"缺少系统软件包：{string.Join(' ', packages)}");

    public static Wording ServerSilent(string server, string url) => new($"the server \"{server}\" does not answer at {url}", $"服务器“{server}”在 {url} 没有应答");

    public static Wording Correct(string key) => new($"correct \"{key}\" in devices.json", $"修正 devices.json 中的 {key}");

    public static Wording NoBrowser(string browser) => new($"no {browser} on this machine", $"本机没有 {browser}");

    public static Wording InstallBrowser(string browser) => browser == "chromium"
        ? "tracke2e doctor --fix"
        : new Wording($"install Playwright's own {browser}, or name its \"executable\" in devices.json", $"安装 Playwright 自带的 {browser}，或在 devices.json 中用 executable 指定");

    public static Wording NoFile(string file) => new($"no file {file}", $"没有文件 {file}");

    private static string Unreadable(BrokenException why, string language) => $"{why.WhatIn(language)}: {why.ActualIn(language).Trim()}{(why.Where is null ? "" : $" ({why.Where})")}";
}

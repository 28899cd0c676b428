using System.Globalization;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Installing;

/// <summary>What is said while something is installed.</summary>
internal static class InstallTexts
{
    public static Wording NoBrowser { get; } = new("no browser found (Playwright's, chromium, chrome, edge): installing one", "没有找到浏览器（Playwright 自带的、chromium、chrome、edge）：开始安装");

    public static Wording HostIsSilent(string host, TimeSpan within) => new(
        string.Create(CultureInfo.InvariantCulture, $"Playwright's download host {host} does not answer within {within.TotalSeconds:0} s: going on with apt-get"),
        string.Create(CultureInfo.InvariantCulture, $"Playwright 的下载服务器 {host} 在 {within.TotalSeconds:0} 秒内没有应答：改用 apt-get"));

    public static Wording Running(string command) => new($"running {command}", $"正在运行 {command}");

    public static Wording Installed(string what) => new($"installed {what}", $"已安装 {what}");

    public static Wording PlaywrightFailed(Wording tail) => new($"Playwright's install did not succeed ({tail.En}): going on with apt-get", $"Playwright 安装失败（{tail.Zh}）：改用 apt-get");

    public static Wording UpdateFailed(Wording tail) => new($"apt-get update did not succeed ({tail.En}): trying the install all the same", $"apt-get update 失败（{tail.Zh}）：仍尝试安装");

    public static Wording Packages(string device, IEnumerable<string> packages) => new(
        $"the device \"{device}\" needs packages of the system: installing {string.Join(' ', packages)}",
        $"设备“{device}”需要系统软件包：正在安装 {string.Join(' ', packages)}");

    public static Wording Appium(string folder) => new(
        $"installing the Appium server and its drivers: npm ci in {folder} (once, about 200 MB)", $"正在安装 Appium 服务器及其驱动：在 {folder} 运行 npm ci（仅一次，约 200 MB）");

    public static Wording AppiumInstalled(TimeSpan took) => new(
        string.Create(CultureInfo.InvariantCulture, $"installed the Appium server in {took.TotalSeconds:0} s"), string.Create(CultureInfo.InvariantCulture, $"Appium 服务器已安装，用时 {took.TotalSeconds:0} 秒"));

    public static Wording Tools(string folder) => new($"installing the report tools: npm ci in {folder} (once)", $"正在安装报告工具：在 {folder} 运行 npm ci（仅一次）");

    public static Wording ToolsInstalled(TimeSpan took) => new(
        string.Create(CultureInfo.InvariantCulture, $"installed the report tools in {took.TotalSeconds:0.0} s"), string.Create(CultureInfo.InvariantCulture, $"报告工具已安装，用时 {took.TotalSeconds:0.0} 秒"));
}

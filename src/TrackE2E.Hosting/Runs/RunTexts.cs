using System.Globalization;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Runs;

/// <summary>What a run says about itself.</summary>
internal static class RunTexts
{
    public static Wording BuildingSteps(string project) => new(
        $"building the steps of {project}",
        $"正在构建 {project} 中的步骤");

    public static Wording Building(string app, string command) => new(
        $"building {app}: {command}",
        $"正在构建 {app}：{command}");

    public static Wording UpToDate(string app) => new(
        $"{app} is built: nothing changed since",
        $"{app} 无需构建：自上次构建后没有变化");

    public static Wording Starting(string app, string command) => new(
        $"starting {app}: {command}",
        $"正在启动 {app}：{command}");

    public static Wording Refused(int count, string host) => new(
        $"refused {count} request(s) to {host}: it is neither under collector.hosts nor the app's own host",
        $"已拒绝发往 {host} 的 {count} 个请求：它既不在 collector.hosts 中，也不是被测应用自己的主机");

    public static Wording Strays(int count, string example) => new(
        $"{count} request(s) reached the collector at an address of no scenario, for example {example}",
        $"采集端收到 {count} 个不属于任何场景的请求，例如 {example}");

    public static Wording SummaryPageFailed(string page, string problem) => new(
        $"the job's summary could not be written to {page}: {problem}",
        $"无法把作业摘要写入 {page}：{problem}");

    public static Wording Report(string path) => new($"report: {path}", $"报告：{path}");

    public static Wording Apart(string folder) => new(
        $"{folder} has settings of its own and is not part of this run; run it by: tracke2e run {folder}",
        $"{folder} 有自己的配置，不属于本次运行；单独运行：tracke2e run {folder}");

    public static Wording StandIn(string title) => new(
        $"{title}: commands and capabilities are real, the device is not",
        $"{title}：命令和 capabilities 是真实的，设备不是");

    public static Wording NoDevice(string device, BrokenException why) => new(
        $"the device \"{device}\" is not there: {why.WhatIn("en")}; its scenarios are broken: {why.Reason}",
        $"设备“{device}”不可用：{why.WhatIn("zh")}；它的场景判为 broken: {why.Reason}");

    public static Wording Short(BrokenException why) => Wording.Join([new(why.WhatIn("en"), why.WhatIn("zh")), new(why.ToDoIn("en"), why.ToDoIn("zh"))]);

    public static Wording Undecided(int undecided, int all, string places) => new(
        BrokenWriter.Write(
            "undecided", $"{undecided} of {all} occasions of this run lie so near to a clock edge that nobody can be blamed", "at most 1 %", $"{Percent(undecided, all)} %: {places}", "the run as a whole",
            "run again on a quieter machine; if the same scenarios come back, let them stay clearly longer or clearly shorter than the plan asks", "en"),
        BrokenWriter.Write(
            "undecided", $"本次运行的 {all} 次触发中有 {undecided} 次离时间边界太近，无法归责", "最多 1 %", $"{Percent(undecided, all)} %：{places}", "整个运行",
            "在负载较低的机器上重新运行；如果仍是这些场景，请让停留时间明显长于或明显短于方案的要求", "zh"));

    public static Wording FewUndecided(int undecided, int all, string places) => new(
        $"{undecided} of {all} occasions lie so near to a clock edge that nobody is judged by them: {places}",
        $"{all} 次触发中有 {undecided} 次离时间边界太近，不作判断：{places}");

    private static string Percent(int part, int all) => (100.0 * part / all).ToString("0.#", CultureInfo.InvariantCulture);
}

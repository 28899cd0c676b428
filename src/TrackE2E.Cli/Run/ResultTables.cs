using Spectre.Console;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary>What a run came to: a table of verdicts, one of findings, and where the report is.</summary>
internal static class ResultTables
{
    public static void Write(RunConsole console, Words words, RunReport report, string root)
    {
        var summary = report.Summary;
        var findings = summary.Findings.Where(f => summary.Results.Any(r => r.Id == f.Result)).ToList();
        if (findings.Count > 0)
        {
            var table = new Table().Border(TableBorder.Minimal).Title(words.Say("findings", "问题"));
            foreach (var title in new[] { words.Say("kind", "类型"), words.Say("event", "事件"), words.Say("property", "字段"), words.Say("page", "页面"), words.Say("item", "条目"), words.Say("scenario", "场景") })
            {
                table.AddColumn(title);
            }

            foreach (var f in findings)
            {
                table.AddRow(new[] { FindingText.Of(f.Kind).Word, f.Event, f.Property, f.Page, f.Item, f.Result }.Select(t => Markup.Escape(t ?? "")).ToArray());
            }

            console.Ansi.Write(table);
        }

        foreach (var result in summary.Results.Where(r => r.Verdict == Verdict.Broken))
        {
            console.Line($"[yellow]{words.Of(Verdict.Broken)}[/]  {result.Reason}  {result.Feature}:{result.Line}  {result.Scenario}");
        }

        var s = summary.Scenarios;
        console.Line($"\n[bold]{words.Say("verdicts", "结论")}[/]  {words.Of(Verdict.Pass)} {s.Passed} · {words.Of(Verdict.Fail)} {s.Failed} · {words.Of(Verdict.Broken)} {s.Broken} · {words.Of(Verdict.Skipped)} {s.Skipped}{(s.Flaky > 0 ? $" · flaky {s.Flaky}" : "")}   {words.Say("findings", "问题")} {findings.Count} · {words.Say("events", "事件")} {summary.Events} · {words.Say("hits", "上报请求")} {summary.Hits} · {summary.Run.Seconds:0.0} s");
        console.Line($"{words.Say("plan", "方案")}      {summary.Plan.Verified}/{summary.Plan.Events} {words.Say("events verified", "个事件已核对")}{(summary.LateHits > 0 ? $" · {summary.LateHits} {words.Say("late hits", "个迟到的请求")}" : "")}{(summary.Undecided > 0 ? $" · {summary.Undecided} {words.Say("undecided", "个未决")}" : "")}");
        if (report.HtmlReport is { } html)
        {
            console.Line($"{words.Say("report", "报告")}    {Path.GetRelativePath(root, html)}");
        }

        if (report.CucumberReport is { } cucumber)
        {
            console.Line($"cucumber  {Path.GetRelativePath(root, cucumber)}");
        }

        console.Line($"{words.Say("results", "结果")}   {Path.GetRelativePath(root, report.Folder)}/summary.json");
    }
}

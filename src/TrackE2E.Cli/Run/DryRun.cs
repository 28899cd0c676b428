using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Run;

/// <summary><c>--dry-run</c>: binds every step, the team's own too, looks the names in them up in the plan, and drives nothing.</summary>
internal static class DryRun
{
    public static async Task<int> ExecuteAsync(RunRequest asked, Words words, TextWriter output, CancellationToken cancellation)
    {
        var (report, request, bound) = await Selection.ReadAsync(asked with { Settings = RequestSettings.Undriven(asked) }, line => output.Write($"· {line}\n"), null, cancellation);
        var plan = report.Uses.Any(u => u.Definition.Method is null) ? Plans.Of(request) : null;
        var unknown = plan is null ? [] : NameCheck.Of(report.Uses, plan);
        var unusable = TableCheck.Of(report.Uses, plan);
        var text = new BindingText(output, words, request.Root);
        text.Write(report);
        text.Write(unknown);
        text.Write(unusable);
        output.Write(words.Say(
            $"{report.Scenarios} scenarios, {report.Steps} steps: {report.Undefined.Count} undefined, {report.Ambiguous.Count} ambiguous, {unknown.Count} unknown names, {unusable.Count} unusable rows; nothing was driven",
            $"{report.Scenarios} 个场景，{report.Steps} 个步骤：{report.Undefined.Count} 个未定义，{report.Ambiguous.Count} 个有歧义，{unknown.Count} 个名称不在方案中，{unusable.Count} 行表格无法使用；未驱动任何设备") + "\n");
        Selection.Require(report, request, bound);
        return report.IsClean && unknown.Count == 0 && unusable.Count == 0 && (report.Scenarios > 0 || request.AllowEmpty) ? ExitCodes.Passed : ExitCodes.Broken;
    }
}

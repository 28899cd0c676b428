using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary><c>--dry-run</c>: binds every step, the team's own too, and drives nothing.</summary>
internal static class DryRun
{
    public static async Task<int> ExecuteAsync(RunRequest asked, Words words, TextWriter output, CancellationToken cancellation)
    {
        var (report, request) = await Selection.ReadAsync(asked, line => output.Write($"· {line}\n"), cancellation);
        new BindingText(output, words, request.Root).Write(report);
        output.Write(words.Say(
            $"{report.Scenarios} scenarios, {report.Steps} steps: {report.Undefined.Count} undefined, {report.Ambiguous.Count} ambiguous; nothing was driven",
            $"{report.Scenarios} 个场景，{report.Steps} 个步骤：{report.Undefined.Count} 个未定义，{report.Ambiguous.Count} 个有歧义；未驱动任何设备") + "\n");
        return report.IsClean && (report.Scenarios > 0 || request.AllowEmpty) ? ExitCodes.Passed : ExitCodes.Broken;
    }
}

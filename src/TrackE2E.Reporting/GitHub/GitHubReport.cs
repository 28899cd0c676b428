using System.Globalization;
using System.Text;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.GitHub;

/// <summary>A run for GitHub Actions: annotations at the lines of feature files, and the page of the job's summary.</summary>
/// <remarks>Source: GitHub's workflow commands; at most ten errors a step are shown, so the rest is counted in the last one.</remarks>
public static class GitHubReport
{
    private const int ShownAnnotations = 10;
    private const int ShownRows = 100;

    /// <summary>Lines to print on standard output: <c>::error file=…,line=…,title=…::…</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="mask">Hides what is personal or secret.</param>
    /// <param name="language">The language of what belongs to no feature: <c>en</c> or <c>zh</c>. A scenario's annotation is in its feature's.</param>
    public static IReadOnlyList<string> Annotations(RunResult run, Mask mask, string language)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(mask);
        var wrong = run.Results.Where(IsWrong).OrderBy(r => r.Verdict == Verdict.Broken).ToList();
        var shown = wrong.Count <= ShownAnnotations ? wrong : wrong.Take(ShownAnnotations - 1);
        var lines = shown.Select(r => string.Create(CultureInfo.InvariantCulture,
            $"::error file={Property(r.Feature)},line={Line(r)},title={Property(mask.Text($"{Kinds(r)}{new Wording(": ", "：").In(r.Language)}{r.Scenario}"))}::{Data(mask.Text(r.Message ?? Kinds(r)))}")).ToList();
        if (wrong.Count > ShownAnnotations)
            lines.Add($"::error title=TrackE2E::{More(wrong.Count - lines.Count).In(language)}");
        return lines;
    }

    /// <summary>Markdown for the file that GITHUB_STEP_SUMMARY names.</summary>
    /// <param name="run">The run.</param>
    /// <param name="mask">Hides what is personal or secret.</param>
    /// <param name="language">The language of the page: <c>en</c> or <c>zh</c>.</param>
    public static string Markdown(RunResult run, Mask mask, string language)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(mask);
        int Count(Verdict verdict) => run.Results.Count(r => r.Verdict == verdict);
        var text = new StringBuilder();
        text.Append("### ").Append(Title(Count(Verdict.Pass), Count(Verdict.Fail), Count(Verdict.Broken), Count(Verdict.Skipped)).In(language)).Append("\n\n");
        var wrong = run.Results.Where(IsWrong).OrderBy(r => r.Verdict == Verdict.Broken).ToList();
        if (wrong.Count == 0)
            return text.ToString();
        text.Append(Columns.In(language)).Append("\n| --- | --- | --- | --- | --- |\n");
        foreach (var result in wrong.Take(ShownRows))
        {
            var what = result.Verdict == Verdict.Broken ? result.Reason ?? "" : string.Join("<br>", result.AllFindings.Select(f => Cell(mask.Text($"{f.Kind.Word} {f.What}"))));
            text.Append(CultureInfo.InvariantCulture, $"| {(result.Verdict == Verdict.Fail ? "❌ " + Fail.In(language) : "⚠️ " + Broken.In(language))} | {Cell(mask.Text(result.Scenario))} | {Cell(result.Device)} | {what} | {Cell(result.Feature)}:{Line(result)} |\n");
        }

        if (wrong.Count > ShownRows)
            text.Append('\n').Append(MoreRows(wrong.Count - ShownRows).In(language)).Append('\n');
        return text.ToString();
    }

    private static Wording Columns { get; } = new("| verdict | scenario | device | what | where |", "| 结论 | 场景 | 设备 | 问题 | 位置 |");

    private static Wording Fail { get; } = new("fail", "失败");

    private static Wording Broken { get; } = new("broken", "无法判定");

    private static Wording Title(int passed, int failed, int broken, int skipped) =>
        new($"TrackE2E: {passed} passed, {failed} failed, {broken} broken, {skipped} skipped", $"TrackE2E：通过 {passed}，失败 {failed}，无法判定 {broken}，跳过 {skipped}");

    private static Wording More(int count) => new($"{count} more scenarios failed or are broken; see the job's summary and the report", $"另有 {count} 个场景失败或无法判定；见作业摘要和报告");

    private static Wording MoreRows(int count) => new($"{count} more are in the report.", $"其余 {count} 个见报告。");

    private static bool IsWrong(ScenarioResult result) => result.Verdict is Verdict.Fail or Verdict.Broken;

    private static string Kinds(ScenarioResult result) => result.Verdict == Verdict.Broken ? $"{Broken.In(result.Language)} {result.Reason}" : string.Join(' ', result.AllFindings.Select(f => f.Kind.Word).Distinct());

    private static int Line(ScenarioResult result) => result.Steps.FirstOrDefault(s => s.Verdict is Verdict.Fail or Verdict.Broken && s.Line > 0)?.Line ?? Math.Max(1, result.At);

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Cell(string text) => System.Net.WebUtility.HtmlEncode(text).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

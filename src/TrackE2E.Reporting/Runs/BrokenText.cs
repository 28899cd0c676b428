using System.Text.RegularExpressions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>The texts for what only the messages know to be broken, in the layout of all failure texts: what, expected, actual, where, do.</summary>
internal sealed partial class BrokenText(string language)
{
    private const int ShownLines = 20;

    /// <summary>The text of a step.</summary>
    /// <param name="reason">The reason that the step's status stands for.</param>
    /// <param name="sentence">The step as written.</param>
    /// <param name="said">What the runner said about it; may be empty.</param>
    public string OfStep(string reason, string sentence, string said) => reason switch
    {
        "undefined-step" => Lines(reason, Say("no step definition matches", "没有匹配的步骤定义"), Say("a step of the vocabulary (tracke2e steps lists them)", "词汇表中的步骤（tracke2e steps 可列出）"), sentence,
            null, Say("write it as the list has it, or bind it in a project named under \"bindings\"", "按词汇表改写，或在 \"bindings\" 指定的项目中实现它")),
        "ambiguous-step" => Lines(reason, Say("more than one step definition matches", "匹配到多个步骤定义"), Say("exactly one", "恰好一个"), sentence + Under(said), null, Say("make the expressions differ", "让表达式互不重叠")),
        "pending-step" => Lines(reason, Say("the step is not written yet", "步骤尚未实现"), Say("a step that judges", "能够判定的步骤"), sentence, null, Say("finish its step definition", "完成该步骤定义")),
        "step-error" => Lines(reason, Say("the step ended with an error that is no finding", "步骤因程序错误结束，无法判定"), Say("a verdict", "一个结论"),
            Told(said), sentence, Say("see the run's log for the error; if the step is TrackE2E's own, report it", "查看运行日志中的错误；如果是 TrackE2E 自带的步骤，请反馈")),
        _ => Lines(reason, Say("the step began and never ended", "步骤开始后没有结束"), Say("an end", "正常结束"), sentence, null, Say("see the run's own output, then run again", "查看运行输出后重新运行")),
    };

    /// <summary>The text of a scenario that has no step to tell why.</summary>
    public string OfScenario(string reason, string where) => reason switch
    {
        "empty-scenario" => Lines(reason, Say("the scenario has no steps", "场景没有步骤"), Say("at least one step", "至少一个步骤"), Say("none", "没有"), where, Say("write its steps, or delete it", "补上步骤，或删除该场景")),
        "not-finished" => Lines(reason, Say("the scenario began and never ended", "场景开始后没有结束"), Say("an end", "正常结束"), Say("the run stopped inside it", "运行在场景中途停止"), where,
            Say("see the run's own output, then run again", "查看运行输出后重新运行")),
        _ => Lines(reason, Say("the scenario could not be judged", "场景无法判定"), Say("a verdict", "一个结论"), reason, where, Say("see the run's own output, then run again", "查看运行输出后重新运行")),
    };

    /// <summary>The text of a scenario that was chosen and never began.</summary>
    public string NotStarted(string reason, string where) => Lines(reason, Say("the scenario never began", "场景没有开始"), Say("every chosen scenario runs", "选中的场景都会运行"),
        Say("the run stopped before it", "运行在它之前停止"), where, Say("see why the run stopped (its first broken scenario says so), then run again", "查看运行停止的原因（第一个 broken 场景会说明），然后重新运行"));

    /// <summary>The text of an error outside of scenarios.</summary>
    public string OfRun(string where, string said) => Lines("run-error", Say("a hook around the run, or the runner itself, failed", "运行级钩子或运行器本身出错"), Say("no error", "没有错误"),
        Told(said), where, Say("see the run's log for the error, then run again", "查看运行日志中的错误后重新运行"));

    /// <summary>The text of a feature file that cannot be read.</summary>
    public string Unreadable(string where, string said) =>
        Lines("feature-unreadable", Say("the feature file cannot be read", "无法读取 feature 文件"), "Gherkin", Say($"the parser says: {said}", $"解析器的原文：{said}"), where, Say("mend the line", "修正该行"));

    private string Lines(string reason, string what, string expected, string actual, string? where, string toDo) =>
        BrokenWriter.Write(reason, what, expected, actual, where, toDo, language);

    private string Say(string en, string zh) => new Wording(en, zh).In(language);

    // what a test library found stands in several lines (expected, actual); frames are in the log
    private string Told(string said)
    {
        var lines = said.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && !Frame().IsMatch(line)).ToList();
        return lines.Count == 0 ? Say("no message", "没有错误信息") : lines[0] + Under(string.Join('\n', lines.Skip(1).Take(ShownLines - 1).Append(lines.Count > ShownLines ? "…" : "")).TrimEnd());
    }

    [GeneratedRegex(@"^\s+at .+\(.*\)")]
    private static partial Regex Frame();

    private static string Under(string text) => text.Length == 0 ? "" : "\n            " + text.ReplaceLineEndings("\n            ");
}

using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Steps;

/// <summary>What pages of steps say in both languages.</summary>
internal static class StepWords
{
    private static readonly Dictionary<string, string> ChineseKeywords = new() { ["Given"] = "假如", ["When"] = "当", ["Then"] = "那么" };

    public static Wording Table { get; } = new(" A table may stand below it.", "下方可带表格。");

    public static Wording Also { get; } = new("also: ", "也可写：");

    public static Wording Example { get; } = new("example: ", "例：");

    public static Wording OwnStep { get; } = new("the team's own step", "团队自有步骤");

    public static Wording Title { get; } = new("Steps", "步骤");

    public static Wording Parameters { get; } = new("Parameters", "参数");

    public static Wording Search { get; } = new("search: a word of a step, its meaning or an example", "搜索：步骤、含义或示例中的词");

    public static Wording Same { get; } = new(
        "Every step takes any keyword; quotes \"\", “”, 「」 and full-width digits are the same; a stop or colon may end it.",
        "每个步骤可用任意关键字；引号 \"\"、“”、「」、'' 以及全角数字和标点等价；空格、句首的“我”、“的”、句末的标点可有可无；量词随意（第2张、第2条）；“应只上报了1次”即“上报1次”，“字段如下”即“字段为”。");

    public static Wording Uses(int uses) => uses switch
    {
        0 => new("not used by the features", "features 中未使用"),
        1 => new("used once", "使用 1 次"),
        _ => new($"used {uses} times", $"使用 {uses} 次"),
    };

    public static Wording From(StepExample example) => example.Passed
        ? new($"from {example.From}, which passed", $"取自 {example.From}，最近一次运行已通过")
        : new($"from {example.From}; not known to have passed", $"取自 {example.From}；尚无通过记录");

    public static Wording Duplicate(string expression) => new($"defined more than once: {expression}", $"重复定义：{expression}");

    public static Wording Unused(int count) => new($"{count} of the team's own steps are used by no feature:", $"有 {count} 个团队自有步骤未被任何 feature 使用：");

    /// <summary>The step as a feature in the language would have it.</summary>
    public static string Sentence(StepEntry step, string language) => language == "zh" && step.Zh is not null
        ? ChineseKeywords[step.Usually] + step.Zh.Example.Text
        : $"{step.Usually} {step.In(language).Example.Text}";
}

using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.Checking;

/// <summary>What is said about steps that no definition, or more than one, executes.</summary>
internal static class CheckingTexts
{
    public static Phrase ToDefine { get; } = new("To define it:", "定义它：");

    public static Phrase Undefined(ScenarioStep step) => new($"No step definition matches \"{step.Text}\".", $"没有匹配“{step.Text}”的步骤定义。");

    public static Phrase Elsewhere(StepDefinition other) => new(
        $"The text is defined for {other.Kinds} in another keyword or scope: {other}",
        $"该文本的定义属于 {other.Kinds}，关键字或范围不同：{other}");

    public static Phrase Nearest(IReadOnlyList<NearStep> nearest) => new($"The nearest are:\n{Lines(nearest)}", $"最接近的有：\n{Lines(nearest)}");

    public static Phrase Ambiguous(BoundStep bound) => new(
        $"\"{bound.Step.Text}\" is matched by {bound.Matches.Count} step definitions; keep one of them or make them differ:\n{Lines(bound.Matches.Select(m => m.Definition))}",
        $"“{bound.Step.Text}”匹配到 {bound.Matches.Count} 个步骤定义；只保留一个，或让它们互不重叠：\n{Lines(bound.Matches.Select(m => m.Definition))}");

    private static string Lines(IEnumerable<object> definitions) => string.Join('\n', definitions.Select(d => $"  {d}"));
}

using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.Checking;

/// <summary>What is said about steps that no definition, or more than one, executes.</summary>
internal static class CheckingTexts
{
    public static Phrase ToDefine { get; } = new("To define it:", "定义它：");

    public static Phrase Undefined(ScenarioStep step) => new($"No step definition matches \"{step.Text}\".", $"没有匹配“{step.Text}”的步骤定义。");

    public static Phrase Elsewhere(ScenarioStep step, StepDefinition other) => (other.Kinds & step.Kind) == 0
        ? new($"It is defined for {other.Kinds}, not for {step.Kind}: {other}", $"该文本的定义属于{Chinese(other.Kinds)}，不属于{Chinese(step.Kind)}：{other}")
        : new($"It is defined for other scenarios ([Scope]): {other}", $"该文本的定义属于其他场景（[Scope]）：{other}");

    public static Phrase Nearest(IReadOnlyList<NearStep> nearest) => new($"The nearest are:\n{Lines(nearest)}", $"最接近的有：\n{Lines(nearest)}");

    public static Phrase Ambiguous(BoundStep bound) => new(
        $"\"{bound.Step.Text}\" is matched by {bound.Matches.Count} step definitions; keep one of them or make them differ:\n{Lines(bound.Matches.Select(m => m.Definition))}",
        $"“{bound.Step.Text}”匹配到 {bound.Matches.Count} 个步骤定义；只保留一个，或让它们互不重叠：\n{Lines(bound.Matches.Select(m => m.Definition))}");

    private static string Chinese(StepKinds kinds) =>
        string.Join("、", new[] { (StepKinds.Given, "“假如”"), (StepKinds.When, "“当”"), (StepKinds.Then, "“那么”") }.Where(k => kinds.HasFlag(k.Item1)).Select(k => k.Item2));

    private static string Lines(IEnumerable<object> definitions) => string.Join('\n', definitions.Select(d => $"  {d}"));
}

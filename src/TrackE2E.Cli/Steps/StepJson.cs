using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Steps;

/// <summary>A step as <c>steps --json</c> prints it.</summary>
/// <remarks>Wordings are Cucumber expressions, the first is the one to teach; table: a table may stand below the step.</remarks>
internal sealed record StepJson(string Id, string Usually, StepInLanguage En, StepInLanguage Zh, IReadOnlyList<ParameterJson> Parameters, bool Table)
{
    public static StepJson Of(VocabularyStep step) => new(
        step.Id,
        step.Usually,
        new StepInLanguage(step.En, step.DoesEn, step.ExampleEn),
        new StepInLanguage(step.Zh, step.DoesZh, step.ExampleZh),
        [.. ParameterText.Of(step).Select(p => new ParameterJson(p.Name, p.What.En, p.What.Zh, p.Examples))],
        step.TakesTable);
}

/// <summary>A step in one language.</summary>
internal sealed record StepInLanguage(IReadOnlyList<string> Wordings, string Does, string Example);

/// <summary>A parameter of a step.</summary>
internal sealed record ParameterJson(string Name, string En, string Zh, IReadOnlyList<string> Examples);

using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Steps;

/// <summary>A step as lists show it: of the vocabulary, or the team's own.</summary>
/// <remarks>Zh is null for a team's own step: it has one wording, whatever its language. Own: the team's; Place: file and line of its code. Uses: how many steps of the features it executes.</remarks>
internal sealed record StepEntry(string Id, string Usually, StepText En, StepText? Zh, IReadOnlyList<ParameterText> Parameters, bool Table)
{
    public bool Own { get; init; }

    public string? Place { get; init; }

    public int Uses { get; init; }

    /// <summary>Whether no step of the features is meant for it: one that is ambiguous is.</summary>
    public bool Unused { get; init; }

    /// <summary>The step in a language; a team's own step is the same in all.</summary>
    public StepText In(string language) => language == "zh" && Zh is not null ? Zh : En;

    /// <summary>Everything that a search looks at.</summary>
    public IEnumerable<string> Texts => new[] { En, Zh }.OfType<StepText>().SelectMany(t => t.Wordings.Append(t.Does).Append(t.Example.Text)).Prepend(Id);

    public static StepEntry Of(VocabularyStep step, int uses, StepExample? en, StepExample? zh) => new(
        step.Id,
        step.Usually,
        new StepText(step.En, step.DoesEn, en ?? new StepExample(step.ExampleEn, null, false)),
        new StepText(step.Zh, step.DoesZh, zh ?? new StepExample(step.ExampleZh, null, false)),
        ParameterText.Of(step),
        step.TakesTable) { Uses = uses };
}

/// <summary>A step in one language; wordings are Cucumber expressions, the first is the one to teach.</summary>
internal sealed record StepText(IReadOnlyList<string> Wordings, string Does, StepExample Example);

/// <summary>How a step looks in a feature: without its keyword, its table below it.</summary>
/// <param name="Text">The step.</param>
/// <param name="From">Feature and line that it is taken from; null for one that is made up.</param>
/// <param name="Passed">Whether its scenario passed in the last run.</param>
internal sealed record StepExample(string Text, string? From, bool Passed);

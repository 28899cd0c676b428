using TrackE2E.Scenarios.Scope;
using TrackE2E.Scenarios.Words;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>A step of the vocabulary: one meaning, worded in English and in Chinese.</summary>
/// <remarks>En and Zh are Cucumber expressions, the first of each is the one to teach; each has the parameters of the first English one, in any order (two of a kind in the same). The examples are steps that a feature could hold, without keyword.</remarks>
public sealed record VocabularyStep
{
    /// <summary>Stable kebab name.</summary>
    public required string Id { get; init; }

    /// <summary>Where it usually stands: Given, When or Then.</summary>
    public required string Usually { get; init; }

    /// <summary>English wordings.</summary>
    public required IReadOnlyList<string> En { get; init; }

    /// <summary>Chinese wordings.</summary>
    public required IReadOnlyList<string> Zh { get; init; }

    /// <summary>What it does, English.</summary>
    public required string DoesEn { get; init; }

    /// <summary>What it does, Chinese.</summary>
    public required string DoesZh { get; init; }

    /// <summary>An example in English.</summary>
    public required string ExampleEn { get; init; }

    /// <summary>An example in Chinese.</summary>
    public required string ExampleZh { get; init; }

    /// <summary>True: a table of fields and rules may stand below it.</summary>
    public bool TakesTable { get; init; }

    /// <summary>What it needs of the screen right from the start; looked at before the scenario's first step.</summary>
    public ScreenNeeds Needs { get; init; }

    internal Func<TrackingScenario, StepArguments, CancellationToken, Task> Do { get; init; } = (_, _, _) => throw new InvalidOperationException("a step of the vocabulary does nothing");
}

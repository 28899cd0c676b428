using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Checking;

/// <summary>What a dry look at features and bindings found, before anything is driven.</summary>
public sealed record BindingReport
{
    /// <summary>How many scenarios were looked at.</summary>
    public required int Scenarios { get; init; }

    /// <summary>How many steps were looked at.</summary>
    public required int Steps { get; init; }

    /// <summary>The scenarios that were looked at, in the order in which they would be started.</summary>
    public IReadOnlyList<ScenarioCase> Cases { get; init; } = [];

    /// <summary>Every step with exactly one definition, and that definition, in the order of <see cref="Cases"/>.</summary>
    public IReadOnlyList<StepUse> Uses { get; init; } = [];

    /// <summary>Malformed feature files.</summary>
    public required IReadOnlyList<FeatureError> FeatureErrors { get; init; }

    /// <summary>Features and outlines that hold nothing to run, with the reason.</summary>
    public IReadOnlyList<(SourceLocation Place, Phrase Problem)> Idle { get; init; } = [];

    /// <summary>Step texts without a definition, each once.</summary>
    public required IReadOnlyList<UndefinedStep> Undefined { get; init; }

    /// <summary>Step texts that several definitions match, each once.</summary>
    public required IReadOnlyList<AmbiguousStep> Ambiguous { get; init; }

    /// <summary>Steps whose arguments do not fit the method, with the reason.</summary>
    public required IReadOnlyList<(ScenarioStep Step, Phrase Problem)> Mismatched { get; init; }

    /// <summary>Expressions that are defined more than once for the same keyword and scope.</summary>
    public required IReadOnlyList<IReadOnlyList<StepDefinition>> Duplicates { get; init; }

    /// <summary>Definitions that no looked-at step uses.</summary>
    public required IReadOnlyList<StepDefinition> Unused { get; init; }

    /// <summary>Expressions that use a parameter type nobody defined: expression and name.</summary>
    public required IReadOnlyList<(string Expression, string ParameterType)> UndefinedParameterTypes { get; init; }

    /// <summary>Whether every step can be executed.</summary>
    public bool IsClean => FeatureErrors.Count == 0 && Undefined.Count == 0 && Ambiguous.Count == 0 && Mismatched.Count == 0 && UndefinedParameterTypes.Count == 0;
}

/// <summary>A step that a definition executes.</summary>
/// <param name="Case">The scenario.</param>
/// <param name="Step">The step.</param>
/// <param name="Definition">What executes it.</param>
public sealed record StepUse(ScenarioCase Case, ScenarioStep Step, StepDefinition Definition);

/// <summary>A step text without a definition.</summary>
/// <param name="Step">The first such step.</param>
/// <param name="Places">Every place where the text stands.</param>
/// <param name="Nearest">Definitions with similar texts, the nearest first; at most three.</param>
/// <param name="Snippet">C# code to start from.</param>
public sealed record UndefinedStep(ScenarioStep Step, IReadOnlyList<SourceLocation> Places, IReadOnlyList<NearStep> Nearest, string Snippet)
{
    /// <summary>A definition that matches the text, but not the keyword or the scenario; null when there is none.</summary>
    public Phrase? Elsewhere { get; init; }
}

/// <summary>A step text that several definitions match.</summary>
/// <param name="Step">The first such step.</param>
/// <param name="Places">Every place where the text stands.</param>
/// <param name="Definitions">The definitions, each with id and place; empty when a regular expression fits several parameter types.</param>
/// <param name="Problem">What to tell people.</param>
public sealed record AmbiguousStep(ScenarioStep Step, IReadOnlyList<SourceLocation> Places, IReadOnlyList<StepDefinition> Definitions, Phrase Problem);

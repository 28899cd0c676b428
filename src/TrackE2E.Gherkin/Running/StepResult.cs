using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>How a step or a scenario's hook ended.</summary>
public sealed record StepResult
{
    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>What was thrown, as it was thrown; null when nothing was.</summary>
    public Exception? Exception { get; init; }

    /// <summary>What to tell people about a step that did not pass, without framework frames; null for passed and skipped ones.</summary>
    public string? Message { get; init; }

    /// <summary>What it wrote to the log.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>How long it took; hooks around a step count to it.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The step; null for a hook.</summary>
    public ScenarioStep? Step { get; init; }

    /// <summary>The hook's name; null for a step.</summary>
    public string? Hook { get; init; }

    /// <summary>The definitions that match the step: one, unless it is undefined or ambiguous.</summary>
    public IReadOnlyList<StepDefinition> Definitions { get; init; } = [];

    /// <summary>Where to look: the step's line, or the hook's code.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The id of the test step in Cucumber messages.</summary>
    public string TestStepId { get; init; } = "";
}

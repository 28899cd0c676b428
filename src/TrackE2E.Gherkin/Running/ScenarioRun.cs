using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>One attempt to run a scenario.</summary>
/// <param name="Case">The scenario.</param>
/// <param name="Attempt">From 0; more only when failed scenarios are tried again.</param>
/// <param name="Repetition">From 0; more only when each scenario is run several times.</param>
/// <param name="WorkerId">The worker that runs it.</param>
/// <param name="TestCaseStartedId">The id of the attempt in Cucumber messages.</param>
public sealed record ScenarioRun(ScenarioCase Case, int Attempt, int Repetition, string WorkerId, string TestCaseStartedId);

/// <summary>How one attempt to run a scenario ended.</summary>
public sealed record ScenarioResult
{
    /// <summary>The attempt.</summary>
    public required ScenarioRun Run { get; init; }

    /// <summary>The scenario.</summary>
    public ScenarioCase Case => Run.Case;

    /// <summary>The worst status of its steps and hooks.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The steps and hooks, in order.</summary>
    public required IReadOnlyList<StepResult> Steps { get; init; }

    /// <summary>The step or hook that decided the status; null for a passed scenario.</summary>
    public StepResult? Decisive => Status == RunStatus.Passed ? null : Steps.FirstOrDefault(s => s.Status == Status);

    /// <summary>The first exception of a failed scenario, or what disposing its objects threw.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The frames of the exception in the user's own code, then the place in the feature file; empty without an exception.</summary>
    public string FailureStack { get; init; } = "";

    /// <summary>What hooks want people to know about a scenario that did not pass (<see cref="ScenarioContext.FailureNote"/>); null for nothing.</summary>
    public string? FailureNote { get; init; }

    /// <summary>From the first hook to the last.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What to tell people about a scenario that did not pass: the step, its place, what happened, what was done until then, and the note. Empty for a passed one.</summary>
    public string FailureMessage => FailureText.Of(this);

    /// <summary>Whether another attempt follows.</summary>
    public bool WillBeRetried { get; init; }
}

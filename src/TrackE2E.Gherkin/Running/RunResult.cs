using System.Globalization;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>How a run ended.</summary>
public sealed record RunResult
{
    /// <summary>The last attempt of every scenario, in the order in which they ended.</summary>
    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>Malformed feature files.</summary>
    public required IReadOnlyList<FeatureError> FeatureErrors { get; init; }

    /// <summary>What went wrong outside of scenarios: hooks of the run and of features, message sinks, the disposal of shared objects.</summary>
    public required IReadOnlyList<Exception> Errors { get; init; }

    /// <summary>Beginnings of the names whose frames are no user's code, beside our own.</summary>
    internal IReadOnlyList<string> HiddenFrames { get; init; } = [];

    /// <summary>What went wrong outside of scenarios, for people: type, message and causes, then the frames of their own code.</summary>
    public IReadOnlyList<string> ErrorsIn(CultureInfo language) =>
        [.. Errors.Select(e => string.Join('\n', new[] { FailureText.Describe(e, language), FailureText.StackOf(e, null, HiddenFrames) }.Where(text => text.Length > 0)))];

    /// <summary>The seed of a random order; null for another order.</summary>
    public int? Seed { get; init; }

    /// <summary>From the first hook to the last.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether everything passed or was skipped, as the end of the Cucumber messages says. A run of no scenarios is a success here; hosts may think otherwise.</summary>
    public bool Success => Errors.Count == 0 && FeatureErrors.Count == 0 && Scenarios.All(s => s.Status is RunStatus.Passed or RunStatus.Skipped);

    /// <summary>How many scenarios ended so.</summary>
    public int Count(RunStatus status) => Scenarios.Count(s => s.Status == status);
}

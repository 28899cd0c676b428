namespace TrackE2E.Scenarios.Scope;

/// <summary>Ends steps when the run is stopped.</summary>
public sealed record StepCancellation(CancellationToken Token);

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>The whole vocabulary: every step in both languages, in the order in which people learn them.</summary>
public static class StepTable
{
    /// <summary>All steps; ids unique.</summary>
    public static IReadOnlyList<VocabularyStep> All { get; } = 
    [
        .. PageSteps.All, .. TabSteps.All, .. TouchSteps.All, .. GestureSteps.All, .. DialogSteps.All, .. LifecycleSteps.All, .. NetworkSteps.All, .. ClockSteps.All, .. CollectorSteps.All,
        .. ReportedSteps.All, .. PlanSteps.All,
    ];
}

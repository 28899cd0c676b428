namespace TrackE2E.Core.Plans.Importing;

/// <summary>What an import gives: plan files to be written, and what the source says that plans do not.</summary>
/// <param name="Files">Plan files by name, <c>*.plan.yaml</c>; read together they are one plan.</param>
/// <param name="NotCarried">What was left out or read in another way; empty when all is carried.</param>
public sealed record ImportedPlan(IReadOnlyList<PlanFile> Files, IReadOnlyList<NotCarried> NotCarried);

/// <summary>A file of a plan, by name and text.</summary>
public sealed record PlanFile(string Name, string Text);

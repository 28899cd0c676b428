using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>What an export gives: files by path inside the folder, and what the plan says that the format does not.</summary>
public sealed record ExportedPlan(IReadOnlyList<PlanFile> Files, IReadOnlyList<NotCarried> NotCarried);

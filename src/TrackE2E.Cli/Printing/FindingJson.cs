using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Printing;

/// <summary>A finding as <c>--json</c> prints it.</summary>
/// <remarks>property: JSON Pointer; at: seconds from the start of the scenario; plan: file and line.</remarks>
internal sealed record FindingJson(
    FindingKind Kind, string? Event, string? Property, string? Page, string? Element, string? Item, string What, string Expected, string Actual, string Do, string Where, string? Step, string? Plan, int? EventNumber, double? At, IReadOnlyList<string> Evidence)
{
    public static FindingJson Of(Finding f, FindingPlace place) => new(
        f.Kind, f.Event, f.Property, f.Page, f.Element, f.Item, f.What, f.Expected, f.Actual, f.Do, place.Where, place.Step, f.PlanPlace is { } plan ? $"{plan.File}:{plan.Line}" : null, f.EventNumber, f.At?.TotalSeconds, f.Evidence);
}

using System.Text.Json;
using static TrackE2E.Core.Plans.Diffing.DiffTexts;

namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Compares two versions of an event.</summary>
internal static class EventDiff
{
    public static void Compare(PlannedEvent before, PlannedEvent after, List<PlanChange> changes)
    {
        void Change(string what, string from, string to, bool producers, bool consumers)
        {
            if (from != to)
                changes.Add(new PlanChange(after.Id, $"{after.Id} › {what}", Between(from, to), producers, consumers, after.Place));
        }

        Change("kind", Word(before.Kind), Word(after.Kind), true, true);
        Change("reported-as", Wire(before), Wire(after), true, true);
        Change("page", $"{before.Page} {before.Tab}".Trim(), $"{after.Page} {after.Tab}".Trim(), true, true);
        Change("element", before.Element ?? "none", after.Element ?? "none", true, true);
        Change("when", Cause(before), Cause(after), after.When is not null, before.When is not null);

        // what is counted becomes something else: figures before and after cannot be compared
        Change("trigger", Trigger(before), Trigger(after), true, true);
        if (before.HasCause && after.HasCause)
            Change("within", $"{before.Trigger.Within.TotalMilliseconds} ms", $"{after.Trigger.Within.TotalMilliseconds} ms", after.Trigger.Within < before.Trigger.Within, false);
        Change("sampled", before.SampledByDevice ? "device" : "none", after.SampledByDevice ? "device" : "none", before.SampledByDevice, after.SampledByDevice);
        Change("status", Word(before.Status), Word(after.Status), (after.IsOwed && !before.IsOwed) || after.Status == EventStatus.Removed, before.IsOwed && !after.IsOwed);
        Change("since, until, platforms", Scope(before.Scope), Scope(after.Scope), true, ScopeDiff.IsNarrower(before.Scope, after.Scope));
        Change("additional-properties", Flag(before.AdditionalProperties), Flag(after.AdditionalProperties), !after.AdditionalProperties, false);
        Change("rules", Text(before.Rules), Text(after.Rules), after.Rules is not null, before.Rules is not null);

        Change("title", Titles(before.Title), Titles(after.Title), false, false);
        Change("description", before.Description ?? "none", after.Description ?? "none", false, false);
        Change("version", before.Version ?? "none", after.Version ?? "none", false, false);
        Change("owner", before.Owner ?? "none", after.Owner ?? "none", false, false);
        Change("priority", before.Priority ?? "none", after.Priority ?? "none", false, false);
        PropertyDiff.Compare(before, after, changes);
    }

    private static string Wire(PlannedEvent planned) => planned.ReportedAs.Where.Count == 0 ? planned.ReportedAs.Name : $"{planned.ReportedAs.Name} where {Pairs(planned.ReportedAs.Where)}";

    private static string Cause(PlannedEvent planned) => planned.When is { } cause ? $"{Word(cause.Kind)} {cause.Of}".Trim() : "none";

    private static string Text(JsonElement? schema) => schema is { } there ? there.GetRawText() : "none";

    private static string Trigger(PlannedEvent planned)
    {
        var rule = planned.Trigger;
        return planned switch
        {
            { Kind: EventKind.Exposure } => FormattableString.Invariant($"{rule.VisibleShare} for {rule.Dwell.TotalMilliseconds} ms, {(rule.CumulativeDwell ? "cumulative" : "continuous")}{(rule.DwellShare is { } counts ? FormattableString.Invariant($" from {counts}") : "")}, once per {Word(rule.OncePer)}{(rule.Covered == CoveredParts.Either ? "" : ", covered " + Word(rule.Covered))}"),
            { Kind: EventKind.PageView } => $"once per {Word(rule.OncePer)}, again on {string.Join(", ", rule.AgainOn.Order().Select(Word))}{(rule.Unseen == Unseen.FirstLook ? "" : $", unseen: {Word(rule.Unseen)}")}",
            { When.Kind: CauseKind.Shown } => $"once per {Word(rule.OncePer)}",
            _ => "",
        };
    }
}

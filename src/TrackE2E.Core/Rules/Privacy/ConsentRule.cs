using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Privacy;

/// <summary>Nothing is reported before the user agreed or after they refused, and nothing of that time later.</summary>
internal static class ConsentRule
{
    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        if (ledger.Plan.Consent is not { } plan)
        {
            yield break;
        }

        foreach (var e in ledger.Events)
        {
            if (ledger.Consent.Forbidding(e, ledger) is { } window)
            {
                yield return ledger.Finding(FindingKind.BeforeConsent, e, PrivacyTexts.BeforeConsent(ledger, e, window), plan.Place);
            }
        }
    }

    /// <summary>The withheld occasion that the event reports though it may not: kept, and sent when it was allowed again. Null when there is none.</summary>
    public static Occasion? Kept(JudgedLedger ledger, IReadOnlyList<Occasion> withheld, JudgedEvent e) => withheld.LastOrDefault(o =>
        e.Planned is { } planned && o.IsReportedAs(planned) && (o.Item is null || !ItemKey.IsPlanned(planned.Properties) || o.Item == e.Item)
        && ledger.Consent.At(o.At) is { IsClosed: true } window && e.HappenedAt >= window.To - ledger.Tolerances.Edge && e.HappenedAt <= window.To + o.Planned.Trigger.Within);

    public static Finding Kept(JudgedLedger ledger, Occasion occasion, JudgedEvent e) =>
        ledger.Finding(FindingKind.BeforeConsent, e, PrivacyTexts.Kept(ledger, e, occasion), ledger.Plan.Consent!.Place);
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>Episodes of an item that can cause one event together, measured with the most and with the least of the share that may count.</summary>
/// <remarks>Those of a view, or of a visit, until consent is given in it. A session and a user may end between any two episodes; times that add up go on with the visit.</remarks>
internal sealed record ExposureSpan(IReadOnlyList<ExposureEpisode> Most, IReadOnlyList<ExposureEpisode> Least)
{
    /// <summary>All times of the item that add up, where the plan counts from a smaller share on; null where it does not.</summary>
    public IReadOnlyList<ExposureEpisode>? CountingMost { get; init; }

    /// <inheritdoc cref="CountingMost"/>
    public IReadOnlyList<ExposureEpisode>? CountingLeast { get; init; }

    public static IEnumerable<ExposureSpan> Of(JudgedLedger ledger, Epochs epochs, PlannedEvent planned, IEnumerable<ExposureEpisode> most, IReadOnlyList<ExposureEpisode> least)
    {
        var sure = least.ToLookup(e => e.Visit?.Number ?? 0);
        foreach (var visit in most.GroupBy(e => e.Visit?.Number ?? 0))
        {
            List<ExposureEpisode> span = [];
            foreach (var episode in visit)
            {
                if (span.Count > 0 && (planned.Trigger.OncePer == OncePer.View || IsAnother(ledger, epochs, planned, span[^1], episode)))
                {
                    yield return Close(span, sure[visit.Key], episode.Began);
                    span = planned.Trigger is { CumulativeDwell: true, OncePer: not OncePer.View } ? [.. SinceConsent(ledger, span[^1])] : [];
                }

                span.Add(episode);
            }

            yield return Close(span, sure[visit.Key], DateTimeOffset.MaxValue);
        }
    }

    private static ExposureSpan Close(List<ExposureEpisode> span, IEnumerable<ExposureEpisode> sure, DateTimeOffset next) =>
        new(span, [.. sure.Where(e => e.Began >= span[0].Began && e.Began < next)]);

    // what of it may add up with what comes
    private static IEnumerable<ExposureEpisode> SinceConsent(JudgedLedger ledger, ExposureEpisode last) =>
        ledger.Consent.At(last.Began) is { IsClosed: true } window && window.To < last.Ended ? [last with { Began = window.To }] : [];

    private static bool IsAnother(JudgedLedger ledger, Epochs epochs, PlannedEvent planned, ExposureEpisode last, ExposureEpisode next)
    {
        var (one, other, edge) = (last.Began + planned.Trigger.Dwell, next.Began + planned.Trigger.Dwell, ledger.Tolerances.Edge);
        return (ledger.Consent.At(one).IsClosed && !ledger.Consent.At(other).IsClosed)
            || (!planned.Trigger.CumulativeDwell && epochs.IsAnother(planned.Trigger.OncePer, (one - edge, one), (other - edge, other)) != false);
    }
}

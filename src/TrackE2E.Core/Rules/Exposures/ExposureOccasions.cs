using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>Which visible times cause an exposure: share and dwell of the plan reached, once in the plan's span.</summary>
/// <remarks>
/// Sources: MRC (0.5, 1 s, continuous); Snowplow element tracking (cumulative); Sensors and OM SDK (covered parts); once-per of the plan. Each time is measured twice: with the most
/// of the share that may count, and with the least that surely does. What only the first makes long enough is uncertain. What is on screen before the document's first page view, up to
/// Soon, the page's own code may not have watched yet, nor while its main thread is held up: that time makes nothing sure.
/// </remarks>
internal static class ExposureOccasions
{
    public static IEnumerable<Occasion> Of(JudgedLedger ledger)
    {
        var planned = ledger.Reported.Where(e => e is { Kind: EventKind.Exposure, Element: not null }).ToList();
        return planned.Count == 0 ? [] : Of(ledger, planned);
    }

    private static IEnumerable<Occasion> Of(JudgedLedger ledger, IReadOnlyList<PlannedEvent> exposures)
    {
        var history = new ShareHistory(ledger);
        var epochs = new Epochs(ledger);
        foreach (var planned in exposures)
        {
            IReadOnlyList<ExposureEpisode> Episodes(CountedShare counted, double share) => [.. ExposureEpisodes.Of(ledger, planned.Element!, share, counted)
                .Select(e => AsWatched(ledger, e))
                .Where(e => (planned.Page is null || e.Visit?.Page?.Id == planned.Page) && ledger.IsOnPageOf(e.Element, e.Visit))];

            var covered = new CoveredShare(history, planned.Trigger.Covered);
            var most = Episodes(covered.Most, planned.Trigger.VisibleShare);
            var least = (covered.MayDiffer ? Episodes(covered.Least, planned.Trigger.VisibleShare) : most).ToLookup(e => e.Item ?? "");
            var counting = planned.Trigger is { CumulativeDwell: true, DwellShare: { } share } ? Episodes(covered.Most, share) : null;
            var countingLeast = counting is not null && covered.MayDiffer ? Episodes(covered.Least, planned.Trigger.DwellShare!.Value) : counting;
            foreach (var thing in most.GroupBy(e => e.Item ?? ""))
            {
                var repetition = new Repetition(ledger, epochs, planned.Trigger.OncePer);
                foreach (var occasion in ExposureSpan.Of(ledger, epochs, planned, thing, [.. least[thing.Key]]).Select(Reached).OfType<Occasion>().OrderBy(o => o.At))
                {
                    var again = repetition.IsDueAgain(occasion);
                    if (again == false && repetition.Last(occasion)!.Certain)
                    {
                        continue;
                    }

                    var due = occasion with { Certain = occasion.Certain && again == true };
                    repetition.Add(due);
                    yield return due;
                }
            }

            Occasion? Reached(ExposureSpan each)
            {
                var span = counting is null ? each : each with { CountingMost = With(each.Most, counting), CountingLeast = With(each.Most, countingLeast!) };
                var occasion = planned.Trigger.CumulativeDwell ? Cumulative(ledger, planned, span, history) : Continuous(ledger, planned, span, history);
                return occasion is null ? null : occasion with { Lasts = span.Most[^1].Ended ?? DateTimeOffset.MaxValue };
            }
        }
    }

    // all times of the item that count where these were seen
    private static IReadOnlyList<ExposureEpisode> With(IReadOnlyList<ExposureEpisode> seen, IReadOnlyList<ExposureEpisode> counting) =>
        [.. counting.Where(c => c.Item == seen[0].Item && c.Visit == seen[0].Visit)];

    private static ExposureEpisode AsWatched(JudgedLedger ledger, ExposureEpisode episode)
    {
        if (episode.Visit is not { Document: var document })
        {
            return episode;
        }

        TimeSpan[] reasons = [ledger.HoldUps.After(document, episode.Began), Started(ledger, document, episode), BeforeConsent(ledger, episode)];
        var unwatched = reasons.Max();
        return episode.Ended is { } ended
            ? episode with { Unwatched = unwatched + ledger.HoldUps.Before(document, ended), Overrun = ledger.HoldUps.After(document, ended) }
            : episode with { Unwatched = unwatched };
    }

    // what is there when an SDK starts it begins to watch a moment after its first page view
    private static TimeSpan Started(JudgedLedger ledger, string document, ExposureEpisode episode)
    {
        if (ledger.FirstViewOf(document) is not { } first || first + ledger.Tolerances.Lead <= episode.Began)
        {
            return TimeSpan.Zero;
        }

        var late = first + ledger.Tolerances.Lead - episode.Began;
        return late < ledger.Tolerances.Soon ? late : ledger.Tolerances.Soon;
    }

    private static TimeSpan BeforeConsent(JudgedLedger ledger, ExposureEpisode episode) =>
        ledger.Consent.At(episode.Began) is { IsClosed: true } window && window.To < (episode.Ended ?? ledger.Until) ? window.To - episode.Began : TimeSpan.Zero;

    // the first episode that is surely long enough; before it, the first that might be
    private static Occasion? Continuous(JudgedLedger ledger, PlannedEvent planned, ExposureSpan span, ShareHistory history)
    {
        var dwell = planned.Trigger.Dwell;
        var all = span.Most.Where(e => e.Taken(ledger.Until) >= dwell - ledger.Tolerances.Edge - e.Doubt).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var might = all[0];
        var sure = span.Least.FirstOrDefault(e => e.Watched(ledger.Until) > dwell + ledger.Tolerances.Edge + e.Doubt);
        // what is in doubt for another reason (it was covered, the page was held up) does not lie near the edge
        var onEdge = sure is null && might.Ended is not null && (might.Length(ledger.Until) - dwell).Duration() <= ledger.Tolerances.Edge + might.Doubt;
        var episode = sure ?? might;
        return Make(ledger, planned, episode, sure ?? all[^1], might.Began + dwell, episode.Began + dwell, sure is not null, onEdge, history);
    }

    private static Occasion? Cumulative(JudgedLedger ledger, PlannedEvent planned, ExposureSpan span, ShareHistory history)
    {
        var (might, opens) = Reached(ledger, planned, span.Most, span.CountingMost, -ledger.Tolerances.Edge);
        if (might is null)
        {
            return null;
        }

        var (episode, due) = Reached(ledger, planned, span.Least, span.CountingLeast, ledger.Tolerances.Edge);
        var sure = episode is not null;
        return Make(ledger, planned, episode ?? might, episode ?? span.Most[^1], opens, sure ? due : opens, sure, !sure && might.Ended is not null, history);
    }

    // the episode in which the times have added up to the dwell and the share is there, and when
    private static (ExposureEpisode? Episode, DateTimeOffset Due) Reached(
        JudgedLedger ledger, PlannedEvent planned, IReadOnlyList<ExposureEpisode> seen, IReadOnlyList<ExposureEpisode>? counting, TimeSpan more)
    {
        var total = TimeSpan.Zero;
        var edge = more;
        foreach (var episode in counting ?? seen)
        {
            var length = more < TimeSpan.Zero ? episode.Taken(ledger.Until) : episode.Watched(ledger.Until);
            // times found by sampling are in doubt: all of them that were added
            more += more < TimeSpan.Zero ? -episode.Doubt : episode.Doubt;
            if (total + length >= planned.Trigger.Dwell + more)
            {
                var due = episode.Began + (planned.Trigger.Dwell - total);
                return counting is null ? (episode, due) : Present(seen, due, edge, ledger.Until);
            }

            total += length;
        }

        return (null, default);
    }

    // the first time from then on at which the share is there, long enough to be looked at
    private static (ExposureEpisode? Episode, DateTimeOffset Due) Present(IReadOnlyList<ExposureEpisode> seen, DateTimeOffset due, TimeSpan edge, DateTimeOffset until) =>
        seen.FirstOrDefault(e => (e.Ended ?? until) >= (e.Began > due ? e.Began : due) + (edge < TimeSpan.Zero ? edge - e.Doubt - e.Overrun : edge + e.Doubt + e.Unwatched)) is { } there
            ? (there, there.Began > due ? there.Began : due) : (null, default);

    // last: where none is sure, any up to it may have caused the event
    private static Occasion Make(JudgedLedger ledger, PlannedEvent planned, ExposureEpisode episode, ExposureEpisode last, DateTimeOffset opens, DateTimeOffset due, bool sure, bool onEdge, ShareHistory history)
    {
        var end = last.Ended ?? (last.Began > due ? last.Began + planned.Trigger.Dwell : due);
        var closes = ledger.HoldUps.Past(episode.Visit?.Document, end > due ? end : due, planned.Trigger.Within);
        if (episode.Visit is { Ended: { } left } visit)
        {
            // the next visit's events are the next visit's; away from the page they can be nobody else's
            var next = ledger.VisitOf(visit.Document, visit.NumberInDocument + 1);
            var grace = (next is not null && next.Page == visit.Page ? ledger.Tolerances.Edge : ledger.Tolerances.Lead) + episode.Doubt + ledger.HoldUps.After(visit.Document, left);
            closes = left + grace < closes ? left + grace : closes;
        }

        return new Occasion
        {
            Planned = planned,
            At = due,
            Opens = opens - ledger.Tolerances.Edge - episode.Doubt,
            FirstSign = (history.FirstSeen(episode) ?? episode.Began) - ledger.Tolerances.Lead,
            Closes = closes,
            Visit = episode.Visit,
            Item = episode.Item,
            Ordinals = history.Ordinals(episode with { Ended = last.Ended }),
            Certain = sure && due + ledger.Due <= ledger.Until,
            Undecided = onEdge,
            Evidence = ExposureTexts.Visible(episode, planned.Trigger.VisibleShare, episode.Length(ledger.Until), ledger.Clock(episode.Began)),
        };
    }
}

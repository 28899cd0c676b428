using System.Globalization;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>Which visible times cause an exposure: share and dwell of the plan reached, once in the plan's span.</summary>
/// <remarks>Sources: MRC (0.5, 1 s, continuous); Snowplow element tracking (cumulative); once-per of the plan.</remarks>
internal static class ExposureOccasions
{
    public static IEnumerable<Occasion> Of(JudgedLedger ledger)
    {
        foreach (var planned in ledger.Plan.Events.Where(e => e is { Kind: EventKind.Exposure, Element: not null }))
        {
            var episodes = ExposureEpisodes.Of(ledger, planned.Element!, planned.Trigger.VisibleShare)
                .Where(e => (planned.Page is null || e.Visit?.Page?.Id == planned.Page) && ledger.IsOnPageOf(e.Element, e.Visit));
            foreach (var thing in episodes.GroupBy(e => Span(planned.Trigger.OncePer, e)))
            {
                var occasion = planned.Trigger.CumulativeDwell ? Cumulative(ledger, planned, [.. thing]) : Continuous(ledger, planned, [.. thing]);
                if (occasion is not null)
                {
                    yield return occasion;
                }
            }
        }
    }

    private static (string?, int, DateTimeOffset) Span(OncePer oncePer, ExposureEpisode episode) => oncePer switch
    {
        OncePer.View => (episode.Item, episode.Visit?.Number ?? 0, episode.Began),
        OncePer.Visit => (episode.Item, episode.Visit?.Number ?? 0, default),
        _ => (episode.Item, 0, default),
    };

    // the first episode that is surely long enough; before it, the first that might be
    private static Occasion? Continuous(JudgedLedger ledger, PlannedEvent planned, IReadOnlyList<ExposureEpisode> episodes)
    {
        var dwell = planned.Trigger.Dwell;
        var might = episodes.FirstOrDefault(e => e.Length(ledger.Until) >= dwell - ledger.Tolerances.Edge);
        if (might is null)
        {
            return null;
        }

        var sure = episodes.FirstOrDefault(e => e.Length(ledger.Until) > dwell + ledger.Tolerances.Edge);
        var onEdge = sure is null && might.Ended is not null;
        var episode = sure ?? might;
        return Make(ledger, planned, episode, might.Began + dwell, episode.Began + dwell, sure is not null, onEdge);
    }

    private static Occasion? Cumulative(JudgedLedger ledger, PlannedEvent planned, IReadOnlyList<ExposureEpisode> episodes)
    {
        var dwell = planned.Trigger.Dwell;
        var total = TimeSpan.Zero;
        foreach (var episode in episodes)
        {
            var length = episode.Length(ledger.Until);
            if (total + length >= dwell - ledger.Tolerances.Edge)
            {
                var due = episode.Began + (dwell - total);
                var sure = total + length > dwell + ledger.Tolerances.Edge;
                return Make(ledger, planned, episode, due, due, sure, !sure && episode.Ended is not null);
            }

            total += length;
        }

        return null;
    }

    // the first pixel of the item in this visit
    private static DateTimeOffset FirstSeen(JudgedLedger ledger, ExposureEpisode episode) => ledger.Observed.OfType<ShareChanged>()
        .Where(s => s.Share > 0 && s.Element == episode.Element && s.Item == episode.Item && episode.Visit is { } v && s.Document == v.Document && s.Visit == v.NumberInDocument)
        .Select(s => s.At).DefaultIfEmpty(episode.Began).First();

    private static Occasion Make(JudgedLedger ledger, PlannedEvent planned, ExposureEpisode episode, DateTimeOffset opens, DateTimeOffset due, bool sure, bool onEdge)
    {
        var end = episode.Ended ?? due;
        var closes = (end > due ? end : due) + ledger.Tolerances.Within;
        if (episode.Visit?.Ended is { } left && left + ledger.Tolerances.Edge < closes)
        {
            // the next visit's events are the next visit's
            closes = left + ledger.Tolerances.Edge;
        }

        var item = episode.Item is null ? "" : $" \"{episode.Item}\"";
        var seconds = episode.Length(ledger.Until).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var share = planned.Trigger.VisibleShare.ToString("0 %", CultureInfo.InvariantCulture);
        var page = episode.Visit is { } v ? $"{v.PageId}, visit {v.Number}" : "?";
        var pageZh = episode.Visit is { } w ? $"{w.PageId} 第 {w.Number} 次停留" : "?";
        var at = ledger.Clock(episode.Began);
        return new Occasion
        {
            Planned = planned,
            At = due,
            Opens = opens - ledger.Tolerances.Edge,
            FirstSign = FirstSeen(ledger, episode) - ledger.Tolerances.Lead,
            Closes = closes,
            Visit = episode.Visit,
            Item = episode.Item,
            Certain = sure && due + ledger.Due <= ledger.Until,
            Undecided = onEdge,
            Evidence = new Wording(
                $"{episode.Element}{item} was ≥ {share} visible for {seconds} s from {at} ({page})",
                $"{episode.Element}{item} 从 {at} 起可见比例 ≥ {share}，持续 {seconds} 秒（{pageZh}）"),
        };
    }
}

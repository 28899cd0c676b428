using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>An unbroken time in which an item's visible share was at or above a threshold.</summary>
/// <remarks>
/// Ended is null while it lasts. Doubt: how far from its observed length it may be, where its ends were found by sampling. Unwatched: its first and last part, in which the page's SDK
/// need not have run. Overrun: how long after its end the SDK need not have known of that.
/// </remarks>
internal sealed record ExposureEpisode(string Element, string? Item, Visit? Visit, DateTimeOffset Began, DateTimeOffset? Ended, double MostShare)
{
    public TimeSpan Doubt { get; init; }

    public TimeSpan Unwatched { get; init; }

    public TimeSpan Overrun { get; init; }

    /// <summary>The time that a page's SDK surely had to see it.</summary>
    public TimeSpan Watched(DateTimeOffset until) => Length(until) - Unwatched;

    /// <summary>The time that a page's SDK may have taken it for.</summary>
    public TimeSpan Taken(DateTimeOffset until) => Length(until) + Overrun;

    public TimeSpan Length(DateTimeOffset until) => (Ended ?? until) - Began;
}

/// <summary>Cuts the observed shares of an element into episodes at a threshold; the background ends an episode.</summary>
internal static class ExposureEpisodes
{
    public static IReadOnlyList<ExposureEpisode> Of(JudgedLedger ledger, string element, double share, CountedShare counted)
    {
        var episodes = new List<ExposureEpisode>();
        var open = new Dictionary<(string Document, int Visit, string? Item), (DateTimeOffset Began, double Most, TimeSpan Doubt)>();
        var held = new Dictionary<(string Document, int Visit, string? Item), ShareChanged>();
        foreach (var seen in ledger.Observed)
        {
            switch (seen)
            {
                case ShareChanged change when change.Element == element:
                    var key = (change.Document, change.Visit, change.Item);
                    Change(key, change, counted.From(held.GetValueOrDefault(key), change), change.Uncertainty ?? TimeSpan.Zero);
                    held[key] = change;
                    break;
                case VisibilityChanged { Visible: false } or DocumentEnded:
                    foreach (var k in open.Keys.Where(k => k.Document == seen.Document).ToList())
                    {
                        Close(k, seen.At, seen.Uncertainty ?? TimeSpan.Zero);
                    }

                    break;
                case VisibilityChanged { Visible: true }:
                    foreach (var (k, s) in held.Where(h => h.Key.Document == seen.Document).ToList())
                    {
                        Change(k, s, seen.At, seen.Uncertainty ?? TimeSpan.Zero);
                    }

                    break;
                case VisitEnded end:
                    foreach (var k in open.Keys.Where(k => k.Document == end.Document && k.Visit == end.Visit).ToList())
                    {
                        Close(k, end.At, end.Uncertainty ?? TimeSpan.Zero);
                    }

                    foreach (var k in held.Keys.Where(k => k.Document == end.Document && k.Visit == end.Visit).ToList())
                    {
                        held.Remove(k);
                    }

                    break;
            }
        }

        foreach (var (k, o) in open)
        {
            episodes.Add(new ExposureEpisode(element, k.Item, ledger.VisitOf(k.Document, k.Visit), o.Began, null, o.Most) { Doubt = o.Doubt });
        }

        return [.. episodes.OrderBy(e => e.Began)];

        void Change((string Document, int Visit, string? Item) key, ShareChanged seen, DateTimeOffset at, TimeSpan doubt)
        {
            var now = counted.Of(seen);
            // half a pixel of rounding is not below the threshold
            if (now + 0.001 >= share && now > 0)
            {
                open[key] = open.TryGetValue(key, out var o) ? (o.Began, Math.Max(o.Most, now), o.Doubt) : (at, now, doubt);
            }
            else
            {
                Close(key, at, doubt);
            }
        }

        void Close((string Document, int Visit, string? Item) key, DateTimeOffset at, TimeSpan doubt)
        {
            if (open.Remove(key, out var o))
            {
                episodes.Add(new ExposureEpisode(element, key.Item, ledger.VisitOf(key.Document, key.Visit), o.Began, at, o.Most) { Doubt = o.Doubt + doubt });
            }
        }
    }
}

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Pairs occasions with events, both in order of time: as many pairs as possible, and among those the least time apart in total, where a cause that is uncertain is a little farther.</summary>
/// <remarks>
/// The best assignment overall, not the nearest first: one early or late event does not shift all after it. With costs that grow with the distance a best assignment
/// never crosses, so an alignment in order of time finds it. Only cells whose event lies in the occasion's span are looked at: time and memory (a byte a cell) are the sum of the events in
/// all spans, in a group of one planned event and one item.
/// </remarks>
internal static class Alignment
{
    private const byte SkipOccasion = 0;
    private const byte SkipEvent = 1;
    private const byte Pair = 2;

    /// <param name="occasions">By At.</param>
    /// <param name="events">By HappenedAt.</param>
    /// <param name="mayPair">Whether the event may report the occasion.</param>
    /// <param name="span">A time outside of which no event may pair with the occasion.</param>
    public static IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> Of(
        IReadOnlyList<Occasion> occasions, IReadOnlyList<JudgedEvent> events, Func<Occasion, JudgedEvent, bool> mayPair, Func<Occasion, (DateTimeOffset From, DateTimeOffset To)> span)
    {
        var (n, m) = (occasions.Count, events.Count);
        if (n == 0 || m == 0)
        {
            return [];
        }

        // first: the first event that this occasion or a later one may pair with; last: the last that this one may
        var (first, last, steps) = (new int[n], new int[n], new byte[n][]);
        var best = new (int Pairs, double Apart)[m + 1];
        var lowest = m;
        for (var i = n - 1; i >= 0; i--)
        {
            var (from, to) = span(occasions[i]);
            var low = Math.Min(lowest, Before(events, from, inclusive: false));
            last[i] = Before(events, to, inclusive: true) - 1;

            // none of the events up to the old first could pair with what comes after
            Array.Fill(best, lowest <= m ? best[lowest] : default, low, lowest - low);
            first[i] = lowest = low;
            steps[i] = last[i] < low ? [] : new byte[last[i] - low + 1];
            var (after, afterNext) = last[i] < low ? default : (best[last[i] + 1], best[last[i] + 1]);
            for (var j = last[i]; j >= low; j--)
            {
                // after: this occasion with the events from j + 1; afterNext: the next occasion with them
                var below = best[j];
                var (value, step) = Better(below, after) || below == after ? (below, SkipOccasion) : (after, SkipEvent);
                if (mayPair(occasions[i], events[j]))
                {
                    var paired = (afterNext.Pairs + 1, afterNext.Apart + Math.Abs((events[j].HappenedAt - occasions[i].At).TotalMilliseconds) + (occasions[i].Certain ? 0 : occasions[i].Doubtful.TotalMilliseconds));
                    if (!Better(value, paired))
                    {
                        (value, step) = (paired, Pair);
                    }
                }

                steps[i][j - low] = step;
                (after, afterNext) = (value, below);
                best[j] = value;
            }
        }

        return Traced(occasions, events, first, last, steps);
    }

    private static List<(Occasion, JudgedEvent)> Traced(IReadOnlyList<Occasion> occasions, IReadOnlyList<JudgedEvent> events, int[] first, int[] last, byte[][] steps)
    {
        var pairs = new List<(Occasion, JudgedEvent)>();
        for (int i = 0, j = 0; i < occasions.Count && j < events.Count;)
        {
            j = Math.Max(j, first[i]);
            switch (j > last[i] ? SkipOccasion : steps[i][j - first[i]])
            {
                case Pair:
                    pairs.Add((occasions[i++], events[j++]));
                    break;
                case SkipEvent:
                    j++;
                    break;
                default:
                    i++;
                    break;
            }
        }

        return pairs;
    }

    // how many events are before the time, or at it where that is meant
    private static int Before(IReadOnlyList<JudgedEvent> events, DateTimeOffset time, bool inclusive)
    {
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].HappenedAt < time || (inclusive && events[middle].HappenedAt == time) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Better((int Pairs, double Apart) a, (int Pairs, double Apart) b) => a.Pairs > b.Pairs || (a.Pairs == b.Pairs && a.Apart < b.Apart);
}

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Pairs occasions with events, both in order of time: as many pairs as possible, and among those the least time apart in total.</summary>
/// <remarks>
/// The best assignment overall, not the nearest first: one early or late event does not shift all after it. With costs that grow with the distance a best assignment
/// never crosses, so an alignment in order of time finds it: O(occasions × events) in a group of one planned event and one item.
/// </remarks>
internal static class Alignment
{
    public static IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> Of(
        IReadOnlyList<Occasion> occasions, IReadOnlyList<JudgedEvent> events, Func<Occasion, JudgedEvent, bool> mayPair)
    {
        var (n, m) = (occasions.Count, events.Count);
        if (n == 0 || m == 0)
        {
            return [];
        }

        var best = new (int Pairs, double Apart)[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = m - 1; j >= 0; j--)
            {
                best[i, j] = Better(best[i + 1, j], best[i, j + 1]) ? best[i + 1, j] : best[i, j + 1];
                if (mayPair(occasions[i], events[j]) && !Better(best[i, j], Paired(i, j)))
                {
                    best[i, j] = Paired(i, j);
                }
            }
        }

        var pairs = new List<(Occasion, JudgedEvent)>();
        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (mayPair(occasions[i], events[j]) && best[i, j] == Paired(i, j))
            {
                pairs.Add((occasions[i++], events[j++]));
            }
            else if (best[i, j] == best[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;

        (int, double) Paired(int i, int j)
        {
            var (count, apart) = best[i + 1, j + 1];
            return (count + 1, apart + Math.Abs((events[j].HappenedAt - occasions[i].At).TotalMilliseconds));
        }

        static bool Better((int Pairs, double Apart) a, (int Pairs, double Apart) b) =>
            a.Pairs > b.Pairs || (a.Pairs == b.Pairs && a.Apart < b.Apart);
    }
}

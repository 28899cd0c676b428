using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules.Sequence;

/// <summary>The times in which two pages were open at once, in two tabs of one browser.</summary>
/// <remarks>A page and the one that it is left for overlap for a moment: that is no second tab.</remarks>
internal sealed class SideBySide
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> times = [];

    public static SideBySide Of(JudgedLedger ledger)
    {
        var lives = Lives(ledger);
        var found = new SideBySide();
        for (var i = 0; i < lives.Count; i++)
        {
            foreach (var other in lives.Skip(i + 1).TakeWhile(o => o.From < lives[i].To))
            {
                var to = lives[i].To < other.To ? lives[i].To : other.To;
                if (to - other.From > ledger.Tolerances.Soon)
                {
                    found.times.Add((other.From, to));
                }
            }
        }

        return found;
    }

    // a page that is kept to come back to is not open meanwhile
    private static List<(DateTimeOffset From, DateTimeOffset To)> Lives(JudgedLedger ledger)
    {
        var tops = ledger.Observed.OfType<DocumentBegan>().Where(d => d.Top).Select(d => d.Document).ToHashSet(StringComparer.Ordinal);
        var open = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var lives = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var seen in ledger.Observed.Where(o => tops.Contains(o.Document)))
        {
            if (seen is DocumentBegan or VisitBegan { Cause: "restore" })
            {
                open.TryAdd(seen.Document, seen.At);
            }
            else if (seen is DocumentEnded && open.Remove(seen.Document, out var from))
            {
                lives.Add((from, seen.At));
            }
        }

        return [.. lives.Concat(open.Values.Select(from => (from, DateTimeOffset.MaxValue))).OrderBy(l => l.Item1)];
    }

    public bool Touches(DateTimeOffset from, DateTimeOffset to) => times.Any(t => t.From <= to && from <= t.To);
}

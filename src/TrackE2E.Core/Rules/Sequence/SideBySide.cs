using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules.Sequence;

/// <summary>The times in which two pages were open at once, in two tabs of one browser.</summary>
/// <remarks>A page and the one that it is left for overlap for a moment: that is no second tab.</remarks>
internal sealed class SideBySide
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> times = [];

    public static SideBySide Of(JudgedLedger ledger)
    {
        var ends = ledger.Observed.OfType<DocumentEnded>().GroupBy(d => d.Document).ToDictionary(g => g.Key, g => g.Max(d => d.At), StringComparer.Ordinal);
        var lives = ledger.Observed.OfType<DocumentBegan>().Where(d => d.Top)
            .Select(d => (From: d.At, To: ends.TryGetValue(d.Document, out var end) ? end : DateTimeOffset.MaxValue)).OrderBy(l => l.From).ToList();
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

    public bool Touches(DateTimeOffset from, DateTimeOffset to) => times.Any(t => t.From <= to && from <= t.To);
}

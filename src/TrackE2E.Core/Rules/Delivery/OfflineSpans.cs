using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>When the network was away: by the steps that took it, and by what the page saw of it.</summary>
internal sealed record OfflineSpans(IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Spans)
{
    public static OfflineSpans Of(JudgedLedger ledger)
    {
        var changes = ledger.Ledger.Actions.Where(a => a.Kind is "offline" or "online").Select(a => (At: a.Kind == "offline" ? a.EndedAt : a.StartedAt, Online: a.Kind == "online"))
            .Concat(ledger.Observed.OfType<ConnectivityChanged>().Select(c => (c.At, c.Online)))
            .OrderBy(c => c.At);
        var spans = new List<(DateTimeOffset, DateTimeOffset)>();
        DateTimeOffset? since = null;
        foreach (var (at, online) in changes)
        {
            if (online && since is { } from)
            {
                spans.Add((from, at));
                since = null;
            }
            else if (!online)
            {
                since ??= at;
            }
        }

        if (since is { } still)
        {
            spans.Add((still, DateTimeOffset.MaxValue));
        }

        return new OfflineSpans(spans);
    }

    /// <summary>The span that the time lies in, or null.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? At(DateTimeOffset time) => Spans.Where(s => s.From <= time && time <= s.To).Select(s => ((DateTimeOffset, DateTimeOffset)?)s).FirstOrDefault();

    public bool Touches(DateTimeOffset from, DateTimeOffset to) => Spans.Any(s => s.From <= to && from <= s.To);
}

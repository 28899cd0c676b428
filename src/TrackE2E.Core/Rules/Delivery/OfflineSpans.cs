using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>When nothing could be delivered: the network was away, by the steps that took it and by what the page saw of it; or a step had the collector blocked, which is the same to an SDK.</summary>
internal sealed record OfflineSpans(IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Spans)
{
    public static OfflineSpans Of(JudgedLedger ledger)
    {
        var network = ledger.Ledger.Actions.Where(a => a.Kind is "offline" or "online").Select(a => (At: a.Kind == "offline" ? a.EndedAt : a.StartedAt, Online: a.Kind == "online"))
            .Concat(ledger.Observed.OfType<ConnectivityChanged>().Select(c => (c.At, c.Online)));
        var collector = ledger.Ledger.Actions.Where(a => a.Kind == "collector-fault").Select(a => (At: a.EndedAt, Online: a.Detail?.StartsWith("block", StringComparison.Ordinal) != true));
        return new OfflineSpans([.. Away(network).Concat(Away(collector)).OrderBy(s => s.From)]);
    }

    private static List<(DateTimeOffset From, DateTimeOffset To)> Away(IEnumerable<(DateTimeOffset At, bool Online)> changes)
    {
        var spans = new List<(DateTimeOffset, DateTimeOffset)>();
        DateTimeOffset? since = null;
        foreach (var (at, online) in changes.OrderBy(c => c.At))
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

        return spans;
    }

    /// <summary>The span that the time lies in, or null.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? At(DateTimeOffset time) => Spans.Where(s => s.From <= time && time <= s.To).Select(s => ((DateTimeOffset, DateTimeOffset)?)s).FirstOrDefault();

    public bool Touches(DateTimeOffset from, DateTimeOffset to) => Spans.Any(s => s.From <= to && from <= s.To);
}

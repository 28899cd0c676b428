namespace TrackE2E.Core.Ledger;

/// <summary>Counts hits that came after the scenario's last step.</summary>
public static class LateHitCount
{
    /// <summary>How many hits arrived after the scenario's end; preflights do not count, and 0 while it runs.</summary>
    public static int LateHits(this LedgerSnapshot ledger) =>
        ledger.EndedAt is { } end ? ledger.Hits.Count(h => h.ArrivedAt > end && h.Method != "OPTIONS") : 0;
}

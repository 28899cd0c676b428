namespace TrackE2E.Core.Ledger;

/// <summary>When a scenario's ledger counts as settled, and how long to wait for it.</summary>
public sealed record SettleOptions
{
    /// <summary>How long to wait at most.</summary>
    /// <remarks>Default 30 s. Source: DESIGN, rule 3.</remarks>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing planned may have arrived, and nothing have been done; null: the longest flush interval of the decoders.</summary>
    public TimeSpan? Quiet { get; init; }
}

namespace TrackE2E.Core.Ledger;

/// <summary>A ledger with what is needed to judge it again.</summary>
public sealed record SavedLedger(LedgerAbout About, LedgerSnapshot Ledger);

/// <summary>Where a saved ledger comes from.</summary>
public sealed record LedgerAbout
{
    /// <summary><see cref="Plans.TrackingPlan.Hash"/> of the plan that the run judged by.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The scenario's title.</summary>
    public string? Scenario { get; init; }

    /// <summary>Feature file and line of the scenario.</summary>
    public string? Where { get; init; }

    /// <summary>Name of the device.</summary>
    public string? Device { get; init; }

    /// <summary>Which try it was, from 1.</summary>
    public int Attempt { get; init; } = 1;
}

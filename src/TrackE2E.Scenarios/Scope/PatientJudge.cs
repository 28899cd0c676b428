using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Scope;

/// <summary>Judges when a ledger has settled. What is missing then may be on its way yet, from a slow page or on a busy machine: it is waited for before anybody is blamed (decision 9).</summary>
internal static class PatientJudge
{
    /// <summary>How long what is missing is waited for, from the first judgement on.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="ledger">What is judged, by its own plan; gets the expectation when it is judged for the last time.</param>
    /// <param name="ask">The expectation, asked now.</param>
    /// <param name="settle">Waits until the ledger has settled.</param>
    /// <param name="time">The ledger's clock.</param>
    /// <param name="cancellation">Cancelled is not failed.</param>
    /// <exception cref="BrokenException">The ledger does not settle, or the expectation cannot be judged.</exception>
    public static async Task<Judgement> JudgeAsync(ScenarioLedger ledger, Func<Expectation> ask, Func<Task> settle, TimeProvider time, CancellationToken cancellation)
    {
        long? since = null;
        while (true)
        {
            await settle();
            var before = ledger.Snapshot();
            var asked = ask() with { Number = before.Expectations.Count + 1 };
            var judgement = Judged(ledger, before, asked);
            since ??= time.GetTimestamp();
            var left = Patience - time.GetElapsedTime(since.Value);
            if (!judgement.Findings.Any(IsMissing) || left <= TimeSpan.Zero || !await ledger.WaitForAsync(now => now.Events.Count > before.Events.Count, left, cancellation))
            {
                ledger.Expect(asked);
                return judgement;
            }
        }
    }

    private static bool IsMissing(Finding finding) => finding.Kind is FindingKind.MissingEvent or FindingKind.LostEvent;

    private static Judgement Judged(ScenarioLedger ledger, LedgerSnapshot before, Expectation asked)
    {
        try
        {
            return new Judge(ledger.Plan).Last(before with { Expectations = [.. before.Expectations, asked] });
        }
        catch (BrokenException)
        {
            ledger.Expect(asked);
            throw;
        }
    }
}

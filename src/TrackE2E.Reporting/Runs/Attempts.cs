using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>Which executions are attempts at the same scenario: same feature, line, row and device.</summary>
public static class Attempts
{
    /// <summary>What attempts at one scenario have in common.</summary>
    public static (string Feature, int Line, int Row, string Device) Of(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return (result.Feature, result.Line, result.Row, result.Device);
    }

    /// <summary>Scenarios of which one attempt failed or broke and a later one passed.</summary>
    public static IReadOnlySet<(string Feature, int Line, int Row, string Device)> Flaky(IEnumerable<ScenarioResult> results) =>
        results.GroupBy(Of).Where(attempts => IsFlaky(attempts.OrderBy(r => r.Attempt))).Select(attempts => attempts.Key).ToHashSet();

    private static bool IsFlaky(IEnumerable<ScenarioResult> inOrder)
    {
        var failed = false;
        foreach (var attempt in inOrder)
        {
            if (attempt.Verdict == Verdict.Pass && failed)
                return true;
            failed |= attempt.Verdict is Verdict.Fail or Verdict.Broken;
        }

        return false;
    }
}

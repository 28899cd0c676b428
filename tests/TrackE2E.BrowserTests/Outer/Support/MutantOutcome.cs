using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>What a run with a mutant found, scenario by scenario.</summary>
internal sealed class MutantOutcome(DeclaredMutant mutant, RunSummary summary)
{
    /// <summary>Results of scenarios; what is said about the run as a whole is none's.</summary>
    public IReadOnlyList<SummaryResult> Results { get; } = [.. summary.Results.Where(r => r.Feature.EndsWith(".feature", StringComparison.Ordinal))];

    /// <summary>What was red among the scenarios without its tag, but for what the mutant itself is declared to cause.</summary>
    public IReadOnlyList<string> Disturbed => [.. Seen(Results.Where(r => IsOther(r) && r.Verdict != Verdict.Pass && !Killed(r))).Where(seen => !mutant.Causes(seen))];

    public static bool IsOther(SummaryResult result) => result.Tags.Contains("@other");

    /// <summary>Whether the scenario failed with the declared finding.</summary>
    public bool Killed(SummaryResult result) => result.Verdict == Verdict.Fail && summary.Findings.Any(f => f.Result == result.Id && mutant.Is(f));

    /// <summary>What scenarios found, or why they were broken, each once.</summary>
    public IReadOnlyList<string> Seen(IEnumerable<SummaryResult> results) => [.. results.SelectMany(Seen).Distinct()];

    private IEnumerable<string> Seen(SummaryResult result)
    {
        var where = $"{Path.GetFileName(result.Feature)}:{result.Line}";
        var findings = summary.Findings.Where(f => f.Result == result.Id).Select(f => $"{FindingText.Of(f.Kind).Word} {f.Event} ({f.Page}) {f.Property}".TrimEnd() + $" in {where}").ToList();
        return findings.Count > 0 ? findings : result.Verdict == Verdict.Pass ? [] : [$"{result.Verdict.ToString().ToLowerInvariant()} {result.Reason} in {where}"];
    }
}

using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Hosting.Runs;

/// <summary>A run in which more than 1 % of the occasions are undecided has not judged what it seems to have judged (DESIGN, rule 12); of few occasions one or two are chance.</summary>
internal static class UndecidedShare
{
    private const double Most = 0.01;
    private const int Chance = 2;
    private const int ShownPlaces = 5;

    /// <summary>A broken result of the run as a whole, so that no report and no exit code passes over it; null when the share is small enough.</summary>
    /// <param name="scenarios">Feature and line of each scenario, its undecided occasions, and all of its occasions.</param>
    /// <param name="language">Language of the message.</param>
    public static ScenarioResult? Judge(IReadOnlyList<(string Where, int Undecided, int All)> scenarios, string language)
    {
        var (undecided, all) = (scenarios.Sum(s => s.Undecided), scenarios.Sum(s => s.All));
        if (undecided <= Math.Max(all * Most, Chance))
        {
            return null;
        }

        var touched = scenarios.Where(s => s.Undecided > 0).GroupBy(s => s.Where).Select(g => (Where: g.Key, Undecided: g.Sum(s => s.Undecided))).OrderByDescending(s => s.Undecided).ToList();
        var places = string.Join(", ", touched.Take(ShownPlaces).Select(s => $"{s.Where} ({s.Undecided})")) + (touched.Count > ShownPlaces ? ", …" : "");
        return new ScenarioResult
        {
            Id = "run-undecided",
            Feature = "run",
            Line = 0,
            Scenario = "undecided",
            Title = "undecided",
            FeatureName = "run",
            Language = language,
            Verdict = Verdict.Broken,
            Reason = "undecided",
            Message = RunTexts.Undecided(undecided, all, places).In(language),
        };
    }
}

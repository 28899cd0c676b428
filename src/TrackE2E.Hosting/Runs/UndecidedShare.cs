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
            Message = RunTexts.Undecided(undecided, all, Places(scenarios)).In(language),
        };
    }

    /// <summary>What the run says of a share that is small enough: how many, and in which scenarios; null when nothing is undecided.</summary>
    /// <param name="scenarios">Feature and line of each scenario, its undecided occasions, and all of its occasions.</param>
    /// <param name="language">Language of the message.</param>
    public static string? Note(IReadOnlyList<(string Where, int Undecided, int All)> scenarios, string language)
    {
        var undecided = scenarios.Sum(s => s.Undecided);
        return undecided == 0 ? null : RunTexts.FewUndecided(undecided, scenarios.Sum(s => s.All), Places(scenarios)).In(language);
    }

    private static string Places(IReadOnlyList<(string Where, int Undecided, int All)> scenarios)
    {
        var touched = scenarios.Where(s => s.Undecided > 0).GroupBy(s => s.Where).Select(g => (Where: g.Key, Undecided: g.Sum(s => s.Undecided))).OrderByDescending(s => s.Undecided).ToList();
        return string.Join(", ", touched.Take(ShownPlaces).Select(s => $"{s.Where} ({s.Undecided})")) + (touched.Count > ShownPlaces ? ", …" : "");
    }
}

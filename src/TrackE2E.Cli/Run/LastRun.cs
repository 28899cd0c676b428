using TrackE2E.Gherkin.Reading;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.Cli.Run;

/// <summary>What an earlier run says about scenarios: by feature, title and row, so that an edit above a scenario loses nothing.</summary>
internal static class LastRun
{
    /// <summary>How long scenarios took, by <see cref="ScenarioCase.Id"/>; over all devices together.</summary>
    /// <param name="path">A <c>summary.json</c>, or the output folder that holds it.</param>
    /// <param name="cases">The scenarios to look for.</param>
    /// <exception cref="TrackE2E.Core.Verdicts.BrokenException">summary-unreadable.</exception>
    public static Dictionary<string, TimeSpan> Durations(string path, IReadOnlyList<ScenarioCase> cases)
    {
        var summary = SummaryWriter.Read(Directory.Exists(path) ? Path.Combine(path, SummaryWriter.FileName) : path);
        var seconds = summary.Results.ToLookup(r => (r.Feature, r.Scenario, r.Row), r => r.Seconds);
        var durations = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var scenario in cases)
        {
            if (seconds[KeyOf(scenario)].ToList() is { Count: > 0 } known)
            {
                durations[scenario.Id] = TimeSpan.FromSeconds(known.Sum());
            }
        }

        return durations;
    }

    /// <summary>How a summary names a scenario.</summary>
    public static (string Feature, string Scenario, int Row) KeyOf(ScenarioCase scenario) => (scenario.Feature.Source.Uri, scenario.Title, scenario.Row ?? 0);
}

using System.Globalization;
using System.Text;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.Reports;

/// <summary>Tells GitHub Actions: an annotation at the step's line for each scenario that did not pass, and a summary of the job.</summary>
/// <param name="output">Where the workflow commands go: the standard output of the job.</param>
/// <param name="summaryPath">The file that <c>GITHUB_STEP_SUMMARY</c> names; null = no summary.</param>
/// <param name="baseFolder">The root of the repository; files are named relative to it.</param>
public sealed class GitHubReport(TextWriter output, string? summaryPath, string baseFolder) : IRunProgress
{
    /// <inheritdoc/>
    public void ScenarioFinished(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Status is RunStatus.Passed or RunStatus.Skipped || result.WillBeRetried)
        {
            return;
        }

        var place = result.Decisive?.Step?.Location ?? result.Case.Location;
        var file = Path.GetRelativePath(baseFolder, place.Path).Replace('\\', '/');
        output.WriteLine($"::error file={Property(file)},line={place.Line.ToString(CultureInfo.InvariantCulture)},title={Property(result.Case.DisplayName)}::{Data(result.FailureMessage)}");
    }

    /// <inheritdoc/>
    public void RunFinished(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var error in result.FeatureErrors)
        {
            output.WriteLine($"::error file={Property(Path.GetRelativePath(baseFolder, error.Location.Path))},line={error.Location.Line}::{Data(error.Message)}");
        }

        if (summaryPath is null)
        {
            return;
        }

        var counts = Enum.GetValues<RunStatus>().Where(s => result.Count(s) > 0).Select(s => $"{result.Count(s)} {s.ToString().ToLowerInvariant()}");
        var text = new StringBuilder($"### Scenarios: {(result.Scenarios.Count == 0 ? "none" : string.Join(", ", counts))}\n\n");
        var bad = result.Scenarios.Where(s => s.Status is not (RunStatus.Passed or RunStatus.Skipped)).ToList();
        text.Append(bad.Count == 0 ? "" : "| scenario | place | what happened |\n|---|---|---|\n");
        foreach (var scenario in bad)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(scenario.Case.DisplayName)} | {Cell(scenario.Case.Id)} | {Cell(scenario.FailureMessage)} |\n");
        }

        File.AppendAllText(summaryPath, text.ToString());
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);
}

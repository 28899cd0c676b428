using System.Globalization;
using System.Xml.Linq;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.Reports;

/// <summary>Writes the JUnit XML that build servers read: a suite per feature, a case per scenario or row, at the end of the run.</summary>
public sealed class JUnitReport(string path) : IRunProgress
{
    /// <inheritdoc/>
    public void RunFinished(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var suites = result.Scenarios.GroupBy(s => s.Case.Feature).Select(Suite);
        var unreadable = result.FeatureErrors.Select(e => Broken(e.Location.Path, $"{e}"));
        var outside = result.Errors.Select(e => Broken("run", e.Message));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        new XDocument(new XElement("testsuites", Seconds(result.Duration), suites, unreadable, outside)).Save(path);
    }

    private static XElement Suite(IGrouping<FeatureDocument, ScenarioResult> feature) => new(
        "testsuite",
        new XAttribute("name", Clean(feature.Key.Title)),
        new XAttribute("file", feature.Key.Source.Uri),
        new XAttribute("tests", feature.Count()),
        new XAttribute("failures", feature.Count(s => s.Status is not (RunStatus.Passed or RunStatus.Skipped))),
        new XAttribute("skipped", feature.Count(s => s.Status == RunStatus.Skipped)),
        Seconds(TimeSpan.FromTicks(feature.Sum(s => s.Duration.Ticks))),
        feature.Select(Case));

    private static XElement Case(ScenarioResult scenario)
    {
        var element = new XElement(
            "testcase",
            new XAttribute("name", Clean(scenario.Case.DisplayName)),
            new XAttribute("classname", Clean(scenario.Case.Feature.Title)),
            new XAttribute("file", scenario.Case.Feature.Source.Uri),
            new XAttribute("line", scenario.Case.Location.Line),
            Seconds(scenario.Duration));
        switch (scenario.Status)
        {
            case RunStatus.Passed:
                break;
            case RunStatus.Skipped:
                element.Add(new XElement("skipped"));
                break;
            default:
                var text = Clean(scenario.FailureMessage);
                element.Add(new XElement("failure", new XAttribute("type", scenario.Exception?.GetType().Name ?? $"{scenario.Status}"), new XAttribute("message", text.Split('\n')[0]), text));
                break;
        }

        return element;
    }

    private static XElement Broken(string name, string text) => new(
        "testsuite",
        new XAttribute("name", Clean(name)),
        new XAttribute("tests", 1),
        new XAttribute("errors", 1),
        new XElement("testcase", new XAttribute("name", Clean(name)), new XElement("error", new XAttribute("message", Clean(text).Split('\n')[0]), Clean(text))));

    private static XAttribute Seconds(TimeSpan time) => new("time", time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));

    // XML has no place for control characters, such as those that colour a terminal
    private static string Clean(string text) => string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}

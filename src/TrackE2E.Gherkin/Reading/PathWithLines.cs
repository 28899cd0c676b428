using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Reading;

/// <summary>A path on the command line: <c>folder</c>, <c>a.feature</c> or <c>a.feature:12:30</c>.</summary>
internal sealed partial record PathWithLines(string Path, IReadOnlyList<int> Lines)
{
    public static PathWithLines Parse(string text, string baseFolder)
    {
        var match = Suffix().Match(text);
        int[] lines = match.Success ? [.. match.Value[1..].Split(':').Select(l => int.Parse(l, CultureInfo.InvariantCulture))] : [];
        return new(System.IO.Path.GetFullPath(match.Success ? text[..match.Index] : text, baseFolder), lines);
    }

    /// <summary>Whether a scenario is meant by one of the lines: its row, any line of it from its tags on, or a line of its rule or feature above the scenarios there.</summary>
    public static bool Selects(IReadOnlyList<int> lines, ScenarioCase scenario)
    {
        return lines.Count == 0 || lines.Any(line =>
            scenario.RowLine == line
            || (!scenario.Feature.Scenarios.Any(s => s.RowLine == line) && scenario.Lines.Any(part => part.From <= line && line <= part.To)));
    }

    [GeneratedRegex(@"(:\d+)+$")]
    private static partial Regex Suffix();
}

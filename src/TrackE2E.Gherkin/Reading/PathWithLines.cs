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

    /// <summary>Whether a scenario is meant by one of the lines: its row, any line of it, or a line above every scenario of the file.</summary>
    public static bool Selects(IReadOnlyList<int> lines, ScenarioCase scenario)
    {
        var all = scenario.Feature.Scenarios;
        return lines.Count == 0 || lines.Any(line =>
            scenario.RowLine == line
            || (!all.Any(s => s.RowLine == line) && scenario.Line <= line && line <= scenario.EndLine)
            || line < all.Min(s => s.Line));
    }

    [GeneratedRegex(@"(:\d+)+$")]
    private static partial Regex Suffix();
}

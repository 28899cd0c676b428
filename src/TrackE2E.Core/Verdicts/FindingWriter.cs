using System.Globalization;
using System.Text;

namespace TrackE2E.Core.Verdicts;

/// <summary>Writes findings for people: five lines each, always in this order: what happened, expected, actual, where, what to do.</summary>
/// <remarks>
/// The layout is a contract. Line 1: the kind's word, two spaces, what happened. Lines 2 to 5: two spaces, a label, its text; labels are <c>expected actual where do</c> in English and
/// <c>期望 实际 位置 处理</c> in Chinese. Evidence follows the actual line, a line each, indented as deep as the texts. Lines end with \n.
/// </remarks>
public static class FindingWriter
{
    private static readonly string[] EnglishLabels = ["expected  ", "actual    ", "where     ", "do        "];
    private static readonly string[] ChineseLabels = ["期望  ", "实际  ", "位置  ", "处理  "];

    /// <summary>One finding, without a line end after its last line.</summary>
    /// <param name="finding">The finding, its texts in the same language.</param>
    /// <param name="place">The step and device.</param>
    /// <param name="language">The feature's language, en or zh-CN.</param>
    public static string Write(Finding finding, FindingPlace place, string language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(place);

        var chinese = Wording.IsChinese(language);
        var labels = Labels(language);
        var row = FindingText.Of(finding.Kind);

        var text = new StringBuilder(row.Word);
        text.Append(chinese ? " " + row.Name.Zh : "").Append("  ").Append(OneLine(finding.What)).Append('\n');
        text.Append("  ").Append(labels[0]).Append(OneLine(finding.Expected)).Append(PlanText(finding, chinese)).Append('\n');
        text.Append("  ").Append(labels[1]).Append(OneLine(finding.Actual)).Append('\n');

        foreach (var line in finding.Evidence)
            text.Append(' ', 2 + (chinese ? 6 : 10)).Append(OneLine(line)).Append('\n');

        text.Append("  ").Append(labels[2]).Append(WhereText(finding, place, chinese)).Append('\n');
        return text.Append("  ").Append(labels[3]).Append(OneLine(finding.Do)).ToString();
    }

    /// <summary>All findings of a step, an empty line between them.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="place">The step and device.</param>
    /// <param name="language">The feature's language, en or zh-CN.</param>
    public static string Write(IReadOnlyList<Finding> findings, FindingPlace place, string language)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return string.Join("\n\n", findings.Select(finding => Write(finding, place, language)));
    }

    internal static IReadOnlyList<string> Labels(string language) => Wording.IsChinese(language) ? ChineseLabels : EnglishLabels;

    private static string PlanText(Finding finding, bool chinese)
    {
        if (finding.PlanPlace is not { } place)
            return "";

        var parts = new[] { $"{Path.GetFileName(place.File)}:{place.Line}", finding.Event, JsonPointer.Dotted(finding.Property) };
        return (chinese ? "      方案 " : "      plan ") + string.Join(" › ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string WhereText(Finding finding, FindingPlace place, bool chinese)
    {
        var where = place.Step is null ? place.Where : chinese ? $"{place.Where}，“{place.Step}”" : $"{place.Where}, \"{place.Step}\"";
        var at = finding.At is { } time ? Seconds(time) : null;
        var moment = (finding.EventNumber, at) switch
        {
            ({ } number, { } seconds) => chinese ? $"事件 {number}，{seconds}" : $"event {number} at {seconds}",
            ({ } number, null) => chinese ? $"事件 {number}" : $"event {number}",
            (null, { } seconds) => chinese ? seconds : $"at {seconds}",
            _ => null,
        };
        return OneLine(string.Join(chinese ? "；" : "; ", new[] { where, moment, place.Device }.Where(part => !string.IsNullOrEmpty(part))));
    }

    private static string Seconds(TimeSpan time) =>
        (time < TimeSpan.Zero ? "-" : "+") + Math.Abs(time.TotalSeconds).ToString("0.000", CultureInfo.InvariantCulture) + " s";

    // a value may hold line ends; the five lines must stay five
    private static string OneLine(string text) => text.ReplaceLineEndings("↵");
}

using System.Globalization;
using System.Text;
using System.Xml;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.JUnit;

/// <summary>Writes a run as JUnit XML, which every CI server reads: one suite per feature file, one case per execution.</summary>
/// <remarks>Fail is <c>failure</c>, broken is <c>error</c>, with the finding kinds or the reason as type. Source: the schema of Jenkins' JUnit plugin, with <c>file</c> and <c>line</c> as GitLab has them.</remarks>
public static class JUnitWriter
{
    /// <summary>Writes the file.</summary>
    public static void Write(RunResult run, string path, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(mask);
        using var xml = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "TrackE2E");
        Totals(xml, run.Results);
        foreach (var feature in run.Results.GroupBy(r => r.Feature))
        {
            var results = feature.ToList();
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(mask.Text(results[0].FeatureName.Length > 0 ? results[0].FeatureName : feature.Key)));
            xml.WriteAttributeString("file", Clean(feature.Key));
            xml.WriteAttributeString("timestamp", results.Min(r => r.Start).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            Totals(xml, results);
            foreach (var result in results)
                Case(xml, result, mask);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Totals(XmlWriter xml, IReadOnlyList<ScenarioResult> results)
    {
        void Count(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
        Count("tests", results.Count);
        Count("failures", results.Count(r => r.Verdict == Verdict.Fail));
        Count("errors", results.Count(r => r.Verdict == Verdict.Broken));
        Count("skipped", results.Count(r => r.Verdict == Verdict.Skipped));
        xml.WriteAttributeString("time", Seconds(results.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Duration)));
    }

    private static void Case(XmlWriter xml, ScenarioResult result, Mask mask)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(mask.Text(Name(result))));
        xml.WriteAttributeString("classname", Clean(ClassName(result.Feature)));
        xml.WriteAttributeString("file", Clean(result.Feature));
        xml.WriteAttributeString("line", result.At.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Seconds(result.Duration));
        var message = Clean(mask.Text(result.Message ?? ""));
        switch (result.Verdict)
        {
            case Verdict.Fail:
                Problem(xml, "failure", string.Join(' ', result.AllFindings.Select(f => f.Kind.Word).Distinct()), message);
                break;
            case Verdict.Broken:
                Problem(xml, "error", result.Reason ?? "broken", message);
                break;
            case Verdict.Skipped:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Clean(result.Reason ?? "skipped"));
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static void Problem(XmlWriter xml, string element, string type, string message)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", message.Split('\n', 2)[0]);
        xml.WriteString(message);
        xml.WriteEndElement();
    }

    private static string Name(ScenarioResult result)
    {
        var parts = new[]
        {
            result.Row > 0 ? string.Create(CultureInfo.InvariantCulture, $"row {result.Row}") : "", result.Device,
            result.Attempt > 1 ? string.Create(CultureInfo.InvariantCulture, $"attempt {result.Attempt}") : "",
        }.Where(p => p.Length > 0).ToList();
        return result.Scenario + (parts.Count == 0 ? "" : $" [{string.Join(", ", parts)}]");
    }

    private static string ClassName(string feature)
    {
        var end = feature.LastIndexOf(".feature", StringComparison.Ordinal);
        return end > 0 && feature[end..] is ".feature" or ".feature.md" ? feature[..end].Replace('/', '.') : feature;
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML 1.0 has no place for control characters, and what an app shows may hold them
    private static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }
}

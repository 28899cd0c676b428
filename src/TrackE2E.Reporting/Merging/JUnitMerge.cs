using System.Globalization;
using System.Xml.Linq;

namespace TrackE2E.Reporting.Merging;

/// <summary>Joins JUnit files: all suites below one root, its totals added up.</summary>
public static class JUnitMerge
{
    private static readonly string[] Totals = ["tests", "failures", "errors", "skipped"];

    /// <summary>Writes the joined file.</summary>
    public static void Write(IReadOnlyList<string> files, string path)
    {
        var roots = files.Select(f => XDocument.Load(f).Root!).ToList();
        var root = new XElement("testsuites", new XAttribute("name", "TrackE2E"));
        foreach (var total in Totals)
            root.Add(new XAttribute(total, roots.Sum(r => (int?)r.Attribute(total) ?? 0)));
        root.Add(new XAttribute("time", roots.Sum(r => (double?)r.Attribute("time") ?? 0).ToString("0.000", CultureInfo.InvariantCulture)));
        root.Add(roots.SelectMany(r => r.Elements("testsuite")));
        new XDocument(root).Save(path);
    }
}

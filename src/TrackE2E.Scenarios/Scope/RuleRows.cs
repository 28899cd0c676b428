using TrackE2E.Gherkin;

namespace TrackE2E.Scenarios.Scope;

/// <summary>Reads a rule table: two columns, property and rule, with or without a title row.</summary>
internal static class RuleRows
{
    private static readonly string[] Titles = ["field", "property", "字段", "属性"];

    public static IReadOnlyList<(string Path, string Rule)> Of(DataTable table)
    {
        if (table.Header.Count != 2)
        {
            throw Broken.NoRuleTable(table.Header.Count);
        }

        var rows = table.Rows.Select(r => (Path: r[0].Trim(), Rule: r[1].Trim())).ToList();
        var header = table.Header.ToList();
        if (!Titles.Contains(header[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            rows.Insert(0, (header[0].Trim(), header[1].Trim()));
        }

        return rows;
    }
}

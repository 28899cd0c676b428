using TrackE2E.Gherkin;

namespace TrackE2E.Scenarios.Scope;

/// <summary>Reads a rule table: two columns, property and rule, with or without a title row.</summary>
internal static class RuleRows
{
    private static readonly string[] EventTitles = ["event", "事件", "事件名", "事件名称", "埋点"];

    private static readonly string[] Titles = ["field", "property", "字段", "字段名", "属性", "属性名", "参数", "参数名"];

    /// <summary>The events of a table of one column, without its title row.</summary>
    public static IReadOnlyList<string> Events(IReadOnlyList<string> rows) =>
        rows.Count > 0 && EventTitles.Contains(rows[0].Trim(), StringComparer.OrdinalIgnoreCase) ? [.. rows.Skip(1)] : rows;

    public static IReadOnlyList<(string Path, string Rule)> Of(DataTable table)
    {
        if (table.Header.Count != 2)
        {
            throw Broken.NoRuleTable(table.Header.Count);
        }

        var header = table.Header.ToList();
        return Of(table.Rows.Select(r => (r[0], r[1])).Prepend((header[0], header[1])));
    }

    /// <summary>The rows without the title row, if the first is one.</summary>
    public static IReadOnlyList<(string Path, string Rule)> Of(IEnumerable<(string Path, string Rule)> rows)
    {
        var all = rows.Select(row => (Path: row.Path.Trim(), Rule: row.Rule.Trim())).ToList();
        return all.Count > 0 && Titles.Contains(all[0].Path, StringComparer.OrdinalIgnoreCase) ? [.. all.Skip(1)] : all;
    }
}

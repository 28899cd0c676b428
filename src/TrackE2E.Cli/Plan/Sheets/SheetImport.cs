using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>Imports tracking sheets as teams keep them: one row a property, the event's cells merged or only in its first row.</summary>
internal static class SheetImport
{
    // short headers that mean something else where the longer one stands as well: 事件 beside 事件ID, 类型 beside 字段类型
    private static readonly Dictionary<string, string> Bare = new(StringComparer.OrdinalIgnoreCase) { ["事件"] = "event-title", ["event"] = "event-title", ["类型"] = "kind", ["type"] = "kind" };

    private static string Columns => string.Join(", ", SheetColumn.All.Select(column => column.Key));

    /// <summary>Reads a sheet.</summary>
    /// <param name="file">An .xlsx or .csv file.</param>
    /// <param name="mapping">Header → column, for headers that are not known by themselves.</param>
    /// <exception cref="ImportException">It cannot be read, or no row looks like headers.</exception>
    public static ImportedPlan Read(string file, IReadOnlyDictionary<string, string> mapping)
    {
        if (mapping.Values.FirstOrDefault(key => SheetColumn.All.All(column => column.Key != key)) is { } unknown)
            throw new ImportException(($"there is no column \"{unknown}\" to map to", $"没有可映射的列“{unknown}”"), ($"one of: {Columns}", $"以下之一：{Columns}"));

        var lost = new List<NotCarried>();
        var parts = new PlanParts();
        var read = 0;
        foreach (var table in SheetTable.ReadAll(file))
        {
            if (Headers(table, mapping) is not { } headers)
            {
                if (table.Rows.Any(row => row.Any(cell => cell.Trim().Length > 0)))
                    lost.Add(new NotCarried(table.Name, "no row of it has headers for event and property", "没有包含“事件”和“字段”表头的行"));
                continue;
            }

            read++;
            Sheet(table, headers, parts, lost);
        }

        return read > 0 ? parts.Plan(lost) : throw new ImportException(
            ($"{file} has no row with headers for event and property", $"{file} 中没有包含“事件”和“字段”表头的行"),
            (
                $"name them by a mapping: --columns \"your header=event\" \"your header=property\"; columns: {Columns}",
                $"用映射指定：--columns \"你的表头=event\" \"你的表头=property\"；可用的列：{Columns}"));
    }

    private static (int Row, Dictionary<int, SheetColumn> Columns)? Headers(SheetTable table, IReadOnlyDictionary<string, string> mapping)
    {
        for (var i = 0; i < Math.Min(20, table.Rows.Count); i++)
        {
            var columns = new Dictionary<int, SheetColumn>();
            for (var j = 0; j < table.Rows[i].Count; j++)
            {
                if (SheetColumn.OfHeader(table.Rows[i][j], mapping) is not { } column)
                    continue;
                if (columns.FirstOrDefault(known => known.Value == column) is not { Value: not null } before)
                    columns[j] = column;
                else if (Bare.GetValueOrDefault(table.Rows[i][before.Key].Trim()) is { } other)
                    Make(columns, before.Key, other, j);
            }

            if (columns.Values.Any(column => column.Key is "event" or "event-title") && columns.Values.Any(column => column.Key == "property"))
                return (i, columns);
        }

        return null;
    }

    // the short header says the other thing, unless that is said already
    private static void Make(Dictionary<int, SheetColumn> columns, int at, string other, int longer)
    {
        columns[longer] = columns[at];
        columns.Remove(at);
        if (!columns.ContainsValue(SheetColumn.Of(other)))
            columns[at] = SheetColumn.Of(other);
    }

    private static void Sheet(SheetTable table, (int Row, Dictionary<int, SheetColumn> Columns) headers, PlanParts parts, List<NotCarried> lost)
    {
        foreach (var (header, j) in table.Rows[headers.Row].Select((cell, j) => (cell, j)).Where(each => each.cell.Trim().Length > 0 && !headers.Columns.ContainsKey(each.j)))
            lost.Add(new NotCarried(table.Name, $"the column \"{header.Trim()}\" is not understood (map it by --columns)", $"不认识的列“{header.Trim()}”（可用 --columns 映射）"));

        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        var events = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        for (var i = headers.Row + 1; i < table.Rows.Count; i++)
        {
            var cells = headers.Columns.ToDictionary(pair => pair.Value.Key, pair => pair.Key < table.Rows[i].Count ? table.Rows[i][pair.Key].Trim() : "", StringComparer.Ordinal);
            if (cells.Values.All(cell => cell.Length == 0))
                continue;

            // an empty cell of the event means the one above, until another event begins
            var id = cells.GetValueOrDefault("event") is { Length: > 0 } said ? said : cells.GetValueOrDefault("event") is null ? cells.GetValueOrDefault("event-title") ?? "" : "";
            if (id.Length > 0 && id != above.GetValueOrDefault("id"))
                above.Clear();
            if (id.Length > 0)
                above["id"] = id;
            foreach (var (key, cell) in cells.Where(cell => cell.Value.Length > 0 && SheetColumn.Of(cell.Key).IsOfEvent))
                above[key] = cell;

            var where = $"{table.Name}:{i + 1}";
            if (above.GetValueOrDefault("id") is not { } owner)
            {
                lost.Add(new NotCarried(where, "a property without an event above it", "上方没有事件的字段"));
                continue;
            }

            if (!events.TryGetValue(owner, out var keys))
            {
                events[owner] = keys = SheetEvent.Of(owner, where, lost);
                parts.Add(table.Name, owner, keys);
            }

            SheetEvent.Fill(keys, owner, above, where, lost);
            if (cells["property"].Length > 0)
                SheetProperty.Add(keys, cells, where, lost);
        }
    }
}

using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>Imports tracking sheets as teams keep them: one row a property, the event's cells merged or only in its first row.</summary>
internal static class SheetImport
{
    // short headers that mean something else where the longer one stands as well: 事件 beside 事件ID, 类型 beside 字段类型
    private static readonly Dictionary<string, string> Bare = new(StringComparer.OrdinalIgnoreCase) { ["事件"] = "event-title", ["event"] = "event-title", ["类型"] = "kind", ["type"] = "kind" };

    private static string AllColumns => string.Join(", ", SheetColumn.All.Select(column => column.Key));

    /// <summary>Reads a sheet.</summary>
    /// <param name="file">An .xlsx or .csv file.</param>
    /// <param name="mapping">Header → column, for headers that are not known by themselves.</param>
    /// <exception cref="ImportException">It cannot be read, or no row looks like headers.</exception>
    public static ImportedPlan Read(string file, IReadOnlyDictionary<string, string> mapping)
    {
        if (mapping.Values.FirstOrDefault(key => SheetColumn.All.All(column => column.Key != key)) is { } unknown)
            throw new ImportException(($"there is no column \"{unknown}\" to map to", $"没有可映射的列“{unknown}”"), ($"one of: {AllColumns}", $"以下之一：{AllColumns}"));

        var lost = new List<NotCarried>();
        var parts = new PlanParts();
        var events = new Dictionary<string, Imported>(StringComparer.Ordinal);
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
            Sheet(table, headers, mapping, events, parts, lost);
        }

        return read > 0 ? parts.Plan(lost) : throw new ImportException(
            ($"{file} has no row with headers for event and property", $"{file} 中没有包含“事件”和“字段”表头的行"),
            (
                $"name them by a mapping: --columns \"your header=event\" \"your header=property\"; columns: {AllColumns}",
                $"用映射指定：--columns \"你的表头=event\" \"你的表头=property\"；可用的列：{AllColumns}"));
    }

    // the row of the first ones that says most: names of groups of columns may stand above
    private static (int Row, Dictionary<int, SheetColumn> Columns)? Headers(SheetTable table, IReadOnlyDictionary<string, string> mapping) =>
        Enumerable.Range(0, Math.Min(20, table.Rows.Count)).Select(row => (Row: row, Columns: Columns(table.Rows[row], mapping)))
            .Where(each => IsHeader(each.Columns)).Select(each => ((int, Dictionary<int, SheetColumn>)?)each).MaxBy(each => each!.Value.Item2.Count);

    private static Dictionary<int, SheetColumn> Columns(IReadOnlyList<string> row, IReadOnlyDictionary<string, string> mapping)
    {
        var columns = new Dictionary<int, SheetColumn>();
        for (var j = 0; j < row.Count; j++)
        {
            if (SheetColumn.OfHeader(row[j], mapping) is not { } column)
                continue;
            if (columns.FirstOrDefault(known => known.Value == column) is not { Value: not null } before)
                columns[j] = column;
            else if (Bare.GetValueOrDefault(row[before.Key].Trim()) is { } other)
                Make(columns, before.Key, other, j);
        }

        return columns;
    }

    // the short header says the other thing, unless that is said already
    private static void Make(Dictionary<int, SheetColumn> columns, int at, string other, int longer)
    {
        columns[longer] = columns[at];
        columns.Remove(at);
        if (!columns.ContainsValue(SheetColumn.Of(other)))
            columns[at] = SheetColumn.Of(other);
    }

    private static bool IsHeader(Dictionary<int, SheetColumn> columns) => columns.Values.Any(column => column.Key is "event" or "event-title") && columns.Values.Any(column => column.Key == "property");

    private static void Sheet(SheetTable table, (int Row, Dictionary<int, SheetColumn> Columns) headers, IReadOnlyDictionary<string, string> mapping, Dictionary<string, Imported> events, PlanParts parts, List<NotCarried> lost)
    {
        foreach (var (header, j) in table.Rows[headers.Row].Select((cell, j) => (cell, j)).Where(each => each.cell.Trim().Length > 0 && !headers.Columns.ContainsKey(each.j)))
            lost.Add(new NotCarried(table.Name, $"the column \"{header.Trim()}\" is not understood (map it by --columns)", $"不认识的列“{header.Trim()}”（可用 --columns 映射）"));

        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = headers.Row + 1; i < table.Rows.Count; i++)
        {
            var cells = headers.Columns.ToDictionary(pair => pair.Value.Key, pair => pair.Key < table.Rows[i].Count ? table.Rows[i][pair.Key].Trim() : "", StringComparer.Ordinal);
            var where = $"{table.Name}:{i + 1}";
            if (cells.Values.All(cell => cell.Length == 0) || IsHeaderAgain(table.Rows[i], headers.Columns, mapping))
                continue;

            var id = Id(cells);
            if (IsNote(cells, id))
            {
                lost.Add(new NotCarried(where, $"\"{PlanParts.Line(cells.Values.First(cell => cell.Length > 0))}\" is a note and no event", $"“{PlanParts.Line(cells.Values.First(cell => cell.Length > 0))}”是说明文字，不是事件"));
                continue;
            }

            // an empty cell of the event means the one above, until another event begins
            if (id.Length > 0 && id != above.GetValueOrDefault("id"))
                above.Clear();
            if (id.Length > 0)
                above["id"] = id;
            foreach (var (key, cell) in cells.Where(cell => cell.Value.Length > 0 && SheetColumn.Of(cell.Key).IsOfEvent))
                above[key] = cell;

            if (above.GetValueOrDefault("id") is not { } owner)
            {
                lost.Add(new NotCarried(where, "a property without an event above it", "上方没有事件的字段"));
                continue;
            }

            if (!events.TryGetValue(owner, out var imported))
            {
                events[owner] = imported = new Imported(table.Name, SheetEvent.Of(owner, where, lost));
                parts.Add(table.Name, owner, imported.Keys);
            }
            else if (imported.Sheet != table.Name && imported.Sheets.Add(table.Name))
            {
                lost.Add(new NotCarried(where, $"the event \"{owner}\" stands in the sheet {imported.Sheet} already: what is new here is added there", $"事件“{owner}”已在工作表 {imported.Sheet} 中：此处新增的内容并入其中"));
            }

            Row(owner, imported, cells, above, where, lost);
        }
    }

    private static void Row(string owner, Imported imported, Dictionary<string, string> cells, Dictionary<string, string> above, string where, List<NotCarried> lost)
    {
        foreach (var (key, cell) in cells.Where(cell => cell.Value.Length > 0 && SheetColumn.Of(cell.Key).IsOfEvent && cell.Key != "event"))
        {
            if (imported.Said.TryAdd(key, cell) || imported.Said[key] == cell)
                continue;
            lost.Add(new NotCarried(where, $"{key} \"{cell}\" is another one than \"{imported.Said[key]}\" further up; the first counts", $"{SheetColumn.Of(key).Zh}“{cell}”与上方的“{imported.Said[key]}”不同；以第一个为准"));
        }

        SheetEvent.Fill(imported.Keys, owner, above, where, lost);
        if (cells["property"].Length > 0 && !imported.Properties.Add(cells["property"]))
            lost.Add(new NotCarried(where, $"the property \"{cells["property"]}\" stands a second time in this event; the first row counts", $"字段“{cells["property"]}”在此事件中重复；以第一行为准"));
        else if (cells["property"].Length > 0)
            SheetProperty.Add(imported.Keys, cells, where, lost);
        else if (cells.Where(cell => !SheetColumn.Of(cell.Key).IsOfEvent && cell.Value.Length > 0).Select(cell => PlanParts.Line(cell.Value)).FirstOrDefault() is { } said)
            lost.Add(new NotCarried(where, $"\"{said}\" stands in a row without a property", $"“{said}”所在的行没有字段"));
    }

    private static string Id(Dictionary<string, string> cells) => cells.GetValueOrDefault("event") ?? cells.GetValueOrDefault("event-title") ?? "";

    // headers are said again above each part of a sheet
    private static bool IsHeaderAgain(IReadOnlyList<string> row, Dictionary<int, SheetColumn> columns, IReadOnlyDictionary<string, string> mapping) =>
        Columns(row, mapping) is var again && IsHeader(again) && again.Count(pair => columns.GetValueOrDefault(pair.Key) == pair.Value) >= Math.Max(2, columns.Count / 2);

    // one text over the whole row, or alone in it, that is no name as SDKs send them
    private static bool IsNote(Dictionary<string, string> cells, string id)
    {
        var said = cells.Where(cell => cell.Value.Length > 0).ToList();
        return said.Select(cell => cell.Value).Distinct(StringComparer.Ordinal).Count() == 1 && (said.Count > 2 || (said.Count == 1 && SheetColumn.Of(said[0].Key).IsOfEvent && (id.Length == 0 || !id.All(c => char.IsAscii(c) && !char.IsControl(c)))));
    }

    private sealed record Imported(string Sheet, JsonObject Keys)
    {
        /// <summary>What the event's columns said first.</summary>
        public Dictionary<string, string> Said { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Properties { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Sheets { get; } = new(StringComparer.Ordinal);
    }
}

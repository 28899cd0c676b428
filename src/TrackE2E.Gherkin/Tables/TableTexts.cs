namespace TrackE2E.Gherkin.Tables;

/// <summary>What is said about tables.</summary>
internal static class TableTexts
{
    public static Phrase NoColumn { get; } = new("A table must have at least one column.", "表格至少要有一列。");

    public static Phrase Null { get; } = new("  it is null", "  它是 null");

    public static Phrase CellCount(IReadOnlyList<string> cells, IReadOnlyList<string> header) => new(
        $"The row has {cells.Count} cells ({string.Join(" | ", cells)}), the header has {header.Count} ({string.Join(" | ", header)}).",
        $"该行有 {cells.Count} 个单元格（{string.Join(" | ", cells)}），而表头有 {header.Count} 个（{string.Join(" | ", header)}）。");

    public static Phrase SameTitle(string column) => new(
        $"Two columns have the title \"{column}\": give them different titles, or read them by index.",
        $"有两列的标题都是“{column}”：改用不同的标题，或按序号读取。");

    public static Phrase UnknownColumn(string column, IReadOnlyList<string> columns) => new(
        $"There is no column \"{column}\". The columns are: {string.Join(", ", columns)}.",
        $"没有名为“{column}”的列。现有的列：{string.Join("、", columns)}。");

    public static Phrase InColumn(string title, Exception why) => new($"Column \"{title}\": {why.Message}", $"列“{title}”：{Phrase.Of(why).Zh}");

    public static Phrase NotOne(Type type, Table table) => new(
        $"A table for one {type.Name} has one row, or two columns Field and Value; this one has {table.RowCount} rows:\n{table}",
        $"表示一个 {type.Name} 的表格应有一行，或有 Field 和 Value 两列；此表格有 {table.RowCount} 行：\n{table}");

    public static Phrase NotAsMany(int items, int columns) => new(
        $"The tuple has {items} items, the table has {columns} values for it: as many are needed, at most seven.",
        $"元组有 {items} 项，而表格为它给出 {columns} 个值：两者须一样多，且最多七个。");

    public static Phrase NoMembers(Type type, IReadOnlyList<string> unknown) => new($"{type.Name} has no {string.Join(", ", unknown)}.", $"{type.Name} 没有 {string.Join("、", unknown)}。");

    public static Phrase NoMember(string name) => new($"  {name}: there is no such member", $"  {name}：没有该成员");

    public static Phrase Value(string name, string expected, string actual) => new($"  {name}: expected \"{expected}\", but was \"{actual}\"", $"  {name}：期望“{expected}”，实际为“{actual}”");

    public static Phrase Differs(Type type, IReadOnlyList<Phrase> differences) => new(
        $"{type.Name} is not what the table says:\n{string.Join('\n', differences.Select(d => d.En))}",
        $"{type.Name} 与表格不符：\n{string.Join('\n', differences.Select(d => d.Zh))}");

    public static Phrase SetDiffers(string lines) => new($"The set is not what the table says (- is missing, + is surplus):\n{lines}", $"集合与表格不符（- 为缺少，+ 为多余）：\n{lines}");

    public static Phrase Several(Type type, Table table) => new($"Several {type.Name} have the values of the table:\n{table}", $"有多个 {type.Name} 与表格的值相符：\n{table}");
}

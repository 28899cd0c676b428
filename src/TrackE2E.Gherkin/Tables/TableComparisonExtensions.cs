using System.Text;
using TrackE2E.Gherkin.Tables;

namespace TrackE2E.Gherkin;

/// <summary>Compares tables with objects, and says in a readable way what differs.</summary>
public static class TableComparisonExtensions
{
    /// <summary>Checks that an object has the values of a table: one row, or names and values.</summary>
    /// <exception cref="ComparisonException">It has not; the message lists every member that differs.</exception>
    public static void CompareToInstance<T>(this Table table, T instance)
    {
        if (Differences(table, instance) is { Count: > 0 } differences)
        {
            throw new ComparisonException(TableTexts.Differs(typeof(T), differences));
        }
    }

    /// <summary>Whether an object has the values of a table.</summary>
    public static bool IsEquivalentToInstance<T>(this Table table, T instance) => Differences(table, instance).Count == 0;

    /// <summary>Checks that a set has exactly the rows of a table, in any order unless asked otherwise; only the table's columns count.</summary>
    /// <exception cref="ComparisonException">It has not; the message shows the rows that are missing (-) and surplus (+).</exception>
    public static void CompareToSet<T>(this Table table, IEnumerable<T> set, bool sequentialEquality = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Header.Where(h => TableMembers.Find(typeof(T), h) is null).ToList() is { Count: > 0 } unknown)
        {
            throw new ComparisonException(TableTexts.NoMembers(typeof(T), unknown));
        }

        var surplus = set.Select(i => (object?)i).ToList();
        List<(char Mark, string[] Cells)> lines = [];
        for (var i = 0; i < table.RowCount; i++)
        {
            var row = table.Rows[i];
            var found = sequentialEquality ? (lines.Count(l => l.Mark != '+') == i && surplus.Count > 0 && Matches(row, surplus[0]) ? 0 : -1) : surplus.FindIndex(item => Matches(row, item));
            lines.Add((found < 0 ? '-' : ' ', [.. row.Values]));
            if (found >= 0)
            {
                surplus.RemoveAt(found);
            }
            else if (sequentialEquality && surplus.Count > 0)
            {
                lines.Add(('+', Cells(table, surplus[0])));
                surplus.RemoveAt(0);
            }
        }

        lines.AddRange(surplus.Select(item => ('+', Cells(table, item))));
        if (lines.Exists(l => l.Mark != ' '))
        {
            throw new ComparisonException(TableTexts.SetDiffers(Print(table, lines)));
        }
    }

    /// <summary>The one object of a set that has the values of a table; null when there is none.</summary>
    /// <exception cref="ComparisonException">There are several.</exception>
    public static T? FindInSet<T>(this Table table, IEnumerable<T> set)
        where T : class
    {
        var found = FindAllInSet(table, set).Take(2).ToList();
        return found.Count <= 1 ? found.FirstOrDefault() : throw new ComparisonException(TableTexts.Several(typeof(T), table));
    }

    /// <summary>All objects of a set that have the values of a table.</summary>
    public static IEnumerable<T> FindAllInSet<T>(this Table table, IEnumerable<T> set) => set.Where(item => IsEquivalentToInstance(table, item));

    /// <summary>The rows of a table, to be compared with objects by its columns, as with <c>Except</c>.</summary>
    public static IEnumerable<Projection> ToProjection<T>(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Rows.Select(row => new Projection([.. row.Select(cell => TableMembers.Show(TableMembers.Find(typeof(T), cell.Key) is { } member ? TableMembers.Read(cell.Value, member.Type, cell.Key) : cell.Value))]));
    }

    /// <summary>Objects as rows of a table's columns.</summary>
    public static IEnumerable<Projection> ToProjection<T>(this IEnumerable<T> set, Table table) => set.Select(item => new Projection(Cells(table, item)));

    private static List<Phrase> Differences<T>(Table table, T instance)
    {
        if (instance is null)
        {
            return [TableTexts.Null];
        }

        return
        [
            .. TableCreationExtensions.InstanceValues(table, typeof(T)).Where(v => !TableMembers.Matches(instance, v.Key, v.Value))
                .Select(v => TableMembers.Find(instance.GetType(), v.Key) is { } member ? TableTexts.Value(member.Name, v.Value, TableMembers.Show(member.Get(instance))) : TableTexts.NoMember(v.Key)),
        ];
    }

    private static bool Matches(TableRow row, object? item) => item is not null && row.All(cell => TableMembers.Matches(item, cell.Key, cell.Value));

    private static string[] Cells(Table table, object? item) => [.. table.Header.Select(h => item is null ? "(null)" : TableMembers.Show(TableMembers.Find(item.GetType(), h)?.Get(item)))];

    private static string Print(Table table, List<(char Mark, string[] Cells)> lines)
    {
        var all = lines.Prepend((Mark: ' ', Cells: [.. table.Header])).ToList();
        var widths = table.Header.Select((_, column) => all.Max(l => l.Cells[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (mark, cells) in all)
        {
            text.Append(mark).Append(" | ").AppendJoin(" | ", cells.Select((c, i) => c.PadRight(widths[i]))).Append(" |\n");
        }

        return text.ToString().TrimEnd();
    }
}

/// <summary>A table and objects differ; the message shows how.</summary>
public sealed class ComparisonException : Exception
{
    internal ComparisonException(Phrase said)
        : base(said.En) => this.Saying(said);
}

/// <summary>The values of some columns; two are equal when all values are.</summary>
public sealed class Projection : IEquatable<Projection>
{
    private readonly string[] _values;

    internal Projection(string[] values) => _values = values;

    /// <inheritdoc/>
    public bool Equals(Projection? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Projection);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(17, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"| {string.Join(" | ", _values)} |";
}

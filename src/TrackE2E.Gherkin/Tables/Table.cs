using System.Collections;
using TrackE2E.Gherkin.Tables;

namespace TrackE2E.Gherkin;

/// <summary>A data table of a step: a header and rows of texts.</summary>
public class Table
{
    private readonly List<string> _header;
    private readonly List<DataTableRow> _rows = [];

    /// <summary>Creates a table without rows.</summary>
    /// <remarks>Titles may repeat, for tables that are read by index; asking for such a column by its title is an error.</remarks>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public Table(params string[] header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.Length == 0)
        {
            throw new ArgumentException(TableTexts.NoColumn.En, nameof(header)).Saying(TableTexts.NoColumn);
        }

        _header = [.. header];
        Rows = new DataTableRows(_rows);
    }

    /// <summary>The titles of the columns: the first row of the table in the feature file.</summary>
    public ICollection<string> Header => _header.AsReadOnly();

    /// <summary>The rows below the header.</summary>
    public DataTableRows Rows { get; }

    /// <summary>The number of rows below the header.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Whether a column has this title.</summary>
    public bool ContainsColumn(string column) => IndexOf(column) >= 0;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">It has more or fewer cells than the header.</exception>
    public void AddRow(params string[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Length != _header.Count)
        {
            var said = TableTexts.CellCount(cells, _header);
            throw new ArgumentException(said.En, nameof(cells)).Saying(said);
        }

        _rows.Add(new DataTableRow(this, [.. cells]));
    }

    /// <summary>Adds a row by column titles; columns that are not named stay empty.</summary>
    /// <exception cref="ArgumentException">A title is not a column.</exception>
    public void AddRow(IDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Keys.FirstOrDefault(k => !ContainsColumn(k)) is { } unknown)
        {
            throw new ArgumentException(UnknownColumn(unknown).En, nameof(values)).Saying(UnknownColumn(unknown));
        }

        AddRow([.. _header.Select(h => values.TryGetValue(h, out var value) ? value : "")]);
    }

    /// <summary>Gives a column another title.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public void RenameColumn(string oldColumn, string newColumn)
    {
        var index = IndexOf(oldColumn);
        _header[index >= 0 ? index : throw new ArgumentException(UnknownColumn(oldColumn).En, nameof(oldColumn)).Saying(UnknownColumn(oldColumn))] = newColumn;
    }

    /// <summary>The table as Gherkin writes it, with columns aligned.</summary>
    public override string ToString()
    {
        IEnumerable<IReadOnlyList<string>> lines = [_header, .. _rows.Select(r => (IReadOnlyList<string>)[.. r.Values])];
        var widths = _header.Select((_, i) => lines.Max(l => l[i].Length)).ToArray();
        return string.Concat(lines.Select(l => $"| {string.Join(" | ", l.Select((c, i) => c.PadRight(widths[i])))} |\n"));
    }

    internal int IndexOf(string column)
    {
        var index = _header.IndexOf(column);
        return index == _header.LastIndexOf(column) ? index : throw new ArgumentException(TableTexts.SameTitle(column).En, nameof(column)).Saying(TableTexts.SameTitle(column));
    }

    internal Phrase UnknownColumn(string column) => TableTexts.UnknownColumn(column, _header);
}

/// <summary>The rows of a table, from 0.</summary>
public sealed class DataTableRows : IReadOnlyList<DataTableRow>
{
    private readonly List<DataTableRow> _rows;

    internal DataTableRows(List<DataTableRow> rows) => _rows = rows;

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public DataTableRow this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<DataTableRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

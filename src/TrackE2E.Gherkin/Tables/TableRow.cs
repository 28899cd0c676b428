using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TrackE2E.Gherkin;

/// <summary>A row of a table: cells by column title or by index from 0.</summary>
#pragma warning disable CA1710 // the name that step code knows from Reqnroll
public class TableRow : IReadOnlyDictionary<string, string>
#pragma warning restore CA1710
{
    private readonly List<string> _cells;

    private protected TableRow(Table table, List<string> cells) => (Table, _cells) = (table, cells);

    /// <summary>The titles of the columns.</summary>
    public ICollection<string> Keys => Table.Header;

    /// <summary>The cells.</summary>
    public ICollection<string> Values => _cells.AsReadOnly();

    IEnumerable<string> IReadOnlyDictionary<string, string>.Keys => Keys;

    IEnumerable<string> IReadOnlyDictionary<string, string>.Values => Values;

    /// <inheritdoc/>
    public int Count => _cells.Count;

    internal Table Table { get; }

    /// <summary>The cell of a column.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such column; the message lists those there are.</exception>
    public string this[string column]
    {
        get => _cells[Index(column)];
        set => _cells[Index(column)] = value;
    }

    /// <summary>The cell at an index from 0.</summary>
    public string this[int index] => _cells[index];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Table.ContainsColumn(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var index = Table.IndexOf(key);
        value = index < 0 ? null : _cells[index];
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Table.Header.Zip(_cells, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

#pragma warning disable CA2201 // Reqnroll throws this type here, and step code catches it
    private int Index(string column) => Table.IndexOf(column) is >= 0 and var index ? index : throw new IndexOutOfRangeException(Table.UnknownColumn(column).En).Saying(Table.UnknownColumn(column));
#pragma warning restore CA2201
}

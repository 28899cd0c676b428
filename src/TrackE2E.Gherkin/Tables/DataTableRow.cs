namespace TrackE2E.Gherkin;

/// <summary>A row of a table: cells by column title or by index from 0; step methods may treat it as <see cref="TableRow"/> too.</summary>
public sealed class DataTableRow : TableRow
{
    internal DataTableRow(Table table, List<string> cells)
        : base(table, cells)
    {
    }
}

namespace TrackE2E.Gherkin;

/// <summary>The table that a step receives; step methods may ask for it as <see cref="Table"/> too.</summary>
public sealed class DataTable : Table
{
    /// <summary>Creates a table without rows.</summary>
    public DataTable(params string[] header)
        : base(header)
    {
    }
}

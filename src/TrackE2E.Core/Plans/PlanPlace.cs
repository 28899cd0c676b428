namespace TrackE2E.Core.Plans;

/// <summary>Where in a plan's files something stands.</summary>
/// <remarks>File is the path as the reader was given it; Line and Column count from 1.</remarks>
public sealed record PlanPlace(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path.GetFileName(File)}:{Line}:{Column}";
}

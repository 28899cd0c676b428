namespace TrackE2E.Core.Plans.Importing;

/// <summary>A source that cannot be imported at all; the message says what and where, <see cref="Write"/> what to do.</summary>
public sealed class ImportException(string message, string write, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do.</summary>
    public string Write { get; } = write;
}

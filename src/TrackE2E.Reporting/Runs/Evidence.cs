namespace TrackE2E.Reporting.Runs;

/// <summary>Something kept to show what happened: a screenshot, a trace, a text.</summary>
/// <remarks>
/// Either File (a path on this machine) or Content is set. Private: raw evidence that may hold personal data (traces); reports name its path and never copy it.
/// </remarks>
public sealed record Evidence(string Name, string MediaType)
{
    /// <summary>The file; null when the content is here.</summary>
    public string? File { get; init; }

    /// <summary>The content; null when it is in a file.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Stays outside of every report.</summary>
    public bool Private { get; init; }
}

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Something that one format says and the other cannot: it is listed, never dropped silently.</summary>
/// <param name="Where">File and place inside of it, or the event and property.</param>
/// <param name="What">What is not carried, and what was done instead; in both languages.</param>
public sealed record NotCarried(string Where, LocalizedText What)
{
    /// <summary>Makes one with both languages.</summary>
    public NotCarried(string where, string en, string zh)
        : this(where, new LocalizedText(zh, en))
    {
    }
}

namespace TrackE2E.Core.Plans.Importing;

/// <summary>A source that cannot be imported at all; the message says what and where, <see cref="Write"/> what to do, both in both languages.</summary>
public sealed class ImportException((string En, string Zh) what, (string En, string Zh) write, Exception? inner = null) : Exception(what.En, inner)
{
    /// <summary>The message in Chinese.</summary>
    public string MessageInChinese { get; } = what.Zh;

    /// <summary>What to do.</summary>
    public string Write { get; } = write.En;

    /// <summary>What to do, in Chinese.</summary>
    public string WriteInChinese { get; } = write.Zh;
}

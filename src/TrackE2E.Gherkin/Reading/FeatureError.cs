namespace TrackE2E.Gherkin.Reading;

/// <summary>A mistake in a feature file that keeps its scenarios from being run.</summary>
/// <param name="Location">The file and line.</param>
/// <param name="Column">The column from 1; 0 = the whole line.</param>
/// <param name="Message">What the parser expected and found.</param>
public sealed record FeatureError(SourceLocation Location, int Column, string Message)
{
    /// <summary>Place and text, for people.</summary>
    public override string ToString() => $"{Location}: {Message}";
}

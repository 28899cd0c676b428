using System.Globalization;

namespace TrackE2E.Gherkin.Reading;

/// <summary>A mistake in a feature file that keeps its scenarios from being run.</summary>
/// <param name="Location">The file and line.</param>
/// <param name="Column">The column from 1; 0 = the whole line.</param>
/// <param name="Message">What the official parser says; empty for a mistake that it does not see.</param>
/// <param name="Meaning">What that means, for people.</param>
public sealed record FeatureError(SourceLocation Location, int Column, string Message, Phrase Meaning)
{
    /// <summary>Place, meaning and the parser's own words.</summary>
    public string In(CultureInfo language) => new Phrase(
        $"{Location}: {Meaning.En}{(Message.Length == 0 ? "" : $"; the parser says: {Message}")}",
        $"{Location}：{Meaning.Zh}{(Message.Length == 0 ? "" : $"；解析器的原文：{Message}")}").In(language);

    /// <inheritdoc/>
    public override string ToString() => In(CultureInfo.InvariantCulture);
}

using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Reading;

/// <summary>The text of a feature file.</summary>
/// <param name="Uri">How messages and people name it: relative to the base folder, with forward slashes.</param>
/// <param name="Path">The absolute path, for links.</param>
/// <param name="Text">The content.</param>
public sealed record FeatureSource(string Uri, string Path, string Text)
{
    /// <summary>Whether the scenarios stand in a Markdown document (<c>.feature.md</c>).</summary>
    public bool IsMarkdown => Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    internal SourceMediaType MediaType => IsMarkdown ? SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_MARKDOWN : SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN;
}

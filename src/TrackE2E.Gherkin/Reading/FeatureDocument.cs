using System.Globalization;
using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Reading;

/// <summary>A feature file that was read: its scenarios, or what is wrong with it.</summary>
public sealed class FeatureDocument
{
    internal FeatureDocument(FeatureSource source, GherkinDocument? document, IReadOnlyList<FeatureError> errors)
    {
        (Source, Document, Errors) = (source, document, errors);
        Culture = CultureOf(document?.Feature?.Language ?? "en");
    }

    /// <summary>The text and the name of the file.</summary>
    public FeatureSource Source { get; }

    /// <summary>The syntax tree, as Cucumber messages have it; null when the file is malformed.</summary>
    public GherkinDocument? Document { get; }

    /// <summary>Every mistake of a malformed file.</summary>
    public IReadOnlyList<FeatureError> Errors { get; }

    /// <summary>The scenarios in the order of the file, one per row of an outline.</summary>
    public IReadOnlyList<ScenarioCase> Scenarios { get; internal set; } = [];

    /// <summary>The feature's title; empty for a file without a feature.</summary>
    public string Title => Document?.Feature?.Name ?? "";

    /// <summary>The culture of the file's language; the invariant one for languages that .NET has none for.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The feature's own tags, with @.</summary>
    public IReadOnlyList<string> Tags => [.. (Document?.Feature?.Tags ?? []).Select(t => t.Name)];

    internal FeatureInfo ToInfo()
    {
        var feature = Document?.Feature;
        var place = new SourceLocation(Source.Path, (int)(feature?.Location.Line ?? 1));
        return new(Title, feature?.Description ?? "", [.. Tags.Select(t => t.TrimStart('@'))], Culture, place);
    }

    private static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language == "en" ? "en-US" : language, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}

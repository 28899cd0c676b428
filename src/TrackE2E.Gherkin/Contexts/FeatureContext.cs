using System.Globalization;

namespace TrackE2E.Gherkin;

/// <summary>What the scenarios of one feature share. Scenarios run at the same time: values must stand that.</summary>
public sealed class FeatureContext : ContextStore
{
    internal FeatureContext(FeatureInfo info, IObjectContainer container, CultureInfo culture) =>
        (FeatureInfo, FeatureContainer, BindingCulture) = (info, container, culture);

    /// <summary>Title, tags and place of the feature.</summary>
    public FeatureInfo FeatureInfo { get; }

    /// <summary>The container of the feature.</summary>
    public IObjectContainer FeatureContainer { get; }

    /// <summary>The culture of the feature's language; numbers and dates of arguments are read by it.</summary>
    public CultureInfo BindingCulture { get; }
}

/// <summary>What a feature file says about its feature.</summary>
/// <param name="Title">The text after the keyword.</param>
/// <param name="Description">The lines below it, as written.</param>
/// <param name="Tags">The feature's own tags, without @.</param>
/// <param name="Language">The language of the feature file.</param>
/// <param name="Location">The feature file and the line of the keyword.</param>
public sealed record FeatureInfo(string Title, string Description, string[] Tags, CultureInfo Language, SourceLocation Location)
{
    /// <summary>The folder of the feature file.</summary>
    public string FolderPath => Path.GetDirectoryName(Location.Path) ?? "";
}

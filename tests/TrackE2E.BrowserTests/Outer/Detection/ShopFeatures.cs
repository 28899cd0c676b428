using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.BrowserTests.Outer.Detection;

/// <summary>The feature files of the sample shop, by their text.</summary>
internal static class ShopFeatures
{
    public static string Folder { get; } = Repository.At("features");

    /// <summary>The sample shop's mutants.</summary>
    public static IReadOnlyList<DeclaredMutant> Mutants { get; } = DeclaredMutant.Of("SampleShop");

    /// <summary>All of them, without those that need an app on a device.</summary>
    public static IReadOnlyList<string> Files { get; } = FeatureTexts.Files(Folder, without: "app");

    /// <summary>Their scenarios, by place, with tags.</summary>
    public static IReadOnlyList<(string Place, IReadOnlyList<string> Tags)> Scenarios { get; } = [.. Files.SelectMany(file => FeatureTexts.Scenarios(Folder, file))];

    /// <summary>All tags of all features, without the @.</summary>
    public static IReadOnlySet<string> Tags { get; } = Files.SelectMany(File.ReadAllLines).Where(l => l.TrimStart().StartsWith('@'))
        .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(t => t[1..]).ToHashSet(StringComparer.Ordinal);
}

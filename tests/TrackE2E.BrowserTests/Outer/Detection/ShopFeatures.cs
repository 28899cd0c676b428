using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.BrowserTests.Outer.Detection;

/// <summary>The feature files of the sample shop, by their text.</summary>
internal static class ShopFeatures
{
    public static string Folder { get; } = Repository.At("features");

    /// <summary>All of them, without those that need an app on a device.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Folder, "*.feature", SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(Folder, f).StartsWith("app" + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Scenarios (not outlines) as file:line of their first line, tags included, with those tags.</summary>
    public static IReadOnlyList<(string Place, IReadOnlyList<string> Tags)> Scenarios { get; } = [.. Files.SelectMany(Of)];

    /// <summary>All tags of all features, without the @.</summary>
    public static IReadOnlySet<string> Tags { get; } = Files.SelectMany(File.ReadAllLines).Where(l => l.TrimStart().StartsWith('@'))
        .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(t => t[1..]).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Place, IReadOnlyList<string> Tags)> Of(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var title = lines[i].TrimStart();
            if (title.StartsWith("Scenario:", StringComparison.Ordinal) || title.StartsWith("场景:", StringComparison.Ordinal))
            {
                var tagged = i > 0 && lines[i - 1].TrimStart().StartsWith('@');
                yield return ($"{Path.GetRelativePath(Folder, file)}:{(tagged ? i : i + 1)}", tagged ? lines[i - 1].Trim().Split(' ') : []);
            }
        }
    }
}

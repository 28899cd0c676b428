namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>Feature files by their text: which scenarios there are, and the same with a tag more.</summary>
internal static class FeatureTexts
{
    /// <summary>Feature files under a folder; without those of a folder inside it.</summary>
    public static IReadOnlyList<string> Files(string folder, string? without = null) =>
        [.. Directory.GetFiles(folder, "*.feature", SearchOption.AllDirectories).Where(f => without is null || !Path.GetRelativePath(folder, f).StartsWith(without + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Scenarios (not outlines) as file:line of their first line, tags included, with those tags.</summary>
    public static IEnumerable<(string Place, IReadOnlyList<string> Tags)> Scenarios(string folder, string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var title = lines[i].TrimStart();
            if (title.StartsWith("Scenario:", StringComparison.Ordinal) || title.StartsWith("场景:", StringComparison.Ordinal))
            {
                var tagged = i > 0 && lines[i - 1].TrimStart().StartsWith('@');
                yield return ($"{Path.GetRelativePath(folder, file)}:{(tagged ? i : i + 1)}", tagged ? lines[i - 1].Trim().Split(' ') : []);
            }
        }
    }

    /// <summary>The file's text with the tag <c>@other</c> before some scenarios.</summary>
    /// <param name="name">The file as <paramref name="others"/> name it.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="others">Scenarios as file:line that get the tag.</param>
    public static string Marked(string name, IReadOnlyList<string> lines, IReadOnlyCollection<string> others) =>
        string.Join('\n', lines.SelectMany((line, i) => others.Contains($"{name}:{i + 1}") ? [$"{line[..^line.TrimStart().Length]}@other", line] : new[] { line })) + "\n";
}

using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Plan;

/// <summary>Writes what plan commands make; never over a file of somebody's without being told to.</summary>
internal static class PlanOutput
{
    /// <exception cref="BrokenException">output-exists, output-unwritable.</exception>
    public static async Task WriteAsync(string folder, IEnumerable<(string Path, string Text)> files, bool force, CancellationToken cancellation)
    {
        var all = files.Select(file => (Path: Path.Combine(folder, file.Path), file.Text)).ToList();
        if (!force && all.Where(file => File.Exists(file.Path) && File.ReadAllText(file.Path) != file.Text).Select(file => file.Path).ToList() is { Count: > 0 } there)
        {
            throw new BrokenException("output-exists", $"{there.Count} files are there already and differ", "a folder without them", string.Join(", ", there.Take(5)) + (there.Count > 5 ? ", …" : ""), "choose another --out, or --force to write over them", folder);
        }

        try
        {
            foreach (var (path, text) in all)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                await File.WriteAllTextAsync(path, text, cancellation);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new BrokenException("output-unwritable", $"{folder} cannot be written", "a folder that this user may write", refused.Message, "choose another --out", folder, refused);
        }
    }
}

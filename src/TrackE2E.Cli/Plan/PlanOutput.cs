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
            throw new BrokenException(
                "output-exists",
                new($"{there.Count} files are there already and differ", $"已有 {there.Count} 个内容不同的文件"),
                new("a folder without them", "没有这些文件的文件夹"),
                string.Join(", ", there.Take(5)) + (there.Count > 5 ? ", …" : ""),
                new("choose another --out, or --force to write over them", "换一个 --out，或用 --force 覆盖"),
                folder);
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
            throw new BrokenException(
                "output-unwritable",
                new($"{folder} cannot be written", $"无法写入 {folder}"),
                new("a folder that this user may write", "当前用户可写的文件夹"),
                refused.Message,
                new("choose another --out", "换一个 --out"),
                folder,
                refused);
        }
    }
}

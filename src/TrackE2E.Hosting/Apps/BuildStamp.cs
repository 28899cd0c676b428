using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TrackE2E.Hosting.Settings;

namespace TrackE2E.Hosting.Apps;

/// <summary>Knows whether an app's sources are those of its last build, so that a build of nothing new is left out.</summary>
/// <remarks>Only for an app whose settings name its <c>sources</c>. Compared are names, sizes and times of files; what builds make (bin, obj, node_modules) and hidden folders do not count.</remarks>
internal sealed class BuildStamp
{
    private static readonly HashSet<string> Made = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules" };
    private readonly string file;
    private readonly string now;

    private BuildStamp(string file, string now) => (this.file, this.now) = (file, now);

    /// <summary>Whether the last build was of these very sources.</summary>
    public bool IsFresh => File.Exists(file) && File.ReadAllText(file) == now;

    /// <summary>Looks at the sources; null when the settings name none, or one of them is not there.</summary>
    /// <param name="settings">The app's settings.</param>
    /// <param name="folder">The folder that its paths are relative to.</param>
    /// <param name="cache">Where stamps are kept; null for the user's own data folder.</param>
    public static BuildStamp? Of(AppSettings settings, string folder, string? cache = null)
    {
        var sources = settings.Sources.Select(s => Path.GetFullPath(Path.Combine(folder, s))).ToList();
        if (sources.Count == 0 || !sources.TrueForAll(s => File.Exists(s) || Directory.Exists(s)))
        {
            return null;
        }

        var text = new StringBuilder(settings.Build);
        foreach (var source in sources)
        {
            foreach (var found in Files(source).OrderBy(f => f.FullName, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{found.FullName}|{found.Length}|{found.LastWriteTimeUtc.Ticks}");
            }
        }

        cache ??= Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } own ? own : Path.GetTempPath(), "tracke2e", "builds");
        return new BuildStamp(Path.Combine(cache, Hash($"{folder}\n{settings.Build}")), Hash(text.ToString()));
    }

    /// <summary>The build of these sources has succeeded. A stamp that cannot be kept costs a build, no more.</summary>
    public void Keep()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the next run builds again
        }
    }

    private static IEnumerable<FileInfo> Files(string source)
    {
        if (File.Exists(source))
        {
            return [new FileInfo(source)];
        }

        var folder = new DirectoryInfo(source);
        return folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !Made.Contains(d.Name) && d.Name[0] != '.').SelectMany(d => Files(d.FullName)));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.OutputFolders;

/// <summary>The folder a run writes: filled beside its place and swapped in whole, so that readers see the last run or this one and never a mixture.</summary>
/// <remarks>
/// One run at a time may write to a place (a lock file beside it, held until disposal). Disposing without <see cref="Commit"/> throws this run's files away and keeps the last run's.
/// <c>ledgers/</c> and <c>attachments/</c> are evidence: only their owner may read them.
/// </remarks>
public sealed class OutputFolder : IDisposable
{
    private const string Marker = ".tracke2e-run";
    private readonly FileStream _lock;
    private bool _done;

    private OutputFolder(string target, string staging, FileStream held)
    {
        Target = target;
        Staging = staging;
        _lock = held;
    }

    /// <summary>Where the run's files will be, an absolute path.</summary>
    public string Target { get; }

    /// <summary>Where the run writes them until then.</summary>
    public string Staging { get; }

    /// <summary>Folder for ledgers in <see cref="Staging"/>, mode 0700.</summary>
    public string Ledgers => Path.Combine(Staging, "ledgers");

    /// <summary>Folder for screenshots, traces and other evidence in <see cref="Staging"/>, mode 0700.</summary>
    public string Attachments => Path.Combine(Staging, "attachments");

    /// <summary>Folder for Allure's result files in <see cref="Staging"/>.</summary>
    public string AllureResults => Path.Combine(Staging, "allure-results");

    /// <summary>Folder for the report in <see cref="Staging"/>.</summary>
    public string Report => Path.Combine(Staging, "report");

    /// <summary>Begins a run's output.</summary>
    /// <param name="path">The place; default of the command is <c>artifacts/run</c>.</param>
    /// <param name="runId">Id of the run, used as a file name.</param>
    /// <exception cref="BrokenException">out-folder-foreign: something that no run wrote is there. out-folder-busy: another run writes there now. out-folder-unwritable.</exception>
    public static OutputFolder Begin(string path, string runId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(runId);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Refuse(target);
        try
        {
            var parent = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(parent);
            var held = Lock(target, parent);
            foreach (var left in Directory.EnumerateDirectories(parent, Path.GetFileName(target) + ".tmp-*").Where(IsOurs))
                Directory.Delete(left, recursive: true); // of a run that was killed: we hold the lock, so nobody writes there
            var folder = new OutputFolder(target, $"{target}.tmp-{runId}", held);
            folder.Lay(runId);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenException(
                "out-folder-unwritable",
                new("the output folder cannot be written", "无法写入输出文件夹"),
                new("a folder that this user may write", "当前用户可写的文件夹"),
                e.Message,
                new("name another folder by --out", "用 --out 指定其他文件夹"),
                target,
                e);
        }
    }

    /// <summary>Where a file of <see cref="Staging"/> will be after <see cref="Commit"/>.</summary>
    public string Final(string stagedPath) => Path.Combine(Target, Path.GetRelativePath(Staging, stagedPath));

    /// <summary>Makes evidence readable by its owner only (mode 0600; no change on Windows).</summary>
    public static void Protect(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Puts this run's files in the place of the last run's.</summary>
    public void Commit()
    {
        Refuse(Target); // somebody may have put files there while the run went on
        foreach (var evidence in new[] { Ledgers, Attachments }.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)))
            Protect(evidence);
        var old = $"{Target}.old-{Path.GetFileName(Staging)}";
        if (Directory.Exists(Target))
            Directory.Move(Target, old);
        try
        {
            Directory.Move(Staging, Target);
        }
        catch (IOException)
        {
            if (Directory.Exists(old))
                Directory.Move(old, Target);
            throw;
        }

        _done = true;
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_done && Directory.Exists(Staging))
            Directory.Delete(Staging, recursive: true);
        _done = true;
        _lock.Dispose();
    }

    private void Lay(string runId)
    {
        Directory.CreateDirectory(Staging);
        File.WriteAllText(Path.Combine(Staging, Marker), runId + "\n");
        Directory.CreateDirectory(AllureResults);
        foreach (var evidence in new[] { Ledgers, Attachments })
        {
            Directory.CreateDirectory(evidence);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(evidence, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static bool IsOurs(string folder) => File.Exists(Path.Combine(folder, Marker));

    private static void Refuse(string target)
    {
        var isFile = File.Exists(target);
        if (!isFile && (!Directory.Exists(target) || IsOurs(target) || !Directory.EnumerateFileSystemEntries(target).Any()))
            return;
        var first = isFile ? "" : string.Join(", ", Directory.EnumerateFileSystemEntries(target).Take(3).Select(Path.GetFileName));
        throw new BrokenException(
            "out-folder-foreign",
            isFile ? new("the output folder is a file", "输出文件夹是一个文件") : new("the output folder holds files that no run wrote", "输出文件夹中有并非运行写出的文件"),
            new("a new or empty folder, or one that an earlier run wrote", "新的或空的文件夹，或以前运行写出的文件夹"),
            isFile ? new("a file", "文件") : new($"{first}, …", $"{first}……"),
            new("name another folder by --out, or move these files away; nothing was changed", "用 --out 指定其他文件夹，或移走这些文件；未做任何改动"),
            target);
    }

    private static FileStream Lock(string target, string parent)
    {
        var path = Path.Combine(parent, $".{Path.GetFileName(target)}.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new BrokenException(
                "out-folder-busy",
                new("another run writes to this output folder", "另一个运行正在写入该输出文件夹"),
                new("one run at a time per folder", "每个文件夹同时只有一个运行"),
                new($"{path} is held", $"{path} 被占用"),
                new("wait for the other run to end, or give this one its own folder by --out", "等另一个运行结束，或用 --out 为本次运行指定单独的文件夹"),
                target,
                e);
        }
    }
}

using System.Formats.Tar;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Cli.Plan;

/// <summary>Reads a plan as it is in a folder, or as it was at a git revision.</summary>
/// <param name="commands">Runs git.</param>
/// <param name="folder">The plan folder that a revision without one means.</param>
/// <param name="root">The folder that paths start from and whose repository git looks in.</param>
internal sealed class PlanVersions(ICommands commands, string folder, string root)
{
    private readonly List<(string Copy, string Revision)> copies = [];

    /// <summary>The name of a file for people: of one that a revision has, <c>REVISION:PATH</c>.</summary>
    public string Named(string file)
    {
        var (copy, revision) = copies.Find(each => file.StartsWith(each.Copy, StringComparison.Ordinal));
        return copy is null ? file : $"{revision}:{Path.GetRelativePath(copy, file).Replace('\\', '/')}";
    }

    /// <exception cref="BrokenException">plan-unreadable: there is no such thing, or it has mistakes.</exception>
    public async Task<TrackingPlan> ReadAsync(string said, CancellationToken cancellation)
    {
        var here = Path.Combine(root, said);
        if (File.Exists(here) || Directory.Exists(here))
        {
            return Plans.Read(here);
        }

        var colon = said.IndexOf(':', StringComparison.Ordinal);
        var (revision, path) = colon > 0 ? (said[..colon], said[(colon + 1)..]) : (said, folder);
        var temporary = Directory.CreateTempSubdirectory("tracke2e-plan-").FullName;
        copies.Add((temporary, revision));
        try
        {
            var archive = Path.Combine(temporary, "plan.tar");
            var inRepository = await ArchiveAsync(said, revision, path, archive, cancellation);
            await TarFile.ExtractToDirectoryAsync(archive, temporary, overwriteFiles: true, cancellation);
            return Plans.Read(Path.Combine(temporary, inRepository), Named);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    // git archives only what lies below the folder it runs in: it runs at the repository's top
    private async Task<string> ArchiveAsync(string said, string revision, string path, string archive, CancellationToken cancellation)
    {
        // archive takes no "--": a name that begins with a dash would be an option
        await GitAsync(said, root, cancellation, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}");
        var up = await GitAsync(said, root, cancellation, "rev-parse", "--show-cdup");
        var top = Path.GetFullPath(Path.Combine(root, up.Lines.Count > 0 ? up.Lines[0] : ""));
        var inRepository = Path.GetRelativePath(top, Path.GetFullPath(Path.Combine(root, path)));
        await GitAsync(said, top, cancellation, "archive", "--format=tar", "--output=" + archive, revision, inRepository);
        return inRepository;
    }

    private async Task<CommandResult> GitAsync(string said, string at, CancellationToken cancellation, params string[] arguments)
    {
        var result = await commands.RunAsync(new Command("git", arguments) { Folder = at, Deadline = TimeSpan.FromMinutes(1) }, null, cancellation);
        return result.Succeeded ? result : throw new BrokenException(
            "plan-unreadable",
            new($"there is no plan \"{said}\"", $"没有方案“{said}”"),
            new("a plan folder or file, a git revision, or REVISION:FOLDER", "方案文件夹或文件、git 版本，或 REVISION:FOLDER"),
            new($"no such file or folder, and git says: {result.Tail.En}", $"没有该文件或文件夹，git 的提示：{result.Tail.Zh}"),
            new("mend the name; a revision is looked up in the git repository of the current folder", "修正名称；版本在当前文件夹的 git 仓库中查找"));
    }
}

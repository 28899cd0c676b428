using System.Globalization;
using System.Security.Cryptography;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Installing;

/// <summary>Installs the npm tools of <c>src/tools</c> by <c>npm ci</c>: once for each lock file, one process at a time.</summary>
/// <param name="commands">Runs programs.</param>
/// <param name="settings">Whether anything may be installed.</param>
/// <param name="say">Takes lines for the user.</param>
/// <param name="time">Times the progress lines.</param>
public sealed class ToolsInstaller(ICommands commands, InstallSettings settings, Action<string> say, TimeProvider time)
{
    private const int OldestNode = 20;

    /// <summary>The folder <c>src/tools</c> of the repository that this program was built in, what the tool's package has instead, or <c>src/tools</c> above the current folder; null without any.</summary>
    public static string? Find() => FindAbove(AppContext.BaseDirectory) ?? Packed(AppContext.BaseDirectory) ?? FindAbove(Environment.CurrentDirectory);

    /// <summary>Makes sure that the folder's tools are installed; returns the folder.</summary>
    /// <exception cref="BrokenException">tools-missing: there is no Node, installing is forbidden, or it failed; says the command that mends it.</exception>
    public async Task<string> EnsureAsync(string? tools, CancellationToken cancellation)
    {
        if (tools is null)
            throw Missing(
                new("the folder src/tools was not found", "没有找到文件夹 src/tools"), new("run inside the TrackE2E repository", "在 TrackE2E 仓库中运行"), new("none above the program or the current folder", "程序和当前文件夹的上级都没有"));
        var hash = await HashAsync(tools, cancellation);
        var stamp = StampOf(tools);
        if (IsInstalled(stamp, hash))
            return tools;
        if (settings.Forbidden)
            throw Missing(
                new("the npm tools are not installed and TRACKE2E_NO_INSTALL forbids installing them", "npm 工具没有安装，且 TRACKE2E_NO_INSTALL 禁止安装"), Mend(tools), new("no install of this lock file", "该锁文件没有安装过"));
        await NodeAsync(cancellation);
        using var held = await InstallLock.TakeAsync(tools, TimeSpan.FromMinutes(10), cancellation);
        if (IsInstalled(stamp, hash))
            return tools;
        await InstallAsync(tools, cancellation);
        await File.WriteAllTextAsync(stamp, hash, cancellation);
        return tools;
    }

    /// <summary>Whether the folder's tools are installed, by the lock file as it is now.</summary>
    public static async Task<bool> IsInstalledAsync(string tools, CancellationToken cancellation) => IsInstalled(StampOf(tools), await HashAsync(tools, cancellation));

    private static async Task<string> HashAsync(string tools, CancellationToken cancellation) =>
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(tools, "package-lock.json"), cancellation)));

    private static string StampOf(string tools) => Path.Combine(tools, "node_modules", ".tracke2e-installed");

    private async Task InstallAsync(string tools, CancellationToken cancellation)
    {
        say(InstallTexts.Tools(tools).In(settings.Language));
        var began = time.GetTimestamp();
        var run = await commands.RunAsync(
            new Command("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error") { Folder = tools, Deadline = TimeSpan.FromMinutes(8) }, new InstallProgress(say, time).Line, cancellation);
        if (run.End == CommandEnd.NotFound)
            throw Missing(
                new("there is no npm on PATH", "PATH 中没有 npm"), new("install npm (Debian: apt-get install -y npm), then run again", "安装 npm（Debian：apt-get install -y npm）后重新运行"), new("node without npm", "只有 node，没有 npm"));
        if (!run.Succeeded)
            throw Missing(new("the npm tools could not be installed", "npm 工具安装失败"), Mend(tools), run.Tail);
        say(InstallTexts.ToolsInstalled(time.GetElapsedTime(began)).In(settings.Language));
    }

    private async Task NodeAsync(CancellationToken cancellation)
    {
        var run = await commands.RunAsync(new Command("node", "--version") { Deadline = TimeSpan.FromSeconds(30) }, null, cancellation);
        var version = run.Lines.Count > 0 ? run.Lines[0].Trim() : "";
        var isNode = run.Succeeded && int.TryParse(version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= OldestNode;
        if (!isNode)
            throw Missing(
                new($"Node {OldestNode} or newer is needed", $"需要 Node {OldestNode} 或更高版本"),
                new("install Node (Debian: apt-get install -y nodejs npm), then run again", "安装 Node（Debian：apt-get install -y nodejs npm）后重新运行"),
                run.End == CommandEnd.NotFound ? new("no node on PATH", "PATH 中没有 node") : new($"node says {version}", $"node 的版本为 {version}"));
    }

    private static BrokenException Missing(Wording what, Wording toDo, Wording actual) => new(
        "tools-missing", what, new($"the npm tools of src/tools, by Node {OldestNode} or newer", $"src/tools 的 npm 工具，使用 Node {OldestNode} 或更高版本"), actual, toDo);

    private static string Mend(string tools) => $"npm ci --prefix {tools}";

    private static bool IsInstalled(string stamp, string hash) => File.Exists(stamp) && File.ReadAllText(stamp) == hash;

    private static string? Packed(string program) => Path.Combine(program, "report-tools") is var tools && File.Exists(Path.Combine(tools, "package-lock.json")) ? tools : null;

    private static string? FindAbove(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var tools = Path.Combine(folder.FullName, "src", "tools");
            if (File.Exists(Path.Combine(tools, "package-lock.json")))
                return tools;
        }

        return null;
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Installing;

/// <summary>Installs an Appium server and its drivers from a folder with package.json and lock file: once for each lock file, one process at a time.</summary>
/// <remarks>
/// Drivers that the package.json names as <c>file:</c> are packed and installed (npm's install-links), so that they find the server's own modules; when only their code has changed,
/// it is copied again without an installation.
/// </remarks>
/// <param name="commands">Runs programs.</param>
/// <param name="settings">Whether anything may be installed.</param>
/// <param name="say">Takes lines for the user.</param>
/// <param name="time">Times the progress lines.</param>
public sealed class AppiumInstaller(ICommands commands, InstallSettings settings, Action<string> say, TimeProvider time)
{
    /// <summary>Makes sure that the folder's server is installed.</summary>
    /// <returns>Path of Appium's own script, for node.</returns>
    /// <exception cref="BrokenException">appium-missing: there is no npm, installing is forbidden, or it failed; says the command that mends it.</exception>
    public async Task<string> EnsureAsync(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, "package-lock.json")))
        {
            throw Missing(folder, new($"no package-lock.json in {folder}", $"{folder} 中没有 package-lock.json"));
        }

        if (!IsInstalled(folder))
        {
            if (settings.Forbidden)
            {
                throw Missing(folder, new("it is not installed, and TRACKE2E_NO_INSTALL forbids installing it", "没有安装，且 TRACKE2E_NO_INSTALL 禁止安装"));
            }

            using var held = await InstallLock.TakeAsync(folder, TimeSpan.FromMinutes(10), cancellation);
            if (!IsInstalled(folder))
            {
                await InstallAsync(folder, cancellation);
            }
        }

        return ScriptOf(folder);
    }

    /// <summary>Whether the folder's server is installed, by the lock file and the drivers' code as they are now.</summary>
    public static bool IsInstalled(string folder) => File.Exists(ScriptOf(folder)) && Stamp(folder) == Hashes(folder);

    /// <summary>The command that installs it.</summary>
    public static string Mend(string folder) => $"npm ci --install-links --prefix {folder}";

    private static string ScriptOf(string folder) => Path.Combine(folder, "node_modules", "appium", "index.js");

    private static string StampOf(string folder) => Path.Combine(folder, "node_modules", ".tracke2e-installed");

    private static (string Lock, string Code) Stamp(string folder) => File.Exists(StampOf(folder)) && File.ReadAllLines(StampOf(folder)) is [var first, var second, ..] ? (first, second) : ("", "");

    private async Task InstallAsync(string folder, CancellationToken cancellation)
    {
        var hashes = Hashes(folder);
        if (File.Exists(ScriptOf(folder)) && Stamp(folder).Lock == hashes.Lock)
        {
            foreach (var (name, code) in LocalDrivers(folder))
            {
                Copy(code, Path.Combine(folder, "node_modules", name));
            }
        }
        else
        {
            say(InstallTexts.Appium(folder).In(settings.Language));
            var began = time.GetTimestamp();
            var run = await commands.RunAsync(
                new Command("npm", "ci", "--install-links", "--no-audit", "--no-fund", "--loglevel=error") { Folder = folder, Deadline = TimeSpan.FromMinutes(9) }, new InstallProgress(say, time).Line, cancellation);
            if (!run.Succeeded)
            {
                throw Missing(folder, run.End == CommandEnd.NotFound ? new Wording("there is no npm on PATH (Debian: apt-get install -y nodejs npm)", "PATH 中没有 npm（Debian：apt-get install -y nodejs npm）") : run.Tail);
            }

            say(InstallTexts.AppiumInstalled(time.GetElapsedTime(began)).In(settings.Language));
        }

        await File.WriteAllLinesAsync(StampOf(folder), [hashes.Lock, hashes.Code], cancellation);
    }

    private static (string Lock, string Code) Hashes(string folder)
    {
        var code = new StringBuilder();
        foreach (var file in LocalDrivers(folder).SelectMany(d => Files(d.Folder)).Order(StringComparer.Ordinal))
        {
            code.Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        }

        return (Hash(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))), Hash(Encoding.UTF8.GetBytes(code.ToString())));

        static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    // drivers whose code stands beside: "appium-x-driver": "file:../appium-x-driver"
    private static List<(string Name, string Folder)> LocalDrivers(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json")));
        return json.RootElement.TryGetProperty("dependencies", out var dependencies)
            ? [.. dependencies.EnumerateObject()
                .Where(d => d.Value.GetString() is { } from && from.StartsWith("file:", StringComparison.Ordinal))
                .Select(d => (d.Name, Path.GetFullPath(Path.Combine(folder, d.Value.GetString()!["file:".Length..]))))
                .Where(d => Directory.Exists(d.Item2))]
            : [];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f[folder.Length..].Contains("node_modules", StringComparison.Ordinal));

    private static void Copy(string from, string to)
    {
        foreach (var file in Files(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static BrokenException Missing(string folder, Wording actual) => new(
        "appium-missing",
        new("the Appium server could not be had", "无法获得 Appium 服务器"),
        new($"the packages of {folder}, by npm", $"通过 npm 安装 {folder} 的软件包"),
        actual,
        Mend(folder),
        folder);
}

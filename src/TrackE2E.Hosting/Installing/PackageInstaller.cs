using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Installing;

/// <summary>Makes sure that the system's packages which a device names are there (Debian and its kin, by <c>apt-get</c> as root); says what it does.</summary>
/// <param name="commands">Runs programs.</param>
/// <param name="settings">Whether anything may be installed.</param>
/// <param name="machine">What the machine can do.</param>
/// <param name="say">Takes lines for the user.</param>
/// <param name="time">Times the progress lines.</param>
public sealed class PackageInstaller(ICommands commands, InstallSettings settings, Machine machine, Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(9);

    /// <summary>Those of the packages that are not installed; all of them where this cannot be told.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(IReadOnlyList<string> packages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(packages);
        if (packages.Count == 0)
        {
            return [];
        }

        var asked = await commands.RunAsync(new Command("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\\n", .. packages]) { Deadline = TimeSpan.FromSeconds(30) }, null, cancellation);
        var there = asked.Lines.Where(l => l.EndsWith(" installed", StringComparison.Ordinal)).Select(l => l.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        return [.. packages.Where(p => !there.Contains(p))];
    }

    /// <summary>Installs what is missing.</summary>
    /// <exception cref="BrokenException">packages-missing: says the exact command that mends it.</exception>
    public async Task EnsureAsync(string device, IReadOnlyList<string> packages, CancellationToken cancellation)
    {
        var missing = await MissingAsync(packages, cancellation);
        if (missing.Count == 0)
        {
            return;
        }

        if (settings.Forbidden || !machine.IsPrivileged || !machine.HasProgram("apt-get"))
        {
            throw Missing(device, missing, settings.Forbidden ? new("TRACKE2E_NO_INSTALL forbids installing them", "TRACKE2E_NO_INSTALL 禁止安装")
                : !machine.HasProgram("apt-get") ? new("this machine has no apt-get", "本机没有 apt-get") : new("apt-get needs root", "apt-get 需要 root 权限"));
        }

        using var held = await InstallLock.TakeAsync("packages", TimeSpan.FromMinutes(15), cancellation);
        missing = await MissingAsync(packages, cancellation);
        if (missing.Count == 0)
        {
            return;
        }

        say(InstallTexts.Packages(device, missing).In(settings.Language));
        await AptAsync(["update"], cancellation);
        var install = await AptAsync(["install", "-y", "--no-install-recommends", .. missing], cancellation);
        if (!install.Succeeded)
        {
            throw Missing(device, missing, install.Tail);
        }
    }

    /// <summary>The command that installs packages.</summary>
    public static string Mend(IEnumerable<string> packages) => $"apt-get update && apt-get install -y {string.Join(' ', packages)}";

    private Task<CommandResult> AptAsync(IReadOnlyList<string> arguments, CancellationToken cancellation) => commands.RunAsync(
        new Command("apt-get", arguments) { Environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" }, Deadline = Deadline }, new InstallProgress(say, time).Line, cancellation);

    private static BrokenException Missing(string device, IReadOnlyList<string> packages, Wording actual) => new(
        "packages-missing",
        new($"the device \"{device}\" needs packages of the system that are not installed", $"设备“{device}”所需的系统软件包没有安装"),
        string.Join(' ', packages),
        actual,
        Mend(packages),
        "devices.json");
}

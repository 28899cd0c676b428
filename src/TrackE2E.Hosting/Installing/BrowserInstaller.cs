using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Installing;

/// <summary>Makes sure that there is a browser: the one that is there, else Playwright's install, else <c>apt-get</c> as root. Asks nothing; says what it does.</summary>
/// <param name="commands">Runs programs.</param>
/// <param name="settings">A browser named by the user, and whether anything may be installed.</param>
/// <param name="machine">What the machine can do.</param>
/// <param name="find">Finds the browser that is there: Playwright's, else chromium, chrome or edge on PATH; null without one.</param>
/// <param name="playwrightCli">Playwright's <c>package/cli.js</c>; null to leave its install out.</param>
/// <param name="say">Takes lines for the user.</param>
/// <param name="time">Times the progress lines.</param>
public sealed class BrowserInstaller(
    ICommands commands, InstallSettings settings, Machine machine, Func<string?> find, string? playwrightCli, Action<string> say, TimeProvider time)
{
    private const string DownloadHost = "cdn.playwright.dev";
    private const string Nothing = "none of Playwright's, chromium, google-chrome, microsoft-edge";
    private const string Packages = "chromium fonts-noto-cjk"; // the fonts show Chinese in screenshots
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>Path of a browser's executable.</summary>
    /// <exception cref="BrokenException">browser-missing: says the exact command that mends it.</exception>
    public async Task<string> EnsureAsync(CancellationToken cancellation)
    {
        if (settings.Browser is { } named)
        {
            return File.Exists(named) ? named : throw Missing("the browser that TRACKE2E_BROWSER names is not there", $"no file {named}", "correct TRACKE2E_BROWSER, or unset it");
        }

        if (find() is { } there)
            return there;
        if (settings.Forbidden)
            throw Missing("there is no browser and TRACKE2E_NO_INSTALL forbids installing one", Nothing, Mend());
        using var held = await InstallLock.TakeAsync("a browser", TimeSpan.FromMinutes(15), cancellation);
        if (find() is { } meanwhile)
            return meanwhile;
        Say(InstallTexts.NoBrowser);
        return await ByPlaywrightAsync(cancellation) ?? await ByAptAsync(cancellation);
    }

    private async Task<string?> ByPlaywrightAsync(CancellationToken cancellation)
    {
        if (playwrightCli is null)
            return null;
        if (!await machine.Answers(DownloadHost, 443, AnswerWithin, cancellation))
        {
            Say(InstallTexts.HostIsSilent(DownloadHost, AnswerWithin));
            return null;
        }

        var install = machine.IsPrivileged ? new Command("node", playwrightCli, "install", "--with-deps", "chromium") : new Command("node", playwrightCli, "install", "chromium");
        Say(InstallTexts.Running(install.ToString()));
        var run = await commands.RunAsync(install with { Silence = Silence, Deadline = TimeSpan.FromMinutes(10) }, new InstallProgress(say, time).Line, cancellation);
        if (run.Succeeded && find() is { } installed)
        {
            Say(InstallTexts.Installed(installed));
            return installed;
        }

        Say(InstallTexts.PlaywrightFailed(run.Tail));
        return null;
    }

    private async Task<string> ByAptAsync(CancellationToken cancellation)
    {
        if (!machine.HasProgram("apt-get"))
            throw Missing("no browser could be installed: this machine has no apt-get", Nothing, Mend());
        if (!machine.IsPrivileged)
            throw Missing("no browser could be installed: apt-get needs root", Nothing, Mend());
        var update = await AptAsync(["update"], cancellation);
        if (!update.Succeeded)
            Say(InstallTexts.UpdateFailed(update.Tail));
        var install = await AptAsync(["install", "-y", "--no-install-recommends", .. Packages.Split(' ')], cancellation);
        if (!install.Succeeded)
            throw Missing("no browser could be installed: apt-get install did not succeed", install.Tail, $"see what apt-get says: {Mend()}");
        var installed = find() ?? throw Missing("apt-get installed chromium and it is not on PATH", Nothing, "set TRACKE2E_BROWSER to the browser's executable");
        Say(InstallTexts.Installed(installed));
        return installed;
    }

    private async Task<CommandResult> AptAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var command = new Command("apt-get", ["-o", "DPkg::Lock::Timeout=300", .. arguments])
        {
            Deadline = TimeSpan.FromMinutes(10),
            Environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" },
        };
        Say(InstallTexts.Running($"apt-get {string.Join(' ', arguments)}"));
        return await commands.RunAsync(command, new InstallProgress(say, time).Line, cancellation);
    }

    private void Say(Wording wording) => say(wording.In(settings.Language));

    private string Mend()
    {
        if (!machine.HasProgram("apt-get"))
            return "install Chromium, Chrome or Edge, or set TRACKE2E_BROWSER to a browser's executable; then run again";
        var install = $"apt-get update && apt-get install -y {Packages}";
        return machine.IsPrivileged ? install : $"sudo sh -c \"{install}\"";
    }

    private static BrokenException Missing(string what, string actual, string toDo) =>
        new("browser-missing", what, "Chromium, Chrome or Edge on this machine", actual, toDo);
}

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
    private const string Packages = "chromium fonts-noto-cjk"; // the fonts show Chinese in screenshots
    private static readonly Wording Nothing = new("none of Playwright's, chromium, google-chrome, microsoft-edge", "没有 Playwright 自带的浏览器、chromium、google-chrome 或 microsoft-edge");
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>Path of a browser's executable.</summary>
    /// <exception cref="BrokenException">browser-missing: says the exact command that mends it.</exception>
    public async Task<string> EnsureAsync(CancellationToken cancellation)
    {
        if (settings.Browser is { } named)
        {
            return File.Exists(named) ? named : throw Missing(
                new("the browser that TRACKE2E_BROWSER names is not there", "TRACKE2E_BROWSER 指定的浏览器不存在"), new($"no file {named}", $"没有文件 {named}"), new("correct TRACKE2E_BROWSER, or unset it", "修正或取消 TRACKE2E_BROWSER"));
        }

        if (find() is { } there)
            return there;
        if (settings.Forbidden)
            throw Missing(new("there is no browser and TRACKE2E_NO_INSTALL forbids installing one", "没有浏览器，且 TRACKE2E_NO_INSTALL 禁止安装"), Nothing, Mend());
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
            throw Missing(new("no browser could be installed: this machine has no apt-get", "无法安装浏览器：本机没有 apt-get"), Nothing, Mend());
        if (!machine.IsPrivileged)
            throw Missing(new("no browser could be installed: apt-get needs root", "无法安装浏览器：apt-get 需要 root 权限"), Nothing, Mend());
        var update = await AptAsync(["update"], cancellation);
        if (!update.Succeeded)
            Say(InstallTexts.UpdateFailed(update.Tail));
        var install = await AptAsync(["install", "-y", "--no-install-recommends", .. Packages.Split(' ')], cancellation);
        if (!install.Succeeded)
            throw Missing(
                new("no browser could be installed: apt-get install did not succeed", "无法安装浏览器：apt-get install 失败"), install.Tail, new($"see what apt-get says: {Mend().En}", $"查看 apt-get 的输出：{Mend().Zh}"));
        var installed = find() ?? throw Missing(
            new("apt-get installed chromium and it is not on PATH", "apt-get 安装了 chromium，但它不在 PATH 中"), Nothing, new("set TRACKE2E_BROWSER to the browser's executable", "把 TRACKE2E_BROWSER 设为浏览器的可执行文件"));
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

    private Wording Mend()
    {
        if (!machine.HasProgram("apt-get"))
            return new(
                "install Chromium, Chrome or Edge, or set TRACKE2E_BROWSER to a browser's executable; then run again",
                "安装 Chromium、Chrome 或 Edge，或把 TRACKE2E_BROWSER 设为浏览器的可执行文件；然后重新运行");
        var install = $"apt-get update && apt-get install -y {Packages}";
        return machine.IsPrivileged ? install : $"sudo sh -c \"{install}\"";
    }

    private static BrokenException Missing(Wording what, Wording actual, Wording toDo) =>
        new("browser-missing", what, new("Chromium, Chrome or Edge on this machine", "本机有 Chromium、Chrome 或 Edge"), actual, toDo);
}

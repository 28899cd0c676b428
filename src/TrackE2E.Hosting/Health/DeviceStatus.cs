using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Health;

/// <summary>Whether a device of devices.json can be used now.</summary>
/// <param name="Entry">The device.</param>
/// <param name="Executable">The browser that it would start; null when there is none.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
/// <param name="Mend">What to do; null when it can be used.</param>
public sealed record DeviceStatus(DeviceEntry Entry, Wording? Executable, Wording? Problem, Wording? Mend)
{
    /// <summary>True: a run can use it.</summary>
    public bool IsReachable => Problem is null;

    /// <summary>Looks at one device, one by Appium too: its packages, and its server's installation or health; starts nothing.</summary>
    /// <param name="entry">The device.</param>
    /// <param name="settings">What a user says about installing.</param>
    /// <param name="find">Finds a browser by the kind's name; null when there is none.</param>
    /// <param name="commands">Runs programs.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<DeviceStatus> OfAsync(DeviceEntry entry, InstallSettings settings, Func<string, string?> find, ICommands commands, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(settings);
        if (entry.Appium is not { } appium)
        {
            return Of(entry, settings, find);
        }

        if (entry.Unset.Count > 0)
        {
            return Unset(entry, null);
        }

        var machine = Machine.This(TimeProvider.System);
        var missing = await new PackageInstaller(commands, settings, machine, _ => { }, TimeProvider.System).MissingAsync(entry.Packages, cancellation);
        var mayInstall = !settings.Forbidden && machine.IsPrivileged && machine.HasProgram("apt-get");
        if (missing.Count > 0 && !mayInstall)
        {
            return new(entry, null, HealthTexts.PackagesMissing(missing), PackageInstaller.Mend(missing));
        }

        var server = appium.Server;
        if (server.Url is { } url)
        {
            var told = Masked(appium.Secrets, url.AbsoluteUri);
            return await AnswersAsync(new Uri(url.AbsoluteUri.TrimEnd('/') + "/" + server.Health.TrimStart('/')), cancellation)
                ? new(entry, told, null, null)
                : new(entry, told, HealthTexts.ServerSilent(server.Name, told), HealthTexts.StartServer);
        }

        if (!machine.HasProgram(server.Node) && !File.Exists(server.Node))
        {
            return new(entry, null, HealthTexts.NotOnPath(server.Node), HealthTexts.InstallNode);
        }

        var script = server.Script ?? Path.Combine(server.Install!, "node_modules", "appium", "index.js");
        var there = server.Script is not null ? File.Exists(script) : AppiumInstaller.IsInstalled(server.Install!);
        return there && missing.Count == 0 ? new(entry, script, null, null)
            : !there && (server.Script is not null || settings.Forbidden) ? new(entry, script, HealthTexts.NoAppium, server.Script is null ? AppiumInstaller.Mend(server.Install!) : HealthTexts.Correct("script"))
            : new(entry, HealthTexts.ByTheFirstRun, null, null);
    }

    private static string Masked(IReadOnlyList<string> secrets, string text) => secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, "••••••", StringComparison.Ordinal));

    private static async Task<bool> AnswersAsync(Uri health, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(health, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Looks at one device that Playwright drives; starts nothing.</summary>
    /// <param name="entry">The device.</param>
    /// <param name="settings">A browser that the user named by TRACKE2E_BROWSER.</param>
    /// <param name="find">Finds a browser by the kind's name; null when there is none.</param>
    public static DeviceStatus Of(DeviceEntry entry, InstallSettings settings, Func<string, string?> find)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(find);
        var browser = entry.Browser?.Name ?? "chromium";
        var named = entry.Browser?.Executable ?? settings.Browser;
        var executable = named ?? find(browser);
        return entry.Unset.Count > 0 ? Unset(entry, executable)
            : executable is null ? new(entry, null, HealthTexts.NoBrowser(browser), HealthTexts.InstallBrowser(browser))
            : named is not null && !File.Exists(named) ? new(entry, named, HealthTexts.NoFile(named), entry.Browser?.Executable is null ? HealthTexts.CorrectVariable : HealthTexts.Correct("executable"))
            : new(entry, executable, null, null);
    }

    private static DeviceStatus Unset(DeviceEntry entry, string? executable) =>
        new(entry, executable is null ? (Wording?)null : executable, HealthTexts.NotSet(entry.Unset), HealthTexts.Set(entry.Unset[0]));
}

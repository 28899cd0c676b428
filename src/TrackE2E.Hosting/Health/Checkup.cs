using System.Globalization;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Installing;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Health;

/// <summary>Looks at everything that a run needs; changes nothing until it is asked to fix.</summary>
/// <param name="commands">Runs programs.</param>
/// <param name="variable">Looks an environment variable up.</param>
/// <param name="find">Finds a browser by the kind's name; null when there is none.</param>
/// <param name="tools">The folder of the npm tools; null outside of the repository.</param>
/// <param name="paths">Where the features are; the settings are looked for there and above.</param>
/// <param name="language">Language of what installers say.</param>
/// <param name="time">Clock of the installers.</param>
public sealed class Checkup(ICommands commands, Func<string, string?> variable, Func<string, string?> find, string? tools, IReadOnlyList<string> paths, string language, TimeProvider time)
{
    private const int OldestDotnet = 10;
    private const int OldestNode = 20;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>The browser's driver has no Node of its own: no run without the machine's. Default false.</summary>
    public bool DriverNeedsNode { get; init; }

    /// <summary>Every check, in the order in which a run needs them.</summary>
    public async Task<IReadOnlyList<HealthCheck>> CheckAsync(CancellationToken cancellation) =>
    [
        await VersionAsync("dotnet", OldestDotnet, HealthState.Wrong, HealthTexts.InstallDotnet, cancellation),
        .. Files(),
        await FontsAsync(cancellation),
        await VersionAsync("node", OldestNode, DriverNeedsNode ? HealthState.Wrong : HealthState.Warning, DriverNeedsNode ? HealthTexts.NodeForDriver : HealthTexts.NodeForReport, cancellation),
        await VersionAsync("npm", 1, HealthState.Warning, HealthTexts.NpmForReport, cancellation),
        await ToolsAsync(cancellation),
        .. await AppDevicesAsync(cancellation),
    ];

    /// <summary>Mends what can be mended, one after the other; says what it does.</summary>
    /// <returns>The things that could not be mended, with the reason.</returns>
    public static async Task<IReadOnlyList<BrokenException>> FixAsync(IReadOnlyList<HealthCheck> checks, Action<string> say, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var problems = new List<BrokenException>();
        foreach (var check in checks.Where(c => c.State != HealthState.Ok && c.Fix is not null))
        {
            try
            {
                await check.Fix!(say, cancellation);
            }
            catch (BrokenException e)
            {
                problems.Add(e);
            }
        }

        return problems;
    }

    private async Task<HealthCheck> VersionAsync(string program, int oldest, HealthState otherwise, Wording mend, CancellationToken cancellation)
    {
        var result = await commands.RunAsync(new Command(program, "--version") { Deadline = Deadline }, null, cancellation);
        var version = result.Lines.Count > 0 ? result.Lines[0].Trim() : "";
        return !result.Succeeded ? new(program, otherwise, result.End == CommandEnd.NotFound ? HealthTexts.NotOnPath(program) : result.Tail, mend)
            : int.TryParse(version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= oldest ? new(program, HealthState.Ok, version)
            : new(program, otherwise, HealthTexts.TooOld(version, oldest), mend);
    }

    private IEnumerable<HealthCheck> Files()
    {
        RunSettings? settings = null;
        yield return Read(HealthTexts.Settings, () =>
        {
            var file = SettingsReader.Find(paths);
            settings = SettingsReader.Read(file, null, variable);
            return HealthTexts.Apps(file, settings.Apps.Count);
        });
        if (settings is null)
        {
            yield break;
        }

        yield return Read(HealthTexts.Plan, () =>
        {
            var plan = Plans.Read(Path.Combine(settings.Folder, settings.Plan));
            return HealthTexts.Planned(plan.Events.Count, plan.Pages.Count);
        });
        DevicesFile? devices = null;
        yield return Read(HealthTexts.Devices, () =>
        {
            devices = settings.ReadDevices(variable);
            return HealthTexts.Listed(devices.Devices.Count, devices.Default);
        });
        if (devices is not null)
        {
            yield return Browser(devices.Devices.First(d => d.Name == devices.Default) is { Appium: null } chosen ? chosen : devices.Devices.FirstOrDefault(d => d.Appium is null) ?? devices.Devices[0]);
        }
    }

    private HealthCheck Browser(DeviceEntry entry)
    {
        var status = DeviceStatus.Of(entry, InstallSettings.From(variable), find);
        var browser = entry.Browser?.Name ?? "chromium";
        return status.IsReachable ? new(HealthTexts.Browser, HealthState.Ok, status.Executable!.Value) : new(HealthTexts.Browser, HealthState.Wrong, status.Problem!.Value, status.Mend)
        {
            Fix = status.Executable is not null || entry.Unset.Count > 0 || browser != "chromium" ? null : (say, cancellation) =>
                new BrowserInstaller(commands, InstallSettings.From(variable, language), Machine.This(time), () => find(browser), null, say, time).EnsureAsync(cancellation),
        };
    }

    // a run on browsers works without them, so what they lack is a warning
    private async Task<IReadOnlyList<HealthCheck>> AppDevicesAsync(CancellationToken cancellation)
    {
        DevicesFile file;
        try
        {
            var settings = SettingsReader.Read(SettingsReader.Find(paths), null, variable);
            file = settings.ReadDevices(variable);
        }
        catch (BrokenException)
        {
            // said above
            return [];
        }

        var checks = new List<HealthCheck>();
        foreach (var entry in file.Devices.Where(d => d.Appium is not null))
        {
            var status = await DeviceStatus.OfAsync(entry, InstallSettings.From(variable), find, commands, cancellation);
            checks.Add(new(HealthTexts.Device(entry.Name), status.IsReachable ? HealthState.Ok : HealthState.Warning, status.Problem ?? (entry.IsStandIn ? HealthTexts.StandIn(status.Executable!.Value) : status.Executable!.Value), status.Mend));
        }

        return checks;
    }

    // without such fonts screenshots show boxes; other systems always have them
    private async Task<HealthCheck> FontsAsync(CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new(HealthTexts.Fonts, HealthState.Ok, HealthTexts.SystemFonts);
        }

        const string mend = "apt-get install -y fonts-noto-cjk";
        var result = await commands.RunAsync(new Command("fc-list", ":lang=zh", "family") { Deadline = Deadline }, null, cancellation);
        var fonts = result.Lines.Where(l => l.Trim().Length > 0).ToList();
        return result.End == CommandEnd.NotFound ? new(HealthTexts.Fonts, HealthState.Warning, HealthTexts.NoFontList, "apt-get install -y fontconfig fonts-noto-cjk")
            : result.Succeeded && fonts.Count > 0 ? new(HealthTexts.Fonts, HealthState.Ok, fonts[0].Trim())
            : new(HealthTexts.Fonts, HealthState.Warning, HealthTexts.NoFonts, mend);
    }

    private async Task<HealthCheck> ToolsAsync(CancellationToken cancellation)
    {
        if (tools is null)
        {
            return new(HealthTexts.Tools, HealthState.Warning, HealthTexts.NoTools, HealthTexts.RunInside);
        }

        return await ToolsInstaller.IsInstalledAsync(tools, cancellation) ? new(HealthTexts.Tools, HealthState.Ok, tools) : new(HealthTexts.Tools, HealthState.Warning, HealthTexts.ToolsNotInstalled, $"npm ci --prefix {tools}")
        {
            Fix = (say, stop) => new ToolsInstaller(commands, InstallSettings.From(variable, language), say, time).EnsureAsync(tools, stop),
        };
    }

    private static HealthCheck Read(Wording name, Func<Wording> read)
    {
        try
        {
            return new(name, HealthState.Ok, read());
        }
        catch (BrokenException e)
        {
            return new(name, HealthState.Wrong, HealthTexts.Unreadable(e), new(e.ToDoIn("en"), e.ToDoIn("zh")));
        }
    }
}

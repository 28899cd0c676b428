using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Installing;

namespace TrackE2E.Hosting.Health;

/// <summary>Whether a device of devices.json can be used now.</summary>
/// <param name="Entry">The device.</param>
/// <param name="Executable">The browser that it would start; null when there is none.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
/// <param name="Mend">What to do; null when it can be used.</param>
public sealed record DeviceStatus(DeviceEntry Entry, string? Executable, string? Problem, string? Mend)
{
    /// <summary>True: a run can use it.</summary>
    public bool IsReachable => Problem is null;

    /// <summary>Looks at one device; starts nothing.</summary>
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
        return entry.Unset.Count > 0 ? new(entry, executable, $"not set: {string.Join(", ", entry.Unset)}", $"set it: export {entry.Unset[0]}=…")
            : executable is null ? new(entry, null, $"no {browser} on this machine", browser == "chromium" ? "tracke2e doctor --fix" : $"install Playwright's own {browser}, or name its \"executable\" in devices.json")
            : named is not null && !File.Exists(named) ? new(entry, named, $"no file {named}", entry.Browser?.Executable is null ? "correct TRACKE2E_BROWSER, or unset it" : "correct \"executable\" in devices.json")
            : new(entry, executable, null, null);
    }
}

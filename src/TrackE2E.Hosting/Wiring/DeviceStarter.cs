using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Web;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Starts a device, installing the browser it needs when there is none.</summary>
internal static class DeviceStarter
{
    /// <summary>Whether it starts without installing anything.</summary>
    public static bool IsThere(DeviceEntry entry) => entry.Browser is { } browser && (browser.Executable is not null || BrowserFinder.Find(browser.Name) is not null);

    public static async Task<IDevice> StartAsync(DeviceEntry entry, Action<string> say, string language, Func<string, string?> variable, TimeProvider time, CancellationToken cancellation)
    {
        if (entry.Appium is not null)
        {
            return await AppDeviceStarter.StartAsync(entry, say, language, variable, time, cancellation);
        }

        var browser = entry.Browser?.Name ?? "chromium";
        var executable = entry.Browser?.Executable ?? await new BrowserInstaller(
            new SystemCommands(time),
            InstallSettings.From(variable, language),
            Machine.This(time),
            () => BrowserFinder.Find(browser),
            null,
            say,
            time).EnsureAsync(cancellation);
        return await PlaywrightDevice.StartAsync(entry, executable, time, cancellation);
    }
}

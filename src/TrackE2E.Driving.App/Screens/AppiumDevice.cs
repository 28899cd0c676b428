using System.Collections.Concurrent;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A device that an Appium server drives.</summary>
/// <remarks>
/// A session serves one scenario after another; before each the app is ended, its data is taken away (Linux, Android: by command; iOS: as the app's own sign-out leaves it) and it is started
/// with that scenario's collector. A session in which something went wrong is ended, and a browser's session is never used twice. Threads: screens may be opened at the same time.
/// </remarks>
public sealed class AppiumDevice : IDevice
{
    // W3C's own capabilities have no vendor before them
    private static readonly string[] Plain = ["browserName", "browserVersion", "acceptInsecureCerts", "pageLoadStrategy", "proxy", "timeouts", "unhandledPromptBehavior", "webSocketUrl", "setWindowRect"];

    private readonly DeviceEntry entry;
    private readonly AppiumSettings settings;
    private readonly Uri server;
    private readonly int port;
    private readonly TimeProvider time;
    private readonly ConcurrentBag<AppSession> idle = [];

    private AppiumDevice(DeviceEntry entry, Uri server, int port, TimeProvider time)
    {
        this.entry = entry;
        settings = entry.Appium!;
        this.server = server;
        this.port = port;
        this.time = time;
    }

    /// <inheritdoc/>
    public string Name => entry.Name;

    /// <summary>Takes a device at a server into use; its first session is opened now, so that a device that is not there is known at once.</summary>
    /// <param name="entry">An entry of kind appium or protocol-stand-in.</param>
    /// <param name="server">Address of the server that runs.</param>
    /// <param name="port">Port of what <c>start</c> started; 0 without.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="BrokenException">device-missing: no session can be had; says why.</exception>
    public static async Task<AppiumDevice> StartAsync(DeviceEntry entry, Uri server, int port, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var device = new AppiumDevice(entry, server, port, time);
        device.idle.Add(await device.SessionAsync(cancellation));
        return device;
    }

    /// <inheritdoc/>
    public async Task<IScreen> OpenScreenAsync(ScreenOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        AppErrors.ThrowIfUnusable(options.Plan, settings.Platform);
        return new AppiumScreen(this, idle.TryTake(out var session) ? session : await SessionAsync(cancellation), options, time);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(idle.Select(s => s.DisposeAsync().AsTask()));

    internal async Task ReturnAsync(AppSession session, bool running)
    {
        if (!session.IsHealthy || session.IsBrowser)
        {
            await session.DisposeAsync();
            return;
        }

        try
        {
            if (running)
            {
                await session.TerminateAsync(CancellationToken.None);
            }

            idle.Add(session);
        }
        catch (Exception e) when (AppiumErrors.IsOfDriver(e))
        {
            await session.DisposeAsync();
        }
    }

    private async Task<AppSession> SessionAsync(CancellationToken cancellation)
    {
        var ports = new List<PortLease>();
        try
        {
            var options = Capabilities(ports);
            var timeout = TimeSpan.FromSeconds(settings.CommandSeconds);
            var driver = await Task.Run(
                () => settings.Platform switch
                {
                    "android" => new AndroidDriver(server, options, timeout),
                    "ios" => new IOSDriver(server, options, timeout),
                    _ => new AppiumDriver(server, options, timeout),
                },
                cancellation);
            if (settings.Platform == "web")
            {
                driver.Manage().Timeouts().AsynchronousJavaScript = TimeSpan.FromSeconds(20);
            }

            return new(driver, settings, ports);
        }
        catch (Exception e)
        {
            ports.ForEach(p => p.Dispose());
            throw AppiumErrors.IsOfDriver(e) ? AppErrors.NoSession(Name, settings, server, e) : e;
        }
    }

    private AppiumOptions Capabilities(List<PortLease> ports)
    {
        var options = new AppiumOptions { AutomationName = settings.AutomationName };
        if (settings.Platform != "web")
        {
            options.PlatformName = settings.Platform switch
            {
                "ios" => "iOS",
                "android" => "Android",
                _ => "Linux",
            };
        }

        if (settings.Build is { } build)
        {
            Set("app", build.CloudId ?? build.Url ?? build.Path);
            Set(settings.Platform == "ios" ? "bundleId" : "appPackage", settings.Platform == "linux" ? null : build.AppId);
            Set("appActivity", settings.Platform == "android" ? build.Activity : null);
        }

        // the scenario starts the app itself, with its own collector
        Set("autoLaunch", settings.Platform is "android" or "linux" ? false : null);
        foreach (var name in settings.Server.IsOurs ? settings.Platform switch
        {
            "android" => ["systemPort", "mjpegServerPort", "chromedriverPort"],
            "ios" => ["wdaLocalPort", "mjpegServerPort"],
            _ => Array.Empty<string>(),
        }
        : [])
        {
            var lease = PortLease.Take(settings.Server.Ports, settings.Server.Name);
            ports.Add(lease);
            Set(name, lease.Port);
        }

        foreach (var (name, value) in settings.Capabilities)
        {
            Set(name, Filled(value));
        }

        return options;

        void Set(string name, object? value)
        {
            if (value is null)
            {
                return;
            }

            if (name == "platformName")
            {
                options.PlatformName = (string)value;
            }
            else if (Plain.Contains(name) || name.Contains(':', StringComparison.Ordinal))
            {
                options.AddAdditionalOption(name, value);
            }
            else
            {
                options.AddAdditionalAppiumOption(name, value);
            }
        }
    }

    // ${port} alone is a number
    private object? Filled(object? value) => value switch
    {
        "${port}" => port,
        string text => text.Replace("${port}", $"{port}", StringComparison.Ordinal),
        Dictionary<string, object> members => members.ToDictionary(m => m.Key, m => Filled(m.Value)!),
        List<object> items => items.Select(i => Filled(i)!).ToList(),
        _ => value,
    };
}

using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Devices;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A session on a device, for one command at a time; knows in which context it is, and how its platform starts and clears the app.</summary>
internal sealed class AppSession(AppiumDriver driver, AppiumSettings settings, IReadOnlyList<PortLease> ports) : IAsyncDisposable
{
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim gate = new(1, 1);
    private string context = AppiumDriver.NativeContext;

    public AppiumSettings Settings => settings;

    /// <summary>The session is a browser: it has no app around the page.</summary>
    public bool IsBrowser => settings.Platform == "web";

    /// <summary>False: something went wrong in it, and it is not used again.</summary>
    public bool IsHealthy { get; set; } = true;

    public string? AppId => settings.Build?.AppId ?? driver.Capabilities.GetCapability(settings.Platform == "ios" ? "bundleId" : "appPackage") as string;

    /// <summary>Runs commands in a context (null: the app's own screens, or the browser's page), with nothing else in between.</summary>
    public async Task<T> RunAsync<T>(Func<AppiumDriver, T> commands, string? inContext, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        var work = Task.Run(
            () =>
            {
                try
                {
                    if (!IsBrowser && (inContext ?? AppiumDriver.NativeContext) is var wanted && wanted != context)
                    {
                        driver.Context = wanted;
                        context = wanted;
                    }

                    return commands(driver);
                }
                finally
                {
                    // not before the command is done: the session takes one at a time
                    gate.Release();
                }
            },
            CancellationToken.None);
        return await work.WaitAsync(cancellation);
    }

    /// <summary>Starts the app for a scenario.</summary>
    /// <param name="launch">Arguments and environment; null for the session's own.</param>
    /// <param name="clean">True: nothing of a scenario before is left in it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task LaunchAsync(AppLaunch? launch, bool clean, CancellationToken cancellation) => RunAsync<object?>(
        d =>
        {
            context = AppiumDriver.NativeContext;
            switch (settings.Platform)
            {
                case "android":
                    LaunchAndroid((AndroidDriver)d, launch, clean);
                    break;
                case "ios":
                    d.TerminateApp(AppId);
                    d.ExecuteMobile("mobile: launchApp", ("bundleId", AppId), ("arguments", launch?.Arguments), ("environment", launch?.Environment));
                    break;
                default:
                    d.TerminateApp(null);
                    if (clean)
                    {
                        d.ExecuteMobile("mobile: clearApp");
                    }

                    d.ExecuteMobile("mobile: launchApp", ("arguments", launch is { Arguments.Count: > 0 } ? launch.Arguments : null), ("environment", launch?.Environment));
                    break;
            }

            return null;
        },
        null,
        cancellation);

    /// <summary>Ends the app, as a user or the system does; what it keeps on the device stays.</summary>
    public Task TerminateAsync(CancellationToken cancellation) => RunAsync(
        d =>
        {
            context = AppiumDriver.NativeContext;
            return d.TerminateApp(AppId);
        },
        null,
        cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await gate.WaitAsync(EndDeadline);
            await Task.Run(driver.Dispose).WaitAsync(EndDeadline);
        }
        catch (Exception e) when (AppiumErrors.IsOfDriver(e) || e is TimeoutException)
        {
            // the server is gone, or ends it itself
        }

        foreach (var port in ports)
        {
            port.Dispose();
        }
    }

    private void LaunchAndroid(AndroidDriver d, AppLaunch? launch, bool clean)
    {
        var activity = settings.Build?.Activity ?? d.Capabilities.GetCapability("appActivity") as string;
        if (AppId is not { } app)
        {
            return;
        }

        d.TerminateApp(app);
        if (clean)
        {
            d.ClearApp(app);
        }

        if (activity is null)
        {
            d.ActivateApp(app);
        }
        else
        {
            d.StartActivity($"{app}/{activity}", launch?.Environment);
        }
    }
}

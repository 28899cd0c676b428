using TrackE2E.Capture.Collecting;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Apps;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Hosting.Runs;

/// <summary>What of a run starts while steps are bound: its first device, since a browser takes longer than all of that, the apps that need no build, the plan and the collector.</summary>
/// <remarks>Only what is there is started; a browser that must be installed first is left to the run, and so is the device where a team has steps of its own: whether it is needed is known when
/// they are bound. Whatever goes wrong here is said by the run when it comes to it.</remarks>
public sealed class EarlyStart : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly Task<RunSettings?> settings;
    private readonly Task<(DeviceEntry Entry, IDevice Device)?> device;
    private readonly Task<Dictionary<string, Task<AppProcess>>> apps;
    private readonly Task<TrackingPlan?> plan;
    private readonly Task<Collector?> collector;
    private bool taken;
    private bool collectorTaken;

    private EarlyStart(RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        settings = Task.Run(() => Read(request), CancellationToken.None);
        plan = Task.Run(async () => await settings is { } read ? Or(() => Wiring.Plans.Read(Path.Combine(read.Folder, read.Plan))) : null, CancellationToken.None);
        collector = Task.Run(async () => await settings is { } read ? await CollectorAsync(read, request, stop.Token) : null, CancellationToken.None);
        device = Task.Run(async () => await DeviceAsync(await settings, request, say, stop.Token), CancellationToken.None);
        apps = Task.Run(async () => Apps(await settings, request, say, stop.Token), CancellationToken.None);
    }

    /// <summary>Begins to start them; never throws.</summary>
    public static EarlyStart Begin(RunRequest request, Action<string> say, CancellationToken cancellation) => new(request, say, cancellation);

    /// <summary>The request with the settings that it was started by, so that nobody reads them again; as it is where they cannot be read.</summary>
    public async Task<RunRequest> ReadAsync(RunRequest request) => request with { Settings = await settings };

    /// <summary>The plan; null when it cannot be read.</summary>
    internal Task<TrackingPlan?> PlanAsync() => plan;

    /// <summary>The collector, listening; null when it could not be started.</summary>
    internal async Task<Collector?> TakeCollectorAsync()
    {
        collectorTaken = true;
        return await collector;
    }

    /// <summary>The device when it is the entry's; null when it is another's or did not start.</summary>
    internal async Task<IDevice?> TakeAsync(DeviceEntry entry)
    {
        if (taken || await device is not { } started || started.Entry.Name != entry.Name)
        {
            return null;
        }

        taken = true;
        return started.Device;
    }

    /// <summary>The app of that name, ready; null when it has not been started here.</summary>
    /// <exception cref="BrokenException">app-not-started, port-taken.</exception>
    internal async Task<AppProcess?> TakeAppAsync(string name) => (await apps).Remove(name, out var starting) ? await starting : null;

    /// <summary>Ends what nobody has taken.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (await device is { } started && !taken)
        {
            await started.Device.DisposeAsync();
        }

        if (!collectorTaken && await collector is { } listening)
        {
            await listening.DisposeAsync();
        }

        foreach (var starting in (await apps).Values)
        {
            // one that did not start has been ended, and nobody asked for it
            if (await starting.ContinueWith(s => s.IsCompletedSuccessfully ? s.Result : null, TaskScheduler.Default) is { } app)
            {
                await app.DisposeAsync();
            }
        }

        stop.Dispose();
    }

    private static RunSettings? Read(RunRequest request) => Or(() => RequestSettings.Read(request));

    private static T? Or<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BrokenException)
        {
            return null;
        }
    }

    private static async Task<Collector?> CollectorAsync(RunSettings settings, RunRequest request, CancellationToken cancellation)
    {
        try
        {
            return await RunSession.CollectorAsync(settings, request, cancellation);
        }
        catch (Exception e) when (e is BrokenException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<(DeviceEntry Entry, IDevice Device)?> DeviceAsync(RunSettings? settings, RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        if (settings is null || settings.Bindings.Count > 0)
        {
            return null;
        }

        try
        {
            var entry = RunSession.DevicesOf(request, settings)[0];
            return DeviceStarter.IsThere(entry) ? (entry, await DeviceStarter.StartAsync(entry, say, request.Language, request.Variable, request.Time, cancellation)) : null;
        }
        catch (Exception e) when (e is BrokenException or OperationCanceledException)
        {
            return null;
        }
    }

    private static Dictionary<string, Task<AppProcess>> Apps(RunSettings? settings, RunRequest request, Action<string> say, CancellationToken cancellation) =>
        (settings?.Apps ?? []).Where(app => AppProcess.IsBuilt(app.Value, settings!.Folder))
            .ToDictionary(app => app.Key, app => AppProcess.StartAsync(app.Key, app.Value, settings!.Folder, request.Language, say, cancellation), StringComparer.Ordinal);
}

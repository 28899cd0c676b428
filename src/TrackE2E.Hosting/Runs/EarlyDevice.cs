using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Hosting.Runs;

/// <summary>The first device of a run, which starts while steps are bound, the plan is read and the app starts: a browser takes longer than all of that.</summary>
/// <remarks>Only what is there is started; a browser that must be installed first is left to the run, and so is the device where a team has steps of its own: whether it is needed is known when
/// they are bound. Whatever goes wrong here is said by the run when it comes to it.</remarks>
public sealed class EarlyDevice : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly Task<(DeviceEntry Entry, IDevice Device)?> start;
    private bool taken;

    private EarlyDevice(RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        start = Task.Run(() => StartAsync(request, say, stop.Token), CancellationToken.None);
    }

    /// <summary>Begins to start it; never throws.</summary>
    public static EarlyDevice Begin(RunRequest request, Action<string> say, CancellationToken cancellation) => new(request, say, cancellation);

    /// <summary>The device when it is the entry's; null when it is another's or did not start.</summary>
    internal async Task<IDevice?> TakeAsync(DeviceEntry entry)
    {
        if (taken || await start is not { } started || started.Entry.Name != entry.Name)
        {
            return null;
        }

        taken = true;
        return started.Device;
    }

    /// <summary>Ends it when nobody has taken it.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (await start is { } started && !taken)
        {
            await started.Device.DisposeAsync();
        }

        stop.Dispose();
    }

    private static async Task<(DeviceEntry Entry, IDevice Device)?> StartAsync(RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        try
        {
            var settings = SettingsReader.Read(SettingsReader.Find(request.Paths), request.Environment, request.Variable);
            if (settings.Bindings.Count > 0)
            {
                return null;
            }

            var entry = RunSession.DevicesOf(request, settings)[0];
            return DeviceStarter.IsThere(entry) ? (entry, await DeviceStarter.StartAsync(entry, say, request.Language, request.Variable, request.Time, cancellation)) : null;
        }
        catch (Exception e) when (e is BrokenException or OperationCanceledException)
        {
            return null;
        }
    }
}

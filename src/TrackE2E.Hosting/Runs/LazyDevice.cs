using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Hosting.Runs;

/// <summary>A device that is started when the first scenario opens a screen: for runs that may never need one.</summary>
internal sealed class LazyDevice(string name, Func<Task<IDevice>> start) : IDevice
{
    private readonly Lazy<Task<IDevice>> device = new(start);

    public string Name => name;

    public async Task<IScreen> OpenScreenAsync(ScreenOptions options, CancellationToken cancellation) => await (await device.Value.WaitAsync(cancellation)).OpenScreenAsync(options, cancellation);

    public async ValueTask DisposeAsync()
    {
        // one that did not start has been told to whoever asked for it
        if (device.IsValueCreated && await device.Value.ContinueWith(d => d.IsCompletedSuccessfully ? d.Result : null, TaskScheduler.Default) is { } started)
        {
            await started.DisposeAsync();
        }
    }
}

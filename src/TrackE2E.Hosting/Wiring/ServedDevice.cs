using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Hosting.Wiring;

/// <summary>A device with everything that was started for it, or the reason why it is not there: then each of its scenarios is broken with that reason.</summary>
/// <param name="entry">Its entry of devices.json.</param>
/// <param name="device">The device; null when it is not there.</param>
/// <param name="missing">Why it is not there; null when it is.</param>
/// <param name="parts">Server and stand-in, in the order in which they were started.</param>
/// <param name="log">The server's log; null when it is not ours.</param>
internal sealed class ServedDevice(DeviceEntry entry, IDevice? device, BrokenException? missing, IReadOnlyList<IAsyncDisposable> parts, string? log) : IDevice
{
    /// <inheritdoc/>
    public string Name => entry.Name;

    /// <inheritdoc/>
    public Task<IScreen> OpenScreenAsync(ScreenOptions options, CancellationToken cancellation) => device is not null
        ? device.OpenScreenAsync(options, cancellation)
        : throw missing!.Again();

    /// <summary>Name of the server's log beside the run's other attachments.</summary>
    public static string LogName(DeviceEntry entry) => $"appium-{entry.Name}.log";

    /// <summary>Copies the server's log, as far as it goes, beside the run's other attachments.</summary>
    public void KeepLog(string folder)
    {
        if (log is null || !File.Exists(log))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var secrets = entry.Appium?.Secrets ?? [];
        using var from = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = secrets.Aggregate(from.ReadToEnd(), (shown, secret) => shown.Replace(secret, "••••••", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, LogName(entry)), text);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (device is not null)
        {
            await device.DisposeAsync();
        }

        foreach (var part in parts.Reverse())
        {
            await part.DisposeAsync();
        }

        if (log is not null)
        {
            File.Delete(log);
        }
    }
}

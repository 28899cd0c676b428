using System.Drawing;
using System.IO.Compression;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.App.Observing;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A scenario's screen on a device that Appium drives: an app with its own screens and pages inside, or a phone's browser.</summary>
internal sealed partial class AppiumScreen : IScreen, IScreenLifecycle
{
    private readonly AppiumDevice device;
    private readonly AppSession session;
    private readonly ScreenOptions options;
    private readonly TimeProvider time;
    private readonly WebPages pages;
    private readonly NativeWatch? watch;
    private readonly string platform;
    private NativeObserver? observer;
    private Said? said;
    private int starts;
    private bool running;

    internal AppiumScreen(AppiumDevice device, AppSession session, ScreenOptions options, TimeProvider time)
    {
        this.device = device;
        this.session = session;
        this.options = options;
        this.time = time;
        platform = session.Settings.Platform;
        pages = new(session, options, time);
        watch = session.IsBrowser ? null : new(session, options.Plan, time, pages.LookAsync);
    }

    /// <inheritdoc/>
    public string Device => device.Name;

    /// <summary>How long an element or a page may take to come.</summary>
    internal TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Task<byte[]> ScreenshotAsync(CancellationToken cancellation) => Guarded(d => d.GetScreenshot().AsByteArray, null, cancellation);

    /// <inheritdoc/>
    public async Task KeepTraceAsync(string path, CancellationToken cancellation)
    {
        if (!options.Trace)
        {
            throw new InvalidOperationException("the screen was opened without a trace");
        }

        var source = await Guarded(d => d.PageSource, null, cancellation);
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write))
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            await using var writer = new StreamWriter(await zip.CreateEntry("page-source.xml").OpenAsync(cancellation));
            await writer.WriteAsync(source.AsMemory(), cancellation);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (watch is not null)
        {
            await watch.DisposeAsync();
        }

        await device.ReturnAsync(session, running);
    }

    private string Where => session.IsBrowser ? options.Inbox.CurrentUrl ?? Device : observer?.Url ?? Device;

    /// <summary>Does something on the device, and adds the action to the ledger when it is done.</summary>
    private async Task Act(LedgerAction action, Func<AppiumDriver, object?> act, string? context, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        await Guarded(act, context, cancellation);
        options.Ledger.Did(action with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <summary>Runs commands; what goes wrong becomes broken or app-crashed, and the session is not used again.</summary>
    private async Task<T> Guarded<T>(Func<AppiumDriver, T> commands, string? context, CancellationToken cancellation)
    {
        try
        {
            return await session.RunAsync(commands, context, cancellation);
        }
        catch (Exception e) when (AppiumErrors.IsOfDriver(e))
        {
            throw await SaidAsync(e, cancellation);
        }
    }

    // what an error of the driver means: the session is gone, the app or a page in it has ended by itself, or the command cannot be done
    private async Task<Exception> SaidAsync(Exception e, CancellationToken cancellation)
    {
        session.IsHealthy = false;
        var pageCrash = AppiumErrors.IsPageCrash(e);
        if (!pageCrash && AppiumErrors.IsSessionLost(e))
        {
            return AppErrors.SessionLost(Device, session.Settings, e);
        }

        // an app that ends takes its pages with it
        if (running && !session.IsBrowser && await HasEndedAsync(cancellation))
        {
            running = false;
            return AppErrors.Crashed(Device, AppErrors.Masked(session.Settings, AppiumErrors.FirstLine(e)), options.Locale ?? "en");
        }

        if (pageCrash)
        {
            return AppErrors.PageCrashed(Device, AppErrors.Masked(session.Settings, AppiumErrors.FirstLine(e)), options.Locale ?? "en");
        }

        return AppiumErrors.IsUnsupported(e)
            ? AppErrors.Unable(new("do this", "执行该操作"), Device, AppErrors.Masked(session.Settings, AppiumErrors.FirstLine(e)), e)
            : new BrokenException(
                "step-unusable",
                new("the device cannot do this", "设备无法完成该操作"),
                new("it is done", "操作完成"),
                AppErrors.Masked(session.Settings, AppiumErrors.FirstLine(e)),
                new("look at the screenshot; the screen may have changed under the step", "查看截图；执行该步骤时屏幕可能已变化"),
                Where,
                e);
    }

    private async Task<bool> HasEndedAsync(CancellationToken cancellation)
    {
        try
        {
            return await session.RunAsync(d => d.GetAppState(session.AppId), null, cancellation) is AppState.NotRunning or AppState.NotInstalled;
        }
        catch (Exception e) when (AppiumErrors.IsOfDriver(e))
        {
            return false;
        }
    }

    // sampling stopped: the app or the session is gone
    private async Task ThrowIfGoneAsync(CancellationToken cancellation)
    {
        if (watch?.Failure is { } failure && running)
        {
            throw await SaidAsync(failure, cancellation);
        }
    }

    private static (int X, int Y) Middle(RectangleF box) => ((int)Math.Round(box.X + (box.Width / 2)), (int)Math.Round(box.Y + (box.Height / 2)));
}

using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using TrackE2E.Core.Ledger;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Observation;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <summary>A scenario's browser context: the page that a user looks at, driven by real input.</summary>
/// <remarks>A page that the app opens in a new tab comes to the front, and steps act on it; when it is closed, on the one before it.</remarks>
internal sealed partial class PlaywrightScreen : IScreen, IScreenLifecycle, IScreenTabs, IScreenClock, IScreenRestart, IScreenGestures, IScreenDialogs
{
    private static readonly TimeSpan LoadDeadline = TimeSpan.FromSeconds(30);

    private readonly PlaywrightDevice device;
    private readonly ScreenOptions options;
    private readonly TimeProvider time;
    private readonly bool chromium;
    private readonly bool touch;
    private readonly List<IPage> pages = []; // the one in front is the last
    private readonly HashSet<IPage> known = []; // those that were closed too
    private readonly ConditionalWeakTable<IPage, Task> preparing = [];
    private readonly HashSet<string> blind = new(StringComparer.Ordinal);
    private (string Url, int Status, string Text) answered;
    private string? crashedAt;
    private IBrowserContext context = null!;
    private AttachedBrowser? attached;
    private int opensBehind;

    private PlaywrightScreen(PlaywrightDevice device, ScreenOptions options, TimeProvider time)
    {
        this.device = device;
        this.options = options;
        chromium = device.Chromium;
        touch = device.Touch;
        this.time = time;
    }

    /// <inheritdoc/>
    public string Device => device.Name;

    /// <summary>How long an element, a page or a list's next part may take to come.</summary>
    internal TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    internal IBrowserContext Context => context;

    internal static async Task<PlaywrightScreen> OpenAsync(PlaywrightDevice device, ScreenOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var screen = new PlaywrightScreen(device, options, time);
        await screen.SetUpAsync(null, cancellation);
        return screen;
    }

    // A context, made ready for the first page; at the start, and again after each relaunch.
    private async Task SetUpAsync(KeptState? kept, CancellationToken cancellation)
    {
        (context, attached) = await device.TakeContextAsync(options, kept, cancellation);
        try
        {
            if (options.Cookies.Count > 0)
            {
                await context.AddCookiesAsync(options.Cookies.Select(c => new Cookie { Url = c.Url.AbsoluteUri, Name = c.Name, Value = c.Value })).WaitAsync(cancellation);
            }

            context.Page += (_, page) => Opened(page);
            context.Response += (_, response) => Answered(response);
            if (attached is not null)
            {
                var first = await context.NewPageAsync().WaitAsync(cancellation);
                await PreparedAsync(first, cancellation);
                if (kept is null)
                {
                    await AttachedBrowser.StoreAsync(first, options.Storage, cancellation);
                }
            }

            await context.ExposeBindingAsync(ObserverScript.Binding, (BindingSource source, string json) => Heard(source.Page, json)).WaitAsync(cancellation);
            observer = device.HarmsObserver(ObserverScript.For(options.Plan, options.Proxy is null ? options.Collector : null));
            await context.AddInitScriptAsync(observer).WaitAsync(cancellation);
            if (options.Clock)
            {
                await context.AddInitScriptAsync(ClockScript).WaitAsync(cancellation);
                await TellClockAsync().WaitAsync(cancellation);
            }

            if (options.Trace)
            {
                // no snapshots of the document: taken around each action, they cost a third of the scenario's time and run in the page under test
                await context.Tracing.StartAsync(new() { Screenshots = true }).WaitAsync(cancellation);
            }

            if (attached is null)
            {
                await context.NewPageAsync().WaitAsync(cancellation);
            }

            await NetworkAsync().WaitAsync(cancellation);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]> ScreenshotAsync(CancellationToken cancellation) =>
        await Guarded(() => Page.ScreenshotAsync(new() { Timeout = 10_000 }), cancellation);

    /// <inheritdoc/>
    public async Task KeepTraceAsync(string path, CancellationToken cancellation)
    {
        if (!options.Trace)
        {
            throw new InvalidOperationException("the screen was opened without a trace");
        }

        await Guarded(() => context.Tracing.StopAsync(new() { Path = path }), cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (attached is not null)
        {
            await attached.DisposeAsync();
            return;
        }

        try
        {
            await context.CloseAsync();
        }
        catch (PlaywrightException)
        {
            // the browser is gone, and the context with it
        }
    }

    private IPage Page
    {
        get
        {
            lock (pages)
            {
                return pages.Count > 0
                    ? pages[^1]
                    : throw PlaywrightErrors.NoPage();
            }
        }
    }

    // A new tab's observer may speak before Playwright says that there is a tab: who speaks is there, and is drained from now on.
    private void Heard(IPage? page, string json)
    {
        if (page is not null)
        {
            Opened(page);
        }

        options.Inbox.Receive(json);
    }

    private void Opened(IPage page)
    {
        lock (pages)
        {
            if (!known.Add(page) || page.IsClosed)
            {
                return;
            }

            if (opensBehind > 0)
            {
                opensBehind--;
                pages.Insert(Math.Max(0, pages.Count - 1), page);
            }
            else
            {
                pages.Add(page);
            }
        }

        if (attached is { } own)
        {
            preparing.Add(page, own.PrepareAsync(page, CancellationToken.None));
        }

        page.Close += (_, _) =>
        {
            lock (pages)
            {
                pages.Remove(page);
            }
        };
        page.FrameNavigated += (_, frame) => arriving[frame] = ObserveAsync(frame);
        foreach (var frame in page.Frames)
        {
            arriving[frame] = ObserveAsync(frame);
        }

        page.Crash += (_, _) => crashedAt = page.Url;
        page.Dialog += (_, dialog) => _ = AnswerAsync(dialog);
    }

    // In a browser of its own a page has nothing of the device's settings until it is given them. One that the app opened and closed at once has no need of them.
    private async Task PreparedAsync(IPage page, CancellationToken cancellation)
    {
        if (preparing.TryGetValue(page, out var task))
        {
            await task.WaitAsync(cancellation);
        }
    }

    private void Answered(IResponse response)
    {
        if (!response.Request.IsNavigationRequest)
        {
            return;
        }

        answered = (response.Url, response.Status, response.StatusText);
        if (response.Headers.TryGetValue("content-security-policy", out var policy)
            && ContentSecurityPolicy.Refuses(policy, new(options.Proxy is null ? options.Collector : new(response.Url), ObserverScript.BeaconPath)))
        {
            options.Inbox.BeaconRefusedAt(response.Url);
        }
    }

    /// <summary>Does something, and adds the action to the ledger when it is done.</summary>
    private async Task Act(LedgerAction action, Func<Task> act, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        await Guarded(act, cancellation);
        options.Ledger.Did(action with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    private Task<bool> Guarded(Func<Task> act, CancellationToken cancellation) => Guarded(
        async () =>
        {
            await act();
            return true;
        },
        cancellation);

    /// <summary>Runs what drives the browser; what Playwright throws becomes broken or app-crashed.</summary>
    private async Task<T> Guarded<T>(Func<Task<T>> act, CancellationToken cancellation)
    {
        ThrowIfCrashed();
        try
        {
            return await act().WaitAsync(cancellation);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            ThrowIfCrashed();
            if (context.Browser is { IsConnected: false })
            {
                throw PlaywrightErrors.SessionLost(Device, e as PlaywrightException);
            }

            if (e.Message.Contains("crashed", StringComparison.OrdinalIgnoreCase))
            {
                throw PlaywrightErrors.Crashed(options.Inbox.CurrentUrl ?? "", options.Locale ?? "en");
            }

            throw PlaywrightErrors.CannotDo(PlaywrightErrors.FirstLine(e), options.Inbox.CurrentUrl, e);
        }
    }

    private void ThrowIfCrashed()
    {
        if (crashedAt is { } url)
        {
            throw PlaywrightErrors.Crashed(url, options.Locale ?? "en");
        }
    }
}

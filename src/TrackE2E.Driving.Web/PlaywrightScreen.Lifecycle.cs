using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>Background, network, size.</content>
internal sealed partial class PlaywrightScreen
{
    private readonly List<(Regex Address, Func<IRoute, Task> Answer)> routes = [];
    private bool hidden;
    private bool frozen;
    private bool offline;

    /// <inheritdoc/>
    public async Task ToBackgroundAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(ScreenAction.Of("background"), () => HideAsync(true), cancellation);
    }

    /// <inheritdoc/>
    public Task ToForegroundAsync(CancellationToken cancellation) => Act(
        ScreenAction.Of("foreground"),
        async () =>
        {
            // a page that is set aside asks for nothing; it is made active first, as the questions below are asked of it
            await SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });
            frozen = false;
            await HideAsync(false);
        },
        cancellation);

    /// <inheritdoc/>
    public async Task FreezeAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("freeze"),
            async () =>
            {
                await HideAsync(true);
                await DrainAsync(cancellation);
                await SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
                frozen = true;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task SetOfflineAsync(bool offline, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of(offline ? "offline" : "online"),
            async () =>
            {
                await context.SetOfflineAsync(offline);
                this.offline = offline;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task ResizeAsync(int width, int height, CancellationToken cancellation) =>
        Act(ScreenAction.Of("resize", string.Create(CultureInfo.InvariantCulture, $"{width} × {height}")), () => SizeAsync(width, height), cancellation);

    /// <inheritdoc/>
    public async Task RotateAsync(CancellationToken cancellation)
    {
        var size = await Guarded(() => Page.EvaluateAsync<int[]>("() => [window.innerWidth, window.innerHeight]"), cancellation);
        await ResizeAsync(size[1], size[0], cancellation);
    }

    /// <inheritdoc/>
    public Task DelayRequestsAsync(string address, TimeSpan delay, CancellationToken cancellation) => Act(
        ScreenAction.Of("delay-requests", string.Create(CultureInfo.InvariantCulture, $"{address} by {delay.TotalSeconds:0.###} s")),
        () => RouteAsync(address, route => DelayedAsync(route, delay)),
        cancellation);

    /// <inheritdoc/>
    public Task FailRequestsAsync(string address, int status, CancellationToken cancellation)
    {
        if (status != 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        }

        return Act(
            ScreenAction.Of("fail-requests", string.Create(CultureInfo.InvariantCulture, $"{address} with {(status == 0 ? "a cut connection" : status)}")),
            () => RouteAsync(address, route => status == 0 ? route.AbortAsync(RequestAbortErrorCode.ConnectionReset) : route.FulfillAsync(new() { Status = status })),
            cancellation);
    }

    /// <inheritdoc/>
    public Task ClearRequestsAsync(CancellationToken cancellation) => Act(
        ScreenAction.Of("clear-requests"),
        () =>
        {
            routes.Clear();
            return context.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        },
        cancellation);

    private async Task RouteAsync(string address, Func<IRoute, Task> answer)
    {
        var wanted = RequestAddress.Pattern(address);
        routes.Add((wanted, answer));
        await context.RouteAsync(url => Meant(wanted, url), answer);
    }

    // the collector misbehaves by itself, with its own steps
    private bool Meant(Regex wanted, string url) => wanted.IsMatch(url) && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Authority == options.Collector.Authority);

    // what holds for the network, told to a new context
    private async Task NetworkAsync()
    {
        foreach (var (wanted, answer) in routes)
        {
            await context.RouteAsync(url => Meant(wanted, url), answer);
        }

        if (offline)
        {
            await context.SetOfflineAsync(true);
        }
    }

    private async Task DelayedAsync(IRoute route, TimeSpan delay)
    {
        await Task.Delay(delay, time);
        try
        {
            await route.ContinueAsync();
        }
        catch (PlaywrightException)
        {
            // the page left before its answer came: that is what some scenarios are about
        }
    }

    // The window is minimised, or made normal again; the page says itself when it knows.
    private async Task HideAsync(bool hidden)
    {
        if (attached is null)
        {
            throw PlaywrightErrors.BackgroundShared(Device);
        }

        // Playwright's evaluate does not answer while the window changes, so the question is asked after
        var window = await SendAsync("Browser.getWindowForTarget", []);
        await SendAsync("Browser.setWindowBounds", new()
        {
            ["windowId"] = window!.Value.GetProperty("windowId").GetInt32(),
            ["bounds"] = new Dictionary<string, object> { ["windowState"] = hidden ? "minimized" : "normal" },
        });
        await KnowsAsync(Page, hidden);
        this.hidden = hidden;
    }

    // Waits until the page has been told that it is hidden or visible.
    private async Task KnowsAsync(IPage page, bool hidden)
    {
        var known = await page.EvaluateAsync<bool>(
            """
            ({ wanted, ms }) => new Promise(done => {
              if (document.visibilityState === wanted) return done(true);
              const timer = setTimeout(() => done(false), ms);
              document.addEventListener('visibilitychange', () => { if (document.visibilityState === wanted) { clearTimeout(timer); done(true); } });
            })
            """,
            new { wanted = hidden ? "hidden" : "visible", ms = Deadline.TotalMilliseconds });
        if (!known)
        {
            throw PlaywrightErrors.NoVisibilityChange(hidden, Deadline);
        }
    }

    private Task SizeAsync(int width, int height) => attached is null ? Page.SetViewportSizeAsync(width, height) : attached.ResizeAsync(Page, width, height);

    private async Task<System.Text.Json.JsonElement?> SendAsync(string method, Dictionary<string, object> arguments)
    {
        var session = await context.NewCDPSessionAsync(Page);
        try
        {
            return await session.SendAsync(method, arguments);
        }
        finally
        {
            await session.DetachAsync();
        }
    }
}

using System.Globalization;
using Microsoft.Playwright;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Web;

/// <content>Background, network, size.</content>
internal sealed partial class PlaywrightScreen
{
    /// <inheritdoc/>
    public Task ToBackgroundAsync(CancellationToken cancellation) => Act(Action("background"), () => HideAsync(true), cancellation);

    /// <inheritdoc/>
    public Task ToForegroundAsync(CancellationToken cancellation) => Act(
        Action("foreground"),
        async () =>
        {
            await SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });
            await HideAsync(false);
        },
        cancellation);

    /// <inheritdoc/>
    public Task FreezeAsync(CancellationToken cancellation) => Act(
        Action("freeze"),
        async () =>
        {
            await HideAsync(true);
            await SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        },
        cancellation);

    /// <inheritdoc/>
    public Task SetOfflineAsync(bool offline, CancellationToken cancellation) => Act(Action(offline ? "offline" : "online"), () => context.SetOfflineAsync(offline), cancellation);

    /// <inheritdoc/>
    public Task ResizeAsync(int width, int height, CancellationToken cancellation) =>
        Act(Action("resize", string.Create(CultureInfo.InvariantCulture, $"{width} × {height}")), () => SizeAsync(width, height), cancellation);

    /// <inheritdoc/>
    public async Task RotateAsync(CancellationToken cancellation)
    {
        var size = await Guarded(() => Page.EvaluateAsync<int[]>("() => [window.innerWidth, window.innerHeight]"), cancellation);
        await ResizeAsync(size[1], size[0], cancellation);
    }

    /// <inheritdoc/>
    public Task DelayRequestsAsync(string address, TimeSpan delay, CancellationToken cancellation) => Act(
        Action("delay-requests", string.Create(CultureInfo.InvariantCulture, $"{address} by {delay.TotalSeconds:0.###} s")),
        () => context.RouteAsync(address, route => DelayedAsync(route, delay)),
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
            Action("fail-requests", string.Create(CultureInfo.InvariantCulture, $"{address} with {(status == 0 ? "a cut connection" : status)}")),
            () => context.RouteAsync(address, route => status == 0 ? route.AbortAsync(RequestAbortErrorCode.ConnectionReset) : route.FulfillAsync(new() { Status = status })),
            cancellation);
    }

    /// <inheritdoc/>
    public Task ClearRequestsAsync(CancellationToken cancellation) =>
        Act(Action("clear-requests"), () => context.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors }), cancellation);

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
            throw new BrokenException(
                "step-unusable",
                "the page cannot go to the background here",
                "a screen that was opened for lifecycle steps",
                $"the browser of \"{Device}\" is shared and keeps its pages in the foreground",
                "mark the scenario as one with lifecycle steps");
        }

        // Playwright's evaluate does not answer while the window changes, so the question is asked after
        var window = await SendAsync("Browser.getWindowForTarget", []);
        await SendAsync("Browser.setWindowBounds", new()
        {
            ["windowId"] = window!.Value.GetProperty("windowId").GetInt32(),
            ["bounds"] = new Dictionary<string, object> { ["windowState"] = hidden ? "minimized" : "normal" },
        });
        var known = await Page.EvaluateAsync<bool>(
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
            throw new BrokenException(
                "step-unusable", $"the page did not go to the {(hidden ? "background" : "foreground")}", $"visibilitychange within {Deadline.TotalSeconds:0.#} s", "the browser sent none", "run this scenario on another chromium device");
        }
    }

    private Task SizeAsync(int width, int height) => attached is null ? Page.SetViewportSizeAsync(width, height) : attached.ResizeAsync(width, height);

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

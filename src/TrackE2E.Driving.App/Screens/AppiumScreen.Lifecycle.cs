using OpenQA.Selenium;
using TrackE2E.Core.Ledger;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <content>Background, network, orientation.</content>
internal sealed partial class AppiumScreen
{
    /// <inheritdoc/>
    public async Task ToBackgroundAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("background"),
            d => Do(() =>
            {
                RequireNative("go to the background");
                RequireApp();
                var asked = time.GetUtcNow();
                d.BackgroundApp();
                observer!.Turned(false, asked, time.GetUtcNow());
            }),
            null,
            cancellation);
    }

    /// <inheritdoc/>
    public async Task ToForegroundAsync(CancellationToken cancellation) => await Act(
        ScreenAction.Of("foreground"),
        d => Do(() =>
        {
            RequireNative("come to the foreground");
            RequireApp();
            var asked = time.GetUtcNow();
            d.ActivateApp(session.AppId);
            observer!.Turned(true, asked, time.GetUtcNow());
        }),
        null,
        cancellation);

    /// <inheritdoc/>
    public Task FreezeAsync(CancellationToken cancellation) => throw AppErrors.Unable("stop the app's timers", Device, "no command of Appium's does it");

    /// <inheritdoc/>
    public async Task SetOfflineAsync(bool offline, CancellationToken cancellation)
    {
        if (session.IsBrowser)
        {
            await Act(
                ScreenAction.Of(offline ? "offline" : "online"),
                d => Cdp(d, "Network.emulateNetworkConditions", new() { ["offline"] = offline, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 }),
                null,
                cancellation);
            return;
        }

        await Act(
            ScreenAction.Of(offline ? "offline" : "online"),
            d => Do(() =>
            {
                d.SetConnectivity(wifi: !offline, data: !offline);
                said?.Add(new ConnectivityChanged(!offline) { Document = "", Sequence = 0, At = time.GetUtcNow() });
            }),
            null,
            cancellation);
    }

    /// <inheritdoc/>
    public Task ResizeAsync(int width, int height, CancellationToken cancellation) => throw AppErrors.Unable("change its size", Device, "a device's screen has the size it has");

    /// <inheritdoc/>
    public async Task RotateAsync(CancellationToken cancellation) => await Act(
        ScreenAction.Of("resize", "rotated"),
        d => d.Orientation = d.Orientation == ScreenOrientation.Portrait ? ScreenOrientation.Landscape : ScreenOrientation.Portrait,
        null,
        cancellation);

    /// <inheritdoc/>
    public Task DelayRequestsAsync(string address, TimeSpan delay, CancellationToken cancellation) => throw NoRequests();

    /// <inheritdoc/>
    public Task FailRequestsAsync(string address, int status, CancellationToken cancellation) => throw NoRequests();

    /// <inheritdoc/>
    public Task ClearRequestsAsync(CancellationToken cancellation) => throw NoRequests();

    /// <inheritdoc/>
    public Task GoBackToKeptPageAsync(CancellationToken cancellation) => throw AppErrors.Unable("keep pages that are left", Device, "only browsers by Playwright have a back/forward cache here");

    private Core.Verdicts.BrokenException NoRequests() =>
        AppErrors.Unable("delay or fail an app's requests", Device, "only browsers let their requests be changed; let the collector misbehave instead");

    private void RequireNative(string what)
    {
        if (session.IsBrowser)
        {
            throw AppErrors.Unable(what, Device, "a browser that Appium drives keeps its page in front");
        }
    }
}

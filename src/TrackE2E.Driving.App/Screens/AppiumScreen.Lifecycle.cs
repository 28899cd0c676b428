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
                RequireNative(new("go to the background", "切到后台"));
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
            RequireNative(new("come to the foreground", "切到前台"));
            RequireApp();
            var asked = time.GetUtcNow();
            d.ActivateApp(session.AppId);
            observer!.Turned(true, asked, time.GetUtcNow());
        }),
        null,
        cancellation);

    /// <inheritdoc/>
    public Task FreezeAsync(CancellationToken cancellation) => throw AppErrors.Unable(
        new("stop the app's timers", "停止应用的计时器"), Device, new("no command of Appium's does it", "Appium 没有这样的命令"));

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
    public Task ResizeAsync(int width, int height, CancellationToken cancellation) => throw AppErrors.Unable(
        new("change its size", "改变屏幕尺寸"), Device, new("a device's screen has the size it has", "设备屏幕的尺寸是固定的"));

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
    public Task GoBackToKeptPageAsync(CancellationToken cancellation) => throw AppErrors.Unable(
        new("keep pages that are left", "保留离开的页面"), Device, new("only browsers by Playwright have a back/forward cache here", "只有 Playwright 驱动的浏览器支持往返缓存"));

    private Core.Verdicts.BrokenException NoRequests() => AppErrors.Unable(
        new("delay or fail an app's requests", "让应用的请求延迟或失败"), Device, new("only browsers let their requests be changed; let the collector misbehave instead", "只有浏览器能改变请求；可改为让采集端异常"));

    private void RequireNative(Core.Verdicts.Wording what)
    {
        if (session.IsBrowser)
        {
            throw AppErrors.Unable(what, Device, new("a browser that Appium drives keeps its page in front", "Appium 驱动的浏览器始终让页面保持在前台"));
        }
    }
}

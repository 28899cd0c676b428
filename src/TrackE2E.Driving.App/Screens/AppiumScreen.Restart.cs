using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <content>Ending the app and starting it again.</content>
internal sealed partial class AppiumScreen : IScreenRestart
{
    // the next start finds nothing of those before
    private bool renewed;

    /// <inheritdoc/>
    public async Task RelaunchAsync(CancellationToken cancellation)
    {
        RequireNative(new("be started again within a scenario", "在场景中重新启动"));
        RequireApp();
        await DrainAsync(cancellation);
        var started = time.GetUtcNow();
        await StopAppAsync(cancellation);
        await StartAppAsync(clean: false, null, cancellation);
        options.Ledger.Did(ScreenAction.Of("relaunch") with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task RenewAsync(CancellationToken cancellation)
    {
        RequireNative(new("become another device", "换成另一台设备"));
        await DrainAsync(cancellation);
        var started = time.GetUtcNow();
        if (running)
        {
            await StopAppAsync(cancellation);
        }

        renewed = true;
        options.Ledger.Did(ScreenAction.Of("fresh-device") with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }
}

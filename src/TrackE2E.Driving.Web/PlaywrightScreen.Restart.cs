using System.Text.Json.Nodes;
using Microsoft.Playwright;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>Closing the browser and opening it again.</content>
internal sealed partial class PlaywrightScreen
{
    /// <inheritdoc/>
    public async Task RelaunchAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("relaunch"),
            async () =>
            {
                KeptState kept;
                if (attached is { } own)
                {
                    await CloseAllAsync(cancellation);
                    own.KeepsProfile = true;
                    kept = new(null, own.Profile);
                }
                else
                {
                    // what pages write when they are closed is part of it
                    await CloseAllAsync(cancellation);
                    kept = new(Lasting(await context.StorageStateAsync(new() { IndexedDB = true })), null);
                }

                await RestartAsync(kept, cancellation);
            },
            cancellation);
        await DrainAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task RenewAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("fresh-device"),
            async () =>
            {
                await CloseAllAsync(cancellation);
                await RestartAsync(null, cancellation);
            },
            cancellation);
        await DrainAsync(cancellation);
    }

    private async Task RestartAsync(KeptState? kept, CancellationToken cancellation)
    {
        await DisposeAsync();
        lock (pages)
        {
            pages.Clear();
        }

        (hidden, frozen) = (false, false);
        await SetUpAsync(kept, cancellation);
    }

    private async Task CloseAllAsync(CancellationToken cancellation)
    {
        while (true)
        {
            IPage? front;
            lock (pages)
            {
                front = pages.LastOrDefault();
            }

            if (front is null)
            {
                return;
            }

            await CloseTabAsync(front, cancellation);
        }
    }

    // cookies without an end of their own end with the browser
    private static string Lasting(string state)
    {
        var json = JsonNode.Parse(state)!;
        var cookies = json["cookies"]!.AsArray();
        foreach (var cookie in cookies.Where(c => c!["expires"]!.GetValue<double>() < 0).ToList())
        {
            cookies.Remove(cookie);
        }

        return json.ToJsonString();
    }
}

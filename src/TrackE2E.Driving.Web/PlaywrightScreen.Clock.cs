using System.Globalization;
using Microsoft.Playwright;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>The device's clock.</content>
internal sealed partial class PlaywrightScreen
{
    // Not Playwright's Clock: its timers fire up to 100 ms early (a new timer counts from the last synchronisation), which makes a correct SDK's exposures come too early.
    private static readonly string ClockScript = Resource("clock.js");

    private TimeSpan moved;

    /// <inheritdoc/>
    public async Task PassTimeAsync(TimeSpan time, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        await MoveAsync(time, "pass", time, cancellation);
    }

    /// <inheritdoc/>
    public Task SetClockAsync(TimeSpan by, CancellationToken cancellation) => MoveAsync(by, "set", moved + by, cancellation);

    private async Task MoveAsync(TimeSpan by, string how, TimeSpan argument, CancellationToken cancellation)
    {
        if (!options.Clock)
        {
            throw PlaywrightErrors.NoClock(Device);
        }

        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("clock", by.ToString("c", CultureInfo.InvariantCulture)),
            async () =>
            {
                moved += by;
                await TellClockAsync();
                await EachClockAsync(how, argument);
            },
            cancellation);
    }

    // documents that come later start with the clock as it is; the last of these scripts counts
    private async Task TellClockAsync()
    {
        if (moved != TimeSpan.Zero)
        {
            await context.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $"window[Symbol.for('tracke2e.clock')]?.set({moved.TotalMilliseconds});"));
        }
    }

    private async Task EachClockAsync(string how, TimeSpan argument)
    {
        List<IPage> open;
        lock (pages)
        {
            open = [.. pages];
        }

        foreach (var frame in open.SelectMany(page => page.Frames))
        {
            try
            {
                await frame.EvaluateAsync("([how, ms]) => window[Symbol.for('tracke2e.clock')]?.[how](ms)", new object[] { how, argument.TotalMilliseconds });
            }
            catch (PlaywrightException e) when (frame.IsDetached || PlaywrightErrors.Navigated(e))
            {
                // the document that comes instead starts with the clock as it is
            }
        }
    }
}

using Microsoft.Playwright;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>What a user's hands do: click, tap, type, press, wait.</content>
internal sealed partial class PlaywrightScreen
{
    // a longer text is typed so far, and pasted from there
    private const int MostKeys = 200;

    /// <inheritdoc/>
    public async Task ClickAsync(ElementTarget target, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await ScrolledAsync(target, 1, cancellation);
        var found = await FindAsync(target, cancellation);
        var item = await ItemKeyAsync(target, cancellation);
        await Act(ScreenAction.Of("click", target: target, item: item), () => HitAsync(target, found, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public Task TypeAsync(ElementTarget target, string text, CancellationToken cancellation) => TypeAsync(target, text, false, cancellation);

    /// <inheritdoc/>
    public Task TypeSecretAsync(ElementTarget target, string text, CancellationToken cancellation) => TypeAsync(target, text, true, cancellation);

    private async Task TypeAsync(ElementTarget target, string text, bool secret, CancellationToken cancellation)
    {
        await ScrolledAsync(target, 1, cancellation);
        var found = await FindAsync(target, cancellation);
        var item = await ItemKeyAsync(target, cancellation);
        secret |= await Guarded(() => found.EvaluateAsync<bool>("node => node.type === 'password'"), cancellation);
        await Act(
            ScreenAction.Of("type", secret ? "••••••" : text, target: target, item: item) with { Secret = secret ? text : null },
            async () =>
            {
                if (await found.EvaluateAsync<bool>("node => node instanceof HTMLInputElement && /^(date|time|datetime-local|month|week|color|range)$/.test(node.type)"))
                {
                    await FillPickerAsync(target, found, text, cancellation);
                    return;
                }

                await HitAsync(target, found, cancellation);
                await found.SelectTextAsync();
                await Page.Keyboard.PressAsync("Delete");
                await found.PressSequentiallyAsync(text[..Math.Min(text.Length, MostKeys)]);
                if (text.Length > MostKeys)
                {
                    // nobody types this much key by key: the rest is pasted
                    await Page.Keyboard.InsertTextAsync(text[MostKeys..]);
                }
            },
            cancellation);
    }

    // what the keys mean in a date box is the browser's language's affair; the value has one form everywhere
    private async Task FillPickerAsync(ElementTarget target, ILocator found, string text, CancellationToken cancellation)
    {
        try
        {
            await found.FillAsync(text, new() { Timeout = Milliseconds(Deadline) });
        }
        catch (PlaywrightException e) when (e.Message.Contains("Malformed value", StringComparison.Ordinal))
        {
            throw PlaywrightErrors.NotTaken(target, text, await UrlAsync(cancellation), e);
        }
    }

    /// <inheritdoc/>
    public async Task PressAsync(string key, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(ScreenAction.Of("press-key", key), () => KeyAsync(key), cancellation);
    }

    private async Task KeyAsync(string key)
    {
        try
        {
            await Page.Keyboard.PressAsync(key);
        }
        catch (PlaywrightException e) when (e.Message.Contains("Unknown key", StringComparison.Ordinal))
        {
            throw PlaywrightErrors.NoKey(key, e);
        }
    }

    /// <inheritdoc/>
    public Task HoldAsync(TimeSpan duration, CancellationToken cancellation) => Act(
        ScreenAction.Of("hold", $"{duration.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} s"),
        async () =>
        {
            if (hidden || frozen)
            {
                // a page in the background times only by the second, or not at all
                await Task.Delay(duration, time, cancellation);
                return;
            }

            var started = time.GetTimestamp();
            try
            {
                // timed by the page: over the wire a hold stretches under load
                await Page.EvaluateAsync(
                    """
                    ms => { const o = window[Symbol.for('tracke2e')]; return o && o.document === document ? o.hold(ms) : new Promise(done => setTimeout(done, ms)); }
                    """,
                    duration.TotalMilliseconds);
            }
            catch (PlaywrightException e) when (PlaywrightErrors.Navigated(e))
            {
                // the page moved on by itself: the rest is timed here
                var left = duration - time.GetElapsedTime(started);
                if (left > TimeSpan.Zero)
                {
                    await Task.Delay(left, time, cancellation);
                }
            }
        },
        cancellation);

    // Real mouse or touch input in the middle, once the element is still and nothing covers it. A disabled control is hit as well: users do.
    private Task HitAsync(ElementTarget target, ILocator found, CancellationToken cancellation) => HitAsync(
        target,
        async limit =>
        {
            if (await found.IsDisabledAsync(new() { Timeout = limit }) && await found.BoundingBoxAsync(new() { Timeout = limit }) is { } box)
            {
                var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
                await (touch ? Page.Touchscreen.TapAsync(x, y) : Page.Mouse.ClickAsync(x, y));
            }
            else if (touch)
            {
                await found.TapAsync(new() { Timeout = limit });
            }
            else
            {
                await found.ClickAsync(new() { Timeout = limit });
            }
        },
        cancellation);

    private async Task HitAsync(ElementTarget target, Func<float, Task> hit, CancellationToken cancellation)
    {
        try
        {
            await hit(Milliseconds(Deadline));
        }
        catch (TimeoutException e)
        {
            var cause = e.Message.Split('\n').LastOrDefault(line => line.Contains("intercepts pointer events", StringComparison.Ordinal) || line.Contains("not stable", StringComparison.Ordinal));
            if (cause is null)
            {
                throw await NotFoundAsync(target, cancellation);
            }

            throw PlaywrightErrors.Covered(target, Css(target.Element), touch, cause.Trim().TrimStart('-', ' '), Deadline, await UrlAsync(cancellation), e);
        }
    }
}

using Microsoft.Playwright;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>Scrolling by real wheel input.</content>
internal sealed partial class PlaywrightScreen
{
    private static readonly string ScrollScript = Resource("scroll.js");

    /// <inheritdoc/>
    public async Task ScrollToAsync(ElementTarget target, double share, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var started = time.GetUtcNow();
        var (reached, pixel) = await ScrolledAsync(target, share, cancellation);
        if (share < 1 && Math.Abs(reached - share) > Math.Max(0.005, 1.5 * pixel))
        {
            throw PlaywrightErrors.NotScrolled(target, share, reached, await UrlAsync(cancellation));
        }

        var item = await ItemKeyAsync(target, cancellation);
        var action = ScreenAction.Of("scroll", $"to a visible share of {reached.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}", target: target, item: item);
        options.Ledger.Did(action with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public Task ScrollByAsync(int pixels, CancellationToken cancellation) => Act(ScreenAction.Of("scroll", $"by {pixels} px"), () => TurnAsync(pixels), cancellation);

    /// <inheritdoc/>
    public Task ScrollToEndAsync(Direction direction, CancellationToken cancellation) => Act(
        ScreenAction.Of("scroll", direction is Direction.Up ? "to the top" : "to the bottom"),
        async () => await TurnAsync(await Page.EvaluateAsync<int>(RoomScript, direction is Direction.Up ? -1 : 1)),
        cancellation);

    private async Task TurnAsync(int pixels)
    {
        var left = pixels;
        while (left != 0)
        {
            var move = await Page.Locator(":root").EvaluateAsync<ScrollMove>(TurnScript, left);
            if (move.End)
            {
                return;
            }

            await WheelAsync(move);
            left -= (int)move.Dy;
        }
    }

    // what a wheel over the middle of the page scrolls: the innermost that has room that way, as browsers hand a wheel on
    private const string UnderMiddle =
        """
        const root = document.scrollingElement || document.documentElement, x = innerWidth / 2, y = innerHeight / 2;
        const sign = Math.sign(pixels), high = n => n === root ? innerHeight : n.clientHeight;
        const room = n => sign > 0 ? n.scrollHeight - high(n) - n.scrollTop : n.scrollTop;
        const handed = n => n === document.documentElement || (n === document.body && getComputedStyle(document.documentElement).overflowY === 'visible');
        const scrolls = n => !handed(n) && /auto|scroll|overlay/.test(getComputedStyle(n).overflowY) && room(n) > 0.6;
        let n = document.elementFromPoint(x, y);
        for (let inner; n && n.shadowRoot && (inner = n.shadowRoot.elementFromPoint(x, y)) && inner !== n;) n = inner;
        while (n && !scrolls(n)) n = n.assignedSlot || n.parentElement || (n.parentNode instanceof ShadowRoot ? n.parentNode.host : null);
        n ??= root;
        """;

    private const string RoomScript = $$"""
        pixels => {
        {{UnderMiddle}}
          return sign * Math.ceil(room(n) - 0.6);
        }
        """;

    // one turn of the wheel over the middle of the page
    private const string TurnScript = $$"""
        (_, pixels) => {
        {{UnderMiddle}}
          const from = n.scrollTop, end = room(n) <= 0.6, target = n === root ? document : n;
          const dy = sign * Math.round(Math.min(Math.abs(pixels), high(n) * 0.8));
          const goal = Math.max(0, Math.min(from + dy, n.scrollHeight - high(n)));
          window[Symbol.for('tracke2e.left')] = () => goal - n.scrollTop;
          window[Symbol.for('tracke2e.scroll')] = end ? null : new Promise(rest => {
            const over = () => { clearTimeout(timer); target.removeEventListener('scroll', moved); target.removeEventListener('scrollend', over); requestAnimationFrame(() => rest(true)); };
            const moved = () => { if (Math.abs(n.scrollTop - goal) < 0.6) over(); };
            const timer = setTimeout(over, 3000);
            target.addEventListener('scroll', moved);
            target.addEventListener('scrollend', over);
          });
          return { share: 0, done: false, end, x, y, dx: 0, dy };
        }
        """;

    private async Task<(double Share, double Pixel)> ScrolledAsync(ElementTarget target, double share, CancellationToken cancellation)
    {
        var steps = options.Plan.Events.Where(e => e.Kind == EventKind.Exposure && e.Element == target.Element.Id).Select(e => e.Trigger.VisibleShare).ToArray();
        var (stuck, started) = (0, time.GetTimestamp());
        while (true)
        {
            if (await PresentAsync(target, cancellation) is not { } found)
            {
                // inside a frame the browser scrolls: all the frames around it would have to be turned to
                var framed = await FindAsync(target, cancellation);
                await Guarded(() => framed.ScrollIntoViewIfNeededAsync(), cancellation);
                return (share, 0);
            }

            var move = await Guarded(() => found.EvaluateAsync<ScrollMove>(ScrollScript, new { share, steps, on = false }), cancellation);
            if (move.Done || (move.End && (time.GetElapsedTime(started) > Deadline || !await ChangedAsync(await SizeAsync(cancellation), cancellation))))
            {
                return (move.Share, move.Pixel);
            }

            if (!move.End)
            {
                (stuck, started) = await Guarded(() => WheelAsync(move), cancellation) ? (0, time.GetTimestamp()) : (stuck + 1, started);
            }

            if (stuck == 3)
            {
                throw PlaywrightErrors.Stuck(target, share, move.Share, await UrlAsync(cancellation));
            }
        }
    }

    // The element, null when it is in a frame; while it is not there, the list it belongs to (or the page) is scrolled on and may load more.
    private async Task<ILocator?> PresentAsync(ElementTarget target, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var found = One(Page.MainFrame, target);
            if (await Guarded(found.CountAsync, cancellation) > 0)
            {
                return found;
            }

            foreach (var frame in Page.Frames.Skip(1))
            {
                if (await Guarded(One(frame, target).CountAsync, cancellation) > 0)
                {
                    return null;
                }
            }

            var anyOf = All(Page.MainFrame, new(target.Element)).Filter(new() { Visible = true });
            var anchor = await Guarded(anyOf.CountAsync, cancellation) > 0 ? anyOf.Last : null;
            if (anchor is null && await WaitForAsync(target, TimeSpan.FromSeconds(1), cancellation) is not null)
            {
                continue;
            }

            anchor ??= Page.Locator("body");
            var move = await Guarded(() => anchor.EvaluateAsync<ScrollMove>(ScrollScript, new { share = 1, steps = Array.Empty<double>(), on = true }), cancellation);
            if (!move.End && await Guarded(() => WheelAsync(move), cancellation))
            {
                started = time.GetTimestamp();
                continue;
            }

            // it may have come since the first look
            var size = await SizeAsync(cancellation);
            if (await Guarded(found.CountAsync, cancellation) > 0)
            {
                return found;
            }

            if (time.GetElapsedTime(started) > Deadline || !await ChangedAsync(size, cancellation))
            {
                throw await NotFoundAsync(target, cancellation);
            }
        }
    }

    // True when the wheel moved something.
    private async Task<bool> WheelAsync(ScrollMove move)
    {
        if (touch && chromium)
        {
            await SwipeAsync(move);
        }
        else
        {
            await Page.Mouse.MoveAsync((float)move.X, (float)move.Y);
            await Page.Mouse.WheelAsync((float)move.Dx, (float)move.Dy);
        }

        return await Page.EvaluateAsync<bool>("() => window[Symbol.for('tracke2e.scroll')]");
    }

    // A finger that moves against the scroll and rests before it leaves, so that nothing flings on: the page sees touches, and no wheel. The browser
    // swallows the first pixels of a touch (up to 15, not always as many), so what is missing at the end is added before the finger leaves.
    private async Task SwipeAsync(ScrollMove move)
    {
        const int Steps = 8;
        var sideways = move.Dx != 0;
        var distance = sideways ? move.Dx : move.Dy;
        var finger = (sideways ? move.X : move.Y) + (distance / 2);
        var session = await context.NewCDPSessionAsync(Page);
        await TouchAsync("touchStart");
        for (var i = 0; i < Steps; i++)
        {
            finger -= distance / Steps;
            await TouchAsync("touchMove");
        }

        for (var i = 0; i < 6; i++)
        {
            var left = await Page.EvaluateAsync<double>("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window[Symbol.for('tracke2e.left')]()))))");
            if (Math.Abs(left) < 0.6)
            {
                break;
            }

            finger -= left;
            await TouchAsync("touchMove");
        }

        await Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 100))");
        await TouchAsync("touchEnd");
        await session.DetachAsync();

        Task TouchAsync(string type) => session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = type == "touchEnd"
                ? Array.Empty<object>()
                : new object[] { new Dictionary<string, object> { ["x"] = sideways ? finger : move.X, ["y"] = sideways ? move.Y : finger } },
        });
    }

    private Task<int> SizeAsync(CancellationToken cancellation) => Guarded(() => Page.EvaluateAsync<int>("() => document.getElementsByTagName('*').length"), cancellation);

    // Waits until the page puts something in or shows what was hidden; at once when it has another size than before. False when nothing changes by the deadline.
    private Task<bool> ChangedAsync(int size, CancellationToken cancellation) => Guarded(
        () => Page.EvaluateAsync<bool>(
            """
            ({ size, ms }) => new Promise(done => {
              const watch = new MutationObserver(records => { if (records.some(r => r.type === 'attributes' || r.addedNodes.length > 0)) over(true); });
              const timer = setTimeout(() => over(false), ms);
              const over = changed => { watch.disconnect(); clearTimeout(timer); requestAnimationFrame(() => done(changed)); };
              watch.observe(document, { childList: true, subtree: true, attributeFilter: ['class', 'style', 'hidden', 'open'] });
              if (document.getElementsByTagName('*').length !== size) over(true);
            })
            """,
            new { size, ms = Deadline.TotalMilliseconds }),
        cancellation);

    private static string Resource(string name)
    {
        using var stream = typeof(PlaywrightScreen).Assembly.GetManifestResourceStream("TrackE2E.Driving.Web." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

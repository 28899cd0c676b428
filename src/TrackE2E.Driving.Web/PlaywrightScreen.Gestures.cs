using System.Globalization;
using Microsoft.Playwright;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>Swipes, long presses, flings and other gestures.</content>
internal sealed partial class PlaywrightScreen
{
    private const int LongPressMilliseconds = 800;

    private const string NextFrame = "() => new Promise(done => requestAnimationFrame(() => done()))";

    // what scrolls along the axis: the element itself, something in it, or something around it; and one turn of the wheel for it
    private const string WheelInside =
        """
        (node, { dx, dy }) => {
          const root = document.scrollingElement || document.documentElement, axis = dy ? 'y' : 'x';
          const turns = n => n === root || /auto|scroll|overlay/.test(getComputedStyle(n)[axis === 'y' ? 'overflowY' : 'overflowX']);
          const room = n => axis === 'y' ? n.scrollHeight - n.clientHeight : n.scrollWidth - n.clientWidth;
          const scrolls = n => turns(n) && room(n) > 1;
          let n = scrolls(node) ? node : [...node.querySelectorAll('*')].find(scrolls);
          for (let up = node.parentElement; !n && up; up = up.parentElement) if (scrolls(up)) n = up;
          n ??= root;
          const r = n === root ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : n.getBoundingClientRect();
          const box = { left: Math.max(0, r.left), top: Math.max(0, r.top), right: Math.min(innerWidth, r.right), bottom: Math.min(innerHeight, r.bottom) };
          const at = () => axis === 'y' ? n.scrollTop : n.scrollLeft, from = at(), d = dy || dx;
          const most = (axis === 'y' ? box.bottom - box.top : box.right - box.left) * 0.8;
          const step = Math.sign(d) * Math.min(Math.abs(d), Math.max(1, Math.round(most)), d > 0 ? room(n) - from : from);
          const end = Math.abs(step) < 0.6, goal = from + step, target = n === root ? document : n;
          window[Symbol.for('tracke2e.left')] = () => goal - at();
          window[Symbol.for('tracke2e.scroll')] = end ? null : new Promise(rest => {
            const over = () => { clearTimeout(timer); target.removeEventListener('scroll', moved); target.removeEventListener('scrollend', over); requestAnimationFrame(() => rest(Math.abs(at() - from) > 0.5)); };
            const moved = () => { if (Math.abs(at() - goal) < 0.6) over(); };
            const timer = setTimeout(over, 3000);
            target.addEventListener('scroll', moved);
            target.addEventListener('scrollend', over);
          });
          return { share: 0, pixel: 0, done: false, end, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, dx: dy ? 0 : step, dy: dy ? step : 0 };
        }
        """;

    // how far what lies under the middle of the page has been scrolled, and how high it is; a frame later, so that the last turn of the wheel has begun
    private const string Flung =
        """
        () => new Promise(done => requestAnimationFrame(() => {
          const root = document.scrollingElement || document.documentElement;
          let n = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
          while (n && n !== root && !(/auto|scroll|overlay/.test(getComputedStyle(n).overflowY) && n.scrollHeight > n.clientHeight + 1)) n = n.parentElement;
          n ??= root;
          done([n.scrollTop, n === root ? innerHeight : n.clientHeight]);
        }))
        """;

    /// <inheritdoc/>
    public async Task SwipeAsync(ElementTarget target, Direction direction, CancellationToken cancellation)
    {
        var (found, item) = await ReadyAsync(target, cancellation);
        await Act(
            ScreenAction.Of("swipe", direction.ToString().ToLowerInvariant(), target: target, item: item),
            async () =>
            {
                var (left, top, right, bottom) = await BoxAsync(target, found, cancellation);
                var (x, y) = ((left + right) / 2, (top + bottom) / 2);

                // over most of the element, and at least as far as a finger's own width
                var dx = direction is Direction.Left or Direction.Right ? Math.Max(30, (right - left) * 0.3) * (direction is Direction.Right ? 1 : -1) : 0;
                var dy = direction is Direction.Up or Direction.Down ? Math.Max(30, (bottom - top) * 0.3) * (direction is Direction.Down ? 1 : -1) : 0;
                await DragAsync((x - dx, y - dy), (x + dx, y + dy));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task PullToRefreshAsync(CancellationToken cancellation)
    {
        if (!touch || !chromium)
        {
            throw PlaywrightErrors.NoPull(Device);
        }

        await DrainAsync(cancellation);
        var toTop = await Guarded(() => Page.EvaluateAsync<int>(RoomScript, -1), cancellation);
        if (toTop < 0)
        {
            await ScrollByAsync(toTop, cancellation);
        }

        await Act(
            ScreenAction.Of("refresh"),
            async () =>
            {
                var size = await Page.EvaluateAsync<double[]>("() => [innerWidth, innerHeight]");
                await DragAsync((size[0] / 2, size[1] * 0.2), (size[0] / 2, size[1] * 0.75), 16);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task LongPressAsync(ElementTarget target, CancellationToken cancellation)
    {
        var (found, item) = await ReadyAsync(target, cancellation);
        await Act(
            ScreenAction.Of("long-press", target: target, item: item),
            async () =>
            {
                var (left, top, right, bottom) = await BoxAsync(target, found, cancellation);
                var middle = ((left + right) / 2, (top + bottom) / 2);
                await DragAsync(middle, middle, 0, LongPressMilliseconds);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task DoubleClickAsync(ElementTarget target, CancellationToken cancellation)
    {
        var (found, item) = await ReadyAsync(target, cancellation);
        await Act(
            ScreenAction.Of("click", "double", target: target, item: item),
            () => HitAsync(
                target,
                async limit =>
                {
                    if (!touch)
                    {
                        await found.DblClickAsync(new() { Timeout = limit });
                        return;
                    }

                    var (left, top, right, bottom) = await BoxAsync(target, found, cancellation);
                    await Page.Touchscreen.TapAsync((float)(left + right) / 2, (float)(top + bottom) / 2);
                    await Page.Touchscreen.TapAsync((float)(left + right) / 2, (float)(top + bottom) / 2);
                },
                cancellation),
            cancellation);
    }

    /// <inheritdoc/>
    public async Task HoverAsync(ElementTarget target, CancellationToken cancellation)
    {
        if (touch)
        {
            throw PlaywrightErrors.NoHover(Device);
        }

        var (found, item) = await ReadyAsync(target, cancellation);
        await Act(ScreenAction.Of("hover", target: target, item: item), () => HitAsync(target, limit => found.HoverAsync(new() { Timeout = limit }), cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task PressOnAsync(ElementTarget target, string key, CancellationToken cancellation)
    {
        var (found, item) = await ReadyAsync(target, cancellation);
        await Act(
            ScreenAction.Of("press-key", key, target: target, item: item),
            async () =>
            {
                await found.FocusAsync(new() { Timeout = Milliseconds(Deadline) });
                if (!await found.EvaluateAsync<bool>("node => { const root = node.getRootNode(); return node === root.activeElement || node.contains(root.activeElement); }"))
                {
                    throw PlaywrightErrors.NoFocus(target, await UrlAsync(cancellation));
                }

                await KeyAsync(key);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task FlingAsync(Direction direction, int screens, CancellationToken cancellation)
    {
        var sign = direction switch
        {
            Direction.Down => 1,
            Direction.Up => -1,
            _ => throw PlaywrightErrors.NoSidewaysFling(direction),
        };
        await Act(
            ScreenAction.Of("scroll", string.Create(CultureInfo.InvariantCulture, $"fling {direction.ToString().ToLowerInvariant()}, {screens} screens")),
            async () =>
            {
                var size = await Page.EvaluateAsync<double[]>("() => [innerWidth, innerHeight]");
                var from = await Page.EvaluateAsync<double[]>(Flung);
                var (at, still) = (from[0], 0);
                await Page.Mouse.MoveAsync((float)size[0] / 2, (float)size[1] / 2);
                while (Math.Abs(at - from[0]) < screens * from[1] && still < 20)
                {
                    if (touch && chromium)
                    {
                        await DragAsync((size[0] / 2, size[1] * (0.5 + (0.35 * sign))), (size[0] / 2, size[1] * (0.5 - (0.35 * sign))), 3);
                    }
                    else
                    {
                        await Page.Mouse.WheelAsync(0, (float)(sign * from[1]));
                    }

                    var now = await Page.EvaluateAsync<double[]>(Flung);
                    still = Math.Abs(now[0] - at) < 1 ? still + 1 : 0;
                    at = now[0];
                }

                // it comes to rest
                for (still = 0; still < 4;)
                {
                    var now = await Page.EvaluateAsync<double[]>(Flung);
                    still = Math.Abs(now[0] - at) < 1 ? still + 1 : 0;
                    at = now[0];
                }
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task ScrollInsideAsync(ElementTarget target, Direction direction, int pixels, CancellationToken cancellation)
    {
        var (found, item) = await ReadyAsync(target, cancellation);
        var (sideways, sign) = (direction is Direction.Left or Direction.Right, direction is Direction.Right or Direction.Down ? 1 : -1);
        await Act(
            ScreenAction.Of("scroll", string.Create(CultureInfo.InvariantCulture, $"{direction.ToString().ToLowerInvariant()} by {pixels} px inside"), target: target, item: item),
            async () =>
            {
                var left = (double)sign * pixels;
                while (Math.Abs(left) >= 1)
                {
                    var move = await found.EvaluateAsync<ScrollMove>(WheelInside, new { dx = sideways ? left : 0, dy = sideways ? 0 : left });
                    if (move.End || !await WheelAsync(move))
                    {
                        return;
                    }

                    left -= sideways ? move.Dx : move.Dy;
                }
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task SelectAsync(ElementTarget target, string label, CancellationToken cancellation)
    {
        var (found, item) = await ReadyAsync(target, cancellation);
        var there = await Guarded(() => found.EvaluateAsync<string[]?>("node => node instanceof HTMLSelectElement ? [...node.options].map(o => o.label) : null"), cancellation);
        if (there is null)
        {
            throw PlaywrightErrors.NoSelectBox(target, await UrlAsync(cancellation));
        }

        await Act(
            ScreenAction.Of("select", label, target: target, item: item),
            async () =>
            {
                try
                {
                    await found.SelectOptionAsync(label, new() { Timeout = Math.Min(3000, Milliseconds(Deadline)) });
                }
                catch (TimeoutException e)
                {
                    throw PlaywrightErrors.NoOption(target, label, there, await UrlAsync(cancellation), e);
                }
            },
            cancellation);
    }

    // The element, on screen, after everything seen until now was brought in.
    private async Task<(ILocator Found, string? Item)> ReadyAsync(ElementTarget target, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await ScrolledAsync(target, 1, cancellation);
        return (await FindAsync(target, cancellation), await ItemKeyAsync(target, cancellation));
    }

    // The part of the element that lies in the window, in the window's coordinates also for elements in frames.
    private async Task<(double Left, double Top, double Right, double Bottom)> BoxAsync(ElementTarget target, ILocator found, CancellationToken cancellation)
    {
        var size = await Page.EvaluateAsync<double[]>("() => [innerWidth, innerHeight]");
        if (await found.BoundingBoxAsync(new() { Timeout = Milliseconds(Deadline) }) is not { } box)
        {
            throw await NotFoundAsync(target, cancellation);
        }

        return (Math.Max(0, box.X), Math.Max(0, box.Y), Math.Min(size[0], box.X + box.Width), Math.Min(size[1], box.Y + box.Height));
    }

    // One finger or the pressed mouse goes from here to there, a step a frame, holds, and leaves.
    private async Task DragAsync((double X, double Y) from, (double X, double Y) to, int steps = 8, int holdMilliseconds = 0)
    {
        if (!touch || !chromium)
        {
            await Page.Mouse.MoveAsync((float)from.X, (float)from.Y);
            await Page.Mouse.DownAsync();
            await WayAsync((x, y) => Page.Mouse.MoveAsync((float)x, (float)y));
            await Page.Mouse.UpAsync();
            return;
        }

        var session = await context.NewCDPSessionAsync(Page);
        await TouchAsync("touchStart", from.X, from.Y);
        await WayAsync((x, y) => TouchAsync("touchMove", x, y));
        await session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await session.DetachAsync();

        Task TouchAsync(string type, double x, double y) => session.SendAsync(
            "Input.dispatchTouchEvent",
            new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = new object[] { new Dictionary<string, object> { ["x"] = x, ["y"] = y } } });

        async Task WayAsync(Func<double, double, Task> move)
        {
            for (var i = 1; i <= steps; i++)
            {
                await move(from.X + ((to.X - from.X) * i / steps), from.Y + ((to.Y - from.Y) * i / steps));
                await Page.EvaluateAsync(NextFrame);
            }

            if (holdMilliseconds > 0)
            {
                await Page.EvaluateAsync("ms => { const o = window[Symbol.for('tracke2e')]; return o && o.document === document ? o.hold(ms) : new Promise(done => setTimeout(done, ms)); }", holdMilliseconds);
            }
        }
    }
}

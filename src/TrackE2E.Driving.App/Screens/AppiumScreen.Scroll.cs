using System.Globalization;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <content>Scrolling by a finger that rests before it leaves.</content>
internal sealed partial class AppiumScreen
{
    private const int Tries = 60;
    private const double Near = 0.75;

    // how far a page can still be scrolled, by the sign of the way
    private const string Room = "const page = document.scrollingElement || document.documentElement; return arguments[0] > 0 ? page.scrollHeight - innerHeight - page.scrollTop : -page.scrollTop;";

    /// <inheritdoc/>
    public async Task ScrollToAsync(ElementTarget target, double share, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var started = time.GetUtcNow();
        var (reached, pixel) = await ScrolledAsync(target, share, cancellation);
        if (share < 1 && Math.Abs(reached - share) > Math.Max(0.02, 2.5 * pixel))
        {
            throw new BrokenException(
                "step-unusable",
                new($"\"{target}\" cannot be scrolled to a visible share of {share:0.##}", $"“{target}”无法滑动到可见比例 {share:0.##}"),
                new("the screen scrolls far enough", "屏幕能滑动到足够的位置"),
                new($"{reached:0.##} of it is visible, and it scrolls no nearer", $"可见比例为 {reached:0.##}，无法继续滑近"),
                new("choose an element further down", "选择更靠下的元素"),
                Where);
        }

        var item = await ItemKeyAsync(target, cancellation);
        options.Ledger.Did(ScreenAction.Of("scroll", $"to a visible share of {reached.ToString("0.####", CultureInfo.InvariantCulture)}", target: target, item: item) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task ScrollByAsync(int pixels, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        await TurnAsync(pixels, cancellation);
        options.Ledger.Did(ScreenAction.Of("scroll", $"by {pixels} px") with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    private async Task TurnAsync(int pixels, CancellationToken cancellation)
    {
        var size = await Guarded(d => session.IsBrowser ? Viewport(d) : d.Manage().Window.Size, null, cancellation);
        var left = pixels;
        while (left != 0)
        {
            var step = Math.Sign(left) * Math.Min(Math.Abs(left), size.Height / 2);
            await SwipeAsync(size.Width / 2, size.Height / 2, step, size.Height / 2, cancellation);
            left -= step;
        }
    }

    /// <inheritdoc/>
    public async Task ScrollToEndAsync(Direction direction, CancellationToken cancellation)
    {
        var sign = direction is Direction.Up ? -1 : 1;
        var started = time.GetUtcNow();
        if (session.IsBrowser)
        {
            await TurnAsync(await Guarded(d => Convert.ToInt32(d.ExecuteScript(Room, sign), CultureInfo.InvariantCulture), null, cancellation), cancellation);
        }
        else
        {
            await FlingToEndAsync(direction, cancellation);

            // touches go by the app's coordinates, a page inside has its own: the page is asked to scroll
            foreach (var context in await pages.ContextsAsync(cancellation))
            {
                await Guarded(d => d.ExecuteScript($"if (document.visibilityState === 'visible') window.scrollBy(0, (() => {{ {Room} }})());", sign), context, cancellation);
            }
        }

        options.Ledger.Did(ScreenAction.Of("scroll", sign < 0 ? "to the top" : "to the bottom") with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    // until the finger moves nothing any more
    private async Task FlingToEndAsync(Direction direction, CancellationToken cancellation)
    {
        string? before = null;
        for (var i = 0; i < Tries; i++)
        {
            var now = await Guarded(d => watch!.Sample(d).Text, null, cancellation);
            if (now == before)
            {
                return;
            }

            before = now;
            await Guarded(d => Do(() => Fling(d, direction)), null, cancellation);
        }
    }

    private static System.Drawing.Size Viewport(AppiumDriver d)
    {
        var size = AppiumDriver.Items(d.ExecuteScript("return [window.innerWidth, window.innerHeight]")).Select(n => Convert.ToInt32(n, CultureInfo.InvariantCulture)).ToList();
        return new(size[0], size[1]);
    }

    // the share that is reached, and the share that one pixel is
    private async Task<(double Share, double Pixel)> ScrolledAsync(ElementTarget target, double share, CancellationToken cancellation)
    {
        var web = Locator(target).IsWeb;
        if (!web)
        {
            await NativeAsync(target, cancellation);
        }

        var same = 0;
        var before = double.NaN;
        for (var i = 0; ; i++)
        {
            var (delta, now, pixel, x, y, room) = web ? await WebWayAsync(target, share, cancellation) : await NativeWayAsync(target, share, cancellation);
            same = Math.Abs(now - before) < 1e-6 ? same + 1 : 0;
            before = now;
            if (Math.Abs(delta) < Near || i == Tries || (same >= 4 && !double.IsInfinity(delta)) || same >= 12)
            {
                if (now <= 0 && share > 0)
                {
                    throw new BrokenException(
                        "element-not-found",
                        new($"\"{target}\" cannot be scrolled to", $"无法滑动到“{target}”"),
                        new($"the screen scrolls until {share:0.##} of it is visible", $"屏幕滑动到其可见比例达到 {share:0.##}"),
                        new("the screen does not follow the finger, and none of it is visible", "屏幕不随手指滑动，且它完全不可见"),
                        new("look at the screenshot: something may hold the screen still", "查看截图：可能有内容使屏幕无法滑动"),
                        Where);
                }

                return (now, pixel);
            }

            var step = double.IsInfinity(delta) ? Math.Sign(delta) * room * 0.7 : Math.Sign(delta) * Math.Min(Math.Abs(delta), room * 0.7);
            if (web && !session.IsBrowser)
            {
                // touches go by the app's coordinates, a page inside has its own: the page is asked to scroll
                var found = await WebAsync(target, share, cancellation);
                await Guarded(
                    d => d.ExecuteScript(
                        "let n = arguments[0]; for (let up = n.parentElement; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowY) && up.scrollHeight > up.clientHeight + 1) { up.scrollBy(0, arguments[1]); return; } window.scrollBy(0, arguments[1]);",
                        found.Element, step),
                    pages.Context,
                    cancellation);
            }
            else
            {
                await SwipeAsync(x, y, (int)Math.Round(step), room, cancellation);
            }
        }
    }

    private async Task<Way> WebWayAsync(ElementTarget target, double share, CancellationToken cancellation)
    {
        var found = await WebAsync(target, share, cancellation);
        var middle = (found.BoxTop + found.BoxBottom) / 2;
        return new(found.Delta, found.Share, found.Height > 0 ? 1 / found.Height : 1, found.X + (found.Width / 2) is var x && x > 5 ? Math.Min(x, 380) : 100, middle, found.BoxBottom - found.BoxTop);
    }

    private async Task<Way> NativeWayAsync(ElementTarget target, double share, CancellationToken cancellation)
    {
        await NativeAsync(target, cancellation);
        return await Guarded(d => WayIn(watch!.Sample(d), target, share), null, cancellation);
    }

    private Way WayIn(NativeSource now, ElementTarget target, double share)
    {
        if (now.One(options.Plan, target) is not { } node)
        {
            return new(double.PositiveInfinity, 0, 1, 100, 300, 300);
        }

        var box = node.Scroller.Bounds ?? new(0, 0, 400, 600);
        var (x, y) = Middle(box);
        var visible = observer!.ShareOf(target.Element, node);
        if (node.Bounds is not { Height: > 0 } bounds)
        {
            return new(SideOf(now, target, node) * double.PositiveInfinity, 0, 1, x, y, box.Height);
        }

        var want = Math.Min(share * bounds.Height, box.Height);
        var seen = Math.Max(0, Math.Min(bounds.Bottom, box.Bottom) - Math.Max(bounds.Top, box.Top));
        double delta = 0;
        if (share >= 1)
        {
            delta = bounds.Height > box.Height ? (bounds.Top > box.Top ? bounds.Top - box.Top : 0) : bounds.Top < box.Top ? bounds.Top - box.Top : bounds.Bottom > box.Bottom ? bounds.Bottom - box.Bottom : 0;
        }
        else if (seen < want - 0.5 || seen >= want + 1)
        {
            delta = bounds.Top >= box.Top ? bounds.Top - (box.Bottom - want) : bounds.Bottom - (box.Top + want);
        }

        return new(delta, visible, 1 / bounds.Height, x, y, box.Height);
    }

    // an element without a place is above or below those that have one: by the order in the source
    private int SideOf(NativeSource now, ElementTarget target, SourceNode node)
    {
        var all = now.All(options.Plan, target.Element);
        var first = all.FindIndex(n => n.Bounds is not null);
        return first >= 0 && all.FindIndex(n => n.Xml == node.Xml) < first ? -1 : 1;
    }

    // A finger that moves against the scroll and rests before it leaves. Screens swallow the first pixels of a touch, so a short way is made of a long one there and a longer one back.
    private async Task SwipeAsync(double x, double y, int distance, double room, CancellationToken cancellation)
    {
        const int shortWay = 48;
        var far = (int)Math.Min(120, room * 0.3);
        var ways = Math.Abs(distance) < shortWay ? new[] { -Math.Sign(distance) * far, distance + (Math.Sign(distance) * far) } : [distance];
        foreach (var way in ways)
        {
            await Guarded(
                d => Do(() =>
                {
                    var from = (int)(y + (way / 2.0));
                    observer?.Touched(time.GetUtcNow());
                    d.Swipe((int)x, from, (int)x, from - way, TimeSpan.FromMilliseconds(250));
                    if (watch is not null)
                    {
                        var hit = watch.Source?.At(options.Plan, new((int)x, from)) ?? [];
                        said?.Add(new Swiped(observer!.Visit, hit, way > 0 ? "up" : "down", "touch") { Document = "", Sequence = 0, At = time.GetUtcNow() });
                    }
                }),
                null,
                cancellation);
        }
    }

    /// <summary>How far the finger must move for the wanted share: infinite, with the sign of the way to it, where the element has no place yet. X, Y, Room: where it can move, and how far.</summary>
    private readonly record struct Way(double Delta, double Share, double Pixel, double X, double Y, double Room)
    {
        /// <summary>Nothing is to be scrolled, and it is seen.</summary>
        public bool IsThere => Math.Abs(Delta) < Near && Share > 0;
    }
}

using System.Drawing;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <content>What a finger does beyond tapping and scrolling. On pages inside an app the touch's place is not known, so that they cannot be swiped by it.</content>
internal sealed partial class AppiumScreen : IScreenGestures
{
    private static readonly TimeSpan HoldTime = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan SwipeTime = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public Task SwipeAsync(ElementTarget target, Direction direction, CancellationToken cancellation) => TouchAsync(
        "swipe",
        target,
        (d, box) =>
        {
            var (from, to) = Line(box, direction);
            d.Swipe(from.X, from.Y, to.X, to.Y, SwipeTime);
        },
        (hit, moment, _) => [new Swiped(observer!.Visit, hit, Word(direction), "touch") { Document = "", Sequence = 0, At = moment }],
        Word(direction),
        cancellation);

    /// <inheritdoc/>
    public async Task PullToRefreshAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("refresh"),
            d => Do(() =>
            {
                var size = session.IsBrowser ? Viewport(d) : d.Manage().Window.Size;
                observer?.Touched(time.GetUtcNow());
                d.Swipe(size.Width / 2, size.Height / 4, size.Width / 2, size.Height * 3 / 4, TimeSpan.FromMilliseconds(300));
            }),
            null,
            cancellation);
    }

    /// <inheritdoc/>
    public Task LongPressAsync(ElementTarget target, CancellationToken cancellation) => TouchAsync(
        "long-press", target, (d, box) => d.LongPress(Middle(box).X, Middle(box).Y, HoldTime), null, null, cancellation);

    /// <inheritdoc/>
    public Task DoubleClickAsync(ElementTarget target, CancellationToken cancellation) => TouchAsync(
        "click",
        target,
        (d, box) => d.DoubleTap(Middle(box).X, Middle(box).Y),
        (hit, moment, enabled) => [ClickOn(hit, moment, enabled), ClickOn(hit, moment, enabled)],
        "double",
        cancellation);

    /// <inheritdoc/>
    public Task HoverAsync(ElementTarget target, CancellationToken cancellation) => throw new BrokenException(
        "step-unusable",
        new("a finger does not hover", "手指无法悬停"),
        new("a device with a mouse", "有鼠标的设备"),
        new($"\"{Device}\" is an app's device", $"“{Device}”是应用设备"),
        new("tap the element here, or run the scenario in a desktop browser", "改为点按元素，或在桌面浏览器中运行该场景"));

    /// <inheritdoc/>
    public async Task PressOnAsync(ElementTarget target, string key, CancellationToken cancellation)
    {
        await HitAsync(target, cancellation);
        await PressAsync(key, cancellation);
    }

    /// <inheritdoc/>
    public async Task FlingAsync(Direction direction, int screens, CancellationToken cancellation) => await Act(
        ScreenAction.Of("scroll", $"flung {Word(direction)}, {screens} screens"),
        d => Do(() =>
        {
            for (var i = 0; i < screens; i++)
            {
                Fling(d, direction);
            }
        }),
        null,
        cancellation);

    // the finger goes against the way that is scrolled
    private void Fling(AppiumDriver d, Direction direction)
    {
        var size = session.IsBrowser ? Viewport(d) : d.Manage().Window.Size;
        var (to, from) = Line(new RectangleF(0, 0, size.Width, size.Height), direction);
        observer?.Touched(time.GetUtcNow());
        d.Fling(from.X, from.Y, to.X, to.Y);
    }

    /// <inheritdoc/>
    public async Task ScrollInsideAsync(ElementTarget target, Direction direction, int pixels, CancellationToken cancellation) => await TouchAsync(
        "scroll",
        target,
        (d, box) =>
        {
            var (x, y) = Middle(box);
            var (across, down) = direction switch
            {
                Direction.Left => (pixels, 0),
                Direction.Right => (-pixels, 0),
                Direction.Up => (0, pixels),
                _ => (0, -pixels),
            };
            d.Swipe(x - (across / 2), y - (down / 2), x + (across / 2), y + (down / 2), SwipeTime);
        },
        null,
        $"{Word(direction)} by {pixels} px",
        cancellation);

    /// <inheritdoc/>
    public Task SelectAsync(ElementTarget target, string label, CancellationToken cancellation) =>
        throw AppErrors.Unable(
            new("choose an option of a select box", "选择下拉框的选项"), Device, new("an app's own lists are no select boxes: tap the list and then what is chosen", "应用自己的列表不是下拉框：请先点击列表，再点击要选的项"));

    private async Task TouchAsync(
        string kind, ElementTarget target, Action<AppiumDriver, RectangleF> touch, Func<List<ElementHit>, DateTimeOffset, bool, IEnumerable<Core.Ledger.Observation>>? seen, string? detail, CancellationToken cancellation)
    {
        await DrainBeforeAsync(target, cancellation);
        var started = time.GetUtcNow();
        string? item;
        if (Locator(target).IsWeb)
        {
            if (!session.IsBrowser)
            {
                throw AppErrors.Unable(
                    new("make this gesture on a page inside an app", "在应用内的页面上做此手势"), Device, new("where the page stands on the screen is not known to its driver", "驱动不知道页面在屏幕上的位置"));
            }

            await ScrolledAsync(target, 1, cancellation);
            var found = await WebAsync(target, 1, cancellation);
            item = found.Key;
            await Guarded(d => Do(() => touch(d, new((float)found.X, (float)found.Y, (float)found.Width, (float)found.Height))), pages.Context, cancellation);
        }
        else
        {
            item = await TouchNativeAsync(target, touch, seen ?? ((_, _, _) => []), cancellation);
        }

        options.Ledger.Did(ScreenAction.Of(kind, detail, target: target, item: item) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    private static string Word(Direction direction) => direction.ToString().ToLowerInvariant();

    // from near one edge of the box to near the other
    private static (Point From, Point To) Line(RectangleF box, Direction direction)
    {
        var (x, y) = Middle(box);
        var (across, down) = ((int)(box.Width * 0.35), (int)(box.Height * 0.35));
        return direction switch
        {
            Direction.Left => (new(x + across, y), new(x - across, y)),
            Direction.Right => (new(x - across, y), new(x + across, y)),
            Direction.Up => (new(x, y + down), new(x, y - down)),
            _ => (new(x, y - down), new(x, y + down)),
        };
    }
}

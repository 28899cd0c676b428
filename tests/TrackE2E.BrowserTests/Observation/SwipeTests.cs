using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class SwipeTests : BrowserFixture
{
    private const string Page = "<style>body{margin:0;height:3000px}#rail{height:300px;background:#ddd;user-select:none}.slide{width:400px;height:200px;background:#aaa}#plain{height:100px}</style>"
        + "<div id=rail><div class=slide data-id=B1>one two three</div></div><p id=plain>words to mark here</p>";

    private static readonly PlannedElement Rail = Some.Element("rail", "#rail");
    private static readonly PlannedElement Slide = Some.Element("slide", ".slide", "@data-id", within: "rail");
    private static readonly TrackingPlan Plan = Some.Plan(Rail, Slide);

    protected override BrowserSettings Settings => new() { Viewport = new(600, 700), Phone = true };

    [SetUp]
    public void Pages() => Site.Page("/", "<meta name=viewport content='width=device-width'>" + Page);

    [TestCase(-100, 5, "left")]
    [TestCase(100, 5, "right")]
    [TestCase(8, -90, "up")]
    [TestCase(8, 90, "down")]
    public async Task A_drag_of_the_mouse_is_a_swipe_from_where_it_began(int dx, int dy, string direction)
    {
        var screen = await OpenAsync(Plan);
        await DragAsync(screen, 200, 100, dx, dy);
        await screen.DrainAsync(Cancellation);

        var swipe = Ledger.All<Swiped>().Single();
        (swipe.Visit, swipe.Direction, swipe.Input).ShouldBe((1, direction, "mouse"));
        swipe.Targets.Select(t => (t.Element, t.Item)).ShouldBe([("slide", "B1"), ("rail", null)]);
    }

    [TestCase(-100, 5, "left")]
    [TestCase(8, -90, "up")]
    public async Task A_finger_is_seen_to_the_end_also_where_the_browser_scrolls(int dx, int dy, string direction)
    {
        var screen = await OpenAsync(Plan);
        await FingerAsync(screen, 200, 100, dx, dy);
        await screen.DrainAsync(Cancellation);

        var swipe = Ledger.All<Swiped>().Single();
        (swipe.Direction, swipe.Input).ShouldBe((direction, "touch"));
    }

    [TestCase(20, 0)]
    [TestCase(60, 60)]
    [TestCase(0, 0)]
    public async Task A_short_or_slanting_move_is_no_swipe(int dx, int dy)
    {
        var screen = await OpenAsync(Plan);
        await DragAsync(screen, 200, 100, dx, dy);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Swiped>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_drag_that_begins_on_nothing_planned_is_no_swipe()
    {
        var screen = await OpenAsync(Plan);
        await DragAsync(screen, 200, 500, 100, 0);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Swiped>().ShouldBeEmpty();
    }

    [Test]
    public async Task Marking_text_with_the_mouse_is_no_swipe()
    {
        Site.Page("/", Page.Replace("user-select:none", "", StringComparison.Ordinal));
        var screen = await OpenAsync(Plan);
        await DragAsync(screen, 3, 8, 100, 2);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Swiped>().ShouldBeEmpty();
    }

    [Test]
    public async Task Dragging_a_picture_away_is_no_swipe_and_one_whose_drag_the_page_prevents_is()
    {
        const string Picture = "<div id=rail><img class=slide data-id=B1 src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='200'/%3E\"></div>";
        Site.Page("/", Picture);
        var screen = await OpenAsync(Plan);
        await DragAsync(screen, 200, 100, 100, 0);
        await screen.DrainAsync(Cancellation);
        Ledger.All<Swiped>().ShouldBeEmpty();

        await EvaluateAsync(screen, "() => addEventListener('dragstart', e => e.preventDefault())");
        await DragAsync(screen, 200, 100, 100, 0);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Swiped>().Single().Direction.ShouldBe("right");
    }

    [Test]
    public async Task A_wheel_sideways_is_no_swipe()
    {
        var screen = await OpenAsync(Plan);
        await PageOf(screen).Mouse.MoveAsync(200, 100);
        await PageOf(screen).Mouse.WheelAsync(200, 0);
        await ShownAsync(screen);

        Ledger.All<Swiped>().ShouldBeEmpty();
    }

    [Test]
    public async Task The_click_that_ends_a_swipe_is_not_held_to_be_a_click_for_sure()
    {
        var screen = await OpenAsync(Plan);
        await DragAsync(screen, 200, 100, -100, 0);
        await PageOf(screen).Mouse.ClickAsync(200, 100);
        await screen.DrainAsync(Cancellation);

        Ledger.All<Clicked>().Select(c => c.Trusted).ShouldBe([false, true]);
    }

    private static async Task DragAsync(IScreen screen, int x, int y, int dx, int dy)
    {
        var mouse = PageOf(screen).Mouse;
        await mouse.MoveAsync(x, y);
        await mouse.DownAsync();
        await mouse.MoveAsync(x + dx, y + dy, new() { Steps = 4 });
        await mouse.UpAsync();
    }

    private static async Task FingerAsync(IScreen screen, int x, int y, int dx, int dy)
    {
        // the first frames still find the scale of the page, and a touch between them would be measured in two
        await PageOf(screen).EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var session = await PageOf(screen).Context.NewCDPSessionAsync(PageOf(screen));
        await TouchAsync("touchStart", x, y);
        for (var i = 1; i <= 5; i++)
        {
            await TouchAsync("touchMove", x + (dx * i / 5), y + (dy * i / 5));
        }

        await session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });

        Task TouchAsync(string type, int at, int down) => session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = new object[] { new Dictionary<string, object> { ["x"] = at, ["y"] = down } },
        });
    }
}

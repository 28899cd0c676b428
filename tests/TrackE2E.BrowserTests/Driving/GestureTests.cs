using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Driving;

/// <summary>The same gestures with the mouse of a desktop and with the finger of a phone.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class GestureTests(bool phone) : BrowserFixture
{
    private static readonly PlannedElement Box = Some.Element("box", "#box");
    private static readonly PlannedElement Sort = Some.Element("sort", "#sort");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Box, Sort);

    private const string Recorder =
        """
        <meta name=viewport content="width=device-width">
        <script>
          window.log = [];
          for (const n of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'touchstart', 'touchmove', 'touchend', 'click', 'dblclick', 'keydown'])
            addEventListener(n, e => log.push({ n, trusted: e.isTrusted, x: e.clientX ?? e.changedTouches?.[0]?.clientX, y: e.clientY ?? e.changedTouches?.[0]?.clientY, t: e.timeStamp, type: e.pointerType, target: e.target.id, key: e.key }), true);
        </script>
        """;

    protected override BrowserSettings Settings => phone ? new() { Viewport = new(400, 800), Phone = true } : new() { Viewport = new(1000, 800) };

    [TestCase(Direction.Left)]
    [TestCase(Direction.Right)]
    [TestCase(Direction.Up)]
    [TestCase(Direction.Down)]
    public async Task A_swipe_is_a_real_finger_or_mouse_that_goes_that_way(Direction direction)
    {
        Site.Page("/", Recorder + "<div id=box style='height:300px;touch-action:none;background:#ccc'></div>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).SwipeAsync(Some.The(Box), direction, Cancellation);

        var (moved, steps, trusted) = await Moved(screen);
        trusted.ShouldBeTrue();
        steps.ShouldBeGreaterThanOrEqualTo(5);
        var sideways = direction is Direction.Left or Direction.Right;
        Math.Abs(sideways ? moved.Y : moved.X).ShouldBeLessThan(2);
        (sideways ? moved.X : moved.Y).ShouldBe((sideways ? (phone ? 400 : 1000) - 16 : 300) * 0.6 * (direction is Direction.Right or Direction.Down ? 1 : -1), 30);
        (await TextAsync(screen, "log.find(e => e.n === 'pointerdown').type + ' ' + log.find(e => e.n === 'pointerdown').target")).ShouldBe(phone ? "touch box" : "mouse box");
        Ledger.Actions[^1].ShouldSatisfyAllConditions(a => a.Kind.ShouldBe("swipe"), a => a.Detail.ShouldBe(direction.ToString().ToLowerInvariant()), a => a.Element.ShouldBe("box"));
    }

    [Test]
    public async Task Pulling_down_at_the_top_refreshes_on_a_phone_only()
    {
        Site.Page("/", Recorder + "<div id=box style='height:3000px'></div><script>let y0; addEventListener('touchstart', e => y0 = scrollY === 0 ? e.touches[0].clientY : 1e9); addEventListener('touchend', e => { if (scrollY === 0 && e.changedTouches[0].clientY - y0 > 200) log.push({ n: 'refresh' }); })</script>");
        var screen = await OpenAsync(Plan);
        if (!phone)
        {
            (await Should.ThrowAsync<BrokenException>(() => Gestures(screen).PullToRefreshAsync(Cancellation))).Reason.ShouldBe("step-unusable");
            return;
        }

        await screen.ScrollByAsync(500, Cancellation);
        await Gestures(screen).PullToRefreshAsync(Cancellation);

        (await TextAsync(screen, "log.filter(e => e.n === 'refresh').length + ' ' + scrollY")).ShouldBe("1 0");
        Ledger.Actions[^1].Kind.ShouldBe("refresh");
    }

    [Test]
    public async Task A_long_press_holds()
    {
        Site.Page("/", Recorder + "<div id=box style='height:300px'></div>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).LongPressAsync(Some.The(Box), Cancellation);

        var held = await ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<double>(phone
            ? "() => log.find(e => e.n === 'touchend').t - log.find(e => e.n === 'touchstart').t"
            : "() => log.find(e => e.n === 'pointerup').t - log.find(e => e.n === 'pointerdown').t");
        held.ShouldBeInRange(790, 3000);
        Ledger.Actions[^1].Kind.ShouldBe("long-press");
    }

    [Test]
    public async Task A_double_click_is_two_clicks_at_once()
    {
        Site.Page("/", Recorder + "<div id=box style='height:300px'></div>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).DoubleClickAsync(Some.The(Box), Cancellation);

        (await TextAsync(screen, "log.filter(e => e.n === 'click' && e.trusted).length + ' ' + log.filter(e => e.n === 'dblclick').length")).ShouldBe("2 1");
        Ledger.Actions[^1].ShouldSatisfyAllConditions(a => a.Kind.ShouldBe("click"), a => a.Detail.ShouldBe("double"));
    }

    [Test]
    public async Task A_key_is_pressed_on_the_element_that_has_the_focus()
    {
        Site.Page("/", Recorder + "<button id=other>o</button><button id=box>b</button>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).PressOnAsync(Some.The(Box), "Enter", Cancellation);

        (await TextAsync(screen, "log.filter(e => e.n === 'keydown' || e.n === 'click').map(e => [e.n, e.target, e.trusted].join(' ')).join()")).ShouldBe("keydown box true,click box true");
    }

    [Test]
    public async Task An_element_without_focus_is_broken_and_not_pressed()
    {
        Site.Page("/", Recorder + "<div id=box style='height:100px'>b</div>");
        var screen = await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => Gestures(screen).PressOnAsync(Some.The(Box), "Enter", Cancellation))).Message.ShouldContain("does not take the keyboard's focus");
        (await TextAsync(screen, "String(log.length)")).ShouldBe("0");
    }

    [Test]
    public async Task A_fling_passes_many_screens_without_resting_and_comes_to_rest()
    {
        Site.Page("/", Recorder + "<div id=box style='height:30000px;background:linear-gradient(red,blue)'></div><script>window.at = []; addEventListener('scroll', () => at.push([performance.now(), scrollY]))</script>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).FlingAsync(Direction.Down, 10, Cancellation);
        var (y, still) = (await NumberAsync(screen, "scrollY"), await NumberAsync(screen, "Math.max(...at.slice(1).map((a, i) => a[1] === at[i][1] ? 0 : a[0] - at[i][0]))"));
        await screen.HoldAsync(TimeSpan.FromMilliseconds(300), Cancellation);

        y.ShouldBeGreaterThanOrEqualTo(8000 - 800);
        y.ShouldBe(await NumberAsync(screen, "scrollY"), 2);
        still.ShouldBeLessThan(900);
        await Gestures(screen).FlingAsync(Direction.Up, 100, Cancellation);
        (await NumberAsync(screen, "scrollY")).ShouldBe(0);
    }

    [Test]
    public async Task A_list_inside_an_element_is_scrolled_and_the_page_is_not()
    {
        Site.Page("/", Recorder + "<div id=box style='padding:10px'><div id=row style='overflow-x:auto;white-space:nowrap;width:300px'><div style='width:2000px;height:200px'></div></div></div><div style='height:3000px'></div>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).ScrollInsideAsync(Some.The(Box), Direction.Right, 500, Cancellation);
        (await NumberAsync(screen, "row.scrollLeft")).ShouldBe(500, 1);
        await Gestures(screen).ScrollInsideAsync(Some.The(Box), Direction.Left, 200, Cancellation);

        (await NumberAsync(screen, "row.scrollLeft")).ShouldBe(300, 1);
        (await NumberAsync(screen, "scrollY")).ShouldBe(0);
    }

    [Test]
    public async Task The_page_is_scrolled_to_its_bottom_and_back_to_its_top()
    {
        Site.Page("/", Recorder + "<div id=box style='height:4001px'></div>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).ScrollToEndAsync(Direction.Down, Cancellation);
        (await NumberAsync(screen, "document.documentElement.scrollHeight - innerHeight - scrollY")).ShouldBe(0, 1);
        Ledger.Actions[^1].ShouldSatisfyAllConditions(a => a.Kind.ShouldBe("scroll"), a => a.Detail.ShouldBe("to the bottom"));
        await Gestures(screen).ScrollToEndAsync(Direction.Up, Cancellation);

        (await NumberAsync(screen, "scrollY")).ShouldBe(0);
    }

    [Test]
    public async Task A_list_that_loads_more_is_scrolled_to_the_end_of_what_was_loaded()
    {
        Site.Page("/", Recorder + "<div id=box style='height:2000px'></div><script>let n = 0; addEventListener('scroll', () => { if (scrollY + innerHeight > document.documentElement.scrollHeight - 50 && n++ < 50) box.insertAdjacentHTML('afterend', '<div style=height:2000px></div>'); })</script>");
        var screen = await OpenAsync(Plan);
        var end = await NumberAsync(screen, "document.documentElement.scrollHeight - innerHeight");
        await Gestures(screen).ScrollToEndAsync(Direction.Down, Cancellation);

        (await NumberAsync(screen, "scrollY")).ShouldBe(end, 2);
    }

    [TestCase("<div id=pane style='height:100vh;overflow-y:auto'><div id=box style='height:4000px'></div></div>")]
    [TestCase("<style>html, body { height: 100%; margin: 0; overflow: hidden }</style><main id=pane style='height:100%;overflow-y:scroll'><div id=box style='height:4000px'></div></main>")]
    [TestCase("<div id=host></div><script>host.attachShadow({ mode: 'open' }).innerHTML = `<div id=pane style='height:100vh;overflow-y:auto'><div style='height:4000px'></div></div>`; window.pane = host.shadowRoot.getElementById('pane')</script>")]
    public async Task A_page_that_scrolls_in_a_pane_of_its_own_is_scrolled_there(string page)
    {
        Site.Page("/", Recorder + "<style>body { margin: 0 }</style>" + page);
        var screen = await OpenAsync(Plan);
        await screen.ScrollByAsync(300, Cancellation);
        (await NumberAsync(screen, "pane.scrollTop")).ShouldBe(300, 1);
        await Gestures(screen).ScrollToEndAsync(Direction.Down, Cancellation);
        (await NumberAsync(screen, "pane.scrollHeight - pane.clientHeight - pane.scrollTop")).ShouldBe(0, 1);
        await Gestures(screen).ScrollToEndAsync(Direction.Up, Cancellation);

        (await NumberAsync(screen, "pane.scrollTop")).ShouldBe(0);
    }

    [Test]
    public async Task An_option_is_chosen_by_its_label_and_a_wrong_one_is_told_with_those_that_are_there()
    {
        Site.Page("/", Recorder + "<select id=sort><option value=n>最新<option value=p>价格</select>");
        var screen = await OpenAsync(Plan);
        await Gestures(screen).SelectAsync(Some.The(Sort), "价格", Cancellation);
        (await TextAsync(screen, "sort.value")).ShouldBe("p");

        (await Should.ThrowAsync<BrokenException>(() => Gestures(screen).SelectAsync(Some.The(Sort), "销量", Cancellation))).Expected.ShouldBe("one of: 最新, 价格");
    }

    private static IScreenGestures Gestures(IScreen screen) => (IScreenGestures)screen;

    private async Task<((double X, double Y) Moved, int Steps, bool Trusted)> Moved(IScreen screen)
    {
        var (down, move, up) = phone ? ("touchstart", "touchmove", "touchend") : ("pointerdown", "pointermove", "pointerup");
        var seen = await ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<double[]>(
            "([down, move, up]) => { const d = log.find(e => e.n === down), u = log.find(e => e.n === up); return [u.x - d.x, u.y - d.y, log.slice(log.indexOf(d), log.indexOf(u)).filter(e => e.n === move).length, log.every(e => e.trusted) ? 1 : 0]; }",
            new[] { down, move, up });
        return ((seen[0], seen[1]), (int)seen[2], seen[3] > 0);
    }

    private static Task<string> TextAsync(IScreen screen, string script) => ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<string>("() => " + script);

    private static Task<double> NumberAsync(IScreen screen, string script) => ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<double>("() => " + script);
}

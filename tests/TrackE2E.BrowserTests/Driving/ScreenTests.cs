using System.Net;
using System.Net.Sockets;
using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Driving;

internal sealed class ScreenTests : BrowserFixture
{
    private static readonly PlannedElement Field = Some.Element("search-box", "#q");
    private static readonly PlannedElement Card = Some.Element("product-card", ".card", "@data-sku", page: "home");
    private static readonly PlannedElement Price = Some.Element("price", ".price", within: "product-card");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Field, Card, Price);

    [Test]
    public async Task An_element_that_is_not_there_is_broken_with_what_is_there()
    {
        Site.Page("/", "<input id=q><div class=card data-sku=S1 hidden>1</div>");
        var screen = await OpenAsync(Plan);

        var broken = await Should.ThrowAsync<BrokenException>(() => screen.ClickAsync(Some.The(Card, 2), Cancellation));

        broken.Reason.ShouldBe("element-not-found");
        broken.Message.ShouldBe($"""
            broken: element-not-found  the 2. "product-card" is not on the page
              expected  .card within 3 s, on page home
              actual    1 match, 0 shown; planned elements that are there: search-box (1)
              where     {Site.At("/")}
              do        look at the screenshot: bring the element on screen first, or correct the locator (test.plan.yaml:1:1)
            """);
    }

    [Test]
    public async Task An_element_that_comes_later_is_waited_for_and_one_that_goes_too()
    {
        Site.Page("/", "<p id=q>loading</p><iframe srcdoc='<p>other</p>'></iframe><script>setTimeout(() => { q.hidden = true; document.body.insertAdjacentHTML('beforeend', '<div class=card data-sku=S1>1</div><div class=card data-sku=S2>2</div><div class=card hidden>3</div>') }, 300)</script>");
        var screen = await OpenAsync(Plan);
        await screen.WaitForElementAsync(Some.The(Card, item: "S2"), true, Cancellation);
        await screen.WaitForElementAsync(Some.The(Field), false, Cancellation);

        (await screen.CountAsync(Card, Cancellation)).ShouldBe(2);
        Ledger.Actions.Where(a => a.Kind == "wait").Select(a => $"{a.Element} {a.Item} {a.Detail}".TrimEnd()).ShouldBe(["product-card S2", "search-box  until it is gone"]);
    }

    [Test]
    public async Task An_item_that_is_shown_later_than_its_neighbours_is_waited_for()
    {
        Site.Page("/", "<input id=q><div class=card data-sku=S1>1</div><div class=card data-sku=S2 hidden onclick='q.value = 2'>2</div><script>setTimeout(() => { document.querySelector('[data-sku=S2]').hidden = false }, 500)</script>");
        var screen = await OpenAsync(Plan);

        await screen.ClickAsync(Some.The(Card, item: "S2"), Cancellation);

        Ledger.Actions.Single(a => a.Kind == "click").Item.ShouldBe("S2");
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_page_that_never_rests_does_not_hold_up_a_scroll_that_cannot_be_done(CancellationToken cancellation)
    {
        Site.Page("/", "<p id=clock></p><div style='height:100vh;position:relative'><p id=q style='position:absolute;top:50vh;height:100px'>between</p></div><script>setInterval(() => clock.replaceChildren(String(Date.now())), 20)</script>");
        var screen = await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => screen.ScrollToAsync(Some.The(Field), 0.4, cancellation))).Reason.ShouldBe("step-unusable");
    }

    [Test]
    public async Task An_element_that_never_comes_or_never_goes_is_broken()
    {
        Site.Page("/", "<input id=q>");
        var screen = await OpenAsync(Plan);
        ((PlaywrightScreen)screen).Deadline = TimeSpan.FromMilliseconds(200);

        (await Should.ThrowAsync<BrokenException>(() => screen.WaitForElementAsync(Some.The(Card), true, Cancellation))).Reason.ShouldBe("element-not-found");
        (await Should.ThrowAsync<BrokenException>(() => screen.CountAsync(Card, Cancellation))).Reason.ShouldBe("element-not-found");
        var stays = await Should.ThrowAsync<BrokenException>(() => screen.WaitForElementAsync(Some.The(Field), false, Cancellation));
        stays.Reason.ShouldBe("element-still-there");
        stays.What.ShouldBe("\"search-box\" is still shown");
    }

    [Test]
    public async Task An_element_that_comes_after_the_deadline_is_not_said_to_be_missing()
    {
        Site.Page("/", "<div class=card data-sku=S1 disabled style='height:50px'>1</div><script>setInterval(() => { const e = document.querySelector('.card'), n = e.cloneNode(true); e.replaceWith(n); }, 1)</script>");
        var screen = await OpenAsync(Plan);
        ((PlaywrightScreen)screen).Deadline = TimeSpan.FromMilliseconds(1);

        var broken = await Should.ThrowAsync<BrokenException>(() => screen.ClickAsync(Some.The(Card), Cancellation));

        broken.Reason.ShouldBe("driver-deadline");
        broken.Expected.ShouldContain("deadline of 0 s");
        broken.Actual.ShouldContain("it is there now (1 match, 1 shown)");
    }

    [Test]
    public async Task An_element_that_comes_late_is_waited_for()
    {
        Site.Page("/", "<script>setTimeout(() => { document.body.innerHTML = '<div class=card data-sku=S1>1</div>'; }, 700)</script>");
        var screen = await OpenAsync(Plan);

        (await screen.ItemKeyAsync(Some.The(Card), Cancellation)).ShouldBe("S1");
    }

    [TestCase("@data-sku")]
    [TestCase("i@id")]
    public async Task What_is_inside_a_shadow_tree_belongs_to_the_item_that_holds_it(string key)
    {
        Site.Page("/", "<x-card class=card data-sku=S1></x-card><script>document.querySelector('x-card').attachShadow({ mode: 'open' }).innerHTML = '<i id=S1></i><b class=price>¥1</b>'</script>");
        var card = Some.Element("product-card", ".card", key);
        var screen = await OpenAsync(Some.Plan(Some.Page("home", "/"), card, Price));

        (await screen.ItemKeyAsync(Some.The(Price), Cancellation)).ShouldBe("S1");
        (await screen.ItemKeyAsync(Some.The(card), Cancellation)).ShouldBe("S1");
    }

    [Test]
    public async Task The_text_of_an_element_within_an_item_is_read()
    {
        Site.Page("/", "<div class=card data-sku=S1><b class=price> ¥1 </b></div><div class=card data-sku='S\"2'><b class=price> ¥2 </b></div>");
        var screen = await OpenAsync(Plan);

        (await screen.ShownTextAsync(Some.The(Price, item: "S\"2"), Cancellation)).ShouldBe("¥2");
        (await screen.ShownTextAsync(new(Price, Inside: new(Card, Ordinal: 2)), Cancellation)).ShouldBe("¥2");
        (await screen.ItemKeyAsync(Some.The(Price, ordinal: 2), Cancellation)).ShouldBe("S\"2");
    }

    [Test]
    public async Task Typing_replaces_what_is_there_and_a_password_is_masked_in_the_ledger()
    {
        Site.Page("/", "<input id=q value=old><input id=p type=password>");
        var screen = await OpenAsync(Plan);
        await screen.TypeAsync(Some.The(Field), "手机 case", Cancellation);
        await screen.TypeAsync(Some.The(Some.Element("password", "#p")), "secret", Cancellation);

        (await ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<string>("() => q.value + '|' + p.value")).ShouldBe("手机 case|secret");
        await screen.TypeSecretAsync(Some.The(Field), "hush", Cancellation);
        Ledger.Actions.Where(a => a.Kind == "type").Select(a => (a.Detail, a.Secret)).ShouldBe([("手机 case", null), ("••••••", "secret"), ("••••••", "hush")]);
    }

    [Test]
    public async Task A_covered_element_says_what_covers_it()
    {
        Site.Page("/", "<div class=card data-sku=S1>1</div><div id=mask style='position:fixed;inset:0;background:#0008'></div>");
        var screen = await OpenAsync(Plan);

        var broken = await Should.ThrowAsync<BrokenException>(() => screen.ClickAsync(Some.The(Card), Cancellation));

        broken.Reason.ShouldBe("element-not-found");
        broken.Actual.ShouldContain("mask");
        broken.Actual.ShouldContain("intercepts pointer events");
    }

    [Test]
    public async Task A_server_error_is_broken_page_error()
    {
        Site.On("/", context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        var screen = await ScreenAsync(Plan);

        var broken = await Should.ThrowAsync<BrokenException>(() => screen.OpenAsync(Site.At("/"), null, Cancellation));

        (broken.Reason, broken.Actual).ShouldBe(("page-error", "it answers 503 Service Unavailable"));
    }

    [Test]
    public async Task A_server_that_is_gone_is_broken_app_gone()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var screen = await ScreenAsync(Plan);

        var broken = await Should.ThrowAsync<BrokenException>(() => screen.OpenAsync(new($"http://127.0.0.1:{port}/"), null, Cancellation));

        broken.Reason.ShouldBe("app-gone");
        broken.Message.ShouldNotContain("Call log");
    }

    [Test]
    public async Task A_page_that_crashes_is_the_products_fault()
    {
        Site.Page("/", "<p>x");
        var screen = await OpenAsync(Plan);
        var page = ((PlaywrightScreen)screen).Context.Pages[^1];
        var crash = new TaskCompletionSource();
        page.Crash += (_, _) => crash.TrySetResult();
        _ = page.GotoAsync("chrome://crash").ContinueWith(t => t.Exception, TaskScheduler.Default);
        await crash.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var failed = await Should.ThrowAsync<FindingsException>(() => screen.HoldAsync(TimeSpan.FromMilliseconds(10), Cancellation));

        failed.Findings.Single().Kind.ShouldBe(FindingKind.AppCrashed);
    }

    [Test]
    public async Task Going_back_from_the_first_page_says_that_there_is_none()
    {
        Site.Page("/", "<p>x");
        var screen = await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => screen.GoBackAsync(Cancellation))).Reason.ShouldBe("step-unusable");
    }

    [Test]
    public async Task A_page_that_is_not_shown_says_which_one_is()
    {
        Site.Page("/", "<p>x");
        var screen = await OpenAsync(Plan);

        var broken = await Should.ThrowAsync<BrokenException>(() => screen.WaitForPageAsync(Some.Page("cart", "/cart"), Cancellation));

        broken.Reason.ShouldBe("page-not-shown");
        broken.Actual.ShouldBe($"the page shown is {Site.At("/")}");
    }

    [Test]
    public async Task A_hold_is_as_long_as_asked_by_the_pages_clock()
    {
        Site.Page("/", "<p>x");
        var screen = await OpenAsync(Plan);
        var page = ((PlaywrightScreen)screen).Context.Pages[^1];
        await page.EvaluateAsync("() => { const o = window[Symbol.for('tracke2e')]; window.took = []; window.measure = async ms => { const t = performance.now(); await o.hold(ms); window.took.push(performance.now() - t - ms); }; }");
        for (var i = 0; i < 5; i++)
        {
            await page.EvaluateAsync("() => window.measure(300)");
        }

        await screen.HoldAsync(TimeSpan.FromMilliseconds(300), Cancellation);

        (await page.EvaluateAsync<double[]>("() => window.took")).Order().ElementAt(2).ShouldBeInRange(0, 10);
        Ledger.Actions[^1].Detail.ShouldBe("0.3 s");
    }

    [Test]
    public async Task Cookies_and_storage_are_there_before_the_pages_own_code()
    {
        Site.Page("/", "<script>document.title = document.cookie + ' ' + localStorage.getItem('consent')</script>");
        var screen = await ScreenAsync(Plan, o => o with
        {
            Cookies = [new(Site.Url, "uid", "7")],
            Storage = [new(Site.Url.GetLeftPart(UriPartial.Authority), "consent", "yes")],
        });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Single().Title.ShouldBe("uid=7 yes");
    }

    [Test]
    public async Task The_marker_comes_from_the_page_and_also_when_there_is_none_or_its_policy_refuses()
    {
        Site.Page("/", "<p>x");
        Site.Page("/strict", "<p>x", r => r.Headers.ContentSecurityPolicy = "connect-src 'none'");
        var screen = await OpenAsync(Plan);
        await screen.SendMarkerAsync(new(Site.Collector, "/marker/1"), Cancellation);
        await screen.OpenAsync(Site.At("/strict"), null, Cancellation);
        await screen.SendMarkerAsync(new(Site.Collector, "/marker/2"), Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.SendMarkerAsync(new(Site.Collector, "/marker/3"), Cancellation);
        await screen.CloseAsync(Cancellation);
        await screen.SendMarkerAsync(new(Site.Collector, "/marker/4"), Cancellation);

        Site.Requests.Where(r => r.Contains("/marker/", StringComparison.Ordinal)).ShouldBe(["GET /marker/1", "GET /marker/2", "GET /marker/3", "GET /marker/4"]);
    }

    [Test]
    public async Task A_link_that_opens_a_tab_leads_there_and_closing_it_leads_back()
    {
        var link = Some.Element("link", "#l");
        var (home, next) = (Some.Page("home", "/"), Some.Page("next", "/next"));
        Site.Page("/", "<a id=l href=/next target=_blank>next</a>");
        Site.Page("/next", "<input id=q>");
        var screen = await OpenAsync(Some.Plan(home, next, link, Field));
        await screen.ClickAsync(Some.The(link), Cancellation);
        await screen.WaitForPageAsync(next, Cancellation);
        await screen.TypeAsync(Some.The(Field), "x", Cancellation);
        await screen.CloseAsync(Cancellation);
        await screen.ClickAsync(Some.The(link), Cancellation);

        Ledger.All<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task Nothing_of_another_scenario_is_left()
    {
        Site.Page("/", "<script>document.title = localStorage.getItem('n'); localStorage.setItem('n', 1)</script>");
        var first = await OpenAsync(Plan);
        await first.DisposeAsync();
        var second = await OpenAsync(Plan);
        await second.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Select(v => v.Title).ShouldAllBe(t => t == null || t == "null");
    }

    [Test]
    public async Task A_trace_is_saved_for_its_owner_only()
    {
        Site.Page("/", "<p>x");
        var screen = await ScreenAsync(Plan, o => o with { Trace = true });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid() + ".zip");
        await screen.KeepTraceAsync(path, Cancellation);

        new FileInfo(path).Length.ShouldBeGreaterThan(1000);
        (OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBe(UnixFileMode.None);
        File.Delete(path);
    }

    [Test]
    public async Task The_page_sees_a_users_browser()
    {
        Site.Page("/", "<script>document.title = navigator.webdriver + ' ' + /Headless/.test(navigator.userAgent) + ' ' + navigator.language</script>");
        var screen = await OpenAsync(Plan);
        await screen.DrainAsync(Cancellation);

        Ledger.All<VisitBegan>().Single().Title.ShouldBe("false false zh-CN");
    }
}

using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class VisibleShareTests : BrowserFixture
{
    private const string Style = "<style>body{margin:0}.card{height:300px;margin-bottom:20px;background:#ddd}</style>";

    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");

    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Card, Some.Exposure("card"));

    [Test]
    public async Task Cards_visible_at_load_are_seen_with_their_share()
    {
        Site.Page("/", Style + Cards(1, 10));

        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Last("S1").ShouldBe(1);
        Last("S2").ShouldBe(1);
        Last("S3").ShouldBe(160 / 300.0, 0.0001);
        Ledger.Shares("card", "S4").ShouldBeEmpty();
    }

    [Test]
    public async Task Times_in_view_agree_with_a_sampler_that_looks_at_every_frame()
    {
        Site.Page("/", Style + Cards(1, 30));
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(
            screen,
            """
            () => {
              window.sampled = {}; const on = {};
              const look = () => {
                const t = performance.timeOrigin + performance.now();
                for (const c of document.querySelectorAll('.card')) {
                  const r = c.getBoundingClientRect(), v = Math.max(0, Math.min(r.bottom, innerHeight) - Math.max(r.top, 0)) / r.height;
                  if (v >= 0.5 && !on[c.dataset.sku]) on[c.dataset.sku] = t;
                  if (v < 0.5 && on[c.dataset.sku]) { (window.sampled[c.dataset.sku] ??= []).push(t - on[c.dataset.sku]); delete on[c.dataset.sku]; }
                }
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            }
            """);
        foreach (var (pixels, hold) in new[] { (320, 450), (320, 550), (640, 200), (320, 500), (-320, 480), (-640, 200) })
        {
            await screen.ScrollByAsync(pixels, Cancellation);
            await screen.HoldAsync(TimeSpan.FromMilliseconds(hold), Cancellation);
        }

        await screen.ScrollByAsync(4000, Cancellation);
        await ShownAsync(screen);

        var sampled = await SampledAsync(screen);
        sampled.Count.ShouldBeGreaterThan(4);
        // the first three were in view before the sampler began
        foreach (var (sku, times) in sampled.Where(s => s.Key is not ("S1" or "S2" or "S3")))
        {
            var dwells = Ledger.Dwells("card", sku, 0.5).Select(d => d.TotalMilliseconds).ToList();
            dwells.Count.ShouldBe(times.Count, sku);
            foreach (var (seen, truth) in dwells.Zip(times))
            {
                seen.ShouldBe(truth, 40, sku);
            }
        }
    }

    // as a busy browser does it: the page's own code waits, and gets what several frames drew at once
    [Test]
    public async Task What_several_frames_drew_is_told_frame_by_frame()
    {
        Site.Page("/", Style + Cards(1, 2) + """
            <script>
            const real = IntersectionObserver.prototype.takeRecords, node = document.querySelector('.card'), box = { width: 9, height: 9 };
            IntersectionObserver.prototype.takeRecords = function () {
              const from = window.frames3, draw = (ms, ratio) => ({ target: node, time: from + ms, isIntersecting: true, intersectionRatio: ratio, boundingClientRect: box });
              window.frames3 = undefined;
              return from ? [draw(0, 0.3), draw(200, 0.6), draw(400, 0.9)] : real.call(this);
            };
            </script>
            """);
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => { window.frames3 = performance.now() - 500; }");
        await screen.DrainAsync(Cancellation);

        var told = Ledger.Shares("card", "S1");
        told.Select(s => s.Share).ShouldBe([1, 0.3, 0.6, 0.9]);
        told.Skip(2).Select(s => (s.At - told[1].At).TotalMilliseconds).ShouldBe([200, 400]);
        Ledger.All<HeldUp>().ShouldContain(h => h.At == told[1].At && h.Length >= TimeSpan.FromMilliseconds(500));
    }

    [Test]
    public async Task What_a_scroll_container_cuts_off_is_not_visible()
    {
        Site.Page("/", Style + "<div id=list style='height:200px;overflow:auto'>" + Cards(1, 3) + "</div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        Last("S1").ShouldBe(200 / 300.0, 0.0001);

        await EvaluateAsync(screen, "() => document.querySelector('#list').scrollTop = 320");
        await ShownAsync(screen);

        Last("S1").ShouldBe(0);
        Last("S2").ShouldBe(200 / 300.0, 0.0001);
    }

    [TestCase("display:none")]
    [TestCase("visibility:hidden")]
    [TestCase("opacity:0")]
    [TestCase("height:0")]
    [TestCase("transform:scale(0)")]
    public async Task What_a_style_hides_is_not_visible_and_is_again_when_the_style_goes(string hidden)
    {
        Site.Page("/", Style + $"<div id=holder><div class=card data-sku=S1>1</div></div><style>.gone .card,.card.gone{{{hidden}}}</style>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        Last("S1").ShouldBe(1);

        await EvaluateAsync(screen, "() => document.querySelector('#holder').className = 'gone'");
        await ShownAsync(screen);
        Last("S1").ShouldBe(0);

        await EvaluateAsync(screen, "() => document.querySelector('#holder').className = ''");
        await ShownAsync(screen);
        Last("S1").ShouldBe(1);
    }

    [Test]
    public async Task A_picture_that_gets_its_size_when_it_has_loaded_is_visible_from_then()
    {
        Site.On("/p.svg", async context =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
            context.Response.ContentType = "image/svg+xml";
            await context.Response.Body.WriteAsync("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='200'><rect width='200' height='200'/></svg>"u8.ToArray());
        });
        Site.Page("/", "<img class=card data-sku=S1 src=/p.svg style='display:block'>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Ledger.Shares("card", "S1").Select(s => s.Share).ShouldBe([1]);
        (Ledger.Shares("card", "S1")[0].At - Ledger.All<VisitBegan>()[0].At).TotalMilliseconds.ShouldBeGreaterThan(380);
    }

    [Test]
    public async Task What_fades_out_is_not_visible_when_it_is_gone()
    {
        Site.Page("/", Style + "<style>.card{transition:opacity .2s}.gone{opacity:0}</style><div class=card data-sku=S1>1</div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        await EvaluateAsync(screen, "() => new Promise(done => { const c = document.querySelector('.card'); c.addEventListener('transitionend', () => done()); c.classList.add('gone'); })");
        await ShownAsync(screen);

        Last("S1").ShouldBe(0);
    }

    [Test]
    public async Task A_recycled_node_is_the_item_it_shows_now()
    {
        Site.Page("/", Style + "<div class=card data-sku=S1>1</div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        await EvaluateAsync(screen, "() => document.querySelector('.card').dataset.sku = 'S2'");
        await ShownAsync(screen);

        Ledger.Shares("card", "S1").Select(s => s.Share).ShouldBe([1, 0]);
        Ledger.Shares("card", "S2").Select(s => s.Share).ShouldBe([1]);
        Ledger.Shares("card", "S2")[0].At.ShouldBeGreaterThanOrEqualTo(Ledger.Shares("card", "S1")[1].At);
    }

    [Test]
    public async Task A_key_of_text_or_of_a_child_follows_the_node_too()
    {
        var name = Some.Element("name", ".name", "text");
        var row = Some.Element("row", ".row", ".name@data-id");
        Site.Page("/", "<div class=row style='height:100px'><span class=name data-id=a>  First \n item </span></div>");
        var screen = await OpenAsync(Some.Plan(name, row));
        await ShownAsync(screen);

        await EvaluateAsync(screen, "() => { const n = document.querySelector('.name'); n.firstChild.data = 'Second'; n.dataset.id = 'b'; }");
        await ShownAsync(screen);

        Ledger.Shares("name", "First item").Select(s => s.Share).ShouldBe([1, 0]);
        Ledger.Shares("name", "Second").Select(s => s.Share).ShouldBe([1]);
        Ledger.Shares("row", "a").Select(s => s.Share).ShouldBe([1, 0]);
        Ledger.Shares("row", "b").Select(s => s.Share).ShouldBe([1]);
    }

    [Test]
    public async Task A_card_that_is_inserted_late_is_seen_and_one_that_is_removed_is_gone()
    {
        Site.Page("/", Style + "<div id=list></div>");
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => { document.querySelector('#list').innerHTML = '<div class=card data-sku=S9>9</div>'; }");
        await ShownAsync(screen);
        Last("S9").ShouldBe(1);

        await EvaluateAsync(screen, "() => document.querySelector('.card').remove()");
        await ShownAsync(screen);

        Last("S9").ShouldBe(0);
    }

    [Test]
    public async Task A_carousels_clone_is_the_same_item()
    {
        Site.Page("/", Style + "<div style='width:400px;overflow:hidden'><div id=rail style='display:flex;width:800px'>"
            + "<div class=card data-sku=S1 style='width:400px'>1</div><div class=card data-sku=S1 style='width:400px'>1</div></div></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        await EvaluateAsync(screen, "() => { document.querySelector('#rail').style.transform = 'translateX(-400px)'; }");
        await ShownAsync(screen);

        Ledger.Shares("card", "S1").Select(s => s.Share).ShouldBe([1]);
    }

    [Test]
    public async Task Elements_in_open_and_closed_shadow_trees_are_seen()
    {
        Site.Page("/", Style + """
            <x-list></x-list><script>
            customElements.define('x-list', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = '<div class=card data-sku=S1 style="height:100px">1</div>'; } });
            </script>
            """);

        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Last("S1").ShouldBe(1);
    }

    [TestCase("x-shop .card", "@data-sku")]
    [TestCase("main > x-list .card", "@data-sku")]
    [TestCase("x-list[data-kind='a, b > c'] > section > .card", "@data-sku")]
    [TestCase(".no, x-shop x-list .first + .card, .card.first", "@data-sku")]
    [TestCase("x-shop x-list.ready .card", "@data-sku")]
    [TestCase("x-list x-tile", ".card@data-sku")]
    public async Task A_selector_leads_from_a_shadow_tree_to_its_host_as_it_does_for_a_click(string css, string key)
    {
        Site.Page("/", Style + """
            <x-shop><main><x-list data-kind="a, b > c"></x-list></main></x-shop><div class=no-card data-sku=S9 style="height:100px">9</div><script>
            const of = (name, html) => customElements.define(name, class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = html; } });
            of('x-list', '<section><div class="card first" data-sku=S0 style="height:90px">0</div><div class=card data-sku=S1 style="height:90px">1</div><x-tile style="display:block;height:90px"></x-tile></section>');
            of('x-tile', '<div class=card data-sku=S1>2</div>');
            setTimeout(() => document.querySelector('x-list').classList.add('ready'), 100);
            </script>
            """);
        var card = Some.Element("card", css, key);
        var screen = await OpenAsync(Some.Plan(Some.Page("home", "/"), card, Some.Exposure("card"), Some.Click("card")));
        await screen.HoldAsync(TimeSpan.FromMilliseconds(300), Cancellation);
        await screen.ClickAsync(Some.The(card, item: "S1"), Cancellation);
        await ShownAsync(screen);

        Last("S1").ShouldBe(1);
        Ledger.All<Clicked>().Single().Targets.ShouldContain(t => t.Element == "card" && t.Item == "S1");
    }

    [TestCase("x-list > .card")]
    [TestCase("x-shop > .card")]
    [TestCase("x-shop + .card")]
    [TestCase("x-shop x-list:not(.ready) .card")]
    public async Task What_a_selector_does_not_lead_to_is_not_seen_in_a_shadow_tree(string css)
    {
        Site.Page("/", Style + """
            <x-shop><x-list class=ready></x-list></x-shop><script>
            customElements.define('x-list', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p><b class=card data-sku=S1>1</b></p>'; } });
            </script>
            """);
        var screen = await OpenAsync(Some.Plan(Some.Page("home", "/"), Some.Element("card", css, "@data-sku"), Some.Exposure("card")));
        await ShownAsync(screen);

        Ledger.Shares("card", "S1").ShouldBeEmpty();
    }

    [Test]
    public async Task Elements_in_a_frame_are_seen_as_far_as_the_page_shows_the_frame()
    {
        Site.Page("/inner", Style + Cards(1, 2));
        Site.Page("/", $"<body style='margin:0'><div style='height:600px'></div><iframe src='http://localhost:{Site.Url.Port}/inner' style='width:500px;height:620px;border:0;display:block'></iframe>");
        var screen = await OpenAsync(Some.Plan(Card, Some.Exposure("card")));
        await ShownAsync(screen);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(200), Cancellation);
        await ShownAsync(screen);

        Ledger.All<DocumentBegan>().Select(d => d.Top).ShouldBe([true, false], ignoreOrder: true);
        Last("S1").ShouldBe(200 / 300.0, 0.02);
        Ledger.Shares("card", "S2").ShouldAllBe(s => s.Share == 0);
    }

    [Test]
    public async Task An_element_of_another_page_is_not_reported_here()
    {
        var other = Some.Element("card", ".card", "@data-sku", page: "cart");
        Site.Page("/", Style + Cards(1, 2));

        var screen = await OpenAsync(Some.Plan(Some.Page("home", "/"), Some.Page("cart", "/cart"), other));
        await ShownAsync(screen);

        Ledger.All<ShareChanged>().ShouldBeEmpty();
    }

    [Test]
    public async Task An_element_without_a_key_belongs_to_the_item_it_is_within()
    {
        var price = Some.Element("price", ".price", within: "card");
        Site.Page("/", Style + "<span class=price>other</span><div class=card data-sku=S1><span class=price>1</span></div>");

        var screen = await OpenAsync(Some.Plan(Card, price));
        await ShownAsync(screen);

        Ledger.All<ShareChanged>().Where(s => s.Element == "price").Select(s => s.Item).ShouldBe(["S1"]);
    }

    [Test]
    public async Task A_selector_that_the_browser_cannot_read_is_a_gap_that_names_it()
    {
        Site.Page("/", Style + Cards(1, 1));

        var screen = await OpenAsync(Some.Plan(Some.Element("bad", ".card:has-text(\"x\")")));
        await ShownAsync(screen);

        Ledger.All<ObserverGap>().Single().Reason.En.ShouldContain("of bad");
    }

    private static string Cards(int from, int to) => string.Concat(Enumerable.Range(from, to - from + 1).Select(i => $"<div class=card data-sku=S{i}>{i}</div>"));

    private double Last(string sku) => Ledger.Shares("card", sku)[^1].Share;

    private static async Task<Dictionary<string, List<double>>> SampledAsync(TrackE2E.Driving.Screens.IScreen screen) =>
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, List<double>>>(
            await ((TrackE2E.Driving.Web.PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<string>("() => JSON.stringify(window.sampled)"))!;
}

using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class CoveredTests : BrowserFixture
{
    private const string Style = "<style>body{margin:0}.card{height:200px;background:#ddd}#over{background:#000}</style>";

    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");
    private static readonly TrackingPlan Plan = Some.Plan(Card, Some.Exposure("card"));

    [TestCase("position:fixed;left:0;top:0;right:0;height:120px", 0.6)]
    [TestCase("position:fixed;left:0;top:50px;right:0;bottom:0", 0.75)]
    [TestCase("position:absolute;left:0;top:0;width:350px;height:800px", 0.35)]
    [TestCase("position:fixed;inset:0;background:rgba(0,0,0,.4)", 1)]
    [TestCase("position:fixed;inset:0;opacity:0", 0)]
    [TestCase("position:fixed;inset:0;background:none", 0)]
    [TestCase("position:absolute;left:0;top:0;width:350px;height:800px;z-index:-1", 0)]
    public async Task The_part_under_something_else_is_measured(string over, double covered)
    {
        Site.Page("/", Style + $"<div class=card data-sku=S1>1</div><div id=over style='{over}'></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        var share = Ledger.Measured("card", "S1")[^1];
        share.Share.ShouldBe(1);
        share.Covered.ShouldNotBeNull().ShouldBe(covered, 0.03);
    }

    [Test]
    public async Task A_dialog_covers_from_when_it_opens_until_it_closes()
    {
        Site.Page("/", Style + "<div class=card data-sku=S1>1</div><dialog id=rules style='width:600px;height:300px;margin:0'>rules</dialog>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => rules.showModal()");
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => rules.close()");
        await ShownAsync(screen);

        Ledger.Measured("card", "S1").Select(s => s.Covered).OfType<double>().ShouldBe([0, 1, 0]);
    }

    [Test]
    public async Task What_is_covered_while_the_page_scrolls_is_unsure_from_the_first_change()
    {
        Site.Page("/", Style + "<div style='height:100px'></div><div class=card data-sku=S1>1</div><div style='height:2000px'></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        var opened = await PageOf(screen).EvaluateAsync<double>(
            """
            async () => {
              const frame = () => new Promise(requestAnimationFrame), over = document.createElement('div');
              over.style = 'position:fixed;inset:0;background:#000';
              document.body.append(document.createElement('i'));
              for (let i = 0; i < 4; i++) await frame();
              document.body.append(over);
              await null;
              const at = performance.timeOrigin + performance.now();
              for (let i = 0; i < 20; i++) { scrollBy(0, 1); await frame(); }
              return at;
            }
            """);
        await ShownAsync(screen);

        var told = Ledger.Measured("card", "S1");
        told[^1].Covered.ShouldBe(1);

        // unknown, or known already to be covered: never said to be free for as long as nobody has looked
        told.Last(s => s.At <= Time(opened)).Covered.ShouldNotBe(0);
    }

    [TestCase(1000)]
    [TestCase(150)]
    public async Task What_moves_away_before_anybody_has_looked_what_came_over_it_is_unsure_from_then_on(int by)
    {
        Site.Page("/", Style + "<div style='height:50px'></div><div class=card data-sku=S1>1</div><div style='height:2000px'></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        var opened = await PageOf(screen).EvaluateAsync<double>(
            $$"""
            async () => {
              const frame = () => new Promise(requestAnimationFrame), over = document.createElement('div');
              over.style = 'position:fixed;inset:0;background:#000';
              for (let i = 0; i < 20; i++) { scrollBy(0, i % 2 ? 1 : -1); await frame(); }
              document.body.append(over);
              await null;
              const at = performance.timeOrigin + performance.now();
              for (let i = 0; i < 3; i++) { scrollBy(0, i % 2 ? 1 : -1); await frame(); }
              scrollBy(0, {{by}});
              await frame();
              return at;
            }
            """);
        await ShownAsync(screen);

        var told = Ledger.Measured("card", "S1");
        told[^1].Share.ShouldBe(by > 250 ? 0 : 0.5);

        // looked at in time, or not known
        told.Last(s => s.At <= Time(opened)).Covered.ShouldNotBe(0);
    }

    // the driver asks before the browser has said that it moved
    [Test]
    public async Task What_has_moved_away_when_it_is_looked_at_is_unsure_from_what_came_over_it_on()
    {
        Site.Page("/", Style + "<div class=card data-sku=S1>1</div><div style='height:2000px'></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(
            screen,
            """
            async () => {
              const over = document.createElement('div');
              over.style = 'position:fixed;inset:0;background:#000';
              document.body.append(over);
              await null;
              scrollBy(0, 1000);
              window[Symbol.for('tracke2e')].flush();
            }
            """);
        await ShownAsync(screen);

        Ledger.Measured("card", "S1").SkipWhile(s => s.Covered is null).Select(s => (s.Share, s.Covered)).ShouldBe([(1, 0), (1, null), (0, null)]);
    }

    // something changes, and before anybody has looked the browser tells of another share
    [Test]
    public async Task What_is_looked_at_when_its_share_is_told_was_not_unsure_before()
    {
        Site.Page("/", Style + """
            <div class=card data-sku=S1>1</div><script>
            const real = IntersectionObserver.prototype.takeRecords, target = document.querySelector('.card'), boundingClientRect = { width: 9, height: 9 };
            IntersectionObserver.prototype.takeRecords = function () {
              if (!window.moves) return real.call(this);
              window.moves = false;
              dispatchEvent(new Event('toggle'));
              return [{ target, time: performance.now() + 1, isIntersecting: true, intersectionRatio: 0.6, boundingClientRect }];
            };
            </script>
            """);
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(1200), Cancellation);
        await EvaluateAsync(screen, "() => { window.moves = true; }");
        await screen.DrainAsync(Cancellation);

        Ledger.Measured("card", "S1").SkipWhile(s => s.Covered is null).Select(s => (s.Share, s.Covered)).ShouldBe([(1, 0), (0.6, 0)]);
    }

    [Test]
    public async Task A_panel_that_fades_in_covers_when_it_has()
    {
        Site.Page("/", Style + "<style>#over{position:fixed;inset:0;opacity:0;visibility:hidden;transition:opacity .2s}#over.on{opacity:1;visibility:visible}</style><div class=card data-sku=S1>1</div><div id=over></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => new Promise(done => { over.addEventListener('transitionend', () => done()); over.className = 'on'; })");
        await ShownAsync(screen);

        Ledger.Measured("card", "S1")[^1].Covered.ShouldBe(1);
    }

    [Test]
    public async Task What_scrolls_under_a_sticky_head_and_a_bottom_bar_is_covered_as_it_goes()
    {
        Site.Page("/", Style + "<style>.card{margin-bottom:10px}</style><header style='position:sticky;top:0;height:150px;background:#fff'>head</header>"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"<div class=card data-sku=S{i}>{i}</div>")) + "<div style='position:fixed;bottom:0;left:0;right:0;height:120px;background:#fff'>bar</div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        Clear("S1").ShouldBe(1, 0.02);
        Clear("S3").ShouldBe(110 / 200.0, 0.03);

        await screen.ScrollByAsync(150, Cancellation);
        await ShownAsync(screen);

        // S1 is at 0–200 and under the head down to 150
        var first = Ledger.Measured("card", "S1")[^1];
        first.Share.ShouldBe(1);
        first.Covered.ShouldNotBeNull().ShouldBe(0.75, 0.03);
        Clear("S3").ShouldBe(1, 0.02);
    }

    [Test]
    public async Task A_fling_measures_what_it_ends_on()
    {
        Site.Page("/", Style + "<header style='position:sticky;top:0;height:150px;background:#fff'>head</header>"
            + string.Concat(Enumerable.Range(1, 1000).Select(i => $"<div class=card data-sku=S{i}>{i}</div>")));
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => new Promise(done => { let i = 0; const step = () => { scrollBy(0, 900); i++ < 60 ? requestAnimationFrame(step) : done(); }; step(); })");
        await ShownAsync(screen);

        var last = Ledger.All<ShareChanged>().GroupBy(s => s.Item).Select(g => g.Last()).Where(s => s.Share >= 0.5).ToList();
        last.Count.ShouldBeInRange(3, 5);
        last.ShouldAllBe(s => s.Covered != null);
        last.ShouldContain(s => s.Covered > 0.2);
    }

    [Test]
    public async Task What_cannot_be_hit_is_not_measured()
    {
        Site.Page("/", Style + "<div style='position:absolute;inset:0;background:#eee'></div><div class=card data-sku=S1 style='position:relative;pointer-events:none'>1</div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Ledger.Measured("card", "S1")[^1].Covered.ShouldBeNull();
    }

    [Test]
    public async Task In_a_shadow_tree_what_covers_inside_and_outside_is_found()
    {
        Site.Page("/", Style + """
            <x-list></x-list><x-list></x-list><script>
            let n = 0;
            customElements.define('x-list', class extends HTMLElement { connectedCallback() { const i = ++n;
              this.attachShadow({ mode: 'closed' }).innerHTML = `<div style="position:relative"><div class=card data-sku=S${i} style="height:200px">1</div><p style="position:absolute;inset:0;margin:0;background:#fff;display:${i === 1 ? 'none' : 'block'}">over</p></div>`; } });
            </script>
            """);
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        Ledger.Measured("card", "S1")[^1].Covered.ShouldBe(0);
        Ledger.Measured("card", "S2")[^1].Covered.ShouldBe(1);

        await EvaluateAsync(screen, "() => { document.body.insertAdjacentHTML('beforeend', '<div style=\"position:fixed;inset:0;background:#fff\"></div>'); }");
        await ShownAsync(screen);

        Ledger.Measured("card", "S1")[^1].Covered.ShouldBe(1);
    }

    [Test]
    public async Task Without_an_exposure_nothing_is_measured()
    {
        Site.Page("/", Style + "<div class=card data-sku=S1>1</div><div id=over style='position:fixed;inset:0'></div>");
        var screen = await OpenAsync(Some.Plan(Card));
        await ShownAsync(screen);

        Ledger.Measured("card", "S1").Single().Covered.ShouldBeNull();
    }

    // read as the ledger reads what the page says: within one tick of the page's clock the same time
    private static DateTimeOffset Time(double milliseconds) => DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(milliseconds);

    private double Clear(string sku)
    {
        var last = Ledger.Measured("card", sku)[^1];
        return last.Share - last.Covered.ShouldNotBeNull();
    }
}

using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;

namespace TrackE2E.BrowserTests.Driving;

internal sealed class ScrollTests : BrowserFixture
{
    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Card, Some.Exposure("card"));

    [TestCase(300, 0.5, 0.5)]
    [TestCase(301, 0.5, 151 / 301.0)]
    [TestCase(300, 0.49, 0.49)]
    [TestCase(50, 0.49, 24 / 50.0)]
    [TestCase(300, 1, 1)]
    [TestCase(300, 0, 0)]
    public async Task The_asked_share_is_reached_to_the_pixel_and_on_the_right_side_of_a_threshold(int height, double share, double reached)
    {
        Site.Page("/", Cards(height, 40));
        var screen = await OpenAsync(Plan);
        await screen.ScrollToAsync(Some.The(Card, item: "S30"), share, Cancellation);

        (await ShareAsync(screen, "S30")).ShouldBe(reached, 0.0001);
    }

    [Test]
    public async Task An_element_passed_already_is_scrolled_back_to()
    {
        Site.Page("/", Cards(300, 40));
        var screen = await OpenAsync(Plan);
        await screen.ScrollToAsync(Some.The(Card, ordinal: 30), 1, Cancellation);
        await screen.ScrollToAsync(Some.The(Card, ordinal: 3), 0.5, Cancellation);

        (await ShareAsync(screen, "S3")).ShouldBe(0.5, 0.0001);
    }

    [Test]
    public async Task Passing_over_cards_never_shows_the_asked_one_more_than_asked()
    {
        Site.Page("/", Cards(300, 40));
        var screen = await OpenAsync(Plan);
        await screen.ScrollToAsync(Some.The(Card, ordinal: 20), 0.49, Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Shares("card", "S20").Max(s => s.Share).ShouldBeLessThan(0.5);
    }

    [Test]
    public async Task A_list_that_loads_more_is_scrolled_until_the_item_is_there()
    {
        Site.Page("/", Cards(300, 6) + """
            <script>
            let n = 6, busy = false;
            addEventListener('scroll', () => { const e = document.documentElement;
              if (busy || n >= 24 || e.scrollTop + innerHeight < e.scrollHeight - 200) return;
              busy = true;
              setTimeout(() => { for (let i = 0; i < 6; i++) document.body.insertAdjacentHTML('beforeend', `<div class=card data-sku=S${++n}>${n}</div>`); busy = false; }, 400); });
            </script>
            """);
        var screen = await OpenAsync(Plan);
        await screen.ScrollToAsync(Some.The(Card, ordinal: 20), 1, Cancellation);

        (await ShareAsync(screen, "S20")).ShouldBe(1);
    }

    [Test]
    public async Task A_list_that_ends_before_the_item_is_broken_element_not_found()
    {
        Site.Page("/", Cards(300, 6));
        var screen = await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => screen.ScrollToAsync(Some.The(Card, ordinal: 7), 1, Cancellation))).Reason.ShouldBe("element-not-found");
    }

    [Test]
    public async Task A_list_in_a_container_is_scrolled_inside_it()
    {
        Site.Page("/", "<div style='height:900px'>above</div><div style='height:500px;overflow-y:auto'>" + Cards(300, 20) + "</div><div style='height:900px'>below</div>");
        var screen = await OpenAsync(Plan);
        await screen.ScrollToAsync(Some.The(Card, ordinal: 12), 0.5, Cancellation);

        (await ShareAsync(screen, "S12")).ShouldBe(0.5, 0.0001);
    }

    [Test]
    public async Task A_sideways_list_is_scrolled_sideways()
    {
        Site.Page("/", "<div style='height:1500px'>above</div><div style='display:flex;overflow-x:auto;width:600px'>"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"<div class=card data-sku=S{i} style='flex:0 0 200px;height:100px'>{i}</div>")) + "</div><div style='height:900px'></div>");
        var screen = await OpenAsync(Plan);
        await screen.ScrollToAsync(Some.The(Card, ordinal: 8), 0.5, Cancellation);

        (await ShareAsync(screen, "S8")).ShouldBe(0.5, 0.0001);
    }

    [Test]
    public async Task A_share_that_the_page_cannot_show_is_said()
    {
        Site.Page("/", Cards(300, 1));
        var screen = await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => screen.ScrollToAsync(Some.The(Card), 0.5, Cancellation))).Reason.ShouldBe("step-unusable");
    }

    [Test]
    public async Task A_page_that_does_not_follow_the_wheel_is_said()
    {
        Site.Page("/", Cards(300, 20) + "<script>addEventListener('wheel', e => e.preventDefault(), { passive: false })</script>");
        var screen = await OpenAsync(Plan);

        (await Should.ThrowAsync<BrokenException>(() => screen.ScrollToAsync(Some.The(Card, 9), 1, Cancellation))).Actual.ShouldContain("does not follow the wheel");
    }

    [Test]
    public async Task Scrolling_by_pixels_scrolls_so_far_and_to_the_end_at_most()
    {
        Site.Page("/", Cards(300, 10));
        var screen = await OpenAsync(Plan);
        await screen.ScrollByAsync(1500, Cancellation);
        (await TopAsync(screen)).ShouldBe(1500);
        await screen.ScrollByAsync(-700, Cancellation);
        (await TopAsync(screen)).ShouldBe(800);
        await screen.ScrollByAsync(50_000, Cancellation);

        (await TopAsync(screen)).ShouldBe(2400);
    }

    private static string Cards(int height, int count) =>
        $"<style>body{{margin:0}}.card{{height:{height}px;margin-bottom:20px;background:#ddd}}</style>" + string.Concat(Enumerable.Range(1, count).Select(i => $"<div class=card data-sku=S{i}>{i}</div>"));

    private static Task<double> TopAsync(IScreen screen) =>
        ((TrackE2E.Driving.Web.PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<double>("() => document.documentElement.scrollTop");

    private async Task<double> ShareAsync(IScreen screen, string item)
    {
        await EvaluateAsync(screen, "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
        await screen.DrainAsync(Cancellation);
        return Ledger.Shares("card", item) is { Count: > 0 } shares ? shares[^1].Share : 0;
    }
}

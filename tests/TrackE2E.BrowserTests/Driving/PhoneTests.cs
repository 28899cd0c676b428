using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Devices;

namespace TrackE2E.BrowserTests.Driving;

internal sealed class PhoneTests : BrowserFixture
{
    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Card, Some.Exposure("card"));

    protected override BrowserSettings Settings => new() { Emulate = "Pixel 7" };

    [SetUp]
    public void Feed() => Site.Page("/", "<meta name=viewport content='width=device-width,initial-scale=1'><style>body{margin:0}.card{height:300px;margin-bottom:20px;background:#ddd}</style>"
        + "<script>window.touches = 0; addEventListener('touchstart', () => touches++, true); addEventListener('wheel', () => { window.wheels = (window.wheels || 0) + 1; }, true)</script>"
        + string.Concat(Enumerable.Range(1, 30).Select(i => $"<div class=card data-sku=S{i}>{i}</div>")));

    [Test]
    public async Task A_phone_taps()
    {
        var screen = await OpenAsync(Plan);
        await screen.ClickAsync(Some.The(Card, 2), Cancellation);
        await screen.DrainAsync(Cancellation);

        var click = Ledger.All<Clicked>().Single();
        (click.Input, click.Trusted).ShouldBe(("touch", true));
        click.Targets.ShouldBe([new("card", "S2") { Ordinal = 2 }]);
        (await ValueAsync(screen, "innerWidth")).ShouldBe(412);
    }

    [Test]
    public async Task A_phone_scrolls_by_touch_to_the_pixel()
    {
        var screen = await OpenAsync(Plan);
        await screen.ScrollToAsync(Some.The(Card, 12), 0.5, Cancellation);
        await screen.HoldAsync(TimeSpan.FromMilliseconds(100), Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.Shares("card", "S12")[^1].Share.ShouldBe(0.5, 0.0035);
        Ledger.Shares("card", "S12")[^1].Share.ShouldBeGreaterThanOrEqualTo(0.5);
        (await ValueAsync(screen, "touches")).ShouldBeGreaterThan(0);
        (await ValueAsync(screen, "window.wheels || 0")).ShouldBe(0);
        Ledger.All<Clicked>().ShouldBeEmpty();
    }

    private static Task<double> ValueAsync(TrackE2E.Driving.Screens.IScreen screen, string script) =>
        ((TrackE2E.Driving.Web.PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync<double>("() => " + script);
}

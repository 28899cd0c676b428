using TrackE2E.Core.Plans;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Observation;
using TrackE2E.Driving.Screens;
using TrackE2E.Driving.Web;

namespace TrackE2E.BrowserTests.Support;

/// <summary>A browser for the fixture; a site, a ledger and a screen for each test.</summary>
internal abstract class BrowserFixture
{
    private readonly List<IScreen> screens = [];
    private PlaywrightDevice? device;

    protected virtual BrowserSettings Settings => new() { Viewport = new(1000, 800) };

    protected PlaywrightDevice Device => device!;

    protected TestSite Site { get; private set; } = null!;

    protected SeenLedger Ledger { get; private set; } = null!;

    protected ObserverInbox Inbox { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [OneTimeSetUp]
    public async Task StartBrowser() => device = await PlaywrightDevice.StartAsync(
        new() { Name = "test", Kind = "playwright", Browser = Settings }, BrowserFinder.Find("chromium"), TimeProvider.System, CancellationToken.None);

    [OneTimeTearDown]
    public async Task StopBrowser() => await device!.DisposeAsync();

    [SetUp]
    public async Task StartSite()
    {
        Site = await TestSite.StartAsync();
        Ledger = new();
        Inbox = new(Ledger, TimeProvider.System);
        Site.Inbox = Inbox;
    }

    [TearDown]
    public async Task StopSite()
    {
        foreach (var screen in screens)
        {
            await screen.DisposeAsync();
        }

        screens.Clear();
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            TestContext.Out.WriteLine(Ledger.Text());
        }

        await Site.DisposeAsync();
    }

    protected async Task<IScreen> ScreenAsync(TrackingPlan plan, Func<ScreenOptions, ScreenOptions>? with = null)
    {
        var options = new ScreenOptions { Plan = plan, Ledger = Ledger, Inbox = Inbox, Collector = Site.Collector, Locale = "zh-CN" };
        var screen = await Device.OpenScreenAsync(with?.Invoke(options) ?? options, Cancellation);
        ((PlaywrightScreen)screen).Deadline = TimeSpan.FromSeconds(3);
        screens.Add(screen);
        return screen;
    }

    protected async Task<IScreen> OpenAsync(TrackingPlan plan, string path = "/")
    {
        var screen = await ScreenAsync(plan);
        await screen.OpenAsync(Site.At(path), null, Cancellation);
        return screen;
    }

    protected static Task EvaluateAsync(IScreen screen, string script) => ((PlaywrightScreen)screen).Context.Pages[^1].EvaluateAsync(script);

    protected static Microsoft.Playwright.IPage PageOf(IScreen screen) => ((PlaywrightScreen)screen).Context.Pages[^1];

    // two frames: what was changed before has been shown, and measured
    protected static async Task ShownAsync(IScreen screen)
    {
        await EvaluateAsync(screen, "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))");
        await screen.DrainAsync(Cancellation);
    }
}

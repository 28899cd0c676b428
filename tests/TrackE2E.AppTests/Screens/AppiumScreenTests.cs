using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Screens;
using TrackE2E.Driving.App.Servers;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.AppTests.Screens;

/// <summary>A screen on the official fake driver, whose app is a file: what steps do is noted.</summary>
internal sealed class AppiumScreenTests
{
    private static readonly TrackingPlan Plan = PlanReader.ReadText("""
        plan: fake
        pages:
          home: { title: Home, match: { path: /home } }
        elements:
          card: { title: card, locate: { android: "id=card" }, key: "@content-desc" }
          add:  { title: add, within: card, locate: { android: "id=add" } }
        events:
          card_click: { title: card click, kind: click, element: card, properties: { sku: { type: string, key: true, required: true } } }
        """);

    private readonly ScenarioLedger ledger = new("fake1", Plan, [], TimeProvider.System);
    private AppiumDevice device = null!;
    private IScreen screen = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        device = await AppiumDevice.StartAsync(Entry(AppiumForAllTests.Server), AppiumForAllTests.Server.Url, 0, TimeProvider.System, CancellationToken.None);
        screen = await OpenedAsync(device, ledger);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await screen.DisposeAsync();
        await device.DisposeAsync();
    }

    [Test]
    public async Task A_tap_is_noted_with_what_it_hit_innermost_first()
    {
        await screen.ClickAsync(new(Plan.Element("add")!, Item: "SKU-2"), CancellationToken.None);

        var noted = ledger.Snapshot().Observations.OfType<Clicked>().Last();
        noted.Targets.Select(t => (t.Element, t.Item, t.Ordinal)).ShouldBe([("add", "SKU-2", 2), ("card", "SKU-2", 2)]);
        noted.Disabled.ShouldBeFalse();
    }

    [Test]
    public async Task A_tap_on_what_is_disabled_is_noted_so()
    {
        await screen.ClickAsync(new(Plan.Element("card")!, Item: "SKU-3"), CancellationToken.None);

        ledger.Snapshot().Observations.OfType<Clicked>().Last().Disabled.ShouldBeTrue();
    }

    [Test]
    public async Task A_double_tap_is_two_clicks()
    {
        var before = ledger.Snapshot().Observations.OfType<Clicked>().Count();

        await ((IScreenGestures)screen).DoubleClickAsync(new(Plan.Element("card")!, Ordinal: 1), CancellationToken.None);

        ledger.Snapshot().Observations.OfType<Clicked>().Skip(before).Select(c => c.Targets[0].Item).ShouldBe(["SKU-1", "SKU-1"]);
    }

    [Test]
    public async Task A_server_that_ends_in_mid_scenario_is_session_lost()
    {
        var server = await AppiumServer.StartAsync(new() { Name = "short", Script = AppiumForAllTests.Script, Drivers = ["fake"] }, CancellationToken.None);
        await using var lost = await AppiumDevice.StartAsync(Entry(server), server.Url, 0, TimeProvider.System, CancellationToken.None);
        await using var open = await OpenedAsync(lost, new("fake2", Plan, [], TimeProvider.System));
        await server.DisposeAsync();

        var broken = await Should.ThrowAsync<BrokenException>(() => open.ClickAsync(new(Plan.Element("card")!), CancellationToken.None));

        broken.Reason.ShouldBe("session-lost");
        broken.Actual.ShouldNotContain("unknown exception");
        server.Processes().ShouldBeEmpty();
    }

    private static async Task<IScreen> OpenedAsync(AppiumDevice device, ScenarioLedger ledger)
    {
        var screen = await device.OpenScreenAsync(new() { Plan = Plan, Ledger = ledger, Inbox = new(ledger, TimeProvider.System), Collector = new("http://127.0.0.1:1") }, CancellationToken.None);
        await screen.OpenAsync(new("http://app/home"), null, CancellationToken.None);
        return screen;
    }

    private static DeviceEntry Entry(AppiumServer server) => new()
    {
        Name = "fake",
        Kind = "appium",
        Appium = new()
        {
            Platform = "android",
            AutomationName = "Fake",
            Server = new() { Name = "tests", Kind = "appium", Url = server.Url },
            Build = new() { Name = "shop", Path = Path.Combine(TestContext.CurrentContext.TestDirectory, "Screens", "fake-list.xml") },
            Capabilities = new Dictionary<string, object?> { ["platformName"] = "Fake", ["deviceName"] = "Fake" },
        },
    };
}

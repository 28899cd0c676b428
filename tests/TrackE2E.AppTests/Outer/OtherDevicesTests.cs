using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.NUnit;

namespace TrackE2E.AppTests.Outer;

/// <summary>The other devices of devices.json: a phone's browser by the real Chromium driver, and the protocol stand-in for Android by the real UiAutomator2 driver.</summary>
[Platform("Linux")]
[Explicit("drives apps for a minute; not yet seen green ten times. dotnet test tests/TrackE2E.AppTests --filter FullyQualifiedName~OtherDevicesTests")]
internal sealed class OtherDevicesTests
{
    private const string AndroidPlan = """
        plan: stand-in
        additional-properties: true
        pages:
          home:   { title: Home, match: { screen: ".MainActivity" }, open: /home }
          detail: { title: Detail, match: { screen: ".DetailActivity" } }
        elements:
          card: { title: card, page: home, locate: { android: "id=card" }, key: "@content-desc" }
        events:
          cold_start: { title: cold start, kind: custom, reported-as: { name: app_start } }
          home_view: { title: home view, kind: pv, page: home, reported-as: { name: screen_view, where: { page: home } } }
          detail_view: { title: detail view, kind: pv, page: detail, reported-as: { name: screen_view, where: { page: detail } } }
          product_click: { title: product click, kind: click, element: card, properties: { sku: { type: string, key: true, required: true } } }
        """;

    private const string AndroidFeature = """
        Feature: The stand-in

          Scenario: taps
            Given I open "Home"
            When I tap the 2nd "card"
            Then I am on "Detail"
            And "product click" is reported once with:
              | field | rule    |
              | sku   | = SKU-2 |
        """;

    private const string WebPlan = """
        plan: scratch
        additional-properties: true
        pages:
          login: { title: Log in, match: { path: /login } }
        events:
          login_view: { title: login view, kind: pv, page: login, reported-as: { name: page_view, where: { page.id: login } } }
        """;

    private const string WebFeature = """
        Feature: The shop on a phone

          Scenario: log in
            Given I open "Log in"
            Then the pv of "Log in" is reported once
        """;

    [Test]
    public async Task The_android_stand_in_gives_a_session_and_its_events_reach_the_collector()
    {
        using var turn = await BrowserTurn.TakeAsync(TestContext.CurrentContext.CancellationToken);
        using var project = new AppProject();
        project.Write("plans/android.plan.yaml", AndroidPlan);
        project.Write("android.feature", AndroidFeature);
        project.Settings["plan"] = "plans";
        project.Settings["apps"]!["track-shop"] = new JsonObject { ["launch"] = new JsonObject { ["environment"] = new JsonObject { ["collector"] = "${collector}" } } };

        var run = await project.RunAsync("android-stand-in");

        project.Summary.Results.Single(r => r.Scenario == "taps").Verdict.ShouldBe(Verdict.Pass, run.Text);
        run.Output.ShouldContain("protocol stand-in, no device");
        (await project.Processes.LeftAsync(TimeSpan.FromSeconds(10))).ShouldBeEmpty();
    }

    [Test]
    public async Task The_shop_on_a_phones_browser_by_the_chromium_driver_passes()
    {
        using var turn = await BrowserTurn.TakeAsync(TestContext.CurrentContext.CancellationToken);
        using var project = new AppProject();
        project.Write("plans/web.plan.yaml", WebPlan);
        project.Write("web.feature", WebFeature);
        project.Settings["plan"] = "plans";
        project.Settings["apps"] = new JsonObject
        {
            ["shop"] = new JsonObject
            {
                ["start"] = $"dotnet {Repository.Shop} --port ${{port}}", ["ready"] = "shop ready on", ["url"] = "http://127.0.0.1:${port}",
                ["cookies"] = new JsonObject { ["collector"] = "${collector}" },
            },
        };

        var run = await project.RunAsync("chromium-phone");

        project.Summary.Results.Single(r => r.Scenario == "log in").Verdict.ShouldBe(Verdict.Pass, run.Text);
        (await project.Processes.LeftAsync(TimeSpan.FromSeconds(10))).ShouldBeEmpty();
    }
}

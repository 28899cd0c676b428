using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Coverage;
using TrackE2E.Reporting.Summary;
using TrackE2E.Tests.Cli;

namespace TrackE2E.Tests.Reporting.Coverage;

/// <summary>Planned against verified, from summaries and ledgers as a run writes them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CoverageReaderTests : IDisposable
{
    private const string Text = """
        plan: home
        pages: { home: { match: { path: / } } }
        elements: { product-card: { page: home, locate: { web: a }, key: "@data-sku" } }
        events:
          home_view: { kind: pv, page: home, priority: P0, properties: { page: { type: string, enum: [home, search], required: true } } }
          product_click: { kind: click, element: product-card, additional-properties: true, properties: { sku: { type: string, key: true, required: true }, name: { type: string } } }
          never: { kind: custom }
          later: { kind: custom, status: draft }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Events_properties_values_rules_and_devices_are_counted_in_passing_scenarios_only()
    {
        var plan = PlanReader.ReadText(Text);
        await Run("one", plan, Verdict.Pass, new ExpectCount("home_view", 1, []) { Step = "s", Where = "f:1", Language = "en", AskedAt = DateTimeOffset.MaxValue });

        var coverage = await CoverageReader.ReadAsync(plan, [Path.Combine(folder.Path, "one")], CancellationToken.None);

        coverage.Events.Select(each => (each.Id, each.Captured, each.Verified)).ShouldBe([("home_view", 1, true), ("product_click", 1, false), ("never", 0, false)]);
        coverage.NeverFired.ShouldHaveSingleItem().Id.ShouldBe("never");
        var view = coverage.Events[0];
        view.Devices.ShouldBe(["desktop"]);
        view.Properties.ShouldHaveSingleItem().Values.ShouldBe([new ValueCoverage("home", 1), new ValueCoverage("search", 0)]);
        view.Rules.Select(rule => (rule.Rule, rule.Verified)).ShouldBe([("fires", 1), ("silent", 0), ("again-on", 0)]);
        coverage.Runs.ShouldHaveSingleItem().OtherPlan.ShouldBeFalse();
    }

    [Test]
    public async Task Failed_scenario_verifies_nothing_and_settled_absence_is_silence()
    {
        var plan = PlanReader.ReadText(Text);
        await Run("failed", plan, Verdict.Fail, new ExpectCount("home_view", 1, []) { Step = "s", Where = "f:1", Language = "en", AskedAt = DateTimeOffset.MaxValue });
        await Run("silent", plan, Verdict.Pass, new ExpectNothing(["never"]) { Step = "s", Where = "f:1", Language = "en", AskedAt = DateTimeOffset.MaxValue });

        var coverage = await CoverageReader.ReadAsync(plan, [Path.Combine(folder.Path, "failed"), Path.Combine(folder.Path, "silent")], CancellationToken.None);

        coverage.Events[0].ShouldSatisfyAllConditions(view => view.Captured.ShouldBe(2), view => view.Verified.ShouldBeFalse());
        coverage.Events[2].Rules.ShouldContain(new RuleCoverage("silent", 1));
        coverage.Verified.ShouldBe(1);
    }

    [Test]
    public async Task Command_says_it_as_text_json_and_a_page()
    {
        var plan = PlanReader.ReadText(Text);
        var file = folder.Write("plans/text.plan.yaml", Text);
        await Run("one", plan, Verdict.Pass, new ExpectCount("home_view", 1, []) { Step = "s", Where = "f:1", Language = "en", AskedAt = DateTimeOffset.MaxValue });
        var run = Path.Combine(folder.Path, "one");
        var page = Path.Combine(folder.Path, "coverage.html");

        var text = await Said.By("plan", "coverage", run, "--plan", file, "--html", page, "--lang", "en");
        var json = await Said.By("plan", "coverage", run, "--plan", file, "--json");
        var all = await Said.By("plan", "coverage", run, "--plan", file, "--require-all");
        var none = await Said.By("plan", "coverage", folder.Path, "--plan", file);

        (text.Code, json.Code, all.Code, none.Code).ShouldBe((0, 0, 1, 2));
        text.Output.ShouldContain("1 of 3 events verified; 1 never fired");
        json.Output.ShouldContain("\"path\": \"page\"");
        File.ReadAllText(page).ShouldContain("<tr id=\"never\">");
        none.Error.ShouldContain("summary-unreadable");
    }

    private async Task Run(string name, TrackingPlan plan, Verdict verdict, Expectation expectation)
    {
        var run = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.Combine(run, "ledgers"));
        await LedgerFile.SaveAsync(Path.Combine(run, "ledgers", "a.ndjson"), new SavedLedger(new LedgerAbout { PlanHash = plan.Hash }, SomeLedger.Snapshot with { Expectations = [expectation with { Number = 1 }] }), CancellationToken.None);
        await SummaryWriter.WriteAsync(
            new RunSummary
            {
                Schema = 1,
                Run = new SummaryRun(name, Some.Start, "run", "0", null, 1),
                Build = new SummaryBuild(null, null, null, null),
                Plan = new SummaryPlan(plan.Hash, plan.Events.Count, 0),
                Scenarios = new SummaryScenarios(1, 0, 0, 0, 0),
                Results = [new SummaryResult("r1", "features/a.feature", 3, 0, "a", "desktop", 1, verdict, null, [], 1, "ledgers/a.ndjson")],
            },
            run, CancellationToken.None);
    }
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Coverage;
using TrackE2E.Reporting.Summary;
using TrackE2E.Tests.Cli;
using TrackE2E.Tests.Rules;

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
        view.Rules.Select(rule => (rule.Rule, rule.Verified)).ShouldBe([("fires", 1), ("silent", 0), ("again-on", 0), ("within", 0)]);
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
    public async Task A_scenario_judged_as_planned_tries_the_triggers_of_the_pages_that_it_visited()
    {
        const string Shop = """
            pages: { home: { match: { path: / } }, cart: { match: { path: /cart } } }
            elements: { card: { page: home, locate: { web: a }, key: "@id" }, pay: { page: cart, locate: { web: b } } }
            events:
              card_shown: { kind: exposure, element: card, properties: { id: { type: string, key: true, required: true } } }
              card_click: { kind: click, element: card }
              pay_click: { kind: click, element: pay }
              soon: { kind: click, element: card, status: draft, reported-as: { name: other } }
            """;
        var plan = PlanReader.ReadText(Shop);
        Story Home() => new Story(Shop).Opens(0, "/", null);
        await Run("short", plan, Verdict.Pass, Home().Sees("A", 1, 1).Sees("A", 0, 1.6).AsksAsPlanned(9).Ledger);
        await Run("long", plan, Verdict.Pass, Home().Sees("A", 1, 1).Sees("A", 0, 2.1).AsksAsPlanned(9).Ledger);
        await Run("low", plan, Verdict.Pass, Home().Sees("A", 0.4, 1).AsksAsPlanned(9).Ledger);
        await Run("red", plan, Verdict.Fail, Home().Sees("A", 0.4, 1).AsksAsPlanned(9).Ledger);

        async Task<Dictionary<string, IReadOnlyList<RuleCoverage>>> Rules(string name) =>
            (await CoverageReader.ReadAsync(plan, [Path.Combine(folder.Path, name)], CancellationToken.None)).Events.ToDictionary(each => each.Id, each => each.Rules);

        (await Rules("short"))["card_shown"].ShouldBe([new("fires", 0), new("silent", 1), new("visible-share", 0), new("dwell", 1), new("once-per", 0), new("within", 0)]);
        (await Rules("long"))["card_shown"].ShouldContain(new RuleCoverage("dwell", 0));
        (await Rules("low"))["card_shown"].ShouldBe([new("fires", 0), new("silent", 1), new("visible-share", 1), new("dwell", 0), new("once-per", 0), new("within", 0)]);
        (await Rules("low")).ShouldSatisfyAllConditions(
            rules => rules["card_click"].ShouldContain(new RuleCoverage("silent", 1)),
            rules => rules["pay_click"].ShouldContain(new RuleCoverage("silent", 0)),
            rules => rules.Keys.ShouldNotContain("soon"));
        (await Rules("red"))["card_shown"].ShouldAllBe(rule => rule.Verified == 0);
    }

    [Test]
    public async Task Covered_parts_and_the_triggers_of_custom_events_have_their_rows()
    {
        const string Shop = """
            pages: { home: { match: { path: / } } }
            elements: { card: { page: home, locate: { web: a }, key: "@id" } }
            events:
              card_shown: { kind: exposure, element: card, covered: hidden, properties: { id: { type: string, key: true, required: true } } }
              card_seen: { kind: custom, when: { shown: card }, once-per: session, properties: { id: { type: string, key: true, required: true } } }
              home_left: { kind: custom, when: { leave: home } }
              free: { kind: custom }
            """;
        var plan = PlanReader.ReadText(Shop);
        Story Home() => new Story(Shop).Opens(0, "/", null);
        await Run("again", plan, Verdict.Pass, Home().Sees("A", 1, 1).Hits(1.2).Sends("card_seen", 1.2, 1.21, 1.2, new { id = "A" }, hit: 1).Sees("A", 0, 1.5).Sees("A", 0.2, 2).AsksAsPlanned(12).Ledger);
        await Run("covered", plan, Verdict.Pass, Home().SeesPart("A", 1, 1, "card", covered: 0.9).AsksAsPlanned(12).Ledger);

        async Task<Dictionary<string, IReadOnlyList<RuleCoverage>>> Rules(string name) =>
            (await CoverageReader.ReadAsync(plan, [Path.Combine(folder.Path, name)], CancellationToken.None)).Events.ToDictionary(each => each.Id, each => each.Rules);

        var again = await Rules("again");
        again["card_seen"].ShouldBe([new("fires", 1), new("silent", 0), new("once-per", 1), new("within", 1)]);
        again["home_left"].Select(rule => rule.Rule).ShouldBe(["fires", "silent", "within"]);
        again["free"].Select(rule => rule.Rule).ShouldBe(["fires", "silent"]);
        again["card_shown"].ShouldContain(new RuleCoverage("covered", 0));
        (await Rules("covered"))["card_shown"].ShouldContain(new RuleCoverage("covered", 1));
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

    private Task Run(string name, TrackingPlan plan, Verdict verdict, Expectation expectation) => Run(name, plan, verdict, SomeLedger.Snapshot with { Expectations = [expectation with { Number = 1 }] });

    private async Task Run(string name, TrackingPlan plan, Verdict verdict, LedgerSnapshot ledger)
    {
        var run = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.Combine(run, "ledgers"));
        await LedgerFile.SaveAsync(Path.Combine(run, "ledgers", "a.ndjson"), new SavedLedger(new LedgerAbout { PlanHash = plan.Hash }, ledger with { Actions = [.. ledger.Actions.Select((action, i) => action with { Number = i + 1 })] }), CancellationToken.None);
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

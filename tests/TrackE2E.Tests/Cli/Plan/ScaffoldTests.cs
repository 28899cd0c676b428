using System.Reflection;
using TrackE2E.Cli.Plan.Scaffold;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Plans;
using TrackE2E.Hosting.Runs;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Plan;

/// <summary>Scaffolded scenarios are in the vocabulary's own words.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ScaffoldTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string ShopPlan => Path.Combine(typeof(ScaffoldTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "TestData").Value!, "..", "..", "..", "features", "plans");

    public void Dispose() => folder.Dispose();

    [TestCase("en")]
    [TestCase("zh")]
    public void Every_step_is_bound_and_every_tag_is_of_the_catalogue(string language)
    {
        var scaffold = new PlanScaffold(PlanReader.Read(ShopPlan), language);
        var features = scaffold.Write();
        foreach (var feature in features)
            folder.Write(feature.Name, feature.Text);

        var report = Selection.Engine([]).Check(RunSession.OptionsOf(new RunRequest { Paths = [folder.Path], Root = folder.Path }, 1));

        report.FeatureErrors.ShouldBeEmpty();
        report.Undefined.Select(step => step.Step.Text).ShouldBeEmpty();
        report.Ambiguous.ShouldBeEmpty();
        report.Mismatched.ShouldBeEmpty();
        report.Scenarios.ShouldBe(features.Sum(feature => feature.Scenarios));
        report.Scenarios.ShouldBeGreaterThan(30);
        TestContext.Out.WriteLine($"{report.Scenarios} scenarios, {report.Steps} steps in {features.Count} files; left out: {string.Join("; ", scaffold.Left)}");
        features.SelectMany(feature => feature.Text.Split(' ', '\n')).Where(word => word.StartsWith('@')).Distinct().ShouldAllBe(tag => tag == "@scaffold" || tag == "@app" || System.Text.RegularExpressions.Regex.IsMatch(tag, "^@(P[012]|[A-Z]{2}-[0-9]{2})$"));
    }

    [Test]
    public void What_the_plan_does_not_say_is_listed_and_not_guessed()
    {
        var scaffold = new PlanScaffold(PlanReader.ReadText("""
            pages:
              home: { match: { path: / } }
              item: { match: { path: "/item/*" } }
            events:
              home_view: { kind: pv, page: home, priority: P0 }
              item_view: { kind: pv, page: item }
              done: { kind: custom, page: home }
              lost: { kind: custom }
              later: { kind: pv, page: home, tab: x, status: draft }
            """.Replace(", tab: x", "").Replace("later: { kind: pv, page: home", "later: { kind: custom, page: home")), "en");

        scaffold.Write().ShouldHaveSingleItem().Text.ShouldContain("@scaffold @PV-01 @P0\n  Scenario: home_view: the page is opened\n    Given I open \"home\"\n    Then \"home_view\" is reported once\n");
        scaffold.Left.Count.ShouldBe(4);
        scaffold.Left[^1].ShouldBe("event later: its status is draft");
    }

    [Test]
    public async Task Command_writes_files_that_run_and_never_over_others()
    {
        var plan = folder.Write("p/a.plan.yaml", "pages: { home: { title: {zh: 首页}, match: { path: / } } }\nevents: { home_view: { kind: pv, page: home } }");
        var target = Path.Combine(folder.Path, "out");

        var written = await Said.By("plan", "scaffold", plan, "--lang", "zh", "--out", target);
        File.AppendAllText(Path.Combine(target, "home.zh-CN.feature"), "# mine\n");
        var refused = await Said.By("plan", "scaffold", plan, "--lang", "zh", "--out", target);

        written.Code.ShouldBe(0);
        File.ReadAllText(Path.Combine(target, "home.zh-CN.feature")).ShouldContain("假如打开“首页”");
        refused.Code.ShouldBe(2);
    }

    [Test]
    public async Task Docs_are_one_page_in_both_languages()
    {
        var file = Path.Combine(folder.Path, "plan.html");

        var said = await Said.By("plan", "docs", ShopPlan, "--out", file, "--lang", "zh");

        said.Code.ShouldBe(0);
        var page = File.ReadAllText(file);
        page.ShouldContain("lang=\"zh-CN\"");
        page.ShouldContain("商品曝光");
        page.ShouldContain("product exposure");
        page.ShouldContain("可见 50");
        foreach (var planned in PlanReader.Read(ShopPlan).Events)
            page.ShouldContain($"<section id=\"{planned.Id}\">");
        page.ShouldNotContain("http://");
    }
}

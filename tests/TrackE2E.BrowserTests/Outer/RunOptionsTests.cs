using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.BrowserTests.Outer;

/// <summary>What the options of <c>run</c> do to a real run.</summary>
[TestFixture]
internal sealed class RunOptionsTests
{
    private const string Two = ScratchProject.Feature + """


          Scenario: The other page view
            Given I open "Cart"
            Then the pv of "Cart" is reported once
        """;

    private ScratchProject project = null!;

    [SetUp]
    public void MakeProject() => project = new();

    [TearDown]
    public void RemoveProject() => project.Dispose();

    [Test]
    public async Task After_the_first_scenario_that_does_not_pass_fail_fast_starts_no_other()
    {
        // nothing listens at the app's address: no scenario can be judged
        project.Write("login.feature", Two);

        var all = await project.RunAsync();
        var fast = await project.RunAsync("--fail-fast", "--parallel", "1");

        all.Output.ShouldContain("broken 2 · skipped 0", Case.Sensitive, all.Text);
        fast.Output.ShouldContain("broken 1 · skipped 1", Case.Sensitive, fast.Text);
        fast.ExitCode.ShouldBe(2);
    }

    [Test]
    public async Task A_random_order_says_its_seed_and_the_seed_gives_it_again()
    {
        project.Write("login.feature", "Feature: many\n" + string.Concat(Enumerable.Range(1, 8).Select(n => $"  Scenario: s{n}\n    Given I open \"Home\"\n")));

        var first = await project.RunAsync("--order", "random", "--parallel", "1");
        var seed = first.Output.Split("--seed ")[1].Split('\n')[0].Trim();
        var again = await project.RunAsync("--seed", seed, "--parallel", "1");

        Order(first).Count.ShouldBe(8, first.Text);
        Order(again).ShouldBe(Order(first));
        JsonNode.Parse(File.ReadAllText(Path.Combine(project.Out, "summary.json")))!["run"]!["seed"]!.ToJsonString().ShouldBe(seed);
    }

    [Test]
    public async Task A_failed_step_is_shown_with_its_line_the_finding_and_what_the_user_did()
    {
        project.UseApp(ScratchProject.Shop);
        project.Write("login.feature", ScratchProject.Feature.Replace("is reported once", "is reported 3 times", StringComparison.Ordinal));

        var run = await project.RunAsync();

        run.ExitCode.ShouldBe(1, run.Text);
        var (step, finding, did) = (run.Output.IndexOf("login.feature:5", StringComparison.Ordinal), run.Output.IndexOf("missing-event", StringComparison.Ordinal), run.Output.IndexOf("what the user did until then:", StringComparison.Ordinal));
        step.ShouldBePositive(run.Text);
        finding.ShouldBeGreaterThan(step);
        did.ShouldBeGreaterThan(finding);
        run.Output[did..].ShouldMatch(@"^what the user did until then:\s+\+\d+\.\d+ s  open  login");
        run.Output.ShouldNotContain("   at ");
    }

    [Test]
    public async Task Two_parts_run_apart_become_one_report()
    {
        project.UseApp(ScratchProject.Shop);
        project.Write("login.feature", Two);

        var one = await CommandRun.OfAsync(["run", project.Features, "--shard", "1/2", "--out", project.At("one"), "--lang", "en"]);
        var two = await CommandRun.OfAsync(["run", project.Features, "--shard", "2/2", "--out", project.At("two"), "--lang", "en"]);
        var all = await CommandRun.OfAsync(["report", "merge", project.At("one"), project.At("two"), "--out", project.At("all"), "--lang", "en"]);

        (one.ExitCode, two.ExitCode, all.ExitCode).ShouldBe((0, 0, 0), one.Text + two.Text + all.Text);
        one.Output.ShouldContain("part 1 of 2: 1 scenarios");
        all.Output.ShouldContain("pass 2 ·");
        File.Exists(project.At("all", "report", "index.html")).ShouldBeTrue(all.Text);
        File.ReadAllText(project.At("all", "cucumber.html")).ShouldContain("The other page view");
    }

    private static List<string> Order(CommandRun run) => [.. run.Output.Split('\n').Where(l => l.Contains("/8  ", StringComparison.Ordinal)).Select(l => l.Split("  ")[^2])];
}

using System.Text.Json;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.Tests.Reporting.Summary;

public sealed class RunSummaryTests
{
    [Test]
    public async Task File_has_the_fields_of_the_design_in_its_order()
    {
        using var folder = new TemporaryFolder();
        var failed = Some.Result(Verdict.Fail) with { Steps = [Some.Step("it is judged", Verdict.Fail, Some.Finding())], Tags = ["@P0"], Ledger = "ledgers/x.ndjson" };

        await SummaryWriter.WriteAsync(SummaryWriter.Of(Some.Run(failed), new Mask()), folder.Path, CancellationToken.None);

        using var json = JsonDocument.Parse(File.ReadAllText(folder.In("summary.json")));
        Names(json.RootElement).ShouldBe(["schema", "run", "build", "plan", "scenarios", "hits", "events", "undecodable", "unplanned", "undecided", "lateHits", "results", "findings"]);
        Names(json.RootElement.GetProperty("run")).ShouldBe(["id", "start", "command", "tool", "seed", "seconds"]);
        Names(json.RootElement.GetProperty("build")).ShouldBe(["app", "version", "commit", "branch"]);
        Names(json.RootElement.GetProperty("plan")).ShouldBe(["hash", "events", "verified"]);
        Names(json.RootElement.GetProperty("scenarios")).ShouldBe(["passed", "failed", "broken", "skipped", "flaky"]);
        Names(json.RootElement.GetProperty("results")[0]).ShouldBe(["id", "feature", "line", "row", "scenario", "device", "attempt", "verdict", "reason", "tags", "seconds", "ledger"]);
        Names(json.RootElement.GetProperty("findings")[0]).ShouldBe(["kind", "event", "property", "page", "element", "item", "expected", "actual", "result", "step"]);
        json.RootElement.GetProperty("results")[0].GetProperty("verdict").GetString().ShouldBe("fail");
        var finding = json.RootElement.GetProperty("findings")[0];
        finding.GetProperty("kind").GetString().ShouldBe("required-missing");
        finding.GetProperty("result").GetString().ShouldBe("home-3-0-chromium-1");
        finding.GetProperty("step").GetString().ShouldBe("When it is judged");
        json.RootElement.GetProperty("run").GetProperty("seconds").GetDouble().ShouldBe(12.346);
    }

    [Test]
    public async Task Written_file_reads_back_the_same()
    {
        using var folder = new TemporaryFolder();
        var summary = SummaryWriter.Of(Some.Run(Some.Result(), Some.Result(Verdict.Broken, line: 9) with { Reason = "app-gone" }), new Mask());
        await SummaryWriter.WriteAsync(summary, folder.Path, CancellationToken.None);

        var again = SummaryWriter.Read(folder.In("summary.json"));

        again.Scenarios.ShouldBe(summary.Scenarios);
        again.Results.Select(r => (r.Id, r.Verdict, r.Reason)).ShouldBe(summary.Results.Select(r => (r.Id, r.Verdict, r.Reason)));
    }

    [Test]
    public void Verified_counts_planned_events_of_passed_scenarios_once()
    {
        var run = Some.Run(
            Some.Result() with { VerifiedEvents = new HashSet<string> { "home_view", "not_in_plan" } },
            Some.Result(line: 8) with { VerifiedEvents = new HashSet<string> { "home_view" } },
            Some.Result(Verdict.Fail, line: 9) with { VerifiedEvents = new HashSet<string> { "product_click" } });

        SummaryWriter.Of(run, new Mask()).Plan.ShouldBe(new SummaryPlan("abc", 2, 1));
    }

    [Test]
    public void Scenario_that_passes_after_a_failed_attempt_is_flaky_and_still_failed()
    {
        var summary = SummaryWriter.Of(Some.Run(Some.Result(Verdict.Fail), Some.Result(attempt: 2), Some.Result(attempt: 3)), new Mask());

        summary.Scenarios.ShouldBe(new SummaryScenarios(2, 1, 0, 0, 1));
        summary.ExitCode().ShouldBe(1);
    }

    [Test]
    public void Scenario_that_fails_after_it_passed_is_not_flaky()
    {
        SummaryWriter.Of(Some.Run(Some.Result(), Some.Result(Verdict.Fail, attempt: 2)), new Mask()).Scenarios.Flaky.ShouldBe(0);
    }

    [TestCase(new[] { Verdict.Pass }, false, 0)]
    [TestCase(new[] { Verdict.Pass, Verdict.Skipped }, false, 0)]
    [TestCase(new[] { Verdict.Pass, Verdict.Broken }, false, 2)]
    [TestCase(new[] { Verdict.Pass, Verdict.Broken, Verdict.Fail }, false, 1)]
    [TestCase(new[] { Verdict.Skipped }, false, 2)]
    [TestCase(new Verdict[0], false, 2)]
    [TestCase(new Verdict[0], true, 0)]
    [TestCase(new[] { Verdict.Broken }, true, 2)]
    public void Exit_code_is_one_for_failed_two_for_broken_or_nothing(Verdict[] verdicts, bool allowEmpty, int expected)
    {
        var results = verdicts.Select((v, i) => Some.Result(v, line: i + 1)).ToArray();

        SummaryWriter.Of(Some.Run(results), new Mask()).ExitCode(allowEmpty).ShouldBe(expected);
    }

    [Test]
    public void Personal_data_in_a_finding_is_masked()
    {
        var leak = Some.Finding(FindingKind.PersonalData) with { Actual = "email = \"li.lei@example.com\"" };

        var summary = SummaryWriter.Of(Some.Run(Some.Result(Verdict.Fail) with { Findings = [leak] }), new Mask());

        summary.Findings.Single().Actual.ShouldBe("email = \"l***@example.com\"");
        summary.Findings.Single().Step.ShouldBeNull();
    }

    [Test]
    public void Summary_that_is_no_summary_says_what_to_do()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<BrokenException>(() => SummaryWriter.Read(folder.Write("summary.json", "{\"schema\":9}"))).Reason.ShouldBe("summary-unreadable");
        Should.Throw<BrokenException>(() => SummaryWriter.Read(folder.In("none.json"))).Reason.ShouldBe("summary-unreadable");
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}

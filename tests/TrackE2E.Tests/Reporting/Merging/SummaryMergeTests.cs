using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Merging;
using TrackE2E.Reporting.Runs;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.Tests.Reporting.Merging;

public sealed class SummaryMergeTests
{
    [Test]
    public void Figures_are_added_and_verified_events_counted_once()
    {
        var joined = SummaryMerge.Of(
            [
                Part("a", "1/2", Some.Result() with { VerifiedEvents = new HashSet<string> { "home_view" }, Counts = new LedgerCounts(3, 4) }),
                Part("b", "2/2", Some.Result(line: 9) with { VerifiedEvents = new HashSet<string> { "home_view" }, Counts = new LedgerCounts(1, 2) }, Some.Result(Verdict.Fail, line: 12)),
            ], "r9", "tracke2e report merge a b");

        joined.Scenarios.ShouldBe(new SummaryScenarios(2, 1, 0, 0, 0));
        (joined.Hits, joined.Events).ShouldBe((4, 6));
        joined.Plan.ShouldBe(new SummaryPlan("abc", 2, 1));
        joined.Results.Count.ShouldBe(3);
        joined.ExitCode().ShouldBe(1);
    }

    [Test]
    public void A_missing_part_is_named()
    {
        var e = Should.Throw<BrokenException>(() => SummaryMerge.Of([Part("a", "1/3", Some.Result()), Part("c", "3/3", Some.Result(line: 9))], "r9", ""));

        e.Reason.ShouldBe("parts-missing");
        e.Message.ShouldContain("--shard 2/3");
    }

    [Test]
    public void A_scenario_in_two_parts_is_refused()
    {
        var e = Should.Throw<BrokenException>(() => SummaryMerge.Of([Part("a", "1/2", Some.Result()), Part("b", "2/2", Some.Result())], "r9", ""));

        e.Reason.ShouldBe("parts-overlap");
        e.Message.ShouldContain("in a and in b");
    }

    [Test]
    public void Parts_of_different_plans_or_cuts_are_refused()
    {
        var (folder, summary, part) = Part("b", "2/2", Some.Result(line: 9));

        Should.Throw<BrokenException>(() => SummaryMerge.Of([Part("a", "1/2", Some.Result()), (folder, summary with { Plan = summary.Plan with { Hash = "other" } }, part)], "r9", "")).Reason.ShouldBe("parts-differ");
        Should.Throw<BrokenException>(() => SummaryMerge.Of([Part("a", "1/2", Some.Result()), (folder, summary, part with { Part = "2/3" })], "r9", "")).Reason.ShouldBe("parts-differ");
    }

    [Test]
    public async Task The_part_file_reads_back()
    {
        using var folder = new TemporaryFolder();
        var part = RunPart.Of(Some.Run(Some.Result() with { VerifiedEvents = new HashSet<string> { "product_click", "not_planned" } }), "2/5");

        await RunPart.WriteAsync(part, folder.Path, CancellationToken.None);

        var again = RunPart.Read(folder.Path);
        (again.Part, string.Join(' ', again.Planned), string.Join(' ', again.Verified)).ShouldBe(("2/5", "home_view product_click", "product_click"));
        Should.Throw<BrokenException>(() => RunPart.Read(folder.In("nowhere"))).Reason.ShouldBe("summary-unreadable");
    }

    private static (string Folder, RunSummary Summary, RunPart Part) Part(string folder, string part, params ScenarioResult[] results)
    {
        var run = Some.Run(results);
        return (folder, SummaryWriter.Of(run, new Mask()), RunPart.Of(run, part));
    }
}

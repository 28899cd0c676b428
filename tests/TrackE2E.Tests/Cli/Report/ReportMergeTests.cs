using System.Xml.Linq;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.OutputFolders;
using TrackE2E.Reporting.Summary;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Report;

public sealed class ReportMergeTests
{
    [Test]
    public async Task A_run_that_is_not_there_is_said_in_the_language_asked_for() => (await Said.By("report", "merge", "nosuch-run", "--lang", "zh")).Error.ShouldContain("  实际  文件不存在\n");

    [Test]
    public async Task Two_parts_become_one_output_folder()
    {
        using var folder = new TemporaryFolder();
        var one = await PartAsync(folder, "one", new Shard(1, 2), Some.Result() with { Ledger = "ledgers/a.ndjson" });
        var two = await PartAsync(folder, "two", new Shard(2, 2), Some.Result(Verdict.Fail, line: 9) with { Steps = [Some.Step(verdict: Verdict.Fail, findings: Some.Finding())] });

        var said = await Said.By("report", "merge", one, two, "--out", folder.In("all"), "--no-html", "--lang", "en");

        said.Code.ShouldBe(1, said.Error);
        said.Output.ShouldContain("pass 1 · fail 1");
        SummaryWriter.Read(folder.In("all/summary.json")).Results.Select(r => r.Line).ShouldBe([3, 9]);
        XDocument.Load(folder.In("all/junit.xml")).Descendants("testcase").Count().ShouldBe(2);
        Directory.GetFiles(folder.In("all/allure-results"), "*-result.json").Length.ShouldBe(2);
        File.Exists(folder.In("all/ledgers/one.ndjson")).ShouldBeTrue();
        File.ReadLines(folder.In("all/messages.ndjson")).Count(l => l.Contains("testRunFinished", StringComparison.Ordinal)).ShouldBe(1);
    }

    [TestCase("en")]
    [TestCase("zh")]
    public async Task The_reports_page_is_in_the_language_asked_for(string language)
    {
        using var folder = new TemporaryFolder();
        var one = await PartAsync(folder, "one", new Shard(1, 1), Some.Result());

        var said = await Said.By("report", "merge", one, "--out", folder.In("all"), "--lang", language);

        said.Code.ShouldBe(0, said.Error);
        File.ReadAllText(folder.In("all/report/index.html")).ShouldContain($"\"reportLanguage\":\"{language}\"");
    }

    [Test]
    public async Task Without_one_part_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var one = await PartAsync(folder, "one", new Shard(1, 2), Some.Result());

        var said = await Said.By("report", "merge", one, "--out", folder.In("all"), "--no-html");

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith("broken: parts-missing");
        Directory.Exists(folder.In("all")).ShouldBeFalse();
    }

    [Test]
    public async Task A_folder_that_no_run_wrote_is_said()
    {
        using var folder = new TemporaryFolder();

        var said = await Said.By("report", "merge", folder.Path, "--out", folder.In("all"));

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith("broken: summary-unreadable");
    }

    private static async Task<string> PartAsync(TemporaryFolder folder, string name, Shard shard, TrackE2E.Reporting.Runs.ScenarioResult result)
    {
        using var output = OutputFolder.Begin(folder.In(name), "r1");
        File.WriteAllText(Path.Combine(output.Ledgers, name + ".ndjson"), "{}\n");
        File.WriteAllText(Path.Combine(output.Staging, "messages.ndjson"), """
            {"testRunStarted":{"id":"0","timestamp":{"seconds":1,"nanos":0}}}
            {"testRunFinished":{"success":true,"timestamp":{"seconds":2,"nanos":0},"testRunStartedId":"0"}}

            """);
        var settings = new RunSettings { Reporting = new ReportingSettings { Html = false } };
        var report = await Reports.WriteAsync(Some.Run(result), output, settings, new Dictionary<string, LedgerSnapshot>(), new TrackE2E.Reporting.Masking.Mask(), new RunRequest { Shard = shard, Variable = _ => null }, _ => { }, CancellationToken.None);
        return report.Folder;
    }
}

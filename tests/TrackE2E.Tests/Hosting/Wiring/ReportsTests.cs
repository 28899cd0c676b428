using System.Xml.Linq;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.OutputFolders;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Wiring;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReportsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_output_folder_always_has_junit_xml()
    {
        var report = await WriteAsync(_ => null);

        XDocument.Load(Path.Combine(report.Folder, "junit.xml")).Root!.Attribute("failures")!.Value.ShouldBe("1");
        report.Annotations.ShouldBeEmpty();
    }

    [Test]
    public async Task On_GitHub_Actions_there_are_annotations_and_a_summary_page()
    {
        var page = _folder.Write("summary.md", "before\n");

        var report = await WriteAsync(name => name switch { "GITHUB_ACTIONS" => "true", "GITHUB_STEP_SUMMARY" => page, _ => null });

        report.Annotations.ShouldHaveSingleItem().ShouldStartWith("::error file=features/home.feature");
        File.ReadAllText(page).ShouldStartWith("before\n### TrackE2E: 0 passed, 1 failed");
    }

    [Test]
    public async Task A_summary_page_that_cannot_be_written_is_said_and_costs_nothing()
    {
        var said = new List<string>();

        var report = await WriteAsync(name => name switch { "GITHUB_ACTIONS" => "true", "GITHUB_STEP_SUMMARY" => _folder.Path, _ => null }, said.Add);

        report.Annotations.ShouldHaveSingleItem();
        said.ShouldHaveSingleItem().ShouldStartWith("the job's summary could not be written");
    }

    private async Task<RunReport> WriteAsync(Func<string, string?> variable, Action<string>? say = null)
    {
        using var output = OutputFolder.Begin(Path.Combine(_folder.Path, "out"), "r1");
        var settings = new RunSettings { Reporting = new ReportingSettings { Html = false } };
        var run = Some.Run(Some.Result(Verdict.Fail) with { Steps = [Some.Step(verdict: Verdict.Fail, findings: Some.Finding())] });
        return await Reports.WriteAsync(run, output, settings, new Dictionary<string, LedgerSnapshot>(), new Mask(), new RunRequest { Variable = variable }, say ?? (_ => { }), CancellationToken.None);
    }
}

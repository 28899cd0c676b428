using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.NUnit;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.AppTests.Outer;

/// <summary>The sample app by the real command: a scenario that passes, one whose app crashes, one whose page inside does, one whose element never comes; then nothing is left.</summary>
[TestFixture]
[Platform("Linux")]
[Explicit("drives apps for 50 s; not yet seen green ten times. dotnet test tests/TrackE2E.AppTests --filter FullyQualifiedName~AppRunTests")]
internal sealed class AppRunTests
{
    // the sample app, which aborts, or loses its page's process, soon after a start by an address that says so
    private const string Crashing = """
        import os, subprocess, sys, threading, time
        sys.path.insert(0, os.path.dirname("@app@"))

        def page_crash():
            while not (page := subprocess.run(["pgrep", "-P", str(os.getpid()), "WebKitWebProces"], capture_output=True, text=True).stdout.split()):
                time.sleep(0.2)
            time.sleep(3)
            os.kill(int(page[0]), 9)

        if any("crash=app" in word for word in sys.argv):
            threading.Timer(4, os.abort).start()
        if any("crash=page" in word for word in sys.argv):
            threading.Thread(target=page_crash, daemon=True).start()
        exec(compile(open("@app@").read(), "@app@", "exec"), {"__name__": "__main__", "__file__": "@app@"})
        """;

    private const string Feature = """
        Feature: The app

          Scenario: passes
            Given I open "Home"
            Then the pv of "Home" is reported once
            And everything was tracked as planned

          Scenario: crashes
            Given I open "Home" with "crash=app"
            When I stay for 8 s
            Then everything was tracked as planned

          Scenario: its page crashes
            Given I open "Home" with "crash=page"
            When I tap the 1st "product card"
            And I tap "its story button"
            And I am on "Story"
            And I stay for 5 s
            Then everything was tracked as planned

          Scenario: never there
            Given I open "Home"
            When I tap "place order button"
            Then everything was tracked as planned
        """;

    private AppProject project = null!;
    private CommandRun run = null!;
    private IReadOnlyList<string> left = [];

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        using var turn = await BrowserTurn.TakeAsync(TestContext.CurrentContext.CancellationToken);
        project = new AppProject();
        project.Write("app.feature", Feature);
        project.Builds["track-shop"]!["path"] = project.Write("shop.py", Crashing.Replace("@app@", Repository.At("tests", "SampleApp", "trackshop.py"), StringComparison.Ordinal));
        run = await project.RunAsync("gtk-shop");
        left = await project.Processes.LeftAsync(TimeSpan.FromSeconds(10));
    }

    [OneTimeTearDown]
    public void End() => project.Dispose();

    [Test]
    public void A_scenario_of_the_app_passes() => Of("passes").Verdict.ShouldBe(Verdict.Pass, run.Text);

    [Test]
    public void An_app_that_crashes_in_mid_scenario_has_failed_and_the_next_scenario_goes_on()
    {
        var crashed = Of("crashes");

        crashed.Verdict.ShouldBe(Verdict.Fail, run.Text);
        project.Summary.Findings.Where(f => f.Result == crashed.Id).Select(f => f.Kind).ShouldContain(FindingKind.AppCrashed);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("the app ended by itself");
    }

    [Test]
    public void A_page_inside_whose_process_crashes_has_failed_and_the_next_scenario_goes_on()
    {
        var crashed = Of("its page crashes");

        crashed.Verdict.ShouldBe(Verdict.Fail, run.Text);
        project.Summary.Findings.Where(f => f.Result == crashed.Id).Select(f => f.Kind).ShouldBe([FindingKind.AppCrashed]);
        run.Output.ShouldContain("the page's process crashed");
    }

    [Test]
    public void An_element_that_never_comes_is_broken_with_its_locator_and_what_is_there()
    {
        var missing = Of("never there");

        missing.Verdict.ShouldBe(Verdict.Broken, run.Text);
        missing.Reason.ShouldBe("element-not-found");
        run.Output.ShouldContain("\"place-order\" is not on the screen");
        run.Output.ShouldContain("planned elements that are there: ");
        run.Output.ShouldContain("product-card (30)");
    }

    [Test]
    public void No_process_is_left_behind() => left.ShouldBeEmpty();

    private SummaryResult Of(string scenario) => project.Summary.Results.Single(r => r.Scenario == scenario);
}

using System.Diagnostics;
using System.Globalization;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.BrowserTests.Outer;

/// <summary>The app under test ends in the middle of a run: what was judged stays, the rest is broken at once.</summary>
[TestFixture]
internal sealed class AppGoneTests
{
    private const string Feature = """
        Feature: Long stays

          Scenario: First
            Given I open "Log in"
            Then the pv of "Log in" is reported once

          Scenario Outline: <n>
            Given I open "Log in"
            When I stay for 40 s
            Then the pv of "Log in" is reported once

            Examples:
              | n |
              | 2 |
              | 3 |
              | 4 |
              | 5 |
        """;

    [Test]
    public async Task The_rest_is_broken_app_gone_at_once()
    {
        using var project = new ScratchProject();
        var pid = project.At("shop.pid");
        var app = ScratchProject.Shop;
        app["start"] = $"sh -c 'echo $$ > {pid}; exec dotnet {Repository.Shop} --port ${{port}}'";
        project.UseApp(app);
        project.Write("login.feature", Feature);
        long killed = 0;

        var run = await project.RunAsync(["--parallel", "1"], null, line =>
        {
            if (line.StartsWith("pass ", StringComparison.Ordinal))
            {
                killed = TimeProvider.System.GetTimestamp();
                using var shop = Process.GetProcessById(int.Parse(File.ReadAllText(pid), CultureInfo.InvariantCulture));
                shop.Kill();
            }
        });

        killed.ShouldNotBe(0, run.Text);
        TimeProvider.System.GetElapsedTime(killed).TotalSeconds.ShouldBeLessThan(30, run.Text);
        run.ExitCode.ShouldBe(2, run.Text);
        var summary = SummaryWriter.Read(Path.Combine(project.Out, SummaryWriter.FileName));
        summary.Results.Select(r => (r.Verdict, r.Reason)).ShouldBe([(Verdict.Pass, null), .. Enumerable.Repeat((Verdict.Broken, (string?)"app-gone"), 4)], run.Text);
        run.Text.ShouldContain("app-gone");
        run.Text.ShouldNotContain("   at TrackE2E");
    }
}

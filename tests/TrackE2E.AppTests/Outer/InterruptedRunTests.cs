using System.Diagnostics;
using System.Globalization;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Hosting.NUnit;

namespace TrackE2E.AppTests.Outer;

/// <summary>Ctrl-C in the middle of a run of the app.</summary>
[Platform("Linux")]
[Explicit("drives an app for 5 s; not yet seen green ten times. dotnet test tests/TrackE2E.AppTests --filter FullyQualifiedName~InterruptedRunTests")]
internal sealed class InterruptedRunTests
{
    private const string Feature = """
        Feature: The app

          Scenario: stays
            Given I open "Home"
            When I stay for 60 s
            Then everything was tracked as planned
        """;

    [Test]
    public async Task Ctrl_C_ends_the_run_and_everything_that_it_has_started()
    {
        using var turn = await BrowserTurn.TakeAsync(TestContext.CurrentContext.CancellationToken);
        using var project = new AppProject();
        project.Write("app.feature", Feature);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // a process group of its own, as a shell gives it; no signal is ignored in it
        var start = new ProcessStartInfo("setsid") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var word in project.Arguments("gtk-shop").Prepend(Repository.Command).Prepend("dotnet"))
        {
            start.ArgumentList.Add(word);
        }

        start.Environment[project.Processes.Variable.Key] = project.Processes.Variable.Value;
        using var run = Process.Start(start)!;
        run.OutputDataReceived += (_, e) =>
        {
            if (e.Data?.Contains("first step after", StringComparison.Ordinal) == true)
            {
                began.TrySetResult();
            }
        };
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        await began.Task.WaitAsync(TimeSpan.FromMinutes(2));

        using (var kill = Process.Start("kill", ["-INT", "--", "-" + run.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        (await project.Processes.LeftAsync(TimeSpan.FromSeconds(30))).ShouldBeEmpty();
        await run.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        run.ExitCode.ShouldNotBe(0);
    }
}

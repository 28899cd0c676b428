using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.AppTests.Outer;

/// <summary>Runs on devices that are not there: each is broken with its reason, and says what to do; nothing is left.</summary>
[Platform("Linux")]
internal sealed class MissingPartsTests
{
    private const string Feature = """
        Feature: The app

          Scenario: passes
            Given I open "Home"
            Then the pv of "Home" is reported once
        """;

    [Test]
    public async Task A_server_that_does_not_answer_is_told()
    {
        using var project = Project();
        project.Servers["appium"] = new JsonObject { ["kind"] = "appium", ["url"] = "http://127.0.0.1:1" };

        var run = await project.RunAsync("gtk-shop");

        Broken(project, run, "device-missing");
        run.Output.ShouldContain("the server \"appium\" does not answer");
        (await project.Processes.LeftAsync(TimeSpan.FromSeconds(10))).ShouldBeEmpty();
    }

    [Test]
    public async Task A_servers_port_that_is_taken_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var project = Project();
        project.Servers["appium"]!["port"] = ((IPEndPoint)other.LocalEndpoint).Port;

        var run = await project.RunAsync("gtk-shop");

        Broken(project, run, "port-taken");
        (await project.Processes.LeftAsync(TimeSpan.FromSeconds(10))).ShouldBeEmpty();
    }

    [Test]
    public async Task A_driver_that_the_server_lacks_is_told_with_the_command_that_installs_it()
    {
        using var project = Project();
        project.AddDevice("gtk-shop", "other", "automationName", "NoSuch");

        var run = await project.RunAsync("other");

        Broken(project, run, "device-missing");
        run.Output.ShouldContain("appium driver install nosuch");
        (await project.Processes.LeftAsync(TimeSpan.FromSeconds(10))).ShouldBeEmpty();
    }

    private static AppProject Project()
    {
        var project = new AppProject();
        project.Write("app.feature", Feature);
        return project;
    }

    private static void Broken(AppProject project, CommandRun run, string reason)
    {
        run.ExitCode.ShouldBe(2, run.Text);
        project.Summary.Results.Single(r => r.Scenario == "passes").Reason.ShouldBe(reason, run.Text);
    }
}

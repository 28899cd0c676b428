using System.Net;
using System.Net.Sockets;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.App.Servers;

namespace TrackE2E.AppTests.Servers;

/// <summary>A server of our own: what it says when it cannot be had, and that nothing of it is left.</summary>
internal sealed class AppiumServerTests
{
    [Test]
    public async Task A_server_listens_on_the_loopback_address_and_leaves_no_process()
    {
        var log = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"appium-{Guid.NewGuid():N}.log");
        var server = await AppiumServer.StartAsync(Options() with { LogFile = log }, CancellationToken.None);
        var processes = server.Processes();

        await server.DisposeAsync();

        server.Url.Host.ShouldBe("127.0.0.1");
        processes.ShouldContain(server.HasExited ? processes[0] : 0);
        server.Processes().ShouldBeEmpty();
        File.ReadAllText(log).ShouldContain("Available drivers");
    }

    [Test]
    public async Task A_taken_port_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var broken = await Should.ThrowAsync<BrokenException>(() => AppiumServer.StartAsync(Options() with { Port = port }, CancellationToken.None));

        broken.Reason.ShouldBe("port-taken");
        broken.Actual.ShouldContain($"127.0.0.1:{port}");
    }

    [Test]
    public async Task A_server_that_is_not_there_is_told()
    {
        var noScript = await Should.ThrowAsync<BrokenException>(() => AppiumServer.StartAsync(Options() with { Script = "/nowhere/index.js" }, CancellationToken.None));
        var noNode = await Should.ThrowAsync<BrokenException>(() => AppiumServer.StartAsync(Options() with { Node = "no-such-node" }, CancellationToken.None));

        noScript.Reason.ShouldBe("appium-missing");
        noNode.Actual.ShouldBe("there is no no-such-node on PATH");
        noNode.Reason.ShouldBe("appium-missing");
    }

    [Test]
    public async Task A_driver_that_is_not_installed_is_told_with_the_servers_own_words()
    {
        var broken = await Should.ThrowAsync<BrokenException>(() => AppiumServer.StartAsync(Options() with { Drivers = ["nosuch"] }, CancellationToken.None));

        broken.Reason.ShouldBe("appium-missing");
        broken.Actual.ShouldContain("nosuch");
    }

    [Test]
    public async Task A_session_that_is_open_ends_with_the_server()
    {
        var server = await AppiumServer.StartAsync(Options(), CancellationToken.None);
        var driver = new AppiumDriver(server.Url, new AppiumOptions
        {
            PlatformName = "Fake", AutomationName = "Fake", DeviceName = "x", App = Path.Combine(TestContext.CurrentContext.TestDirectory, "Client", "fake-app.xml"),
        });

        await server.DisposeAsync();

        var lost = Should.Throw<Exception>(() => driver.PageSource);
        AppiumErrors.IsSessionLost(lost).ShouldBeTrue(lost.ToString());
        server.Processes().ShouldBeEmpty();
    }

    private static AppiumServerOptions Options() => new() { Name = "test", Script = AppiumForAllTests.Script, Drivers = ["fake"] };
}

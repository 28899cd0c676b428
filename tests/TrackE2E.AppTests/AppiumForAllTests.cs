using System.Reflection;
using TrackE2E.Driving.App.Servers;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;

/// <summary>This project's tests share a real Appium server. Without a namespace, so that it is around all of them.</summary>
/// <remarks>Fixtures that drive a browser or an app take the machine's turn for it themselves.</remarks>
[SetUpFixture]
internal sealed class AppiumForAllTests
{
    private static AppiumServer? server;

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The server that all tests may use.</summary>
    public static AppiumServer Server => server!;

    /// <summary>Appium's own script, installed.</summary>
    public static string Script { get; private set; } = "";

    /// <summary>A value that the build left in the assembly.</summary>
    public static string Metadata(string key) => typeof(AppiumForAllTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Script = await new AppiumInstaller(new SystemCommands(TimeProvider.System), InstallSettings.From(Environment.GetEnvironmentVariable), TestContext.Progress.WriteLine, TimeProvider.System)
            .EnsureAsync(Path.Combine(Root, "tests", "appium"), CancellationToken.None);
        server = await AppiumServer.StartAsync(new() { Name = "tests", Script = Script, LogFile = Path.Combine(TestContext.CurrentContext.WorkDirectory, "appium.log") }, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}

using System.Globalization;
using System.Reflection;
using NUnit.Framework;
using TrackE2E.Gherkin.NUnitHost;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Hosting.NUnit;

/// <summary>Runs a test project's features with everything that <c>tracke2e run</c> gives them.</summary>
/// <remarks>Settings are looked for above the test assembly's source; results go to <c>artifacts/test</c> beside them. One per test process.</remarks>
public sealed class TrackingFeatureHost : IFeatureHost, IDisposable
{
    private BrowserTurn? turn;
    private RunSession? session;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellation)
    {
        turn = await BrowserTurn.TakeAsync(cancellation);
        var root = RepositoryRoot();
        var request = new RunRequest { Root = root, Paths = [Path.Combine(root, "features")], Out = Path.Combine("artifacts", "test"), Command = "dotnet test", Language = Language.Name };
        session = await RunSession.StartAsync(request, new TestOutput(), null, cancellation);
    }

    /// <inheritdoc/>
    public async Task ConfigureAsync(FeatureEngineBuilder builder, CancellationToken cancellation) =>
        await session!.ConfigureAsync(builder, session.Devices()[0], cancellation);

    /// <inheritdoc/>
    public async Task StopAsync(RunResult? result)
    {
        if (session is null)
        {
            return;
        }

        await using (session)
        {
            var report = await session.FinishAsync(CancellationToken.None);
            await TestContext.Progress.WriteLineAsync(RunTexts.Report(report.HtmlReport ?? report.Folder).In(Language.Name));
        }
    }

    /// <inheritdoc/>
    public CultureInfo Language => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public string Shown(string text) => session?.Mask.Text(text) ?? text;

    /// <inheritdoc/>
    public void Dispose() => turn?.Dispose();

    // the folder that holds features/tracke2e.json, above where the tests were built
    private static string RepositoryRoot()
    {
        var folder = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location);
        while (folder is not null && !File.Exists(Path.Combine(folder, "features", Settings.SettingsReader.FileName)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? Directory.GetCurrentDirectory();
    }

    private sealed class TestOutput : IRunView
    {
        public void Say(string line) => TestContext.Progress.WriteLine(line);
    }
}

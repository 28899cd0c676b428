using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary>One run from beginning to end.</summary>
internal static class Execution
{
    public static async Task<int> ExecuteAsync(RunRequest request, Words words, bool events, CancellationToken cancellation)
    {
        Selection.Require(request);
        var console = Terminal.Console();
        var view = new RunView(console, words, events);
        await using var session = await RunSession.StartAsync(request, view, cancellation);
        foreach (var entry in session.Devices())
        {
            var engine = (await session.ConfigureAsync(new FeatureEngineBuilder(), entry, cancellation)).Build();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, session.AppGone);
            try
            {
                await engine.RunAsync(session.Options(entry), stop.Token);
            }
            catch (OperationCanceledException) when (session.AppGone.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                view.Say(words.Say("the app under test has stopped; the rest is broken: app-gone", "被测应用已停止；其余场景判为 broken: app-gone"));
                break;
            }
        }

        var report = await session.FinishAsync(cancellation);
        ResultTables.Write(console, words, report, request.Root);
        return report.Summary.ExitCode(request.AllowEmpty);
    }
}

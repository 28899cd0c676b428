using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary>One run from beginning to end.</summary>
internal static class Execution
{
    public static async Task<int> ExecuteAsync(RunRequest request, Words words, bool events, string? junit, CancellationToken cancellation)
    {
        var console = new RunConsole();
        var view = new RunView(console, words, events);
        await using var early = EarlyStart.Begin(request, view.Say, cancellation);
        var (options, sharded) = (RunSession.OptionsOf(request, 1), request.Shard is not null);
        var reading = sharded ? null : Task.Run(() => SelectedScenarios.Read(options), CancellationToken.None);
        (var report, request, var bound) = await Selection.ReadAsync(await early.ReadAsync(request), view.Say, reading, cancellation);
        Selection.Require(report, request, bound);
        request = request with { DeviceWhenAsked = Selection.NeedsNoScreen(report) };
        new BindingText(System.Console.Out, words, request.Root).Write(report);
        view.SayOrder(request, report);
        await using var session = await RunSession.StartAsync(request, view, early, cancellation);
        view.Building = session.Building;
        foreach (var entry in session.Devices())
        {
            var engine = (await session.ConfigureAsync(new FeatureEngineBuilder().BoundAs(bound), entry, cancellation)).Build();
            await engine.RunAsync(session.Options(entry), cancellation);
            if (session.AppGone.IsCancellationRequested)
            {
                view.Say(words.Say("the app under test has stopped; what was left is broken: app-gone", "被测应用已停止；其余场景判为 broken: app-gone"));
                break;
            }
        }

        var written = await session.FinishAsync(cancellation);
        ResultTables.Write(console, words, written, request.Root);
        foreach (var line in written.Annotations)
        {
            System.Console.WriteLine(line);
        }

        if (junit is not null)
        {
            Copy(Path.Combine(written.Folder, "junit.xml"), junit);
        }

        return written.Summary.ExitCode(request.AllowEmpty);
    }

    private static void Copy(string file, string to)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(to))!);
            File.Copy(file, to, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenException(
                "out-folder-unwritable",
                new("the JUnit XML cannot be written", "无法写入 JUnit XML"),
                new("a file that this user may write", "当前用户可写的文件"),
                e.Message,
                new($"name another file by --junit; it is in {file} as well", $"用 --junit 指定其他文件；{file} 中也有一份"),
                to,
                e);
        }
    }
}

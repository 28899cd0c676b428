using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;

namespace TrackE2E.Cli.Run;

/// <summary><c>--watch</c>: runs again when a feature, plan, setting or page of devices is saved; Ctrl-C ends it.</summary>
internal static class WatchLoop
{
    private static readonly string[] Kinds = [".feature", ".yaml", ".json"];

    public static async Task<int> ExecuteAsync(RunRequest request, Words words, bool events, string? junit, CancellationToken cancellation)
    {
        var code = ExitCodes.Broken;
        while (!cancellation.IsCancellationRequested)
        {
            using var watcher = Watch(SettingsReader.Find(request.Paths));
            var saved = Saved(watcher, cancellation);
            try
            {
                code = await Execution.ExecuteAsync(request, words, events, junit, cancellation);
            }
            catch (BrokenException e)
            {
                await Console.Error.WriteLineAsync(e.In(words.Language));
            }
            catch (OperationCanceledException)
            {
                return code;
            }

            Console.WriteLine(words.Say("waiting for a save; Ctrl-C ends", "等待文件保存；按 Ctrl-C 结束"));
            if (await saved is not { } file)
            {
                return code;
            }

            Console.WriteLine(words.Say($"{file} was saved", $"{file} 已保存"));
        }

        return code;
    }

    private static FileSystemWatcher Watch(string settings) =>
        new(Path.GetDirectoryName(Path.GetFullPath(settings))!) { IncludeSubdirectories = true, EnableRaisingEvents = true };

    private static Task<string?> Saved(FileSystemWatcher watcher, CancellationToken cancellation)
    {
        var saved = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Changed(object _, FileSystemEventArgs e)
        {
            if (Kinds.Contains(Path.GetExtension(e.Name)) && e.Name?.Split('/', '\\').Any(part => part is "bin" or "obj") == false)
            {
                saved.TrySetResult(e.Name);
            }
        }

        watcher.Changed += Changed;
        watcher.Created += Changed;
        watcher.Renamed += Changed;
        cancellation.Register(() => saved.TrySetResult(null));
        return saved.Task;
    }
}

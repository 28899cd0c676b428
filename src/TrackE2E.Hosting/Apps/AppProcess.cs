using System.Diagnostics;
using System.Net.Sockets;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;

namespace TrackE2E.Hosting.Apps;

/// <summary>An app under test that this run started (or found running), until it is disposed.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(200);

    private readonly Process? process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource printed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource gone = new();
    private readonly string name;
    private bool keeping = true;

    private AppProcess(string name, Uri url, Process? process)
    {
        this.name = name;
        this.process = process;
        Url = url;
    }

    /// <summary>Its base address.</summary>
    public Uri Url { get; }

    /// <summary>How long its build took; zero when none was needed.</summary>
    public TimeSpan Building { get; private init; }

    /// <summary>Ends when it has stopped by itself.</summary>
    public CancellationToken Gone => gone.Token;

    /// <summary>Whether it is started without a build.</summary>
    public static bool IsBuilt(AppSettings settings, string folder) => settings.Build is null || BuildStamp.Of(settings, folder) is { IsFresh: true };

    /// <summary>Builds and starts it, and waits until it is ready.</summary>
    /// <exception cref="BrokenException">app-not-started, port-taken.</exception>
    public static async Task<AppProcess> StartAsync(string name, AppSettings settings, string folder, string language, Action<string> say, CancellationToken cancellation)
    {
        var port = settings.Port ?? Ports.Free();
        if (settings.Start is not null && settings.Port is { } fixedPort)
        {
            Ports.Require(fixedPort, name);
        }

        var url = AddressOf(name, settings.Url.Replace("${port}", $"{port}", StringComparison.Ordinal));
        if (settings.Start is null)
        {
            return new AppProcess(name, url, null);
        }

        var stamp = settings.Build is null ? null : BuildStamp.Of(settings, folder);
        var isBuilt = settings.Build is null || stamp is { IsFresh: true };
        if (stamp is { IsFresh: true })
        {
            say(RunTexts.UpToDate(name).In(language));
        }

        var command = settings.Start.Replace("${port}", $"{port}", StringComparison.Ordinal);
        try
        {
            var building = isBuilt ? TimeSpan.Zero : await BuildAsync();
            return await RunAsync(building);
        }
        catch (BrokenException) when (stamp is not null && isBuilt)
        {
            // what the last build made may have been taken away since
            return await RunAsync(await BuildAsync());
        }

        async Task<TimeSpan> BuildAsync()
        {
            say(RunTexts.Building(name, settings.Build!).In(language));
            var began = Stopwatch.GetTimestamp();
            await AppProcess.BuildAsync(name, settings.Build!, folder, cancellation);
            stamp?.Keep();
            return Stopwatch.GetElapsedTime(began);
        }

        async Task<AppProcess> RunAsync(TimeSpan building)
        {
            say(RunTexts.Starting(name, command).In(language));
            var app = new AppProcess(name, url, Shell(command, folder)) { Building = building };
            try
            {
                await app.UntilReadyAsync(settings, command, port, cancellation);
                return app;
            }
            catch (Exception e) when (e is BrokenException or OperationCanceledException)
            {
                await app.DisposeAsync();
                throw;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Exited -= OnExited;
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync();
            process.Dispose();
        }

        gone.Dispose();
    }

    private static Uri AddressOf(string name, string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "app"
        ? url
        : throw new BrokenException(
            "settings-unreadable",
            new($"the url of app \"{name}\" cannot be read", $"无法读取应用“{name}”的 url"),
            "http://host:port",
            text,
            new("mend \"url\" in tracke2e.json", "修正 tracke2e.json 中的 url"));

    private static Process Shell(string command, string folder)
    {
        var windows = OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(windows ? "cmd.exe" : "/bin/sh")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(windows ? "/c" : "-c");
        start.ArgumentList.Add(windows ? command : "exec " + command);
        return new Process { StartInfo = start, EnableRaisingEvents = true };
    }

    private static async Task BuildAsync(string name, string command, string folder, CancellationToken cancellation)
    {
        using var build = Shell(command, folder);
        build.Start();
        var output = await Task.WhenAll(build.StandardOutput.ReadToEndAsync(cancellation), build.StandardError.ReadToEndAsync(cancellation));
        await build.WaitForExitAsync(cancellation);
        if (build.ExitCode != 0)
        {
            throw new BrokenException(
                "app-not-started",
                new($"app \"{name}\" could not be built", $"应用“{name}”构建失败"),
                new($"exit code 0 of: {command}", $"退出码为 0：{command}"),
                Printed.Told(new($"exit code {build.ExitCode}", $"退出码 {build.ExitCode}"), string.Concat(output).Split('\n'), name),
                new($"mend the build; run the command yourself in {folder}", $"修复构建；在 {folder} 中手动运行该命令"));
        }
    }

    private async Task UntilReadyAsync(AppSettings settings, string command, int port, CancellationToken cancellation)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process!.Exited += (_, _) => exited.TrySetResult();
        process.Exited += OnExited;
        process.OutputDataReceived += (_, e) => Heard(e.Data, settings.Ready);
        process.ErrorDataReceived += (_, e) => Heard(e.Data, settings.Ready);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(settings.ReadySeconds));
        var ready = settings.Ready is { } text && text.StartsWith("http", StringComparison.Ordinal)
            ? AnswersAsync(text.Replace("${port}", $"{port}", StringComparison.Ordinal), deadline.Token)
            : settings.Ready is null ? AnswersAsync(Url.ToString(), deadline.Token) : printed.Task;
        try
        {
            var first = await Task.WhenAny(ready, exited.Task).WaitAsync(deadline.Token);
            if (first == exited.Task)
            {
                await process.WaitForExitAsync(cancellation);
                throw NotStarted(command, new($"it ended with exit code {process.ExitCode}", $"它已退出，退出码 {process.ExitCode}"), settings);
            }

            await first;
            StopKeeping();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw NotStarted(command, new($"not ready after {settings.ReadySeconds} s", $"{settings.ReadySeconds} s 后仍未就绪"), settings);
        }
    }

    private void Heard(string? line, string? ready)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            if (keeping)
            {
                lines.Add(line);
            }
        }

        if (ready is not null && line.Contains(ready, StringComparison.Ordinal))
        {
            printed.TrySetResult();
        }
    }

    // what it prints is asked for only while it does not start
    private void StopKeeping()
    {
        lock (lines)
        {
            keeping = false;
            lines.Clear();
        }
    }

    private void OnExited(object? sender, EventArgs e) => gone.Cancel();

    private BrokenException NotStarted(string command, Wording what, AppSettings settings)
    {
        string[] printed;
        lock (lines)
        {
            printed = [.. lines];
        }

        return new BrokenException(
            "app-not-started",
            new($"app \"{name}\" did not start", $"应用“{name}”没有启动"),
            settings.Ready is null ? new($"an answer at {Url}", $"{Url} 有响应") : new($"\"{settings.Ready}\"", $"“{settings.Ready}”"),
            Printed.Told(what, printed, name),
            new($"run it yourself: {command}", $"手动运行：{command}"));
    }

    // the one poll that the design allows: an app whose readiness is an address
    private static async Task AnswersAsync(string url, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(ProbeEvery);
        do
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(url), cancellation);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException)
            {
                // not there yet
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }
}

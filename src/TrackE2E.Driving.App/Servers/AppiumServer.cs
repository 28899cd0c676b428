using System.ComponentModel;
using System.Diagnostics;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.App.Servers;

/// <summary>An Appium server that we started: node runs it directly, on the loopback address only.</summary>
/// <remarks>
/// It ends with us: when we dispose it, and also when we crash or are killed (a guard in it sees our end of its standard input close). What its sessions leave running is
/// ended as well, found by a mark in the environment (Linux) or by the process tree.
/// </remarks>
public sealed class AppiumServer : IAsyncDisposable
{
    private const string Started = "listener started on";
    private const string Setsid = "/usr/bin/setsid";
    private const int SetsidFoundNothing = 127;
    private const int KeptLines = 12;
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(12);

    private readonly Process process;
    private readonly AppiumServerOptions options;
    private readonly ProcessMark mark;
    private readonly StreamWriter? log;
    private readonly Queue<string> lines = new();
    private readonly Lock gate = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disposed;

    private AppiumServer(AppiumServerOptions options, int port, ProcessMark mark, Process process, StreamWriter? log)
    {
        this.options = options;
        this.mark = mark;
        this.process = process;
        this.log = log;
        Url = new Uri($"http://127.0.0.1:{port}/{options.BasePath.Trim('/')}");
    }

    /// <summary>Its address, with the base path.</summary>
    public Uri Url { get; }

    /// <summary>Its process id, which is also its process group on Linux.</summary>
    public int ProcessId => process.Id;

    /// <summary>True when it has ended by itself.</summary>
    public bool HasExited => exited.Task.IsCompleted;

    /// <summary>The last lines of its log.</summary>
    public string LastLines
    {
        get
        {
            lock (gate)
            {
                return string.Join('\n', lines.Select(l => "            " + l));
            }
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <exception cref="BrokenException">appium-missing: node or the script is not there, or the server ends; port-taken: another program has its port.</exception>
    public static async Task<AppiumServer> StartAsync(AppiumServerOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(options.Script))
        {
            throw ServerErrors.Missing(options, new($"no file {options.Script}", $"没有文件 {options.Script}"), null);
        }

        // a free port may be taken by another program before the server has it; then it gets the next one
        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port ?? LoopbackPort.Free();
            if (options.Port is not null && !LoopbackPort.IsFree(port))
            {
                throw ServerErrors.PortTaken(options, port);
            }

            var server = Launch(options, port);
            try
            {
                await server.UntilReadyAsync(cancellation);
                return server;
            }
            catch (Exception e)
            {
                await server.DisposeAsync();
                if (e is not BrokenException { Reason: "port-taken" } || options.Port is not null || attempt == 3)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Ends the server, its sessions, and everything that they started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        try
        {
            process.StandardInput.Close();
            await exited.Task.WaitAsync(StopDeadline);
        }
        catch (Exception e) when (e is TimeoutException or IOException or InvalidOperationException)
        {
            // it is ended below
        }

        if (!exited.Task.IsCompleted)
        {
            process.Kill(entireProcessTree: true);
            await exited.Task.WaitAsync(StopDeadline);
        }

        mark.EndProcesses();
        process.Dispose();
        lock (gate)
        {
            log?.Dispose();
        }
    }

    /// <summary>Processes of this machine that belong to the server, itself included: by the mark in their environment (Linux only).</summary>
    public IReadOnlyList<int> Processes() => mark.Processes();

    private static AppiumServer Launch(AppiumServerOptions options, int port)
    {
        var mark = new ProcessMark();
        var setsid = OperatingSystem.IsLinux() && File.Exists(Setsid);
        // a group of its own: Ctrl-C in the terminal reaches us, and we end it in order
        var start = new ProcessStartInfo(setsid ? Setsid : options.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(options.Script))))!,
        };
        List<string> arguments =
        [
            .. setsid ? [options.Node] : Array.Empty<string>(), "--import", Guard(), options.Script, "--address", "127.0.0.1", "--port", $"{port}", "--base-path", options.BasePath, "--log-no-colors", "--log-timestamp",
        ];
        if (options.Drivers.Count > 0)
        {
            arguments.AddRange(["--use-drivers", string.Join(',', options.Drivers)]);
        }

        if (options.AllowInsecure.Count > 0)
        {
            arguments.AddRange(["--allow-insecure", string.Join(',', options.AllowInsecure)]);
        }

        arguments.ForEach(start.ArgumentList.Add);
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        mark.On(start);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var server = new AppiumServer(options, port, mark, process, Log(options.LogFile));
        process.Exited += (_, _) => server.exited.TrySetResult();
        process.OutputDataReceived += (_, e) => server.Heard(e.Data);
        process.ErrorDataReceived += (_, e) => server.Heard(e.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw ServerErrors.NoNode(options, e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    private async Task UntilReadyAsync(CancellationToken cancellation)
    {
        try
        {
            var first = await Task.WhenAny(ready.Task, exited.Task).WaitAsync(options.StartDeadline, cancellation);
            if (first == ready.Task)
            {
                return;
            }
        }
        catch (TimeoutException)
        {
            throw ServerErrors.NotStarted(options, LastLines, new($"it does not listen after {options.StartDeadline.TotalSeconds:0} s", $"{options.StartDeadline.TotalSeconds:0} s 后仍未监听"));
        }

        // the streams are read to their end
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode == SetsidFoundNothing && process.StartInfo.FileName == Setsid)
        {
            throw ServerErrors.NoNode(options, null);
        }

        throw LastLines.Contains("EADDRINUSE", StringComparison.Ordinal) || LastLines.Contains("may already be in use", StringComparison.Ordinal)
            ? ServerErrors.PortTaken(options, Url.Port)
            : ServerErrors.NotStarted(options, LastLines, new($"it ended with exit code {process.ExitCode}", $"它已退出，退出码 {process.ExitCode}"));
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            if (!disposed || log?.BaseStream.CanWrite == true)
            {
                log?.WriteLine(line);
            }

            if (line.Trim().Length > 0)
            {
                lines.Enqueue(line);
                if (lines.Count > KeptLines)
                {
                    lines.Dequeue();
                }
            }
        }

        if (line.Contains(Started, StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }

    private static StreamWriter? Log(string? file)
    {
        if (file is null)
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var writer = new StreamWriter(file, append: true) { AutoFlush = true };
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return writer;
    }

    private static string Guard()
    {
        using var stream = typeof(AppiumServer).Assembly.GetManifestResourceStream("TrackE2E.Driving.App.server-guard.js")!;
        using var reader = new StreamReader(stream);
        return "data:text/javascript," + Uri.EscapeDataString(reader.ReadToEnd());
    }
}

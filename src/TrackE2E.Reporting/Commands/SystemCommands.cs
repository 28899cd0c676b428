using System.ComponentModel;
using System.Diagnostics;

namespace TrackE2E.Reporting.Commands;

/// <summary>Runs real programs.</summary>
public sealed class SystemCommands(TimeProvider time) : ICommands
{
    private const int KeptLines = 2000;

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var process = new Process { StartInfo = Start(command) };
        var lines = new Queue<string>();
        var open = true; // output may still come while we leave
        using var deadline = new CancellationTokenSource(command.Deadline, time);
        using var silence = new CancellationTokenSource(command.Silence, time);
        void Take(object sender, DataReceivedEventArgs said)
        {
            if (said.Data is not { } line)
                return;
            lock (lines)
            {
                if (!open)
                    return;
                lines.Enqueue(line);
                if (lines.Count > KeptLines)
                    lines.Dequeue();
                silence.CancelAfter(command.Silence);
                onLine?.Invoke(line);
            }
        }

        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new CommandResult(CommandEnd.NotFound, -1, [$"{command.File}: not found"]);
        }

        process.StandardInput.Close(); // asks nothing
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token, silence.Token);
        try
        {
            await process.WaitForExitAsync(any.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            cancellation.ThrowIfCancellationRequested();
            return new CommandResult(deadline.IsCancellationRequested ? CommandEnd.DeadlineOver : CommandEnd.Silent, -1, Kept(lines));
        }

        finally
        {
            lock (lines)
                open = false;
        }

        return new CommandResult(CommandEnd.Exited, process.ExitCode, Kept(lines));
    }

    private static ProcessStartInfo Start(Command command)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = command.Folder ?? "",
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static IReadOnlyList<string> Kept(Queue<string> lines)
    {
        lock (lines)
            return [.. lines];
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has just ended by itself
        }
    }
}

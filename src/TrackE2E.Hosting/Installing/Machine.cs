using System.Net.Sockets;

namespace TrackE2E.Hosting.Installing;

/// <summary>What installing asks of the machine; tests describe other ones.</summary>
public sealed record Machine
{
    /// <summary>This process may install packages: root, or an elevated administrator.</summary>
    public required bool IsPrivileged { get; init; }

    /// <summary>A program of this name is on PATH.</summary>
    public required Func<string, bool> HasProgram { get; init; }

    /// <summary>The host and port answer a TCP connect within the time.</summary>
    public required Func<string, int, TimeSpan, CancellationToken, Task<bool>> Answers { get; init; }

    /// <summary>The machine this runs on.</summary>
    public static Machine This(TimeProvider time) => new()
    {
        IsPrivileged = Environment.IsPrivilegedProcess,
        HasProgram = OnPath,
        Answers = (host, port, within, cancellation) => ConnectAsync(host, port, within, time, cancellation),
    };

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<bool> ConnectAsync(string host, int port, TimeSpan within, TimeProvider time, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(host, port, either.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}

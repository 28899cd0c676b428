using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A port of this machine that no other session has, of this run or another: a locked file holds it.</summary>
internal sealed class PortLease : IDisposable
{
    private readonly FileStream held;

    private PortLease(int port, FileStream held) => (Port, this.held) = (port, held);

    public int Port { get; }

    /// <summary>Takes the first free port of a range.</summary>
    /// <exception cref="BrokenException">port-taken: all of them are in use.</exception>
    public static PortLease Take((int From, int To) range, string server)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "tracke2e-ports")).FullName;
        for (var port = range.From; port <= range.To; port++)
        {
            try
            {
                var file = new FileStream(Path.Combine(folder, port.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                if (IsFree(port))
                {
                    return new(port, file);
                }

                file.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // another session has it
            }
        }

        throw new BrokenException("port-taken", $"there is no free port for a session on \"{server}\"", $"a free port from {range.From} to {range.To}", "all are in use", "widen \"ports\" of the server in devices.json, or run fewer sessions at a time", "devices.json");
    }

    public void Dispose() => held.Dispose();

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

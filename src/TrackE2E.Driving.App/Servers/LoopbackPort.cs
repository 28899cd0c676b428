using System.Net;
using System.Net.Sockets;

namespace TrackE2E.Driving.App.Servers;

/// <summary>Ports of this machine's loopback address.</summary>
internal static class LoopbackPort
{
    /// <summary>A port that nobody listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether nobody listens on a port now.</summary>
    public static bool IsFree(int port)
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

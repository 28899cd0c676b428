using System.Net;
using System.Net.Sockets;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Apps;

/// <summary>Ports of this machine's loopback address.</summary>
internal static class Ports
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Says so when the port is taken.</summary>
    /// <exception cref="BrokenException">port-taken.</exception>
    public static void Require(int port, string app)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new BrokenException(
                "port-taken",
                new($"app \"{app}\" cannot have port {port}", $"应用“{app}”无法使用端口 {port}"),
                new("a free port", "端口空闲"),
                new($"another program listens on 127.0.0.1:{port}", $"127.0.0.1:{port} 已被其他程序占用"),
                new("stop that program, or take \"port\" out of tracke2e.json so that a free one is taken", "停止该程序，或在 tracke2e.json 中去掉 port 以自动选择空闲端口"),
                null,
                e);
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace TrackE2E.Tests.Capture;

/// <summary>HTTP as a browser does it: names under localhost are this machine.</summary>
internal static class Loopback
{
    internal static HttpClient Client(Uri? proxy = null) => new(new SocketsHttpHandler
    {
        UseProxy = proxy is not null,
        Proxy = proxy is null ? null : new WebProxy(proxy),
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}

using System.Net;
using System.Net.Sockets;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <content>Bringing in what was seen, and the settle barrier's marker.</content>
internal sealed partial class AppiumScreen
{
    private static readonly TimeSpan GoodbyeDeadline = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        await ThrowIfGoneAsync(cancellation);
        if (watch?.Observer is not null)
        {
            await Guarded(d => watch.Sample(d), null, cancellation);
        }

        await DrainPagesAsync(cancellation);
    }

    // before a touch: an element of the app's own screens is looked for in a sample taken for it
    private async Task DrainBeforeAsync(ElementTarget target, CancellationToken cancellation)
    {
        if (Locator(target).IsWeb)
        {
            await DrainAsync(cancellation);
            return;
        }

        await ThrowIfGoneAsync(cancellation);
        await DrainPagesAsync(cancellation);
    }

    private async Task DrainPagesAsync(CancellationToken cancellation)
    {
        if (session.IsBrowser || running)
        {
            HashSet<string> live;
            try
            {
                live = await pages.FlushAsync(cancellation);
            }
            catch (Exception e) when (AppiumErrors.IsOfDriver(e))
            {
                throw await SaidAsync(e, cancellation);
            }

            await options.Inbox.SettleAsync(live, GoodbyeDeadline, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task SendMarkerAsync(Uri marker, CancellationToken cancellation)
    {
        if (session.IsBrowser)
        {
            var sent = await Guarded(
                d => d.ExecuteAsyncScript(
                    "const done = arguments[1], o = window[Symbol.for('tracke2e')]; o && o.document === document ? o.marker(arguments[0]).then(() => done(true), () => done(false)) : done(false)", marker.AbsoluteUri),
                null,
                cancellation);
            if (sent is true)
            {
                return;
            }
        }

        // an app sends nothing for us: this one is sent beside it. The name s<token>.localhost is the loopback everywhere.
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync };
        using var client = new HttpClient(handler);
        using var response = await client.GetAsync(marker, cancellation);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext connection, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (connection.DnsEndPoint.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, connection.DnsEndPoint.Port), cancellation);
            }
            else
            {
                await socket.ConnectAsync(connection.DnsEndPoint, cancellation);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using TrackE2E.Driving.Observation;

namespace TrackE2E.Driving.Web;

/// <content>Bringing in what the observers saw, and the settle barrier's marker.</content>
internal sealed partial class PlaywrightScreen
{
    // A document that left has this long for its goodbye to arrive.
    private static readonly TimeSpan GoodbyeDeadline = TimeSpan.FromSeconds(3);

    // A frame that does not answer within this time hangs; what it saw is then missing, and said to be.
    private static readonly TimeSpan FlushDeadline = TimeSpan.FromSeconds(5);

    // What the observer has not told yet; where there is none, the address behind "!" (something planned is there, also in a frame) or "?".
    private const string FlushOrBlind =
        "planned => " + ObserverScript.Flush + " ?? (location.protocol === 'http:' || location.protocol === 'https:'"
        + " ? (planned.some(css => { try { return document.querySelector(css) !== null; } catch { return false; } }) ? '!' : '?') + location.href : null)";

    private const string IsObserved =
        "() => { const o = window[Symbol.for('tracke2e')]; return location.protocol !== 'http:' && location.protocol !== 'https:' || o !== undefined && o.document === document; }";

    // Frames that came to a document, until it is known that an observer runs in it.
    private readonly ConcurrentDictionary<IFrame, Task> arriving = new();

    private string observer = "";
    private string[] planned = [];

    // The documents that were there at the last drain, and all that ever were.
    private HashSet<string> live = [];
    private readonly HashSet<string> left = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        if (frozen)
        {
            // a page that is set aside answers nothing and does nothing: what it saw was brought in before
            return;
        }

        planned = planned.Length > 0 ? planned : [.. options.Plan.Elements.Select(e => e.Locate.GetValueOrDefault("web")).OfType<string>().Distinct(StringComparer.Ordinal)];
        var asked = options.Inbox.Open;
        List<IPage> open;
        lock (pages)
        {
            open = [.. pages];
        }

        live = new HashSet<string>(StringComparer.Ordinal);
        foreach (var frame in open.SelectMany(page => page.Frames))
        {
            if (await FlushAsync(frame, cancellation) is { } document)
            {
                live.Add(document);
            }
        }

        left.UnionWith(live);

        await options.Inbox.SettleAsync(live, GoodbyeDeadline, cancellation, asked);
    }

    // The browser runs the script in each new window. A frame that the page reached into before it loaded keeps its window, and so may one of a tab that opened just now: it is run there.
    private async Task ObserveAsync(IFrame frame)
    {
        try
        {
            if (!await frame.EvaluateAsync<bool>(IsObserved))
            {
                await frame.EvaluateAsync("() => { " + observer + "\n }");
            }
        }
        catch (PlaywrightException)
        {
            // it went on: its next document has a turn of its own
        }
    }

    private async Task<string?> FlushAsync(IFrame frame, CancellationToken cancellation)
    {
        // a navigation under way takes the document from under the question; then the next one is asked
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await arriving.GetValueOrDefault(frame, Task.CompletedTask).WaitAsync(FlushDeadline, time, cancellation);
                var answer = await frame.EvaluateAsync<string?>(FlushOrBlind, planned).WaitAsync(FlushDeadline, time, cancellation);
                if (answer is ['{', ..])
                {
                    return options.Inbox.Flushed(answer);
                }

                if (answer is ['!' or '?', .. var url] && (frame.ParentFrame is null || answer[0] == '!') && blind.Add(url))
                {
                    options.Inbox.Blind(url);
                }

                return null;
            }
            catch (TimeoutException)
            {
                return null;
            }
            catch (PlaywrightException e)
            {
                ThrowIfCrashed();
                if (context.Browser is { IsConnected: false })
                {
                    throw PlaywrightErrors.SessionLost(Device, e);
                }

                if (frame.IsDetached || !PlaywrightErrors.Navigated(e))
                {
                    return null;
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task SendMarkerAsync(Uri marker, CancellationToken cancellation)
    {
        if (pages.Count > 0 && !frozen && await MarkFromPageAsync(marker, cancellation))
        {
            return;
        }

        // There is no page, or it may not connect there. The name s<token>.localhost is the loopback everywhere, not only in browsers.
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync };
        using var client = new HttpClient(handler);
        using var response = await client.GetAsync(marker, cancellation);
    }

    private async Task<bool> MarkFromPageAsync(Uri marker, CancellationToken cancellation)
    {
        try
        {
            return await Page.EvaluateAsync<bool>(
                "url => { const o = window[Symbol.for('tracke2e')]; return o && o.document === document ? o.marker(url).catch(() => false) : false; }", marker.AbsoluteUri)
                .WaitAsync(FlushDeadline, time, cancellation);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return false;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext connection, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var host = connection.DnsEndPoint.Host;
            if (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback.MapToIPv6(), connection.DnsEndPoint.Port), cancellation);
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

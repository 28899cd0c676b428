using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrackE2E.Capture.Collecting;
using Yarp.ReverseProxy.Forwarder;

namespace TrackE2E.Capture.Proxy;

/// <summary>An HTTP proxy for one browser context or device: for SDKs whose endpoint cannot be told to be the collector's.</summary>
/// <remarks>
/// Requests to captured hosts are hits of the scenario, answered as the collector answers; requests to allowed hosts are forwarded unchanged; all others are refused with 403
/// and listed in <see cref="Refused"/>. What the page observer sends to <c>/.tracke2e/</c> of any host is taken out. Plain http only: CONNECT is refused too.
/// </remarks>
public sealed class ProxyListener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private static readonly UriCreationOptions AsSent = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly ConcurrentDictionary<(string Host, bool Https), int> _refused = new();
    private readonly CollectorSession _session;
    private readonly HitTap _tap;
    private readonly HostList _captured;
    private readonly HostList _allowed;
    private readonly HttpMessageInvoker _client;
    private readonly WebApplication _app;

    private ProxyListener(Collector collector, CollectorSession session, ProxyOptions options)
    {
        _session = session;
        _tap = collector.Tap;
        _captured = new HostList(options.Capture);
        _allowed = new HostList(options.Allow);
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
        });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            RequestLimits.Set(kestrel);
            kestrel.Listen(options.FromOutside ? IPAddress.Any : IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        var forwarder = _app.Services.GetRequiredService<IHttpForwarder>();
        _app.Run(http => TakeAsync(http, forwarder));
        Address = new Uri("http://127.0.0.1");
    }

    /// <summary>What to set as proxy: <c>http://127.0.0.1:41235</c>.</summary>
    public Uri Address { get; private set; }

    /// <summary>Hosts that were refused, most often first.</summary>
    public IReadOnlyList<RefusedHost> Refused =>
        [.. _refused.Select(r => new RefusedHost(r.Key.Host, r.Key.Https, r.Value)).OrderByDescending(r => r.Count).ThenBy(r => r.Host, StringComparer.Ordinal)];

    /// <summary>Starts a listener on a free port, for one scenario.</summary>
    public static async Task<ProxyListener> StartAsync(Collector collector, CollectorSession session, ProxyOptions options, CancellationToken cancellation)
    {
        var listener = new ProxyListener(collector, session, options);
        await listener._app.StartAsync(cancellation);
        var listening = listener._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        listener.Address = new Uri($"http://127.0.0.1:{new Uri(listening).Port}");
        return listener;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task TakeAsync(HttpContext http, IHttpForwarder forwarder)
    {
        var raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/";
        if (HttpMethods.IsConnect(http.Request.Method))
        {
            await RefuseAsync(http, raw, https: true);
            return;
        }

        if (!Uri.TryCreate(raw, AsSent, out var address) || address.Scheme is not ("http" or "ws"))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await Answers.TextAsync(http.Response, "TrackE2E proxy: this is a proxy, not a page; set it as the browser's or device's proxy.\n");
            return;
        }

        // the page observer says goodbye to its page's own origin, where that page's policy lets it; no app is asked for it
        if (_captured.Contains(address.IdnHost) || address.AbsolutePath.StartsWith(CollectorSession.ControlPath, StringComparison.Ordinal))
        {
            await _tap.TakeAsync(http, _session, TargetOf(raw), stubbed: null);
            return;
        }

        if (!HostList.IsThisMachine(address.Host) && !_allowed.Contains(address.IdnHost))
        {
            await RefuseAsync(http, address.Authority, https: false);
            return;
        }

        var error = await forwarder.SendAsync(
            http, address.GetLeftPart(UriPartial.Authority), _client, new ForwarderRequestConfig { ActivityTimeout = Patience }, new AsSentTransformer(address));
        if (error is ForwarderError.None or ForwarderError.RequestCanceled || http.Response.HasStarted)
        {
            return;
        }

        await Answers.TextAsync(http.Response, $"TrackE2E proxy: {address.Authority} did not answer ({error}).\n");
    }

    private async Task RefuseAsync(HttpContext http, string authority, bool https)
    {
        _refused.AddOrUpdate((authority, https), 1, static (_, count) => count + 1);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        await Answers.TextAsync(
            http.Response,
            https
                ? $"TrackE2E proxy: {authority} was refused: https is not captured or forwarded by this proxy.\n"
                : $"TrackE2E proxy: {authority} was refused: nothing leaves this machine unless the settings allow the host (collector: capture or allow in tracke2e.json).\n");
    }

    /// <summary>Path and query of an absolute request target, as sent.</summary>
    private static string TargetOf(string raw)
    {
        var authority = raw.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = raw.AsSpan(authority).IndexOfAny('/', '?');
        return path < 0 ? "/" : raw[authority + path] == '?' ? "/" + raw[(authority + path)..] : raw[(authority + path)..];
    }

    /// <summary>Connects; names under localhost are this machine, which resolvers need not know.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
            if (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            }
            else
            {
                await socket.ConnectAsync(host, port, cancellation);
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

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace TrackE2E.Capture.Collecting;

/// <summary>The mock collector 采集端: one listener for all scenarios of a run, an address for each.</summary>
/// <remarks>
/// The tap in front takes each hit to its scenario's ledger and answers it; WireMock.Net, with its own log off, answers what a scenario has stubbed. A request that is no
/// scenario's is a stray: answered 404, kept and counted.
/// </remarks>
public sealed partial class Collector : IAsyncDisposable
{
    /// <summary>How many strays are kept with their bytes; more are only counted.</summary>
    public const int MostStrays = 1000;

    private readonly ConcurrentDictionary<string, CollectorSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Hit> _strays = new();
    private readonly CollectorOptions _options;
    private WireMockServer? _server;
    private int _strayCount;

    private Collector(CollectorOptions options)
    {
        _options = options;
        Tap = new HitTap(options);
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>Requests that were no scenario's: the first <see cref="MostStrays"/>, in order of arrival.</summary>
    public IReadOnlyList<Hit> Strays => [.. _strays];

    /// <summary>How many requests were no scenario's; preflights and favicons do not count.</summary>
    public int StrayCount => Volatile.Read(ref _strayCount);

    internal HitTap Tap { get; }

    private WireMockServer Server => _server ?? throw new InvalidOperationException("The collector has not started.");

    /// <summary>Starts to listen.</summary>
    /// <exception cref="BrokenException">port-taken: the port cannot be listened on.</exception>
    public static async Task<Collector> StartAsync(CollectorOptions options, CancellationToken cancellation)
    {
        // WireMock.Net needs ten seconds to say that a port is taken, and picks a free port itself a moment before it listens: hence the look before and the second try
        var collector = new Collector(options);
        for (var attempt = 1; ; attempt++)
        {
            ThrowIfTaken(options);
            try
            {
                await Task.Run(collector.Listen, cancellation);
                return collector;
            }
            catch (Exception e) when (e is WireMock.Exceptions.WireMockException or TimeoutException or SocketException)
            {
                if (options.Port != 0 || attempt == 3)
                {
                    throw Taken(options.Port, new("it could not be listened on", "无法监听"), e);
                }
            }
        }
    }

    /// <summary>Opens the address of a scenario.</summary>
    /// <exception cref="ArgumentException">The ledger's token has other characters than a–z, 0–9 and inner hyphens, is longer than 40, or is in use.</exception>
    public CollectorSession OpenSession(ScenarioLedger ledger)
    {
        if (!Token().IsMatch(ledger.Token))
        {
            throw new ArgumentException($"The token \"{ledger.Token}\" cannot be part of a host name: 1 to 40 of a–z, 0–9 and inner hyphens are allowed.", nameof(ledger));
        }

        var session = new CollectorSession(ledger, Port, _options.AppHost, Server, s => _sessions.TryRemove(KeyValuePair.Create(s.Ledger.Token, s)));
        return _sessions.TryAdd(ledger.Token, session)
            ? session
            : throw new ArgumentException($"The token \"{ledger.Token}\" is in use by another scenario.", nameof(ledger));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is { } server)
        {
            await Task.Run(server.Dispose);
        }
    }

    private void Listen()
    {
        var server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [$"http://{(_options.FromOutside ? "0.0.0.0" : "127.0.0.1")}:{_options.Port}"],
            MaxRequestLogCount = 0,
            AdditionalServiceRegistration = services => services.Configure<KestrelServerOptions>(RequestLimits.Set),
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(TakeAsync),
        });

        // what a session with stubs has not stubbed is answered as ever
        server.Given(Request.Create().WithPath(new WildcardMatcher("/s/*")).UsingAnyMethod())
            .AtPriority(int.MaxValue)
            .RespondWith(Response.Create().WithCallback(Unstubbed));
        Port = server.Ports[0];
        _server = server;
    }

    private Task TakeAsync(HttpContext http, RequestDelegate stubbed)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/";
        if (target.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
        {
            target = absolute.PathAndQuery;
        }

        return Find(http.Request.Host.Host, ref target) is { } session ? Tap.TakeAsync(http, session, target, stubbed) : StrayAsync(http, target);
    }

    /// <summary>The session of a host name s{token}.localhost, or of a path /s/{token}/…, which is cut off the target.</summary>
    private CollectorSession? Find(string host, ref string target)
    {
        if (host.StartsWith('s') && host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            && _sessions.TryGetValue(host[1..^".localhost".Length].ToLowerInvariant(), out var byHost))
        {
            return byHost;
        }

        if (PathToken().Match(target) is { Success: true } match && _sessions.TryGetValue(match.Groups["token"].Value, out var byPath))
        {
            var rest = target[match.Length..];
            target = rest.StartsWith('/') ? rest : "/" + rest;
            return byPath;
        }

        return null;
    }

    private async Task StrayAsync(HttpContext http, string target)
    {
        var body = await RequestBody.ReadAsync(http, 64 * 1024);
        if (!HttpMethods.IsOptions(http.Request.Method) && target != "/favicon.ico"
            && Interlocked.Increment(ref _strayCount) <= MostStrays)
        {
            _strays.Enqueue(Tap.Describe(http, target, body.Bytes) with { Status = StatusCodes.Status404NotFound });
        }

        Answers.AllowOrigin(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        await Answers.TextAsync(
            http.Response,
            $"TrackE2E collector: {http.Request.Host}{target.Split('?')[0]} is no scenario's address in this run. The address of a scenario is ${{collector}} in the settings.\n");
    }

    private static ResponseMessage Unstubbed(IRequestMessage request)
    {
        var pixel = request.Method == "GET";
        return new ResponseMessage
        {
            StatusCode = 200,
            Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new(pixel ? "image/gif" : "text/plain; charset=utf-8") },
            BodyData = new BodyData
            {
                DetectedBodyType = BodyType.Bytes,
                BodyAsBytes = pixel ? Answers.Pixel : "ok"u8.ToArray(),
            },
        };
    }

    private static void ThrowIfTaken(CollectorOptions options)
    {
        if (options.Port == 0)
        {
            return;
        }

        using var probe = new TcpListener(options.FromOutside ? IPAddress.Any : IPAddress.Loopback, options.Port);
        try
        {
            probe.Start();
        }
        catch (SocketException e)
        {
            throw Taken(options.Port, e.SocketErrorCode == SocketError.AccessDenied ? new("this user may not listen on it", "当前用户无权监听") : new("another process listens on it", "已被其他进程占用"), e);
        }
    }

    private static BrokenException Taken(int port, Wording actual, Exception inner) => new(
        "port-taken",
        new($"The collector cannot listen on port {port}.", $"采集端无法监听端口 {port}"),
        new($"port {port} is free", $"端口 {port} 空闲"),
        actual,
        new(
            $"stop the process that has it (ss -ltnp 'sport = :{port}' names it), or set another collector port in tracke2e.json; 0 takes a free one",
            $"停止占用它的进程（ss -ltnp 'sport = :{port}' 可查看），或在 tracke2e.json 中为采集端设置其他端口；0 表示自动选择空闲端口"),
        $"127.0.0.1:{port}",
        inner);

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("^/s/(?<token>[a-z0-9-]+)(?=[/?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex PathToken();
}

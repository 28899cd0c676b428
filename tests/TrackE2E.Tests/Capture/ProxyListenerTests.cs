using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TrackE2E.Capture.Collecting;
using TrackE2E.Capture.Proxy;
using TrackE2E.Core.Ledger;
using TrackE2E.Tests.Ledger;

namespace TrackE2E.Tests.Capture;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProxyListenerTests
{
    private WebApplication _app = null!;
    private Collector _collector = null!;
    private CollectorSession _session = null!;
    private ProxyListener _proxy = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task Start()
    {
        _app = WebApplication.CreateSlimBuilder().Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Run(async http =>
        {
            var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
            http.Response.Headers["X-App"] = "yes";
            http.Response.StatusCode = http.Request.Path == "/moved" ? 302 : 200;
            await http.Response.WriteAsync($"{http.Request.Method} {http.Features.Get<IHttpRequestFeature>()!.RawTarget} {http.Request.Host} {http.Request.Headers["X-Forwarded-For"]} {body}");
        });
        await _app.StartAsync();
        _collector = await Collector.StartAsync(new CollectorOptions(), CancellationToken.None);
        _session = Open("t1");
        _proxy = await ProxyListener.StartAsync(
            _collector, _session, new ProxyOptions { Capture = ["collect.example.com", "*.sdk.test"], Allow = ["app.localhost"] }, CancellationToken.None);
        _http = Loopback.Client(_proxy.Address);
    }

    [TearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _proxy.DisposeAsync();
        await _collector.DisposeAsync();
        await _app.DisposeAsync();
    }

    private int AppPort => new Uri(_app.Urls.First()).Port;

    [TestCase("http://collect.example.com/collect?a=%2F1", "/collect?a=%2F1")]
    [TestCase("http://COLLECT.example.com:8080/collect", "/collect")]
    [TestCase("http://a.b.sdk.test?x=1", "/?x=1")]
    public async Task Requests_to_a_captured_host_are_hits_of_the_scenario(string url, string target)
    {
        using var answer = await _http.PostAsync(url, new StringContent("a"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var hit = _session.Ledger.Snapshot().Hits.ShouldHaveSingleItem();
        hit.Target.ShouldBe(target);
        hit.Host.ShouldBe(new Uri(url).Authority, StringCompareShould.IgnoreCase);
        hit.Body.ToArray().ShouldBe("a"u8.ToArray());
    }

    [Test]
    public async Task What_the_observer_sends_to_its_pages_own_origin_is_taken_out()
    {
        var seen = new List<string>();
        _session.OnObserverMessage = body => seen.Add(Encoding.UTF8.GetString(body.Span));

        using var answer = await _http.PostAsync(new Uri($"http://127.0.0.1:{AppPort}/.tracke2e/observe"), new StringContent("[]"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.Contains("X-App").ShouldBeFalse();
        seen.ShouldBe(["[]"]);
        _session.Ledger.Snapshot().Hits.ShouldBeEmpty();
    }

    [Test]
    public async Task Requests_to_this_machine_are_forwarded_unchanged()
    {
        var asWritten = new Uri($"http://127.0.0.1:{AppPort}/a%20b/../c?x=%41&y", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        using var answer = await _http.PostAsync(asWritten, new StringContent("body"));

        answer.Headers.GetValues("X-App").ShouldBe(["yes"]);
        (await answer.Content.ReadAsStringAsync()).ShouldBe($"POST /a%20b/../c?x=%41&y 127.0.0.1:{AppPort}  body");
        _session.Ledger.Snapshot().Hits.ShouldBeEmpty();
    }

    [Test]
    public async Task A_captured_pixel_with_a_long_address_arrives_whole()
    {
        using var answer = await _http.GetAsync($"http://collect.example.com/i?e={new string('x', 60_000)}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _session.Ledger.Snapshot().Hits.ShouldHaveSingleItem().Target.Length.ShouldBe(60_005);
    }

    [Test]
    public async Task Redirects_are_the_browsers_business()
    {
        using var http = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(_proxy.Address), UseProxy = true, AllowAutoRedirect = false });

        (await http.GetAsync($"http://127.0.0.1:{AppPort}/moved")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Test]
    public async Task The_collectors_own_addresses_work_through_it()
    {
        (await _http.PostAsync(new Uri(_session.Address, "/collect"), new StringContent("a"))).EnsureSuccessStatusCode();

        await _session.Ledger.SettleAsync(
            new SettleOptions { Quiet = TimeSpan.Zero },
            async (marker, cancellation) => (await _http.GetAsync(_session.Marker(marker), cancellation)).EnsureSuccessStatusCode(),
            CancellationToken.None);

        _session.Ledger.Snapshot().Events.ShouldHaveSingleItem().Name.ShouldBe("a");
    }

    [Test]
    public async Task Other_hosts_are_refused_with_a_reason_and_counted()
    {
        using var answer = await _http.GetAsync("http://www.example.com/");
        await _http.GetAsync("http://www.example.com/again");
        await _http.GetAsync("http://sdk.test/");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("www.example.com was refused: nothing leaves this machine unless the settings allow the host");
        _proxy.Refused.ShouldBe([new RefusedHost("www.example.com", false, 2), new RefusedHost("sdk.test", false, 1)]);
    }

    [Test]
    public async Task Https_is_refused_and_counted()
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, _proxy.Address.Port);
        await tcp.GetStream().WriteAsync("CONNECT www.example.com:443 HTTP/1.1\r\nHost: www.example.com:443\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(tcp.GetStream(), Encoding.ASCII);

        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 403 Forbidden");
        _proxy.Refused.ShouldBe([new RefusedHost("www.example.com:443", true, 1)]);
    }

    [Test]
    public async Task A_server_that_is_gone_is_said()
    {
        await _app.StopAsync();

        using var answer = await _http.GetAsync($"http://app.localhost:{AppPort}/");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("did not answer");
    }

    [Test]
    public async Task Opened_as_a_page_it_says_what_it_is()
    {
        using var http = Loopback.Client();

        using var answer = await http.GetAsync(_proxy.Address);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("this is a proxy");
    }

    [Test]
    public async Task Two_scenarios_with_a_proxy_each_never_mix_although_their_sdks_name_the_same_host()
    {
        var other = Open("t2");
        await using var proxy = await ProxyListener.StartAsync(_collector, other, new ProxyOptions { Capture = ["collect.example.com"] }, CancellationToken.None);
        using var http = Loopback.Client(proxy.Address);

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, cancellation) =>
        {
            using var answer = await (i % 2 == 0 ? _http : http).PostAsync("http://collect.example.com/collect", new StringContent(i % 2 == 0 ? "one" : "two"), cancellation);
            answer.EnsureSuccessStatusCode();
        });

        _session.Ledger.Snapshot().Events.Count(e => e.Name == "one").ShouldBe(100);
        other.Ledger.Snapshot().Events.Count(e => e.Name == "two").ShouldBe(100);
        _session.Ledger.Snapshot().Events.Count.ShouldBe(100);
    }

    private CollectorSession Open(string token) =>
        _collector.OpenSession(new ScenarioLedger(token, Some.Plan(), [new LineDecoder()], TimeProvider.System));
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TrackE2E.Capture.Collecting;
using TrackE2E.Capture.Faults;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Tests.Ledger;

namespace TrackE2E.Tests.Capture;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CollectorTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private readonly HttpClient _http = Loopback.Client();
    private Collector _collector = null!;

    [SetUp]
    public async Task Start() => _collector = await Collector.StartAsync(new CollectorOptions(), CancellationToken.None);

    [TearDown]
    public async Task Stop() => await _collector.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Test]
    public async Task A_hit_is_in_its_ledger_with_raw_bytes_before_its_answer_is_there()
    {
        var session = Open("t1");
        var packed = new byte[] { 0x1f, 0x8b, 0, 255, 10 };

        using var content = new ByteArrayContent(packed);
        content.Headers.TryAddWithoutValidation("Content-Type", "text/plain;charset=UTF-8");
        using var answer = await _http.PostAsync(new Uri(session.Address, "/collect?a=%E5%95%86&b=%2F"), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("ok");
        var hit = session.Ledger.Snapshot().Hits.ShouldHaveSingleItem();
        hit.Method.ShouldBe("POST");
        hit.Target.ShouldBe("/collect?a=%E5%95%86&b=%2F");
        hit.Host.ShouldBe($"st1.localhost:{_collector.Port}");
        hit.Headers["content-type"].ShouldBe("text/plain;charset=UTF-8");
        hit.Body.ToArray().ShouldBe(packed);
        hit.Status.ShouldBe(200);
    }

    [Test]
    public async Task A_get_is_answered_with_a_pixel()
    {
        var session = Open("t1");

        using var answer = await _http.GetAsync(new Uri(session.Address, "/i?e=pv"));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/gif");
        Encoding.ASCII.GetString(await answer.Content.ReadAsByteArrayAsync()).ShouldStartWith("GIF89a");
        session.Ledger.Snapshot().Hits.ShouldHaveSingleItem().Target.ShouldBe("/i?e=pv");
    }

    [TestCase(7_000)]
    [TestCase(60_000)]
    [TestCase(2_000_000)]
    public async Task A_pixel_with_a_long_address_arrives_whole(int length)
    {
        var session = Open("t1");
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, _collector.Port);

        // by hand, as HttpClient has limits of its own
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /i?e={new string('x', length)} HTTP/1.1\r\nHost: {session.Address.Authority}\r\nCookie: a={new string('y', 50_000)}\r\n\r\n"));
        using var reader = new StreamReader(tcp.GetStream(), Encoding.ASCII);

        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 200 OK");
        session.Ledger.Snapshot().Hits.ShouldHaveSingleItem().Target.Length.ShouldBe("/i?e=".Length + length);
    }

    [Test]
    public async Task An_app_that_cannot_resolve_names_reaches_its_ledger_by_path()
    {
        var session = Open("t-2");

        (await _http.PostAsync(session.AppAddress + "/collect?x=1", new StringContent("a"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _http.PostAsync(session.AppAddress, new StringContent("b"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _http.PostAsync(session.AppAddress + "/.tracke2e/marker/m1", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        session.Ledger.Snapshot().Hits.Select(h => h.Target).ShouldBe(["/collect?x=1", "/"]);
        session.Ledger.Snapshot().Events.ShouldHaveSingleItem().Name.ShouldBe("a");
    }

    [Test]
    public async Task A_preflight_with_credentials_is_allowed_whatever_it_asks()
    {
        var session = Open("t1");
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(session.Address, "/collect"));
        preflight.Headers.TryAddWithoutValidation("Origin", "http://shop.test:8080");
        preflight.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        preflight.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "content-type,sp-anonymous");
        preflight.Headers.TryAddWithoutValidation("Access-Control-Request-Private-Network", "true");

        using var answer = await _http.SendAsync(preflight);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe("http://shop.test:8080");
        Header(answer, "Access-Control-Allow-Credentials").ShouldBe("true");
        Header(answer, "Access-Control-Allow-Methods").ShouldContain("POST");
        Header(answer, "Access-Control-Allow-Headers").ShouldBe("content-type,sp-anonymous");
        Header(answer, "Access-Control-Allow-Private-Network").ShouldBe("true");
        session.Ledger.Snapshot().Undecodable.ShouldBeEmpty();
    }

    [Test]
    public async Task The_answer_itself_can_be_read_by_the_page()
    {
        var session = Open("t1");
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(session.Address, "/collect")) { Content = new StringContent("a") };
        post.Headers.TryAddWithoutValidation("Origin", "null");

        using var answer = await _http.SendAsync(post);

        Header(answer, "Access-Control-Allow-Origin").ShouldBe("null");
        Header(answer, "Vary").ShouldBe("Origin");
    }

    [Test]
    public async Task Two_scenarios_in_parallel_never_see_each_others_hits_also_late_ones()
    {
        var sessions = Enumerable.Range(1, 8).Select(i => Open($"t{i}")).ToList();

        await Parallel.ForEachAsync(Enumerable.Range(0, 800), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancellation) =>
        {
            var session = sessions[i % sessions.Count];
            var address = i % 3 == 0 ? new Uri(session.AppAddress + "/collect") : new Uri(session.Address, "/collect");
            using var answer = await _http.PostAsync(address, new StringContent($"{session.Ledger.Token}-{i}"), cancellation);
            answer.EnsureSuccessStatusCode();
            if (i == 400)
            {
                sessions[0].Ledger.End();
            }
        });
        sessions[1].Ledger.End();
        (await _http.PostAsync(new Uri(sessions[1].Address, "/collect"), new StringContent("t2-late"))).EnsureSuccessStatusCode();

        foreach (var session in sessions)
        {
            session.Ledger.Snapshot().Events.ShouldAllBe(e => e.Name.StartsWith(session.Ledger.Token + "-"));
            session.Ledger.Snapshot().Events.Count.ShouldBe(session == sessions[1] ? 101 : 100);
        }

        sessions[1].Ledger.LateHits.ShouldBe(1);
        _collector.StrayCount.ShouldBe(0);
    }

    [Test]
    public async Task The_marker_reaches_the_settle_barrier_and_is_no_hit()
    {
        var session = Open("t1");

        await session.Ledger.SettleAsync(
            new SettleOptions { Quiet = TimeSpan.FromMilliseconds(20), Deadline = Soon },
            async (marker, cancellation) => (await _http.GetAsync(session.Marker(marker), cancellation)).EnsureSuccessStatusCode(),
            CancellationToken.None);

        session.Ledger.Snapshot().Hits.ShouldBeEmpty();
    }

    [Test]
    public async Task Messages_of_the_observer_go_to_the_session_and_are_no_hits()
    {
        var session = Open("t1");
        var messages = new List<string>();
        session.OnObserverMessage = message => messages.Add(Encoding.UTF8.GetString(message.Span));

        using var answer = await _http.PostAsync(new Uri(session.Address, "/.tracke2e/observe"), new StringContent("再见"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        messages.ShouldBe(["再见"]);
        session.Ledger.Snapshot().Hits.ShouldBeEmpty();
    }

    [Test]
    public async Task What_is_stubbed_is_answered_so_and_the_rest_as_ever_and_all_of_it_is_recorded()
    {
        var session = Open("t1");
        var other = Open("t2");
        session.Stub("GET", "/sdk/config*", """{"enabled":true}""");

        (await _http.GetStringAsync(new Uri(session.Address, "/sdk/config.json?v=1"))).ShouldBe("""{"enabled":true}""");
        (await _http.GetStringAsync(new Uri(session.AppAddress + "/sdk/config"))).ShouldBe("""{"enabled":true}""");
        (await (await _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("a"))).Content.ReadAsStringAsync()).ShouldBe("ok");
        (await _http.GetStringAsync(new Uri(session.Address, "/i?e=pv"))).ShouldStartWith("GIF89a");
        (await _http.GetStringAsync(new Uri(other.Address, "/sdk/config"))).ShouldStartWith("GIF89a");

        session.Ledger.Snapshot().Hits.Select(h => (h.Target, h.Status))
            .ShouldBe([("/sdk/config.json?v=1", 200), ("/sdk/config", 200), ("/collect", 200), ("/i?e=pv", 200)]);
        session.Ledger.Snapshot().Events.ShouldHaveSingleItem().Name.ShouldBe("a");
    }

    [Test]
    public async Task Requests_of_no_scenario_are_told_so_kept_and_counted()
    {
        var session = Open("t1");
        session.Dispose();

        using var answer = await _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("a"));
        (await _http.GetAsync($"http://127.0.0.1:{_collector.Port}/favicon.ico")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("is no scenario's address in this run");
        _collector.StrayCount.ShouldBe(1);
        _collector.Strays.ShouldHaveSingleItem().Body.ToArray().ShouldBe("a"u8.ToArray());
    }

    [Test]
    public async Task A_body_beyond_the_bound_is_refused_kept_in_part_and_named()
    {
        await using var collector = await Collector.StartAsync(new CollectorOptions { MostBody = 1024 * 1024 }, CancellationToken.None);
        var session = collector.OpenSession(new ScenarioLedger("t1", Some.Plan(), [new LineDecoder()], TimeProvider.System));

        using var exact = await _http.PostAsync(new Uri(session.Address, "/collect"), new ByteArrayContent(new byte[1024 * 1024]));
        exact.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(session.Address, "/collect")) { Content = new ByteArrayContent(new byte[1024 * 1024 + 1]) };
        post.Headers.ExpectContinue = true;
        using var over = await _http.SendAsync(post);

        over.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var snapshot = session.Ledger.Snapshot();
        snapshot.Hits[1].Body.Length.ShouldBe(1024 * 1024);
        snapshot.Undecodable.ShouldBe([new UndecodableHit(2, null, new("The body is larger than 1 MB; the rest was not kept.", "正文超过 1 MB；其余部分没有保留。"))]);
    }

    [Test]
    public async Task A_large_body_without_announced_length_arrives_whole()
    {
        var session = Open("t1");
        var bytes = new byte[5_000_000];
        new Random(7).NextBytes(bytes);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(session.Address, "/else")) { Content = new StreamContent(new MemoryStream(bytes)) };
        post.Headers.TransferEncodingChunked = true;

        (await _http.SendAsync(post)).EnsureSuccessStatusCode();

        session.Ledger.Snapshot().Hits[0].Body.Span.SequenceEqual(bytes).ShouldBeTrue();
    }

    [Test]
    public async Task A_request_that_breaks_off_is_kept_and_named()
    {
        var session = Open("t1");
        using (var tcp = new TcpClient())
        {
            await tcp.ConnectAsync(IPAddress.Loopback, _collector.Port);
            await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /collect HTTP/1.1\r\nHost: {session.Address.Authority}\r\nContent-Length: 100\r\n\r\nhalf"));
            await tcp.GetStream().FlushAsync();
        }

        (await session.Ledger.WaitForAsync(s => s.Undecodable.Count == 1, Soon, CancellationToken.None)).ShouldBeTrue();
        var hit = session.Ledger.Snapshot().Hits.ShouldHaveSingleItem();
        hit.Status.ShouldBe(0);
        hit.Body.Length.ShouldBeLessThanOrEqualTo(4); // what the server had taken off the wire by then
        session.Ledger.Snapshot().Undecodable[0].Problem.En.ShouldBe($"The request broke off after {hit.Body.Length} of 100 bytes.");
    }

    [Test]
    public async Task A_taken_port_is_said_at_once()
    {
        var watch = Stopwatch.StartNew();

        var broken = await Should.ThrowAsync<BrokenException>(() => Collector.StartAsync(new CollectorOptions { Port = _collector.Port }, CancellationToken.None));

        broken.Reason.ShouldBe("port-taken");
        broken.Message.ShouldContain($"The collector cannot listen on port {_collector.Port}.");
        broken.Actual.ShouldBe("another process listens on it");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [TestCase("T1")]
    [TestCase("a_b")]
    [TestCase("-a")]
    [TestCase("")]
    public void A_token_that_cannot_be_a_host_name_is_refused(string token) =>
        Should.Throw<ArgumentException>(() => Open(token));

    [Test]
    public void A_token_in_use_is_refused()
    {
        Open("t1");

        Should.Throw<ArgumentException>(() => Open("t1")).Message.ShouldContain("in use");
    }

    [Test]
    public async Task A_fault_status_is_answered_after_the_hit_was_stored_and_for_as_many_hits_as_asked()
    {
        var session = Open("t1");
        session.Misbehave(Fault.Answer(500), times: 2);

        for (var i = 0; i < 3; i++)
        {
            using var answer = await _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("a"));
        }

        session.Ledger.Snapshot().Hits.Select(h => h.Status).ShouldBe([500, 500, 200]);
        session.Ledger.Snapshot().Events.Count.ShouldBe(3);
    }

    [Test]
    public async Task A_reset_stores_the_hit_and_a_block_does_not()
    {
        var session = Open("t1");

        session.Misbehave(Fault.Reset);
        await Should.ThrowAsync<HttpRequestException>(() => _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("a")));
        session.Misbehave(Fault.Block);
        await Should.ThrowAsync<HttpRequestException>(() => _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("b")));
        session.Misbehave(null);
        (await _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("c"))).EnsureSuccessStatusCode();

        session.Ledger.Snapshot().Events.Select(e => e.Name).ShouldBe(["a", "c"]);
        session.Ledger.Snapshot().Hits.Select(h => h.Status).ShouldBe([0, 200]);
        session.Blocked.ShouldBe(1);
    }

    [Test]
    public async Task A_late_answer_holds_the_settle_barrier_until_it_is_given()
    {
        var session = Open("t1");
        session.Misbehave(Fault.Late(TimeSpan.FromMilliseconds(700)));
        var watch = Stopwatch.StartNew();

        var posting = _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("planned"));
        (await session.Ledger.WaitForAsync(s => s.Hits.Count == 1, Soon, CancellationToken.None)).ShouldBeTrue();
        await session.Ledger.SettleAsync(
            new SettleOptions { Quiet = TimeSpan.Zero, Deadline = Soon },
            async (marker, cancellation) => (await _http.GetAsync(session.Marker(marker), cancellation)).EnsureSuccessStatusCode(),
            CancellationToken.None);

        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(690));
        (await posting).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_late_answer_is_waited_for_and_said_to_be_missing()
    {
        var session = Open("t1");
        session.Misbehave(Fault.Late(TimeSpan.FromMinutes(1)));
        using var patience = new CancellationTokenSource();
        var posting = _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("a"), patience.Token);
        (await session.Ledger.WaitForAsync(s => s.Hits.Count == 1, Soon, CancellationToken.None)).ShouldBeTrue();

        var broken = await Should.ThrowAsync<BrokenException>(() => Settle(session, TimeSpan.FromMilliseconds(300)));
        broken.Actual.ShouldContain("POST /collect is not answered since");
        session.Ledger.Snapshot().Hits[0].AnswerDelay.ShouldBe(TimeSpan.FromMinutes(1));
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(posting);
        await Settle(session, Soon);
    }

    [Test]
    public async Task Silence_keeps_the_hit_and_nobody_has_to_wait_for_its_end()
    {
        var session = Open("t1");
        session.Misbehave(Fault.Silence);
        using var patience = new CancellationTokenSource();
        var posting = _http.PostAsync(new Uri(session.Address, "/collect"), new StringContent("a"), patience.Token);
        (await session.Ledger.WaitForAsync(s => s.Hits.Count == 1, Soon, CancellationToken.None)).ShouldBeTrue();

        await Settle(session, Soon);
        posting.IsCompleted.ShouldBeFalse();
        session.Ledger.Snapshot().Hits[0].AnswerDelay.ShouldBeLessThan(TimeSpan.Zero);
        session.Ledger.Snapshot().Hits[0].Status.ShouldBe(0);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(posting);
    }

    private Task Settle(CollectorSession session, TimeSpan deadline) => session.Ledger.SettleAsync(
        new SettleOptions { Quiet = TimeSpan.Zero, Deadline = deadline },
        async (marker, cancellation) => (await _http.GetAsync(session.Marker(marker), cancellation)).EnsureSuccessStatusCode(),
        CancellationToken.None);

    private CollectorSession Open(string token) =>
        _collector.OpenSession(new ScenarioLedger(token, Some.Plan(Some.Planned("planned")), [new LineDecoder()], TimeProvider.System));

    private static string Header(HttpResponseMessage answer, string name) => string.Join(",", answer.Headers.GetValues(name));
}

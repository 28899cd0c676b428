using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TrackE2E.Capture.Recordings;
using TrackE2E.Core.Decoding.Snowplow;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Tests.Decoding;
using TrackE2E.Tests.Ledger;

namespace TrackE2E.Tests.Capture;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RecordingFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracke2e-recording-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Lines_of_json_are_hits_with_raw_bytes()
    {
        var hits = await RecordingFile.LoadAsync(Data("snowplow-batch.jsonl"), CancellationToken.None);

        var recorded = Recording.Hits("snowplow-batch");
        hits.Select(h => (h.Method, h.Target, Convert.ToHexString(h.Body.Span))).ShouldBe(recorded.Select(h => (h.Method, h.Target, Convert.ToHexString(h.Body.Span))));
        hits.Select(h => h.Number).ShouldBe(Enumerable.Range(1, hits.Count));
    }

    [Test]
    public async Task A_har_file_has_the_same_events_as_the_traffic_it_was_made_of()
    {
        var recorded = Recording.Hits("snowplow").Concat(Recording.Hits("snowplow-get")).ToList();
        var page = new Hit { Method = "GET", Target = "/?x=1", Host = "shop.test", Headers = new Dictionary<string, string>(), Body = default, ArrivedAt = Recording.At };

        var hits = await Load(Har([page, .. recorded]));

        var reader = new HitReader([new SnowplowDecoder()]);
        var fromHar = reader.ReadAll("har", hits);
        fromHar.Events.Select(e => (e.EventId, e.Properties.GetRawText())).ShouldBe(reader.ReadAll("wire", recorded).Events.Select(e => (e.EventId, e.Properties.GetRawText())));
        fromHar.Undecodable.ShouldBeEmpty();
        fromHar.StartedAt.ShouldBe(Recording.At);
        hits.Count.ShouldBe(recorded.Count + 1);
        fromHar.Hits.Count.ShouldBe(recorded.Count);
    }

    [TestCase("""{"text":"5Zo=","encoding":"base64"}""", "E59A")]
    [TestCase("""{"text":"a=1","params":[{"name":"b","value":"2"}]}""", "613D31")]
    [TestCase("""{"params":[{"name":"a b","value":"1&2"},{"name":"c"}]}""", "61253230623D312532363226633D")]
    [TestCase("{\"text\":\"\\u001f\\u008b\\u0000\\u00ff\"}", "1F8B00FF")]
    [TestCase("""{"text":"é"}""", "C3A9")]
    [TestCase("""{"mimeType":"text/plain"}""", "")]
    [TestCase("null", "")]
    public async Task Bodies_are_the_bytes_that_were_sent(string postData, string hex)
    {
        var hits = await Load("""{"log":{"entries":[{"startedDateTime":"2026-01-02T03:04:05.678+08:00","request":{"method":"post","url":"https://h:1/p?q#f","headers":[{"name":"X","value":"1"},{"name":"x","value":"2"}],"postData":""" + postData + "}}]}}");

        var hit = hits.ShouldHaveSingleItem();
        Convert.ToHexString(hit.Body.Span).ShouldBe(hex);
        (hit.Method, hit.Host, hit.Target, hit.Headers["x"], hit.Status).ShouldBe(("POST", "h:1", "/p?q", "1, 2", 0));
        hit.ArrivedAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 19, 4, 5, 678, TimeSpan.Zero));
    }

    [Test]
    public async Task A_ledger_of_a_run_gives_its_hits()
    {
        var ledger = new LedgerSnapshot { Token = "t", StartedAt = Some.Start, Hits = [Some.Hit("a") with { Number = 1 }] };
        var path = Path.Combine(_folder, "l.ndjson");
        await LedgerFile.SaveAsync(path, new SavedLedger(new LedgerAbout { PlanHash = "" }, ledger), CancellationToken.None);

        (await RecordingFile.LoadAsync(path, CancellationToken.None)).ShouldHaveSingleItem().Body.ToArray().ShouldBe("a"u8.ToArray());
    }

    [TestCase("""{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{"e":"pv"}]}""")]
    [TestCase("{\n  \"schema\": \"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\n  \"data\": [{\"e\": \"pv\"}]\n}\n")]
    public async Task Anything_else_is_one_raw_body(string body)
    {
        var ledger = new HitReader([new SnowplowDecoder()]).ReadAll("raw", await Load(body));

        ledger.Events.ShouldHaveSingleItem().Name.ShouldBe("page_view");
    }

    // Firefox: no status of a request that was cut; Safari: no time of one that it did not time
    [TestCase("""{"log":{"entries":[{"startedDateTime":"2026-01-02T03:04:05Z","request":{"method":"GET","url":"/a","headers":[]},"response":{"status":null}},{"startedDateTime":null,"request":{"method":"GET","url":"/b","headers":[]}},{"startedDateTime":"Invalid Date","request":{"method":"GET","url":"/c","headers":[]},"response":null}]}}""")]
    [TestCase("""{"comment":{"a":[1]},"log":{"entries":[{"startedDateTime":"2026-01-02T03:04:05Z","request":{"method":"GET","url":"/a","headers":[]}},{"request":{"method":"GET","url":"/b","headers":[]}},{"request":{"method":"GET","url":"/c","headers":[]}}]}}""")]
    public async Task What_a_tool_leaves_out_costs_no_request(string content)
    {
        var hits = await Load(content);

        hits.Select(hit => hit.Target).ShouldBe(["/a", "/b", "/c"]);
        hits.ShouldAllBe(hit => hit.Status == 0 && hit.ArrivedAt == new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-8")]
    public async Task A_har_file_with_a_byte_order_mark_is_read(string encoding)
    {
        var path = Path.Combine(_folder, "wide.har");
        await File.WriteAllTextAsync(path, """{"log":{"entries":[{"request":{"method":"GET","url":"/a","headers":[]}}]}}""", Encoding.GetEncoding(encoding));

        (await RecordingFile.LoadAsync(path, CancellationToken.None)).ShouldHaveSingleItem().Target.ShouldBe("/a");
    }

    [TestCase("""{"log":{"entries":[{"request":{"method":"POST","url":"/a","headers":[],"postData":{"text":"*","encoding":"base64"}}}]}}""", "is said to be base64")]
    [TestCase("""{"log":{"entries":[{"request":""", "was its export cut off?")]
    [TestCase("""{"log":{"pages":[]}}""", "has no list log.entries")]
    [TestCase("""{"log":{"entries":{}}}""", "log.entries is no list")]
    [TestCase("""{"log":{"entries":[{"request":{"method":"GET"}}]}}""", "entry 1 of log.entries has no request with method, url and headers")]
    [TestCase("{\"url\":\"/a\"}\n\n{\"url\":7}", "line 3 is no request as JSON")]
    [TestCase("{\"url\":\"/a\",\"bodyB64\":\"*\"}", "line 1 is no request as JSON")]
    [TestCase("{\"url\":\"/a\",\"t\":9e18}", "line 1 is no request as JSON")]
    [TestCase(" \r\n", "it is empty")]
    public async Task What_cannot_be_read_is_said(string content, string actual)
    {
        var broken = await Should.ThrowAsync<BrokenException>(() => Load(content));

        broken.Reason.ShouldBe("recording-unreadable");
        broken.Actual.ShouldContain(actual);
    }

    [Test]
    public async Task A_file_that_is_not_there_is_said() =>
        (await Should.ThrowAsync<BrokenException>(() => RecordingFile.LoadAsync(Path.Combine(_folder, "none.har"), CancellationToken.None))).Actual.ShouldBe("there is no such file");

    private async Task<IReadOnlyList<Hit>> Load(string content)
    {
        var path = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return await RecordingFile.LoadAsync(path, CancellationToken.None);
    }

    private static string Har(IEnumerable<Hit> hits) => JsonSerializer.Serialize(new
    {
        log = new
        {
            version = "1.2",
            entries = hits.Select(hit => new
            {
                startedDateTime = hit.ArrivedAt.ToString("O", CultureInfo.InvariantCulture),
                request = new
                {
                    method = hit.Method,
                    url = $"http://{hit.Host}{hit.Target}",
                    headers = hit.Headers.Select(h => new { name = h.Key, value = h.Value }),
                    postData = hit.Body.IsEmpty ? null : new { mimeType = "application/json", text = Encoding.UTF8.GetString(hit.Body.Span) },
                },
                response = new { status = hit.Status },
            }),
        },
    });

    private static string Data(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Decoding", "Data", name);
}

using System.Text;
using TrackE2E.BrowserTests.Support;
using TrackE2E.Capture.Collecting;
using TrackE2E.Capture.Proxy;
using TrackE2E.Core.Ledger;

namespace TrackE2E.BrowserTests.Capture;

/// <summary>What a real browser sends in each of the ways that SDKs use arrives at the scenario's ledger.</summary>
internal sealed class CollectorInBrowserTests : BrowserFixture
{
    private static readonly SettleOptions Settle = new() { Quiet = TimeSpan.FromMilliseconds(100), Deadline = TimeSpan.FromSeconds(20) };
    private Collector collector = null!;
    private CollectorSession session = null!;

    [SetUp]
    public async Task StartCollector()
    {
        collector = await Collector.StartAsync(new CollectorOptions(), Cancellation);
        session = collector.OpenSession(new ScenarioLedger("t1", Some.Plan(), [], TimeProvider.System));
    }

    [TearDown]
    public async Task StopCollector() => await collector.DisposeAsync();

    [Test]
    public async Task Every_way_of_sending_arrives_also_those_at_unload()
    {
        var to = session.Address.ToString();
        Site.Page("/", $$"""
            <script>
            const json = { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json', 'sp-anonymous': '*' }, body: '{"way":"fetch 商品"}' };
            fetch('{{to}}fetch', json).then(answer => answer.text()).then(text => document.title = text);
            const xhr = new XMLHttpRequest(); xhr.withCredentials = true; xhr.open('POST', '{{to}}xhr'); xhr.setRequestHeader('content-type', 'application/json'); xhr.send('{"way":"xhr"}');
            navigator.sendBeacon('{{to}}beacon-text', 'text');
            navigator.sendBeacon('{{to}}beacon-json', new Blob(['{}'], { type: 'application/json' }));
            navigator.sendBeacon('{{to}}beacon-bytes', new Uint8Array([31, 139, 0, 255]));
            new Image().src = '{{to}}pixel?way=' + encodeURIComponent('图');
            addEventListener('pagehide', () => {
                navigator.sendBeacon('{{to}}leave-beacon', 'bye');
                fetch('{{to}}leave-keepalive', { method: 'POST', keepalive: true, body: 'bye' });
            });
            </script>
            """);
        var screen = await OpenAsync(Some.Plan());
        await session.Ledger.SettleAsync(Settle, (id, cancellation) => screen.SendMarkerAsync(session.Marker(id), cancellation), Cancellation);
        var read = await ((TrackE2E.Driving.Web.PlaywrightScreen)screen).Context.Pages[^1].TitleAsync();

        await screen.LeaveAsync(Cancellation);
        await session.Ledger.SettleAsync(Settle, (id, cancellation) => screen.SendMarkerAsync(session.Marker(id), cancellation), Cancellation);

        read.ShouldBe("ok");
        var hits = session.Ledger.Snapshot().Hits.Where(h => h.Method != "OPTIONS").ToDictionary(h => h.Target, h => h.Body.ToArray());
        hits.Keys.ShouldBe(
            ["/fetch", "/xhr", "/beacon-text", "/beacon-json", "/beacon-bytes", "/pixel?way=%E5%9B%BE", "/leave-beacon", "/leave-keepalive"], ignoreOrder: true);
        Encoding.UTF8.GetString(hits["/fetch"]).ShouldBe("""{"way":"fetch 商品"}""");
        hits["/beacon-bytes"].ShouldBe([31, 139, 0, 255]);
        session.Ledger.Snapshot().Hits.ShouldAllBe(h => h.Status == 200 || h.Status == 204);
        collector.StrayCount.ShouldBe(0);
    }

    [Test]
    public async Task Hosts_that_cannot_be_told_are_captured_by_the_proxy_and_others_refused()
    {
        Site.Page("/", """
            <script>
            navigator.sendBeacon('http://collect.example.com/beacon?x=1', 'text');
            fetch('http://collect.example.com/json', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(answer => document.title = answer.status);
            new Image().src = 'http://www.example.org/pixel';
            </script>
            """);
        await using var proxy = await ProxyListener.StartAsync(collector, session, new ProxyOptions { Capture = ["collect.example.com"] }, Cancellation);
        var screen = await ScreenAsync(Some.Plan(), options => options with { Proxy = proxy.Address, Collector = session.Address });

        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await session.Ledger.WaitForAsync(s => s.Hits.Count(h => h.Method == "POST") == 2, TimeSpan.FromSeconds(20), Cancellation);
        await session.Ledger.SettleAsync(Settle, (id, cancellation) => screen.SendMarkerAsync(session.Marker(id), cancellation), Cancellation);

        session.Ledger.Snapshot().Hits.Where(h => h.Method == "POST").Select(h => h.Target).ShouldBe(["/beacon?x=1", "/json"], ignoreOrder: true);
        proxy.Refused.ShouldContain(new RefusedHost("www.example.org", false, 1));
    }

    [Test]
    public async Task Through_the_proxy_the_observers_goodbye_arrives_where_the_policy_allows_only_the_page_itself()
    {
        Site.Page("/", "<p>x", r => r.Headers.ContentSecurityPolicy = "connect-src 'self'");
        session.OnObserverMessage = Inbox.Receive;
        await using var proxy = await ProxyListener.StartAsync(collector, session, new ProxyOptions(), Cancellation);
        var screen = await ScreenAsync(Some.Plan(Some.Page("home", "/")), o => o with { Proxy = proxy.Address, Collector = session.Address });
        await screen.OpenAsync(Site.At("/"), null, Cancellation);
        await screen.LeaveAsync(Cancellation);
        await screen.DrainAsync(Cancellation);

        Ledger.All<ObserverGap>().ShouldBeEmpty();
        Ledger.All<DocumentEnded>().Count.ShouldBe(1);
        lock (Site.Requests)
        {
            Site.Requests.ShouldNotContain(r => r.Contains("tracke2e", StringComparison.Ordinal));
        }
    }
}

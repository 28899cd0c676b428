using TrackE2E.Capture.Faults;
using TrackE2E.Core.Ledger;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace TrackE2E.Capture.Collecting;

/// <summary>The collector as one scenario sees it: its own address, its ledger, its stubs and faults.</summary>
/// <remarks>Leave it open to the end of the run, so that late hits find their ledger; after Dispose they are strays. Safe for several threads.</remarks>
public sealed class CollectorSession : IDisposable
{
    internal const string ControlPath = "/.tracke2e/";

    private readonly Lock _lock = new();
    private readonly List<Guid> _stubs = [];
    private readonly WireMockServer _server;
    private readonly Action<CollectorSession> _close;
    private Fault? _fault;
    private int _faultsLeft;
    private int _blocked;

    internal CollectorSession(ScenarioLedger ledger, int port, string appHost, WireMockServer server, Action<CollectorSession> close)
    {
        Ledger = ledger;
        _server = server;
        _close = close;
        Address = new Uri($"http://s{ledger.Token}.localhost:{port}");
        AppAddress = new Uri($"http://{appHost}:{port}/s/{ledger.Token}");
    }

    /// <summary>Where its hits go.</summary>
    public ScenarioLedger Ledger { get; }

    /// <summary>What <c>${collector}</c> stands for in a browser: <c>http://s17.localhost:5123</c>.</summary>
    /// <remarks>Browsers resolve names under localhost by themselves; programs may not.</remarks>
    public Uri Address { get; }

    /// <summary>What <c>${collector}</c> stands for in an app, without a closing slash in text: <c>http://127.0.0.1:5123/s/17</c>.</summary>
    public Uri AppAddress { get; }

    /// <summary>Called with each message of the page observer that came by beacon, on the thread that received it; must not throw.</summary>
    public Action<ReadOnlyMemory<byte>>? OnObserverMessage { get; set; }

    /// <summary>How many requests <see cref="Fault.Block"/> cut.</summary>
    public int Blocked => Volatile.Read(ref _blocked);

    internal bool HasStubs
    {
        get
        {
            lock (_lock)
            {
                return _stubs.Count > 0;
            }
        }
    }

    /// <summary>Address of a settle marker; any method does.</summary>
    public Uri Marker(string id) => new(Address, $"{ControlPath}marker/{id}");

    /// <summary>From now on the next hits (not preflights) meet this fault; null ends it.</summary>
    /// <param name="fault">The fault, or null.</param>
    /// <param name="times">How many hits; all when left out.</param>
    public void Misbehave(Fault? fault, int times = int.MaxValue)
    {
        lock (_lock)
        {
            _fault = fault;
            _faultsLeft = times;
        }
    }

    /// <summary>Answers requests of this scenario with this body: a configuration that the SDK fetches, for example.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path, <c>*</c> for any characters; without the scenario's own prefix.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Its content type.</param>
    /// <param name="status">Its status.</param>
    public void Stub(string method, string path, string body, string contentType = "application/json", int status = 200)
    {
        var prefix = $"/s/{Ledger.Token}";
        var stub = Guid.NewGuid();
        _server.Given(Request.Create().WithPath(new WildcardMatcher(prefix + path)).UsingMethod(method))
            .WithGuid(stub)
            .RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", contentType).WithBody(body));
        lock (_lock)
        {
            _stubs.Add(stub);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _stubs.ForEach(stub => _server.DeleteMapping(stub));
            _stubs.Clear();
        }

        _close(this);
    }

    internal Fault? TakeFault()
    {
        lock (_lock)
        {
            if (_fault is null || _faultsLeft <= 0)
            {
                return null;
            }

            _faultsLeft--;
            return _fault;
        }
    }

    internal void CountBlocked() => Interlocked.Increment(ref _blocked);
}

using System.Runtime.CompilerServices;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Ledger;

/// <summary>The ledger 上报台账 of one scenario while it runs: what was done, seen and reported, numbered in order of arrival.</summary>
/// <remarks>Safe for all threads. It lives to the end of the run: what arrives after <see cref="End"/> is kept, and is late.</remarks>
public sealed partial class ScenarioLedger : IObservationSink
{
    private readonly Lock _lock = new();
    private readonly HitReader _reader;
    private readonly EventIdentifier _identifier;
    private readonly TimeProvider _time;
    private readonly AppendOnlyList<LedgerAction> _actions = new();
    private readonly AppendOnlyList<Observation> _observations = new();
    private readonly AppendOnlyList<Hit> _hits = new();
    private readonly AppendOnlyList<TrackedEvent> _events = new();
    private readonly AppendOnlyList<UndecodableHit> _undecodable = new();
    private readonly AppendOnlyList<Expectation> _expectations = new();
    private DateTimeOffset? _endedAt;
    private TaskCompletionSource? _changed;

    /// <summary>Begins the ledger now.</summary>
    /// <param name="token">The collector token, 1–40 of a–z, 0–9 and inner hyphens; unique in the run: it is part of a host name.</param>
    /// <param name="plan">Tells planned events from others for the settle barrier.</param>
    /// <param name="decoders">Asked in this order; the first that recognises a hit reads it.</param>
    /// <param name="time">The harness's clock.</param>
    /// <param name="build">Which build of the app the scenario drives; null when nobody knows.</param>
    public ScenarioLedger(string token, TrackingPlan plan, IReadOnlyList<IDecoder> decoders, TimeProvider time, AppBuild? build = null)
    {
        Build = build ?? AppBuild.Unknown;
        Token = token;
        Plan = plan;
        _reader = new HitReader(decoders);
        _identifier = new EventIdentifier(plan);
        _time = time;
        StartedAt = time.GetUtcNow();
        _lastDone = _lastPlanned = time.GetTimestamp();
    }

    /// <summary>The collector token.</summary>
    public string Token { get; }

    /// <summary>The plan it is judged by.</summary>
    public TrackingPlan Plan { get; }

    /// <summary>Which build of the app the scenario drives.</summary>
    public AppBuild Build { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How many hits arrived after <see cref="End"/>; preflights do not count.</summary>
    public int LateHits => Snapshot().LateHits();

    /// <summary>Takes a hit: decodes it at once on this thread, numbers it and its events, keeps its raw bytes.</summary>
    /// <param name="hit">The hit; its number is given here.</param>
    /// <param name="problem">Why it cannot be decoded (it broke off, it was too large), or null; then no decoder is asked.</param>
    /// <returns>The hit with its number.</returns>
    public Hit Receive(Hit hit, LocalizedText? problem = null)
    {
        var (decoder, result) = problem is null ? _reader.Read(hit) : (null, DecodeResult.Unreadable(problem));
        var planned = result.Events.FirstOrDefault(e => _identifier.Identify(e).Event is not null);
        lock (_lock)
        {
            hit = hit with { Number = _hits.Count + 1 };
            _hits.Add(hit);
            foreach (var captured in result.Events)
            {
                _events.Add(captured with { Number = _events.Count + 1, HitNumber = hit.Number });
            }

            if (result.Problem is { } why)
            {
                _undecodable.Add(new UndecodableHit(hit.Number, decoder, HitTexts.Said(why)));
            }

            if (planned is not null)
            {
                _lastPlanned = _time.GetTimestamp();
                _lastPlannedName = planned.Name;
            }

            Signal();
        }

        return hit;
    }

    /// <inheritdoc/>
    public void Did(LedgerAction action)
    {
        lock (_lock)
        {
            _actions.Add(action with { Number = _actions.Count + 1 });
            _lastDone = _time.GetTimestamp();
            Signal();
        }
    }

    /// <inheritdoc/>
    public void Observe(Observation observation)
    {
        lock (_lock)
        {
            _observations.Add(observation with { Number = _observations.Count + 1 });
            Signal();
        }
    }

    /// <summary>Keeps what a Then step asks, and returns it numbered.</summary>
    public T Expect<T>(T expectation) where T : Expectation
    {
        lock (_lock)
        {
            var numbered = expectation with { Number = _expectations.Count + 1 };
            _expectations.Add(numbered);
            Signal();
            return (T)numbered;
        }
    }

    /// <summary>The scenario's last step is done: what arrives from now on is late. Only the first call counts.</summary>
    public void End()
    {
        lock (_lock)
        {
            _endedAt ??= _time.GetUtcNow();
            Signal();
        }
    }

    /// <summary>Everything until now; cheap, as nothing is copied.</summary>
    public LedgerSnapshot Snapshot()
    {
        lock (_lock)
        {
            return SnapshotLocked();
        }
    }

    /// <summary>Waits until the predicate holds, or the deadline has passed.</summary>
    /// <remarks>What arrived before the call counts too. The predicate runs on the waiter's side, after each change, never at the same time twice.</remarks>
    /// <returns>Whether it came to hold.</returns>
    public async Task<bool> WaitForAsync(Func<LedgerSnapshot, bool> predicate, TimeSpan deadline, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        while (true)
        {
            var (snapshot, changed) = SnapshotAndChange();
            if (predicate(snapshot))
            {
                return true;
            }

            if (limit.IsCancellationRequested)
            {
                return false;
            }

            await changed.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Waits for the first event that the predicate accepts; null when the deadline passes. Events captured before the call count too.</summary>
    public async Task<TrackedEvent?> WaitForEventAsync(Func<TrackedEvent, bool> predicate, TimeSpan deadline, CancellationToken cancellation)
    {
        TrackedEvent? found = null;
        var seen = 0;
        await WaitForAsync(
            snapshot =>
            {
                for (; seen < snapshot.Events.Count && found is null; seen++)
                {
                    found = predicate(snapshot.Events[seen]) ? snapshot.Events[seen] : null;
                }

                return found is not null;
            },
            deadline,
            cancellation);
        return found;
    }

    /// <summary>All events, those captured already and then each as it is captured, until cancelled.</summary>
    public async IAsyncEnumerable<TrackedEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var next = 0; ;)
        {
            var (snapshot, changed) = SnapshotAndChange();
            for (; next < snapshot.Events.Count; next++)
            {
                yield return snapshot.Events[next];
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private LedgerSnapshot SnapshotLocked() => new()
    {
        Token = Token,
        StartedAt = StartedAt,
        Build = Build,
        EndedAt = _endedAt,
        Actions = _actions.View(),
        Observations = _observations.View(),
        Hits = _hits.View(),
        Events = _events.View(),
        Undecodable = _undecodable.View(),
        Expectations = _expectations.View(),
    };

    private (LedgerSnapshot Snapshot, Task Changed) SnapshotAndChange()
    {
        lock (_lock)
        {
            return (SnapshotLocked(), ChangeLocked());
        }
    }

    private Task ChangeLocked() => (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Signal()
    {
        _changed?.TrySetResult();
        _changed = null;
    }
}

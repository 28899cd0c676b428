using System.Globalization;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Ledger;

public sealed partial class ScenarioLedger
{
    private readonly List<OpenRequest> _open = [];
    private readonly HashSet<string> _markers = [];
    private int _markerCount;
    private long _lastDone;
    private long _lastPlanned;
    private string? _lastPlannedName;

    /// <summary>A request of this scenario reached the collector; dispose it when its hit was taken and it is answered.</summary>
    /// <param name="what">What to call it in messages: method and path.</param>
    public IDisposable RequestOpened(string what = "a request")
    {
        var request = new OpenRequest(this, what, _time.GetTimestamp());
        lock (_lock)
        {
            _open.Add(request);
        }

        return request;
    }

    /// <summary>The settle barrier's marker arrived at the collector.</summary>
    public void MarkerArrived(string id)
    {
        lock (_lock)
        {
            _markers.Add(id);
            Signal();
        }
    }

    /// <summary>Waits until everything that the scenario's actions cause has been reported.</summary>
    /// <remarks>
    /// Settled: the quiet window has passed since the last action and the last hit that holds a planned event (others, heartbeats for example, do not matter); a marker that was
    /// sent after it through the same context has arrived; no request is open at the collector; and no planned event came meanwhile, else all of it again.
    /// </remarks>
    /// <param name="options">Deadline and quiet window.</param>
    /// <param name="sendMarker">Sends a request for this marker id to the collector, through the same browser context or device; the collector calls <see cref="MarkerArrived"/>.</param>
    /// <param name="cancellation">Cancelled is not failed: OperationCanceledException comes through.</param>
    /// <exception cref="BrokenException">not-settled: past the deadline, with what was still open.</exception>
    public async Task SettleAsync(SettleOptions options, Func<string, CancellationToken, Task> sendMarker, CancellationToken cancellation)
    {
        var quiet = options.Quiet ?? _reader.FlushInterval;
        using var limit = new CancellationTokenSource(options.Deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        string? marker = null;
        try
        {
            while (true)
            {
                await QuietAsync(quiet, either.Token);
                long planned;
                lock (_lock)
                {
                    planned = _lastPlanned;
                    marker = $"m{++_markerCount}";
                }

                await sendMarker(marker, either.Token).WaitAsync(either.Token);
                await UntilAsync(() => _markers.Contains(marker) && _open.Count == 0, either.Token);
                marker = null;
                lock (_lock)
                {
                    if (_lastPlanned == planned)
                    {
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw NotSettled(options.Deadline, quiet, marker);
        }
    }

    private async Task QuietAsync(TimeSpan quiet, CancellationToken cancellation)
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ITimer? timer = null;
        void Look()
        {
            var left = Left(quiet);
            if (left <= TimeSpan.Zero)
            {
                passed.TrySetResult();
            }
            else
            {
                // timers count whole milliseconds
                timer!.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
            }
        }

        using (timer = _time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan))
        {
            Look();
            await passed.Task.WaitAsync(cancellation);
        }
    }

    private TimeSpan Left(TimeSpan quiet)
    {
        lock (_lock)
        {
            return quiet - _time.GetElapsedTime(Math.Max(_lastDone, _lastPlanned));
        }
    }

    /// <summary>Waits until the condition, which is asked under the lock, holds.</summary>
    private async Task UntilAsync(Func<bool> condition, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (condition())
                {
                    return;
                }

                changed = ChangeLocked();
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private BrokenException NotSettled(TimeSpan deadline, TimeSpan quiet, string? marker)
    {
        var open = new List<string>();
        lock (_lock)
        {
            foreach (var request in _open)
            {
                open.Add($"{request.What} is not answered since {Seconds(_time.GetElapsedTime(request.Since))}");
            }

            if (marker is not null && !_markers.Contains(marker))
            {
                open.Add($"the marker {marker}, sent through the same browser or device, did not arrive");
            }

            var since = _time.GetElapsedTime(_lastPlanned);
            if (_lastPlannedName is not null && since < quiet)
            {
                open.Add($"a planned event ({_lastPlannedName}) arrived {Seconds(since)} ago and the quiet window is {Seconds(quiet)}");
            }
            else if (open.Count == 0)
            {
                open.Add(_time.GetElapsedTime(_lastDone) < quiet
                    ? $"the last action was {Seconds(_time.GetElapsedTime(_lastDone))} ago and the quiet window is {Seconds(quiet)}"
                    : "planned events kept arriving");
            }
        }

        return new BrokenException(
            "not-settled",
            $"The reports of the scenario had not settled after {Seconds(deadline)}.",
            $"no request open at the collector, a marker arrived, and nothing planned for {Seconds(quiet)}",
            string.Join("; ", open),
            "see which request stays open or which event does not stop; where the product needs longer, raise the quiet window or the deadline in the settings");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0##", CultureInfo.InvariantCulture) + " s";

    private void Close(OpenRequest request)
    {
        lock (_lock)
        {
            if (_open.Remove(request))
            {
                Signal();
            }
        }
    }

    private sealed class OpenRequest(ScenarioLedger ledger, string what, long since) : IDisposable
    {
        internal string What => what;

        internal long Since => since;

        public void Dispose() => ledger.Close(this);
    }
}

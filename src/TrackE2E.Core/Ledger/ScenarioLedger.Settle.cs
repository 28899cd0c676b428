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
        var open = new List<Wording>();
        lock (_lock)
        {
            foreach (var request in _open)
            {
                var since = Seconds(_time.GetElapsedTime(request.Since));
                open.Add(new($"{request.What} is not answered since {since}", $"{request.What} 已 {since} 未得到响应"));
            }

            if (marker is not null && !_markers.Contains(marker))
            {
                open.Add(new($"the marker {marker}, sent through the same browser or device, did not arrive", $"通过同一浏览器或设备发送的标记请求 {marker} 没有到达"));
            }

            var ago = _time.GetElapsedTime(_lastPlanned);
            if (_lastPlannedName is not null && ago < quiet)
            {
                open.Add(new(
                    $"a planned event ({_lastPlannedName}) arrived {Seconds(ago)} ago and the quiet window is {Seconds(quiet)}",
                    $"{Seconds(ago)} 前收到方案中的事件（{_lastPlannedName}），而静默时间为 {Seconds(quiet)}"));
            }
            else if (open.Count == 0)
            {
                var done = _time.GetElapsedTime(_lastDone);
                open.Add(done < quiet
                    ? new($"the last action was {Seconds(done)} ago and the quiet window is {Seconds(quiet)}", $"最后一次操作在 {Seconds(done)} 前，而静默时间为 {Seconds(quiet)}")
                    : new("planned events kept arriving", "方案中的事件持续上报"));
            }
        }

        return new BrokenException(
            "not-settled",
            new($"The reports of the scenario had not settled after {Seconds(deadline)}.", $"场景的上报在 {Seconds(deadline)} 内仍未稳定"),
            new(
                $"no request open at the collector, a marker arrived, and nothing planned for {Seconds(quiet)}",
                $"采集端没有未完成的请求，标记请求已到达，且 {Seconds(quiet)} 内没有方案中的事件"),
            Wording.Join(open),
            new(
                "see which request stays open or which event does not stop; where the product needs longer, raise the quiet window or the deadline in the settings",
                "查看是哪个请求一直没有完成、哪个事件一直在上报；如果产品确实需要更久，请在配置中调大静默时间或期限"));
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

using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Ledger;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SettleTests
{
    private static readonly SettleOptions Patient = new() { Deadline = TimeSpan.FromDays(40) };
    private readonly FakeTimeProvider _time = new(Some.Start);
    private readonly List<string> _sent = [];
    private readonly TaskCompletionSource[] _arrived = [new(), new(), new()];
    private ScenarioLedger _ledger = null!;

    [SetUp]
    public void Begin() => _ledger = new("t1", Some.Plan(Some.Planned("planned")), [new LineDecoder()], _time);

    [Test]
    public async Task Settles_when_the_decoders_flush_interval_has_passed_and_a_marker_sent_after_it_arrived()
    {
        var settling = Settle();

        Advance(1999);
        _sent.ShouldBeEmpty();
        Advance(1);
        await Sent(1);
        settling.IsCompleted.ShouldBeFalse();
        _ledger.MarkerArrived(_sent[0]);

        await settling;
    }

    [Test]
    public async Task A_planned_event_in_the_quiet_window_begins_it_again()
    {
        var settling = Settle();

        Advance(1500);
        _ledger.Receive(Some.Hit("other\nplanned"));
        Advance(1999);
        _sent.ShouldBeEmpty();
        Advance(1);

        await Arrive(settling);
    }

    [Test]
    public async Task An_action_in_the_quiet_window_begins_it_again()
    {
        Advance(1500);
        _ledger.Did(Some.Action("click"));
        var settling = Settle();

        Advance(1999);
        _sent.ShouldBeEmpty();
        Advance(1);

        await Arrive(settling);
    }

    [Test]
    public async Task Heartbeats_that_the_plan_does_not_know_do_not_begin_it_again()
    {
        var settling = Settle();

        Advance(1500);
        _ledger.Receive(Some.Hit("heartbeat"));
        _ledger.Receive(Some.Hit("?"));
        Advance(500);

        await Arrive(settling);
    }

    [Test]
    public async Task A_planned_event_that_overtakes_the_marker_begins_all_of_it_again()
    {
        var settling = Settle(Patient);
        Advance(2000);
        await Sent(1);
        _ledger.Receive(Some.Hit("planned"));
        _ledger.MarkerArrived(_sent[0]);

        await Again(settling);
    }

    [Test]
    public async Task An_open_request_holds_it_until_its_hit_is_taken()
    {
        var request = _ledger.RequestOpened("POST /collect");
        var settling = Settle();
        Advance(2000);
        await Sent(1);
        _ledger.MarkerArrived(_sent[0]);
        Advance(5000);
        settling.IsCompleted.ShouldBeFalse();

        request.Dispose();

        await settling;
    }

    [Test]
    public async Task An_open_request_that_brings_a_planned_event_begins_all_of_it_again()
    {
        var request = _ledger.RequestOpened("POST /collect");
        var settling = Settle(Patient);
        Advance(2000);
        await Sent(1);
        _ledger.MarkerArrived(_sent[0]);
        _ledger.Receive(Some.Hit("planned"));
        request.Dispose();

        await Again(settling);
    }

    [Test]
    public async Task Settings_override_the_quiet_window()
    {
        var settling = Settle(new SettleOptions { Quiet = TimeSpan.FromMilliseconds(10) });

        Advance(10);

        await Arrive(settling);
    }

    [Test]
    public async Task Past_the_deadline_it_is_broken_and_says_what_was_open()
    {
        using var request = _ledger.RequestOpened("POST /collect");
        var settling = Settle();
        Advance(2000);
        await Sent(1);

        Advance(28_000);

        var broken = await Should.ThrowAsync<BrokenException>(settling);
        broken.Reason.ShouldBe("not-settled");
        broken.What.ShouldBe("The reports of the scenario had not settled after 30.0 s.");
        broken.Actual.ShouldBe("POST /collect is not answered since 30.0 s; the marker m1, sent through the same browser or device, did not arrive");
        broken.In("zh-CN").ShouldStartWith("broken: not-settled  场景的上报在 30.0 s 内仍未稳定\n");
        broken.ActualIn("zh").ShouldBe("POST /collect 已 30.0 s 未得到响应；通过同一浏览器或设备发送的标记请求 m1 没有到达");
    }

    [Test]
    public async Task A_planned_event_that_comes_without_end_is_named()
    {
        var settling = Settle();
        for (var i = 0; i < 30; i++)
        {
            _ledger.Receive(Some.Hit("planned"));
            Advance(1000);
        }

        var broken = await Should.ThrowAsync<BrokenException>(settling);
        broken.Actual.ShouldBe("a planned event (planned) arrived 1.0 s ago and the quiet window is 2.0 s");
    }

    [Test]
    public async Task A_marker_that_cannot_be_sent_in_time_is_not_waited_for_beyond_the_deadline()
    {
        Func<string, CancellationToken, Task> hangs = async (marker, cancellation) =>
        {
            await Send(marker, cancellation);
            await new TaskCompletionSource().Task;
        };
        var settling = _ledger.SettleAsync(new SettleOptions(), hangs, CancellationToken.None);
        Advance(2000);
        await Sent(1);
        Advance(28_000);

        (await Should.ThrowAsync<BrokenException>(settling)).Actual.ShouldContain("marker m1");
    }

    [Test]
    public async Task Cancelled_is_not_broken()
    {
        using var stop = new CancellationTokenSource();
        var settling = _ledger.SettleAsync(new SettleOptions(), Send, stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(settling);
    }

    private Task Settle(SettleOptions? options = null) => _ledger.SettleAsync(options ?? new SettleOptions(), Send, CancellationToken.None);

    private Task Send(string marker, CancellationToken cancellation)
    {
        lock (_sent)
        {
            _sent.Add(marker);
            _arrived[_sent.Count - 1].TrySetResult();
        }

        return Task.CompletedTask;
    }

    /// <summary>The settle barrier runs on its own threads: waits (with the test's own limit) until it has sent so many markers.</summary>
    private async Task Sent(int markers)
    {
        await _arrived[markers - 1].Task.WaitAsync(TimeSpan.FromSeconds(20));
        _sent.Count.ShouldBe(markers);
    }

    private async Task Arrive(Task settling)
    {
        await Sent(1);
        _ledger.MarkerArrived(_sent[0]);
        await settling.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>The second quiet window begins on a thread of the barrier, at no moment that can be seen: the clock is moved on until it has passed.</summary>
    private async Task Again(Task settling)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(20) && !_arrived[1].Task.IsCompleted;)
        {
            await Task.Yield();
            Advance(100);
        }

        await Sent(2);
        settling.IsCompleted.ShouldBeFalse();
        _ledger.MarkerArrived(_sent[1]);
        await settling.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private void Advance(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
}

using Microsoft.Extensions.Time.Testing;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Tests.Ledger;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ScenarioLedgerTests
{
    private readonly FakeTimeProvider _time = new(Some.Start);

    [Test]
    public void Hits_and_their_events_are_numbered_in_order_of_arrival_and_raw_bytes_stay()
    {
        var ledger = Ledger();

        ledger.Receive(Some.Hit("a\nb"));
        ledger.Receive(Some.Hit("c"));

        var snapshot = ledger.Snapshot();
        snapshot.Hits.Select(h => h.Number).ShouldBe([1, 2]);
        snapshot.Hits[0].Body.ToArray().ShouldBe("a\nb"u8.ToArray());
        snapshot.Events.Select(e => (e.Number, e.HitNumber, e.Name)).ShouldBe([(1, 1, "a"), (2, 1, "b"), (3, 2, "c")]);
        snapshot.Undecodable.ShouldBeEmpty();
    }

    [Test]
    public void What_a_decoder_cannot_read_is_kept_with_the_events_that_it_could()
    {
        var ledger = Ledger();

        ledger.Receive(Some.Hit("a\n?"));

        ledger.Snapshot().Undecodable.ShouldBe([new UndecodableHit(1, "lines", "Line ? cannot be read.")]);
        ledger.Snapshot().Events.ShouldHaveSingleItem().Name.ShouldBe("a");
    }

    [Test]
    public void A_decoder_that_throws_costs_its_hit_and_not_the_run()
    {
        var ledger = Ledger();

        ledger.Receive(Some.Hit("!"));
        ledger.Receive(Some.Hit("a"));

        ledger.Snapshot().Undecodable.ShouldHaveSingleItem().Problem.En.ShouldBe("The decoder lines failed on it (InvalidOperationException): a defect of the decoder.");
        ledger.Snapshot().Events.ShouldHaveSingleItem().HitNumber.ShouldBe(2);
    }

    [TestCase("POST", "/else", "x=1", true)]
    [TestCase("GET", "/pixel.gif?ev=1", "", true)]
    [TestCase("POST", "/else", "", true)]
    [TestCase("GET", "/favicon.ico", "", false)]
    [TestCase("GET", "/sp.js?v=3", "", false)]
    [TestCase("GET", "/api/sourceConfig?p=npm", "", false)]
    [TestCase("GET", "/v1/projects/k/settings", "", false)]
    [TestCase("OPTIONS", "/else", "", false)]
    public void A_hit_that_no_decoder_knows_is_undecodable_unless_it_carries_no_events(string method, string target, string body, bool undecodable)
    {
        var ledger = Ledger();

        ledger.Receive(Some.Hit(body, method, target));

        ledger.Snapshot().Hits.Count.ShouldBe(1);
        ledger.Snapshot().Undecodable.Count.ShouldBe(undecodable ? 1 : 0);
    }

    [Test]
    public void An_unknown_hit_says_who_was_asked_and_how_it_begins()
    {
        var ledger = Ledger();

        ledger.Receive(Some.Hit("x=1", target: "/else"));

        ledger.Snapshot().Undecodable[0].Problem.En.ShouldBe("No decoder knows this request (lines were asked): POST /else with 3 bytes that begin with: x=1");
    }

    [Test]
    public void A_snapshot_does_not_change_when_the_ledger_does()
    {
        var ledger = Ledger();
        for (var i = 0; i < 8; i++)
        {
            ledger.Receive(Some.Hit("a"));
        }

        var before = ledger.Snapshot();
        ledger.Receive(Some.Hit("b"));

        before.Events.Count.ShouldBe(8);
        before.Events.ShouldAllBe(e => e.Name == "a");
        ledger.Snapshot().Events.Count.ShouldBe(9);
    }

    [Test]
    public void Hits_after_the_end_are_kept_and_counted_as_late()
    {
        var ledger = Ledger();
        ledger.Receive(Some.Hit("a"));
        _time.Advance(TimeSpan.FromSeconds(1));

        ledger.End();
        _time.Advance(TimeSpan.FromSeconds(1));
        ledger.End();
        ledger.Receive(Some.Hit("b", at: _time.GetUtcNow()));
        ledger.Receive(Some.Hit("", "OPTIONS", at: _time.GetUtcNow()));

        ledger.LateHits.ShouldBe(1);
        ledger.Snapshot().EndedAt.ShouldBe(Some.Start.AddSeconds(1));
        ledger.Snapshot().Events.Count.ShouldBe(2);
    }

    [Test]
    public void Expectations_are_numbered_in_the_order_they_are_asked()
    {
        var ledger = Ledger();

        var first = ledger.Expect(new ExpectNoOthers("a") { Step = "s", Where = "w", Language = "en", AskedAt = Some.Start });
        var second = ledger.Expect(new ExpectAsPlanned { Step = "s", Where = "w", Language = "en", AskedAt = Some.Start });

        (first.Number, second.Number).ShouldBe((1, 2));
        ledger.Snapshot().Expectations.ShouldBe([first, second]);
    }

    [Test]
    public async Task Waiting_finds_what_came_before_the_wait_and_what_comes_after()
    {
        var ledger = Ledger();
        ledger.Receive(Some.Hit("a"));

        var early = ledger.WaitForEventAsync(e => e.Name == "a", TimeSpan.FromSeconds(1), CancellationToken.None);
        var late = ledger.WaitForEventAsync(e => e.Name == "b", TimeSpan.FromSeconds(1), CancellationToken.None);
        early.IsCompleted.ShouldBeTrue();
        late.IsCompleted.ShouldBeFalse();
        ledger.Receive(Some.Hit("b"));

        (await early)!.Number.ShouldBe(1);
        (await late)!.Number.ShouldBe(2);
    }

    [Test]
    public async Task Waiting_ends_at_its_deadline_and_not_before()
    {
        var waiting = Ledger().WaitForEventAsync(_ => true, TimeSpan.FromSeconds(1), CancellationToken.None);

        _time.Advance(TimeSpan.FromMilliseconds(999));
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        (await waiting).ShouldBeNull();
    }

    [Test]
    public async Task A_cancelled_wait_is_cancelled_and_not_a_no()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Ledger().WaitForAsync(_ => false, TimeSpan.FromSeconds(1), stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    [Test]
    public async Task Live_readers_get_every_event_once_and_in_order()
    {
        var ledger = Ledger();
        ledger.Receive(Some.Hit("e1\ne2"));
        var reading = Task.Run(async () =>
        {
            var names = new List<string>();
            await foreach (var captured in ledger.EventsAsync(CancellationToken.None))
            {
                names.Add(captured.Name);
                if (names.Count == 202)
                {
                    break;
                }
            }

            return names;
        });

        for (var i = 3; i <= 202; i++)
        {
            ledger.Receive(Some.Hit($"e{i}"));
        }

        (await reading).ShouldBe(Enumerable.Range(1, 202).Select(i => $"e{i}"));
    }

    [Test]
    public void Many_threads_lose_and_mix_nothing()
    {
        var ledger = Ledger();

        Parallel.For(0, 2000, i =>
        {
            ledger.Receive(Some.Hit($"e{i}\nf{i}"));
            ledger.Did(Some.Action("click"));
        });

        var snapshot = ledger.Snapshot();
        snapshot.Hits.Select(h => h.Number).ShouldBe(Enumerable.Range(1, 2000));
        snapshot.Events.Select(e => e.Number).ShouldBe(Enumerable.Range(1, 4000));
        snapshot.Actions.Select(a => a.Number).ShouldBe(Enumerable.Range(1, 2000));
        foreach (var pair in snapshot.Events.GroupBy(e => e.HitNumber))
        {
            pair.Select(e => e.Name[1..]).Distinct().Count().ShouldBe(1);
        }
    }

    private ScenarioLedger Ledger() => new("t1", Some.Plan(Some.Planned("a")), [new LineDecoder()], _time);
}

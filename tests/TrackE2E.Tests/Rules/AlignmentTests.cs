using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules;

internal sealed class AlignmentTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly PlannedEvent Planned = PlanReader.ReadText("plan: p\nevents: { e: { title: e, kind: custom } }").Event("e")!;

    [Test]
    public void Bands_find_what_the_whole_table_finds()
    {
        var random = new Random(20260102);
        for (var round = 0; round < 3000; round++)
        {
            var occasions = Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(40)).Order()
                .Select(at => Occasion(at, at - random.Next(12), at + random.Next(12))).ToList();
            var events = Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(40)).Order().Select(Event).ToList();
            var allowed = new HashSet<(int, int)>(Enumerable.Range(0, 64).Where(_ => random.Next(4) > 0).Select(x => (x / 8, x % 8)));
            bool MayPair(Occasion o, JudgedEvent e) => e.HappenedAt >= o.Opens && e.HappenedAt <= o.Closes && allowed.Contains((occasions.IndexOf(o), events.IndexOf(e)));

            var pairs = Alignment.Of(occasions, events, MayPair, o => (o.Opens, o.Closes));

            pairs.All(p => MayPair(p.Occasion, p.Event)).ShouldBeTrue();
            pairs.Select(p => p.Occasion).ShouldBeUnique();
            pairs.Select(p => p.Event).ShouldBeUnique();
            (pairs.Count, pairs.Sum(p => Apart(p.Occasion, p.Event))).ShouldBe(Best(occasions, events, MayPair, 0, 0), $"round {round}");
        }
    }

    [Test]
    public void One_early_event_does_not_shift_the_others()
    {
        var occasions = new[] { Occasion(10, 8, 20), Occasion(12, 8, 20) };
        var events = new[] { Event(9), Event(10), Event(12) };

        Alignment.Of(occasions, events, (o, e) => e.HappenedAt >= o.Opens && e.HappenedAt <= o.Closes, o => (o.Opens, o.Closes)).Select(p => p.Event).ShouldBe([events[1], events[2]]);
    }

    [Test]
    public void Nothing_to_pair_is_no_pair()
    {
        Alignment.Of([], [Event(1)], (_, _) => true, o => (o.Opens, o.Closes)).ShouldBeEmpty();
        Alignment.Of([Occasion(10, 8, 9)], [Event(1), Event(20)], (_, _) => true, o => (o.Opens, o.Closes)).ShouldBeEmpty();
    }

    // the definition: as many pairs as possible, then the least apart
    private static (int, double) Best(List<Occasion> occasions, List<JudgedEvent> events, Func<Occasion, JudgedEvent, bool> mayPair, int i, int j)
    {
        if (i == occasions.Count || j == events.Count)
        {
            return (0, 0);
        }

        var ways = new List<(int Pairs, double Apart)> { Best(occasions, events, mayPair, i + 1, j), Best(occasions, events, mayPair, i, j + 1) };
        if (mayPair(occasions[i], events[j]))
        {
            var (pairs, apart) = Best(occasions, events, mayPair, i + 1, j + 1);
            ways.Add((pairs + 1, apart + Apart(occasions[i], events[j])));
        }

        return ways.OrderByDescending(w => w.Pairs).ThenBy(w => w.Apart).First();
    }

    private static double Apart(Occasion o, JudgedEvent e) => Math.Abs((e.HappenedAt - o.At).TotalMilliseconds);

    private static Occasion Occasion(int at, int opens, int closes) => new()
    {
        Planned = Planned, At = At(at), Opens = At(opens), Closes = At(closes), Visit = null, Evidence = new Wording($"{at} {opens} {closes}", ""), Item = Guid.NewGuid().ToString(),
    };

    private static JudgedEvent Event(int at) => new(
        new TrackedEvent
        {
            Name = "e", EventId = Guid.NewGuid().ToString(), Properties = JsonSerializer.SerializeToElement(new { }), Context = new EventContext { Raw = JsonSerializer.SerializeToElement(new { }) },
            ArrivedAt = At(at), Decoder = "story",
        },
        Planned, At(at));

    private static DateTimeOffset At(int seconds) => Start + TimeSpan.FromSeconds(seconds);
}

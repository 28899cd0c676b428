using Microsoft.Extensions.Time.Testing;
using TrackE2E.Core.Ledger;
using TrackE2E.Driving.Observation;
using Seen = TrackE2E.Core.Ledger.Observation;

namespace TrackE2E.Tests.Driving;

internal sealed class ObserverInboxTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<Seen> seen = [];
    private ObserverInbox inbox = null!;

    [SetUp]
    public void Fresh()
    {
        seen.Clear();
        inbox = new(new Sink(seen), time);
    }

    [Test]
    public void Messages_that_come_out_of_order_are_handed_on_in_order()
    {
        inbox.Receive($"[{Visible(2)}]");
        seen.ShouldBeEmpty();

        inbox.Receive($"[{Hello(0)},{Visible(1)}]");

        seen.Select(o => o.Sequence).ShouldBe([0, 1, 2]);
    }

    [Test]
    public void A_message_that_comes_by_two_ways_counts_once()
    {
        inbox.Receive($"[{Hello(0)},{Visible(1)}]");
        inbox.Receive($"[{Hello(0)},{Visible(1)},{Goodbye(2)}]");

        seen.Select(o => o.Sequence).ShouldBe([0, 1, 2]);
    }

    [Test]
    public void Documents_are_numbered_each_by_itself()
    {
        inbox.Receive($"[{Hello(0)}]");
        inbox.Receive($"[{Hello(0, "e")}]");

        seen.Select(o => (o.Document, o.Sequence)).ShouldBe([("d", 0), ("e", 0)]);
    }

    [TestCase("1", null, null, null)]
    [TestCase("1,0.25", 0.25, null, null)]
    [TestCase("1,null,3", null, 3, null)]
    [TestCase("1,0.25,3,40", 0.25, 3, 40)]
    [TestCase("1,null,null,40", null, null, 40)]
    public void A_row_of_shares_holds_what_is_known(string end, double? covered, int? place, int? uncertain)
    {
        inbox.Receive($$"""[{"d":"d","is":"shares","from":1000,"rows":[[0,2.5,1,"card","S1",{{end}}],[1,3,1,"card",null,0]]}]""");

        var share = seen.OfType<ShareChanged>().First();
        share.Item.ShouldBe("S1");
        share.Covered.ShouldBe(covered);
        share.Ordinal.ShouldBe(place);
        share.Uncertainty.ShouldBe(uncertain is { } ms ? TimeSpan.FromMilliseconds(ms) : null);
        share.At.ShouldBe(DateTimeOffset.UnixEpoch.AddMilliseconds(1002.5));
        seen.OfType<ShareChanged>().Last().ShouldSatisfyAllConditions(s => s.Sequence.ShouldBe(1), s => s.Item.ShouldBeNull());
    }

    [Test]
    public void A_flush_that_knows_of_more_messages_than_came_proves_a_gap()
    {
        inbox.Receive($"[{Hello(0)}]");

        inbox.Flushed($$"""{"d":"d","count":5,"messages":[{{Visible(3)}}],"meta":false}""").ShouldBe("d");

        seen.Select(o => o.GetType().Name).ShouldBe(["DocumentBegan", "ObserverGap", "VisibilityChanged"]);
        seen.OfType<ObserverGap>().Single().Lost.ShouldBe(3);
    }

    [Test]
    public void A_flush_that_holds_the_rest_is_no_gap()
    {
        inbox.Receive($"[{Hello(0)}]");
        inbox.Flushed($$"""{"d":"d","count":2,"messages":[{{Visible(1)}}],"meta":false}""");

        seen.OfType<ObserverGap>().ShouldBeEmpty();
    }

    [TestCase("{")]
    [TestCase("[1]")]
    [TestCase("""[{"d":"d","n":0,"at":1,"is":"new-thing"}]""")]
    [TestCase("""[{"d":"d","n":0,"at":1}]""")]
    [TestCase("")]
    [TestCase("""[{"d":"d","n":0,"at":1e300,"is":"visibility","visible":true}]""")]
    public void What_cannot_be_read_is_a_gap(string body)
    {
        inbox.Receive(body);

        seen.Single().ShouldBeOfType<ObserverGap>().Reason.En.ShouldStartWith("an observer's message could not be read");
    }

    [Test]
    public async Task A_missing_goodbye_is_a_gap_at_the_deadline_and_not_before()
    {
        inbox.Receive($"[{Hello(0)}]");
        var settling = inbox.SettleAsync(new HashSet<string>(), TimeSpan.FromSeconds(3), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(2.9));
        settling.IsCompleted.ShouldBeFalse();
        seen.OfType<ObserverGap>().ShouldBeEmpty();

        time.Advance(TimeSpan.FromSeconds(0.2));
        await settling;

        seen.OfType<ObserverGap>().Single().Reason.En.ShouldBe("the document left without a goodbye");
        seen[^1].ShouldBeOfType<DocumentEnded>();
    }

    [Test]
    public async Task A_goodbye_that_comes_while_it_is_waited_for_is_no_gap()
    {
        inbox.Receive($"[{Hello(0)}]");
        var settling = inbox.SettleAsync(new HashSet<string>(), TimeSpan.FromSeconds(3), CancellationToken.None);
        inbox.Receive($"[{Goodbye(1)}]");
        await settling;

        seen.OfType<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_document_that_spoke_first_while_others_were_asked_is_not_gone()
    {
        var asked = inbox.Open;
        inbox.Receive($"[{Hello(0)}]");

        await inbox.SettleAsync(new HashSet<string>(), TimeSpan.FromSeconds(3), CancellationToken.None, asked);

        seen.Count.ShouldBe(1);
        inbox.Open.ShouldBe(["d"]);
    }

    [Test]
    public async Task A_document_that_was_asked_and_did_not_answer_is_gone()
    {
        inbox.Receive($"[{Hello(0)}]");
        var settling = inbox.SettleAsync(new HashSet<string>(), TimeSpan.FromSeconds(3), CancellationToken.None, inbox.Open);
        time.Advance(TimeSpan.FromSeconds(4));
        await settling;

        seen.OfType<ObserverGap>().Count().ShouldBe(1);
        inbox.Open.ShouldBeEmpty();
    }

    [Test]
    public async Task A_live_document_needs_no_goodbye()
    {
        inbox.Receive($"[{Hello(0)}]");

        await inbox.SettleAsync(new HashSet<string> { "d" }, TimeSpan.FromSeconds(3), CancellationToken.None);

        seen.Count.ShouldBe(1);
    }

    [Test]
    public async Task Where_the_goodbye_is_refused_the_end_is_made_of_what_was_visible()
    {
        inbox.BeaconRefusedAt("http://shop/");
        inbox.Receive($"[{Hello(0)},{Visit(1)},{Share(2, "S1", 1)},{Share(3, "S2", 0)}]");

        await inbox.SettleAsync(new HashSet<string>(), TimeSpan.FromSeconds(3), CancellationToken.None);

        seen.Skip(4).Select(o => o.GetType().Name).ShouldBe(["ShareChanged", "VisitEnded", "DocumentEnded"]);
        seen.OfType<ShareChanged>().Last().ShouldSatisfyAllConditions(s => s.Item.ShouldBe("S1"), s => s.Share.ShouldBe(0));
    }

    [Test]
    public async Task A_frame_in_which_nothing_planned_was_seen_may_go_without_a_goodbye()
    {
        inbox.Receive($"[{Hello(0).Replace("\"top\":true", "\"top\":false", StringComparison.Ordinal)}]");
        var settling = inbox.SettleAsync(new HashSet<string>(), TimeSpan.FromSeconds(3), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(4));
        await settling;

        seen.OfType<ObserverGap>().ShouldBeEmpty();
    }

    [Test]
    public async Task A_planned_page_is_waited_for_until_its_visit_begins()
    {
        var waiting = inbox.WaitForVisitAsync("home", "rec", TimeSpan.FromSeconds(3), CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();
        inbox.Receive($"[{Hello(0)},{Visit(1)}]");
        await waiting;
        inbox.CurrentUrl.ShouldBe("http://shop/");

        var other = inbox.WaitForVisitAsync("home", "sale", TimeSpan.FromSeconds(3), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(4));
        await Should.ThrowAsync<TimeoutException>(other);
    }

    private static string Hello(int n, string d = "d") => $$"""{"d":"{{d}}","n":{{n}},"at":1000.5,"is":"document-began","url":"http://shop/#top","referrer":null,"cause":"navigate","top":true}""";

    private static string Visit(int n) => $$"""{"d":"d","n":{{n}},"at":1001,"is":"visit-began","v":1,"url":"http://shop/","title":"Shop","cause":"load","tab":"rec","pages":["home"]}""";

    private static string Share(int n, string item, double share) => $$"""{"d":"d","is":"shares","from":1000,"rows":[[{{n}},2,1,"card","{{item}}",{{share}}]]}""";

    private static string Visible(int n) => $$"""{"d":"d","n":{{n}},"at":1003,"is":"visibility","visible":true}""";

    private static string Goodbye(int n) => $$"""{"d":"d","n":{{n}},"at":1004,"is":"document-ended","persisted":false}""";

    private sealed class Sink(List<Seen> seen) : IObservationSink
    {
        public void Observe(Seen observation) => seen.Add(observation);

        public void Did(LedgerAction action) => throw new NotSupportedException();
    }
}

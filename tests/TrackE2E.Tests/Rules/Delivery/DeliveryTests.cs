using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Delivery;

internal sealed class DeliveryTests
{
    private const string Offline = Story.ShopPlan + """

          dropped: { title: dropped, kind: custom, properties: { count: { type: integer } } }
        delivery: { offline-queue: 3, drops: oldest, drop-count: dropped.count }
        """;

    // ---- duplicates on the wire

    [Test]
    public void A_confirmed_event_delivered_again_is_a_duplicate()
    {
        var finding = Twice(story => story).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.DuplicateEvent);
        finding.What.ShouldBe("card_click (click) was delivered again though it had been confirmed");
        finding.Expected.ShouldBe("one delivery: the collector answered 200 at once at +2.020 s");
        finding.Actual.ShouldBe("event e-1 arrived in hit 1 and again in hit 2 at +2.030 s");
    }

    [Test]
    public void Twice_in_one_hit_is_a_duplicate() => Home().Clicks(2, targets: ("card", "A")).Hits(2.02)
        .Sends("card_click", 2, 2.02, 2.01, Sku("A"), "e-1", 1).Sends("card_click", 2, 2.02, 2.01, Sku("A"), "e-1", 1).AsksAsPlanned(5).Kinds.ShouldBe(["duplicate-event card_click A"]);

    [TestCase(500, 0d)]
    [TestCase(0, 0d)]
    [TestCase(200, 2d)]
    [TestCase(200, -1d)]
    public void A_retry_after_a_failure_or_a_late_answer_is_right(int status, double delay) =>
        Twice(story => story, status, delay).Kinds.ShouldBeEmpty();

    [Test]
    public void A_retry_over_an_unload_or_a_time_offline_is_right()
    {
        Twice(story => story.EndsDocument(2.025).Opens(2.026, "/cart", null).Reports("pv", 2.03, new { page = "cart" })).Kinds.ShouldBeEmpty();
        Twice(story => story.Offline(2.022, 2.028)).Kinds.ShouldBeEmpty();
        Twice(story => story.Does("collector-fault", 0.9)).Kinds.ShouldNotBeEmpty(); // long over when the first was confirmed
        Twice(story => story.Does("collector-fault", 2.0)).Kinds.ShouldBeEmpty();
    }

    // what a page sends as it is left, and again from the next, the collector may have in whole in the other order
    [Test]
    public void A_retry_over_an_unload_is_right_whichever_arrives_first() => Home().Clicks(2, targets: ("card", "A")).EndsDocument(2.025).Opens(2.026, "/cart", null).Reports("pv", 2.1, new { page = "cart" })
        .Hits(2.06).Hits(2.02).Sends("card_click", 2, 2.06, 2.01, Sku("A"), "e-1", 1).Sends("card_click", 2, 2.02, 2.01, Sku("A"), "e-1", 2).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    // ---- lost, and not only missing

    [Test]
    public void What_happens_offline_and_never_comes_is_lost() =>
        Home().Offline(1.5, 4).Clicks(2, targets: ("card", "A")).AsksAsPlanned(7).Kinds.ShouldBe(["lost-event card_click A"]);

    [Test]
    public void What_happens_while_the_collector_is_blocked_and_never_comes_is_lost()
    {
        Home().Blocked(1.5, 4).Clicks(2, targets: ("card", "A")).AsksAsPlanned(7).Kinds.ShouldBe(["lost-event card_click A"]);
        Home().Blocked(1.5, 1.9).Clicks(2, targets: ("card", "A")).AsksAsPlanned(7).Kinds.ShouldBe(["missing-event card_click A"]);
        Home().Does("collector-fault", 1.5, detail: "answer 500").Clicks(2, targets: ("card", "A")).AsksAsPlanned(7).Kinds.ShouldBe(["missing-event card_click A"]);
    }

    [Test]
    public void What_happens_just_before_the_tab_is_closed_is_lost()
    {
        Home().Clicks(2, targets: ("card", "A")).Does("close", 2.3, 2.4).EndsDocument(2.35).AsksAsPlanned(7).Kinds.ShouldBe(["lost-event card_click A"]);
        Home().Clicks(2, targets: ("card", "A")).Does("close", 4, 4.1).EndsDocument(4.05).AsksAsPlanned(7).Kinds.ShouldBe(["missing-event card_click A"]);
    }

    // fetch without keepalive: a browser drops what it has not sent of a page that is left
    [TestCase(4.5, "2334", 5.05, "lost-event card_click A")]
    [TestCase(4.5, "2334", 8, "missing-event card_click A")]
    [TestCase(4.5, "0", 5.05, "missing-event card_click A")]
    [TestCase(2, "2334", 5.05, "missing-event card_click A")]
    public void What_was_made_just_before_a_request_was_cut_off_as_its_page_was_left_is_lost(double clicked, string announced, double arrived, string kind) => Home()
        .Clicks(clicked, targets: ("card", "A")).Leaves(5).EndsDocument(5).Hits(arrived, 0, headers: ("content-length", announced)).AsksAsPlanned(16).Kinds.ShouldBe([kind]);

    [Test]
    public void What_carries_a_very_long_text_is_lost() => Home().Does("type", 1, detail: new string('x', 70_000)).Clicks(2, targets: ("card", "A")).AsksAsPlanned(7).Kinds.ShouldBe(["lost-event card_click A"]);

    [Test]
    public void What_a_page_of_the_site_leads_away_from_is_missing() =>
        Home().Clicks(2, targets: ("card", "A")).EndsDocument(2.2).Opens(2.3, "/cart", null).Reports("pv", 2.4, new { page = "cart" }).AsksAsPlanned(7).Kinds.ShouldBe(["missing-event card_click A"]);

    [Test]
    public void A_clock_that_a_step_moved_hides_no_time_of_sending()
    {
        Moved(4.05).Kinds.ShouldBe(["outside-window card_click A"]);
        Moved(2.01).Kinds.ShouldBeEmpty();

        static Story Moved(double claims) => Home().MovesClock(1.2, TimeSpan.FromMinutes(31)).Offline(1.5, 4).Clicks(2, targets: ("card", "A")).Sends("card_click", claims + 1860, 4.06, properties: Sku("A")).AsksAsPlanned(7);
    }

    // ---- the offline queue

    [Test]
    public void Of_a_full_queue_the_oldest_may_go_when_their_number_is_told() =>
        Queue(Offline, [3, 4, 5], 2).Kinds.ShouldBeEmpty();

    [Test]
    public void Of_a_full_queue_the_newest_may_go_where_the_plan_says_so()
    {
        var newest = Offline.Replace("drops: oldest", "drops: newest", StringComparison.Ordinal);
        Queue(newest, [1, 2, 3], 2).Kinds.ShouldBeEmpty();
        Queue(newest, [3, 4, 5], 2).Kinds.ShouldBe(["lost-event card_click S1", "lost-event card_click S2"]);
    }

    [Test]
    public void The_wrong_end_of_a_full_queue_is_lost()
    {
        var story = Queue(Offline, [1, 2, 3], 2);
        story.Kinds.ShouldBe(["lost-event card_click S4", "lost-event card_click S5"]);
        story.Findings[0].What.ShouldBe("card_click (click) was lost: 5 events were made offline from +1.000 s; of a queue of 3 the oldest go, and it is none of them");
    }

    // 100 ms apart: the SDK may have made either first. Never more of them than the queue lacks
    [Test]
    public void Of_two_that_happened_almost_at_once_either_may_be_the_last_to_go()
    {
        Queue(Offline, [2, 4, 5], 2, 0.1).Kinds.ShouldBeEmpty();
        Queue(Offline, [2, 4, 5], 2).Kinds.ShouldBe(["lost-event card_click S3"]);
        Queue(Offline, [4, 5], 3, 0.1).Kinds.ShouldBe(["lost-event card_click S3"]);
        Queue(Offline.Replace("drops: oldest", "drops: newest", StringComparison.Ordinal), [1, 2, 4], 2, 0.1).Kinds.ShouldBeEmpty();
    }

    // what was over the card is known only from 7.2 s: its exposure is sure at 8.2 s, when online again, and was in the queue since 6.05 s
    [Test]
    public void What_was_reported_offline_fills_the_queue_also_where_its_cause_is_sure_only_later() =>
        Home(Offline).Offline(1, 8).SeesPart("A", 1, 5, "card").SeesPart("A", 1, 7.2, "card", 0)
            .Clicks(2, targets: ("card", "S1")).Clicks(3, targets: ("card", "S2")).Clicks(4, targets: ("card", "S3")).Clicks(7, targets: ("card", "S4"))
            .Sends("card_click", 4, 8.1, 8.05, Sku("S3")).Sends("card_shown", 6.05, 8.1, 8.05, Sku("A")).Sends("card_click", 7, 8.1, 8.05, Sku("S4"))
            .Reports("dropped", 8.1, new { count = 2 }).AsksAsPlanned(11).Kinds.ShouldBeEmpty();

    [Test]
    public void A_queue_that_is_not_full_loses_nothing() => Queue(Offline.Replace("offline-queue: 3", "offline-queue: 5", StringComparison.Ordinal), [3, 4, 5], 2).Kinds
        .ShouldBe(["lost-event card_click S1", "lost-event card_click S2"]);

    [Test]
    public void The_number_of_dropped_events_must_be_right()
    {
        Queue(Offline, [3, 4, 5], 7).Kinds.ShouldBe(["value-differs dropped"]);
        Queue(Offline, [3, 4, 5], null).Kinds.ShouldBe(["missing-event dropped"]);
        Queue(Offline, [1, 2, 3, 4, 5], null).Kinds.ShouldBeEmpty();
    }

    // ---- claimed times

    [Test]
    public void All_of_a_batch_with_the_time_of_sending_are_late()
    {
        var story = new Story().Opens(0).Clicks(1, targets: ("card", "A")).Sends("pv", 1.5, 1.52, 1.5, new { page = "home", tab = "rec" }, hit: 1).Sends("card_click", 1.5, 1.52, 1.5, Sku("A"), hit: 1).AsksAsPlanned(5);
        story.Kinds.ShouldBe(["outside-window rec_view"]);
        story.Findings[0].What.ShouldBe("rec_view (pv) claims the time of the sending and not its own");
    }

    [Test]
    public void A_batch_whose_events_have_times_of_their_own_is_right() => new Story().Opens(0).Clicks(1, targets: ("card", "A"))
        .Sends("pv", 0.1, 1.52, 1.5, new { page = "home", tab = "rec" }, hit: 1).Sends("card_click", 1, 1.52, 1.5, Sku("A"), hit: 1).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void A_page_that_was_held_up_is_late_for_all_that_happened_meanwhile() => new Story().Opens(0).HoldsUp(0.05, 1.4).Clicks(1, targets: ("card", "A"))
        .Sends("pv", 1.5, 1.52, 1.5, new { page = "home", tab = "rec" }, hit: 1).Sends("card_click", 1.5, 1.52, 1.5, Sku("A"), hit: 1).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [TestCase(0.7, new string[0])]
    [TestCase(0.1, new[] { "outside-window card_shown A" })]
    public void A_page_that_was_held_up_as_a_card_came_counts_its_time_from_there(double seconds, string[] kinds) => new Story().Opens(0).Sends("pv", 0.1, 0.12, 0.11, new { page = "home", tab = "rec" })
        .Offline(1, 3.65).Sees("A", 1, 2).HoldsUp(2, seconds).Sends("card_shown", 3.7, 3.71, 3.7, Sku("A")).AsksAsPlanned(8).Kinds.ShouldBe(kinds);

    [Test]
    public void One_hold_up_that_is_told_twice_excuses_once() => new Story().Opens(0).HoldsUp(0.05, 0.6).HoldsUp(0.05, 0.6).HoldsUp(0.2, 0.3).Clicks(1, targets: ("card", "A"))
        .Sends("pv", 1.5, 1.52, 1.5, new { page = "home", tab = "rec" }, hit: 1).Sends("card_click", 1.5, 1.52, 1.5, Sku("A"), hit: 1).AsksAsPlanned(5).Kinds.ShouldBe(["outside-window rec_view"]);

    [Test]
    public void An_event_from_before_its_cause_was_sure_says_nothing_of_the_others() => new Story().Opens(0).SeesPart("A", 1, 0.2, "card").SeesPart("A", 1, 3, "card", covered: 0)
        .Sends("pv", 1.5, 1.52, 1.5, new { page = "home", tab = "rec" }, hit: 1).Sends("card_shown", 1.5, 1.52, 1.5, Sku("A"), hit: 1).AsksAsPlanned(7).Kinds.ShouldBeEmpty();

    // one time for all that a document reports
    [Test]
    public void A_time_from_before_its_page_is_one_finding_on_the_event()
    {
        var story = Home().Moves(3, "/cart").Sends("pv", 0.1, 3.12, 3.1, new { page = "cart" }).AsksAsPlanned(5);
        story.Kinds.ShouldBe(["outside-window cart_view"]);
        story.Findings[0].What.ShouldBe("cart_view (pv) claims a time before its cause");
        story.Findings[0].Actual.ShouldBe("claims +0.120 s, and arrived at +3.120 s");
    }

    [Test]
    public void A_time_from_before_an_item_was_seen_is_told_where_it_arrived_in_time()
    {
        Home().Sees("A", 1, 2).Sends("card_shown", 0.2, 3.05, 3.04, Sku("A")).AsksAsPlanned(5).Findings.ShouldHaveSingleItem().What.ShouldBe("card_shown (exposure) claims a time before its cause");
        Home().Sees("A", 1, 2).Sends("card_shown", 0.2, 0.25, 0.2, Sku("A")).AsksAsPlanned(5).Kinds.ShouldBe(["unexpected-event card_shown A"]);
    }

    [Test]
    public void A_time_that_had_not_come_when_it_was_sent_is_told()
    {
        const double eightHours = 8 * 3600;
        var story = Home().Clicks(2, targets: ("card", "A")).Sends("card_click", 2 + eightHours, 2.02, 2.01, Sku("A")).AsksAsPlanned(5);
        story.Kinds.ShouldBe(["outside-window card_click A"]);
        story.Findings[0].What.ShouldBe("card_click (click) claims a time that had not come when it was sent");

        // a true time beside a device's clock that goes wrong
        Home().Clicks(2, targets: ("card", "A")).Sends("card_click", 2, 2.02, 2.01 - eightHours, Sku("A")).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Causes_of_one_moment_may_claim_one_time() => Home().Clicks(2, targets: ("card", "A")).Clicks(2.3, targets: ("card", "B"))
        .Sends("card_click", 2.5, 2.52, 2.5, Sku("A"), hit: 1).Sends("card_click", 2.5, 2.52, 2.5, Sku("B"), hit: 1).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void What_waited_for_the_network_keeps_its_time()
    {
        Waits(claims: 2, sent: 4.05).Kinds.ShouldBeEmpty();
        Waits(claims: 4.05, sent: 4.05).Kinds.ShouldBe(["outside-window card_click A"]);
        Waits(claims: 2, sent: 2).Kinds.ShouldBeEmpty(); // sent is the time of the first try

        static Story Waits(double claims, double sent) => Home().Clicks(2, targets: ("card", "A")).Offline(1.5, 4).Sends("card_click", claims, 4.1, sent, Sku("A")).AsksAsPlanned(7);
    }

    [Test]
    public void What_waited_for_a_blocked_collector_keeps_its_time()
    {
        Waits(claims: 2, sent: 4.05).Kinds.ShouldBeEmpty();
        Waits(claims: 4.05, sent: 4.05).Kinds.ShouldBe(["outside-window card_click A"]);

        static Story Waits(double claims, double sent) => Home().Clicks(2, targets: ("card", "A")).Blocked(1.5, 4).Sends("card_click", claims, 4.1, sent, Sku("A")).AsksAsPlanned(7);
    }

    // ---- a page that waits, an event of another document

    [Test]
    public void A_visit_that_waits_for_the_collector_is_late()
    {
        var finding = Waiting(answered: 2, begins: 4.06).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.OutsideWindow);
        finding.What.ShouldBe("cart_view (pv) came late: the page waited for the collector");
    }

    [Test]
    public void A_visit_that_does_not_wait_is_right()
    {
        Waiting(answered: 2, begins: 2.2).Kinds.ShouldBeEmpty();
        Waiting(answered: 2, begins: 4.5).Kinds.ShouldBeEmpty(); // something else took its time
        Waiting(answered: 0, begins: 4.06).Kinds.ShouldBeEmpty();
        Waiting(answered: 2, begins: 4.06, "delay-requests").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void What_a_later_document_sends_again_is_a_duplicate()
    {
        Again("A").Kinds.ShouldBe(["duplicate-event card_click A"]);
        Again("B").Kinds.ShouldBe(["unexpected-event card_click B"]);

        static Story Again(string sku) => Home().Clicks(2, targets: ("card", "A")).Reports("card_click", 2, Sku("A"), id: "e-1").EndsDocument(3).Opens(15, "/cart", null).Reports("pv", 15.1, new { page = "cart" })
            .Reports("card_click", 15.2, Sku(sku), id: "e-2").AsksAsPlanned(20);
    }

    private static object Sku(string sku) => new { sku };

    private static Story Home(string plan = Story.ShopPlan) => new Story(plan).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" });

    private static Story Twice(Func<Story, Story> between, int status = 200, double delay = 0) => between(Home().Clicks(2, targets: ("card", "A")).Hits(2.02, status, delay).Hits(2.03))
        .Sends("card_click", 2, 2.02, 2.01, Sku("A"), "e-1", 1).Sends("card_click", 2, 2.03, 2.02, Sku("A"), "e-1", 2).AsksAsPlanned(5);

    private static Story Queue(string plan, int[] arrive, int? told, double apart = 1)
    {
        var story = Home(plan).Offline(1, 8);
        for (var i = 1; i <= 5; i++)
        {
            story.Clicks(1.5 + (i * apart), targets: ("card", $"S{i}"));
        }

        foreach (var i in arrive)
        {
            story.Sends("card_click", 1.5 + (i * apart), 8.1, 8.05, Sku($"S{i}"));
        }

        return (told is { } count ? story.Reports("dropped", 8.1, new { count }) : story).AsksAsPlanned(11);
    }

    private static Story Waiting(double answered, double begins, string? step = null) => Home().Does(step ?? "wait", 0.5).Clicks(2).Hits(2.02, answerDelay: answered)
        .Moves(begins, "/cart").Reports("pv", begins + 0.05, new { page = "cart" }).AsksAsPlanned(8);
}

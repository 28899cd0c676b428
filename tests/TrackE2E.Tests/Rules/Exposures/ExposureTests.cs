namespace TrackE2E.Tests.Rules.Exposures;

internal sealed class ExposureTests
{
    [Test]
    public void A_second_at_half_is_one_exposure() =>
        Home().Sees("A", 0.5, 1).Reports("card_shown", 2.01, new { sku = "A" }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();

    [Test]
    public void An_exposure_that_is_never_reported_is_missing() =>
        Home().Sees("A", 0.5, 1).AsksAsPlanned(4).Kinds.ShouldBe(["missing-event card_shown A"]);

    [Test]
    public void The_first_pixel_is_too_early() =>
        Home().Sees("A", 0.5, 1).Reports("card_shown", 1.02, new { sku = "A" }).AsksAsPlanned(4).Kinds.ShouldBe(["outside-window card_shown A"]);

    [Test]
    public void Before_there_was_any_sign_of_it_the_event_is_uncaused() =>
        Home().Reports("card_shown", 0.2, new { sku = "A" }).Sees("A", 0.5, 3).AsksAsPlanned(6).Kinds.ShouldBe(["unexpected-event card_shown A"]);

    [Test]
    public void What_was_never_seen_is_unexpected() =>
        Home().Reports("card_shown", 1, new { sku = "A" }).AsksAsPlanned(4).Kinds.ShouldBe(["unexpected-event card_shown A"]);

    [Test]
    public void Just_below_half_is_no_exposure()
    {
        Home().Sees("A", 0.49, 1).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Home().Sees("A", 0.49, 1).Reports("card_shown", 2.01, new { sku = "A" }).AsksAsPlanned(4).Kinds.ShouldBe(["unexpected-event card_shown A"]);
    }

    [Test]
    public void Hidden_before_a_second_is_no_exposure()
    {
        Home().Sees("A", 1, 1).Sees("A", 0, 1.9).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Home().Sees("A", 1, 1).Sees("A", 0, 1.9).Reports("card_shown", 1.6, new { sku = "A" }).AsksAsPlanned(4).Kinds.ShouldBe(["unexpected-event card_shown A"]);
    }

    [Test]
    public void On_the_edge_of_a_second_nobody_is_blamed()
    {
        var silent = Home().Sees("A", 1, 1).Sees("A", 0, 2.01).AsksAsPlanned(4);
        silent.Kinds.ShouldBeEmpty();
        silent.Judged[0].Undecided.ShouldBe(1);
        Home().Sees("A", 1, 1).Sees("A", 0, 1.99).Reports("card_shown", 1.99, new { sku = "A" }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
    }

    [TestCase(1.2, 0.3, true, TestName = "in between")]
    [TestCase(1.31, 0.3, true, TestName = "after it had begun")]
    [TestCase(0.7, 0.2, true, TestName = "before it began")]
    [TestCase(0.98, 0.12, false, TestName = "when it began")]
    [TestCase(1.04, 0.06, false, TestName = "a frame after it began")]
    [TestCase(2.0, 0.15, false, TestName = "when it ended")]
    public void What_the_page_was_held_up_for_as_a_time_began_or_ended_does_not_count_for_sure(double at, double seconds, bool missing) =>
        Home().Sees("A", 1, 1).HoldsUp(at, seconds).Sees("A", 0, 2.1).AsksAsPlanned(4).Kinds.ShouldBe(missing ? ["missing-event card_shown A"] : []);

    [Test]
    public void What_was_held_up_is_not_counted_as_undecided() =>
        Home().Sees("A", 1, 1).HoldsUp(1.85, 0.2).Sees("A", 0, 1.9).AsksAsPlanned(4).Judged[0].Undecided.ShouldBe(0);

    [Test]
    public void One_hold_up_follows_the_other_when_a_page_is_built()
    {
        Home().Sees("A", 1, 1).HoldsUp(1, 0.1).HoldsUp(1.11, 0.1).Sees("A", 0, 2.2).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Home().Sees("A", 1, 1).HoldsUp(1, 0.1).HoldsUp(1.11, 0.1).Sees("A", 0, 2.25).AsksAsPlanned(4).Kinds.ShouldBe(["missing-event card_shown A"]);
    }

    [TestCase(1.88, 0.12, false)]
    [TestCase(1.7, 0.12, true)]
    public void An_SDK_that_is_held_up_learns_late_that_a_card_is_gone(double at, double seconds, bool blamed) =>
        Home().Sees("A", 1, 1).HoldsUp(at, seconds).Sees("A", 0, 1.9).Reports("card_shown", 2.01, new { sku = "A" }).AsksAsPlanned(4).Kinds
            .ShouldBe(blamed ? ["unexpected-event card_shown A"] : []);

    // of another company's news site: the SDK's script comes at the end of the page, and the visitor clicks on after little more than a second
    [Test]
    public void What_was_on_screen_before_the_SDK_ran_does_not_count_for_sure()
    {
        var late = new Story().Opens(0).Sees("A", 1, 0.05).Reports("pv", 0.15, new { page = "home", tab = "rec" }).Sees("A", 0, 1.12).Moves(1.12, "/cart").Reports("pv", 1.2, new { page = "cart" }).AsksAsPlanned(4);
        late.Kinds.ShouldBeEmpty();
        late.Judged[0].Undecided.ShouldBe(0);

        // an SDK watches what is there from a moment after its first page view; what comes later it watches at once
        Story Left(double after, double shown = 0.05) => new Story().Opens(0).Sees("A", 1, shown).Reports("pv", 0.06, new { page = "home", tab = "rec" })
            .Sees("A", 0, shown + after).Moves(shown + after, "/cart").Reports("pv", shown + after + 0.1, new { page = "cart" }).AsksAsPlanned(5);
        Left(1.216).Kinds.ShouldBeEmpty();
        Left(1.3).Kinds.ShouldBe(["missing-event card_shown A"]);
        Left(1.04, 0.5).Kinds.ShouldBe(["missing-event card_shown A"]);
        new Story().Opens(0).Sees("A", 1, 0.05).Reports("pv", 4, new { page = "home", tab = "rec" }).AsksAsPlanned(6)
            .Kinds.ShouldContain("missing-event card_shown A", "a first page view after seconds excuses no more than one of them");
    }

    [TestCase(4.1, new[] { "missing-event card_shown A" }, TestName = "The first page view of another page that is open says nothing of when the SDK ran in this one")]
    [TestCase(3.9, new string[0], TestName = "A page view while this one is in front does")]
    public void The_first_page_view_is_the_pages_own(double view, string[] kinds) => new Story(Story.ShopPlan.Replace("kind: pv, page: home,", "kind: pv, page: home, again-on: return,", StringComparison.Ordinal))
        .Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Unloads(2).Loads(2.5, "/", cause: "reload", tab: "rec", id: "d3").Sees("A", 1, 2.6).Turns(4, false)
        .Loads(view - 0.1, "/cart", "/").Reports("pv", view, new { page = "cart" }).AsksAsPlanned(9).Kinds.ShouldBe(kinds);

    [Test]
    public void A_required_key_that_is_not_sent_is_no_other_target() =>
        Home().Sees("A", 1, 1).Reports("card_shown", 2.01, new { skuu = "A" }).AsksAsPlanned(4).Kinds.ShouldBe(["required-missing card_shown"]);

    [Test]
    public void An_event_of_the_right_name_that_no_planned_one_recognises_is_the_nearest()
    {
        var finding = new Story().Opens(0).Reports("pv", 0.1, new { page = "Home", tab = "rec" }).AsksAsPlanned(4).Findings[0];
        finding.Event.ShouldBe("rec_view");
        finding.Actual.ShouldContain("pv (+0.100 s) is not this one: page = \"Home\", planned home");
    }

    [Test]
    public void Two_short_times_do_not_add_up_unless_the_plan_says_so()
    {
        Home().Sees("A", 1, 1).Sees("A", 0, 1.6).Sees("A", 1, 2).Sees("A", 0, 2.6).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        new Story(Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, dwell-mode: cumulative,", StringComparison.Ordinal)).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" })
            .Sees("A", 1, 1).Sees("A", 0, 1.6).Sees("A", 1, 2).Sees("A", 0, 2.6).AsksAsPlanned(5).Kinds.ShouldBe(["missing-event card_shown A"]);
    }

    // Snowplow's element tracking: minTimeMillis counts while any part is on screen, minPercentage is asked when it is over
    [Test]
    public void Time_counts_from_a_smaller_share_on_where_the_plan_says_so()
    {
        static Story Counted(string plan) => new Story(Story.ShopPlan.Replace("dwell: 1s,", plan, StringComparison.Ordinal)).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" });
        static Story Peeped() => Counted("dwell: 1s, dwell-mode: cumulative, dwell-share: 0,").Sees("A", 0.1, 1).Sees("A", 1, 3);
        Peeped().Reports("card_shown", 3.02, new { sku = "A" }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Peeped().Reports("card_shown", 2.02, new { sku = "A" }).AsksAsPlanned(6).Kinds.ShouldBe(["outside-window card_shown A"]);
        Peeped().AsksAsPlanned(6).Kinds.ShouldBe(["missing-event card_shown A"]);
        Counted("dwell: 1s, dwell-mode: cumulative,").Sees("A", 0.1, 1).Sees("A", 1, 3).Reports("card_shown", 3.02, new { sku = "A" }).AsksAsPlanned(6).Kinds.ShouldBe(["outside-window card_shown A"]);
        Counted("dwell: 1s, dwell-mode: cumulative, dwell-share: 0.2,").Sees("A", 0.1, 1).Sees("A", 1, 3).Reports("card_shown", 3.02, new { sku = "A" }).AsksAsPlanned(6).Kinds.ShouldBe(["outside-window card_shown A"]);

        // in two views, the second of which is never half on screen
        static Story Twice(double share) => Counted("dwell: 1s, dwell-mode: cumulative, dwell-share: 0,").Sees("A", 1, 1).Sees("A", 0, 1.6).Sees("A", share, 2).Sees("A", 0, 2.8);
        Twice(0.3).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Twice(0.3).Reports("card_shown", 2.41, new { sku = "A" }).AsksAsPlanned(6).Kinds.ShouldBe(["unexpected-event card_shown A"]);
        Twice(0.6).AsksAsPlanned(6).Kinds.ShouldBe(["missing-event card_shown A"]);
        Twice(0.6).Reports("card_shown", 2.41, new { sku = "A" }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Again_in_view_on_the_same_visit_is_a_duplicate_unless_the_plan_says_each_view()
    {
        Twice(new Story()).Kinds.ShouldBe(["duplicate-event card_shown A"]);
        Twice(new Story(Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, once-per: view,", StringComparison.Ordinal))).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Once_for_a_user_is_once_for_each_that_signs_in_during_a_visit()
    {
        Seen("a", "b").Kinds.ShouldBeEmpty();
        Seen("a", "b", second: false).Kinds.ShouldBe(["missing-event card_shown A"]);
        Seen("a", "a").Kinds.ShouldBe(["duplicate-event card_shown A"]);

        static Story Seen(string first, string then, bool second = true)
        {
            object sku = new { sku = "A" };
            var story = new Story(Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, once-per: ever,", StringComparison.Ordinal)).Opens(0).ReportsAs("pv", 0.1, new { page = "home", tab = "rec" }, user: first)
                .Sees("A", 1, 1).ReportsAs("card_shown", 2.01, sku, user: first).Sees("A", 0, 3).Clicks(3.5, targets: ("card", "C")).ReportsAs("card_click", 3.5, new { sku = "C" }, user: then).Sees("A", 1, 4);
            return (second ? story.ReportsAs("card_shown", 5.01, sku, user: then) : story).Clicks(6, targets: ("card", "C")).ReportsAs("card_click", 6, new { sku = "C" }, user: then).AsksAsPlanned(9);
        }
    }

    [Test]
    public void A_second_view_that_is_reported_too_early_is_no_repeat_of_the_first() =>
        new Story(Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, once-per: view,", StringComparison.Ordinal)).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Sees("A", 1, 1).Reports("card_shown", 2.01, new { sku = "A" })
            .Sees("A", 0, 3).Sees("A", 1, 4).Reports("card_shown", 4.05, new { sku = "A" }).AsksAsPlanned(8).Kinds.ShouldBe(["outside-window card_shown A"]);

    [Test]
    public void What_may_have_been_reported_before_the_sign_in_may_be_reported_again_after_it()
    {
        // covered in between: it was due at 2 or, if what is covered does not count, at 2.7
        Seen(2.3).Kinds.ShouldBeEmpty();
        Seen(2.3, second: false).Kinds.ShouldBeEmpty();
        Seen(1.9).Kinds.ShouldBe(["duplicate-event card_shown A"]);
        Seen(3.5, second: false).Kinds.ShouldBe(["missing-event card_shown A"]);

        static Story Seen(double signIn, bool second = true)
        {
            var plan = Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, dwell-mode: cumulative, once-per: ever,", StringComparison.Ordinal) + "\n  in: { title: in, kind: custom }\nidentity: { sign-in: in }\n";
            var story = new Story(plan).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).SeesPart("A", 1, 1, "card", covered: 0).SeesPart("A", 1, 1.5, "card", covered: 1).SeesPart("A", 1, 2.2, "card", covered: 0);
            story = signIn > 3 ? story.Reports("card_shown", 2.01, new { sku = "A" }).Clicks(3, targets: ("card", "C")).Reports("card_click", 3, new { sku = "C" }).ReportsAs("in", signIn, user: "b")
                : signIn > 2.01 ? story.Reports("card_shown", 2.01, new { sku = "A" }).ReportsAs("in", signIn, user: "b") : story.ReportsAs("in", signIn, user: "b").ReportsAs("card_shown", 2.01, new { sku = "A" }, user: "b");
            story.Moves(4, "/elsewhere").Moves(5, "/", "rec").ReportsAs("pv", 5.1, new { page = "home", tab = "rec" }, user: "b").SeesPart("A", 1, 6, "card", covered: 0);
            return (second ? story.ReportsAs("card_shown", 7.01, new { sku = "A" }, user: "b") : story).AsksAsPlanned(9);
        }
    }

    [Test]
    public void What_is_reported_once_is_due_in_the_page_that_shows_it_long_enough_first()
    {
        Two().Reports("card_shown", 3.01, new { sku = "A" }).AsksAsPlanned(9).Kinds.ShouldBeEmpty();
        Two().AsksAsPlanned(9).Kinds.ShouldBe(["missing-event card_shown A"]);
        Two().Reports("card_shown", 3.01, new { sku = "A" }).Reports("card_shown", 5.01, new { sku = "A" }).AsksAsPlanned(9).Kinds.ShouldBe(["duplicate-event card_shown A"]);

        // seen for a moment in one tab, long enough in another, then long enough in the first
        static Story Two() => new Story(Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, once-per: ever,", StringComparison.Ordinal)).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Sees("A", 1, 1).Turns(1.3, false)
            .Loads(1.3, "/", "/", tab: "rec").Reports("pv", 1.4, new { page = "home", tab = "rec" }).Sees("A", 1, 2).Turns(4, false).LooksAt("d").Turns(4, true);
    }

    [Test]
    public void A_sign_in_just_as_a_dwell_is_over_may_come_after_it()
    {
        Signed(1.995).Kinds.ShouldBeEmpty();
        Signed(1.97).Kinds.ShouldBe(["duplicate-event card_shown A"]);

        static Story Signed(double signIn)
        {
            var plan = Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, once-per: ever,", StringComparison.Ordinal) + "\n  in: { title: in, kind: custom }\nidentity: { sign-in: in }\n";
            return new Story(plan).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Sees("A", 1, 1).ReportsAs("card_shown", 1.985, new { sku = "A" }, user: signIn < 1.985 ? "b" : null).ReportsAs("in", signIn, user: "b")
                .Sees("A", 0, 3).Sees("A", 1, 4).ReportsAs("card_shown", 5.01, new { sku = "A" }, user: "b").AsksAsPlanned(8);
        }
    }

    [Test]
    public void What_may_have_been_due_in_one_page_before_another_may_be_reported_after_it() => new Story(Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, dwell-mode: cumulative,", StringComparison.Ordinal))
        .Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Sees("A", 1, 1).Turns(1.98, false)
        .Loads(2, "/", "/", tab: "rec").Reports("pv", 2.1, new { page = "home", tab = "rec" }).Sees("A", 1, 2.5).Reports("card_shown", 3.51, new { sku = "A" }).Unloads(3.6)
        .LooksAt("d").Turns(4, true).Reports("card_shown", 4.02, new { sku = "A" }).Turns(4.03, false).AsksAsPlanned(9).Kinds.ShouldBeEmpty();

    [Test]
    public void After_the_sign_out_it_is_nobody_who_sees_it()
    {
        // seen before anybody signed in, and again between the sign-out of one user and the sign-in of another
        var plan = Story.ShopPlan.Replace("dwell: 1s,", "dwell: 1s, once-per: ever,", StringComparison.Ordinal).Replace("kind: pv, page: home,", "kind: pv, page: home, again-on: reload,", StringComparison.Ordinal) + "\n  out: { title: out, kind: custom }\n  in: { title: in, kind: custom }\nidentity: { sign-in: in, sign-out: out }\n";
        new Story(plan).Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Sees("A", 1, 1).Reports("card_shown", 2.01, new { sku = "A" }).Sees("A", 0, 3)
            .ReportsAs("in", 4, user: "a").ReportsAs("out", 6, user: "a").Moves(6.5, "/elsewhere").Moves(7, "/", "rec").Sees("A", 1, 7).Sees("A", 0, 9).ReportsAs("in", 10, user: "b").AsksAsPlanned(14).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Another_visit_is_another_exposure() => Home()
        .Sees("A", 1, 1).Reports("card_shown", 2.01, new { sku = "A" }).Sees("A", 0, 3).Moves(3, "/", "sale", "tab").Reports("pv", 3.05, new { page = "home", tab = "sale" }).Sees("A", 1, 3).AsksAsPlanned(6)
        .Kinds.ShouldBe(["missing-event card_shown A"]);

    [Test]
    public void An_early_exposure_of_the_next_visit_is_not_taken_for_the_last_ones() => Home()
        .Sees("A", 1, 0.5).Reports("card_shown", 0.52, new { sku = "A" }).Sees("A", 0, 3)
        .Moves(3, "/", "sale", "tab").Reports("pv", 3.05, new { page = "home", tab = "sale" }).Moves(5, "/", "rec", "tab").Sees("A", 1, 5).Reports("card_shown", 5.02, new { sku = "A" }).AsksAsPlanned(8)
        .Kinds.ShouldBe(["outside-window card_shown A", "outside-window card_shown A"]);

    [Test]
    public void The_background_stops_the_dwell() =>
        Home().Sees("A", 1, 1).Hides(1.5).Hides(3, visible: true).Sees("A", 0, 3.5).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void Each_of_many_items_is_matched_with_its_own_event()
    {
        var story = Home();
        for (var i = 0; i < 200; i++)
        {
            story.Sees($"S{i}", 1, 1 + (i * 0.001));
        }

        for (var i = 199; i >= 0; i--)
        {
            if (i != 77)
            {
                story.Reports("card_shown", 2.3 + (i * 0.001), new { sku = $"S{i}" });
            }
        }

        story.AsksAsPlanned(6).Kinds.ShouldBe(["missing-event card_shown S77"]);
    }

    [Test]
    public void A_blind_observer_is_broken_and_never_a_pass()
    {
        var e = Should.Throw<TrackE2E.Core.Verdicts.BrokenException>(() => Home().Loses(2, 1).AsksAsPlanned(3).Findings);
        e.Reason.ShouldBe("observer-blind");
        e.ActualIn("zh-CN").ShouldEndWith("：丢失");
    }

    private static Story Home() => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" });

    private static Story Twice(Story story) => story.Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" })
        .Sees("A", 1, 1).Reports("card_shown", 2.01, new { sku = "A" }).Sees("A", 0, 3)
        .Sees("A", 1, 4).Reports("card_shown", 5.01, new { sku = "A" }).AsksAsPlanned(8);

    [Test]
    public void What_the_observer_lost_after_the_question_blinds_no_answer() =>
        Home().Sees("A", 1, 1).Reports("card_shown", 2.01, new { sku = "A" }).AsksAsPlanned(4).Loses(1, 4.5).Kinds.ShouldBeEmpty();
}

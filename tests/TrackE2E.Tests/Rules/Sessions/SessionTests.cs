namespace TrackE2E.Tests.Rules.Sessions;

internal sealed class SessionTests
{
    private const string Plan = Story.ShopPlan + """

        session: { idle: 30min, longest: 4h }
        identity: { sign-in: pay_click }
        consent: { ask: card, reject: add }
        """;

    [Test]
    public void One_session_for_what_happens_without_a_pause() =>
        Visit(29 * 60, "a", "a").Kinds.ShouldBeEmpty();

    [Test]
    public void Another_session_without_a_pause_ends_it_early() =>
        Visit(60, "a", "b").Kinds.ShouldBe(["wrong-session cart_view"]);

    [Test]
    public void The_same_session_after_a_longer_pause_outlives_it() =>
        Visit(31 * 60, "a", "a").Kinds.ShouldBe(["wrong-session cart_view"]);

    [Test]
    public void Another_session_after_a_longer_pause_is_right() =>
        Visit(31 * 60, "a", "b").Kinds.ShouldBeEmpty();

    [Test]
    public void On_the_edge_of_the_pause_both_are_right()
    {
        Visit((30 * 60) + 10, "a", "a").Kinds.ShouldBeEmpty();
        Visit((30 * 60) - 10, "a", "b").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void The_devices_clock_counts_when_a_step_moves_it()
    {
        Moved("a").Kinds.ShouldBe(["wrong-session cart_view"]);
        Moved("b").Kinds.ShouldBeEmpty();

        static Story Moved(string second) => Home().Session("a").Reports("pv", 0.1, Rec)
            .MovesClock(2, TimeSpan.FromMinutes(31)).Moves(3, "/cart").Session(second).Sends("pv", 3.1 + (31 * 60), 3.1, 3.1 + (31 * 60), Cart).AsksAsPlanned(5);
    }

    [TestCase(0)]
    [TestCase(100)]
    [TestCase(-100)]
    public void A_click_after_the_clock_was_moved_is_not_active_before_it_however_wrong_the_clock_is(double ahead) => new Story(Plan).Opens(0).Session("a")
        .Sends("pv", 0.1 + ahead, 0.1, 0.1 + ahead, Rec).MovesClock(2, TimeSpan.FromMinutes(31)).Clicks(3, targets: ("card", "A")).Sends("card_click", 3.01 + 1860 + ahead, 3.02, 3.01 + 1860 + ahead, new { sku = "A" }).AsksAsPlanned(5)
        .Kinds.ShouldBe(["wrong-session card_click A"]);

    [Test]
    public void A_clock_turned_back_begins_a_session_where_there_is_a_longest_one()
    {
        Back(Plan, "a").Kinds.ShouldBe(["wrong-session cart_view"]);
        Back(Plan, "b").Kinds.ShouldBeEmpty();
        Back(Plan.Replace(", longest: 4h", "", StringComparison.Ordinal), "a").Kinds.ShouldBeEmpty();

        static Story Back(string plan, string second) => new Story(plan).Opens(0).Session("a").Reports("pv", 0.1, Rec)
            .MovesClock(2, TimeSpan.FromHours(-1)).Moves(3, "/cart").Session(second).Sends("pv", 3.1 - 3600, 3.1, 3.1 - 3600, Cart).AsksAsPlanned(5);
    }

    // an SDK may take its events' times from a clock that runs on, and its sessions' from the one that was turned back
    [Test]
    public void A_clock_turned_back_may_begin_a_session_though_the_events_times_go_on() => Home().Session("a").Sends("pv", 0.1, 0.12, 0.11, Rec)
        .MovesClock(2, TimeSpan.FromHours(-1)).Moves(3, "/cart").Session("b").Sends("pv", 3.1, 3.12, 3.11 - 3600, Cart).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void No_session_lasts_longer_than_the_longest()
    {
        var story = Home().Session("a").Reports("pv", 0.1, Rec);
        for (var i = 1; i <= 10; i++)
        {
            story.Clicks(i * 1700, targets: ("card", "A")).Reports("card_click", i * 1700, new { sku = "A" });
        }

        // 8 × 1,700 s are 3.8 h, 9 × 1,700 s are 4.25 h; told once
        story.AsksAsPlanned(18_000).Kinds.ShouldBe(["wrong-session card_click A"]);
    }

    [Test]
    public void A_user_who_clicks_is_active_without_events()
    {
        var story = Home().Session("a").Reports("pv", 0.1, Rec);
        story.Clicks(1000).Clicks(2000).Moves(3000, "/cart").Reports("pv", 3000.1, Cart).AsksAsPlanned(3005).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void An_event_without_a_session_is_told_once_in_a_row()
    {
        Home().Session("a").Reports("pv", 0.1, Rec).Session(null).Moves(3, "/cart").Reports("pv", 3.1, Cart).AsksAsPlanned(5).Kinds.ShouldBe(["wrong-session cart_view"]);
        Home().Session("").Reports("pv", 0.1, Rec).Moves(3, "/cart").Reports("pv", 3.1, Cart).AsksAsPlanned(5).Kinds.ShouldBe(["wrong-session rec_view"]);
    }

    [Test]
    public void Another_device_another_session() =>
        Home().Session("a").Reports("pv", 0.1, Rec).Does("fresh-device", 2).Moves(3, "/cart").Session("b").Reports("pv", 3.1, Cart).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void Signing_in_and_starting_again_may_begin_a_session()
    {
        Home().Session("a").User("u").Reports("pv", 0.1, Rec).Does("relaunch", 2).Moves(3, "/cart").Session("b").Reports("pv", 3.1, Cart).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        new Story(Plan).Opens(0, "/cart", null).Session("a").User("u").Reports("pv", 0.1, Cart).Clicks(2, targets: ("pay", null)).Session("b").Reports("pay", 2, new { coupon = false })
            .AsksAsPlanned(5).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Two_apps_have_sessions_of_their_own() =>
        Home().From(session: "a", app: "web").Reports("pv", 0.1, Rec).From(session: "b", app: "frame").Moves(3, "/cart").Reports("pv", 3.1, Cart).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void Without_a_session_in_the_plan_nothing_is_judged() =>
        new Story().Opens(0).Session("a").Reports("pv", 0.1, Rec).Session("b").Moves(3, "/cart").Reports("pv", 3.1, Cart).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void The_texts_name_pause_and_both_sessions()
    {
        var finding = Visit(31 * 60, "a", "a").Findings.ShouldHaveSingleItem();
        finding.What.ShouldBe("cart_view (pv) is still in the session from before a pause of 31 min");
        finding.Expected.ShouldBe("another session after a pause of more than 30 min");
        finding.Actual.ShouldBe("cart_view (+1860.100 s): the same \"a\"");
        finding.Evidence.ShouldBe(["reported before: rec_view (+0.100 s) in session \"a\"", "observed: visit 2 of cart, from +1860.000 s (push)"]);
    }

    private static object Rec => new { page = "home", tab = "rec" };

    private static object Cart => new { page = "cart" };

    private static Story Home() => new Story(Plan).Opens(0);

    private static Story Visit(double pause, string first, string second) =>
        Home().Session(first).Reports("pv", 0.1, Rec).Session(second).Moves(pause, "/cart").Reports("pv", pause + 0.1, Cart).AsksAsPlanned(pause + 3);
}

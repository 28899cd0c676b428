namespace TrackE2E.Tests.Rules.Custom;

internal sealed class CustomTests
{
    private const string Plan = """
        plan: causes
        pages:
          home: { title: Home, match: { path: / } }
          item: { title: Item, match: { path: "/p/*" }, open: /p/1 }
        elements:
          carousel: { title: carousel, page: home, locate: { web: "#c" } }
          save: { title: save, page: item, locate: { web: "#save" } }
          offer: { title: offer, page: item, locate: { web: "#offer" }, key: "@data-variant" }
        events:
          entered:  { title: entered, kind: custom, when: { enter: item } }
          left:     { title: left, kind: custom, when: { leave: item }, within: 5s, properties: { ms: { type: integer, measures: foreground, unit: ms } } }
          saved:    { title: saved, kind: custom, when: { click: save }, reported-as: { name: save, where: { ok: true } }, properties: { ok: { type: boolean } } }
          unsaved:  { title: not saved, kind: custom, when: { click: save }, reported-as: { name: save, where: { ok: false } }, properties: { ok: { type: boolean } } }
          slid:     { title: slid, kind: custom, when: { swipe: carousel }, properties: { way: { type: string, from: swipe.direction } } }
          seen:     { title: seen, kind: custom, when: { shown: offer }, once-per: session, properties: { variant: { type: string, key: true } } }
          hidden:   { title: hidden, kind: custom, when: { app: background } }
          back:     { title: back, kind: custom, when: { app: foreground } }
          online:   { title: online, kind: custom, when: { app: online } }
        """;

    [Test]
    public void Entering_and_leaving_a_page_are_an_event_each()
    {
        Item().Reports("entered", 2.1).Moves(5, "/").Reports("left", 5.01, new { ms = 3000 }).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Item().Moves(5, "/").AsksAsPlanned(8).Kinds.ShouldBe(["missing-event entered", "missing-event left"]);
        Item().Reports("entered", 2.1).Reports("left", 3).AsksAsPlanned(8).Kinds.ShouldBe(["unexpected-event left"]);
    }

    [Test]
    public void A_leave_may_come_until_within_is_over_and_no_later()
    {
        Item().Reports("entered", 2.1).Moves(5, "/").Reports("left", 9.9).AsksAsPlanned(20).Kinds.ShouldBeEmpty();
        Item().Reports("entered", 2.1).Moves(5, "/").Reports("left", 10.5).AsksAsPlanned(20).Kinds.ShouldBe(["missing-event left", "unexpected-event left"]);
    }

    [Test]
    public void Another_query_of_the_same_address_does_not_leave_the_page() =>
        Item().Reports("entered", 2.1).Moves(3, "/p/1?color=red", cause: "replace").AsksAsPlanned(8).Kinds.ShouldBeEmpty();

    [Test]
    public void The_stay_is_the_time_in_the_foreground_of_this_visit()
    {
        Item().Reports("entered", 2.1).Turns(3, false).Reports("hidden", 3.01).Turns(6, true).Reports("back", 6.01).Moves(8, "/").Reports("left", 8.01, new { ms = 3010 }).AsksAsPlanned(12).Kinds.ShouldBeEmpty();
        Item().Reports("entered", 2.1).Turns(3, false).Reports("hidden", 3.01).Turns(6, true).Reports("back", 6.01).Moves(8, "/").Reports("left", 8.01, new { ms = 6010 }).AsksAsPlanned(12)
            .Pointers.ShouldBe(["value-differs left /ms"]);
        Item().Reports("entered", 2.1).Moves(8, "/").Reports("left", 8.01, new { ms = 6 }).AsksAsPlanned(12).Findings.Single().Actual.ShouldContain("looks like seconds");
        Item().Reports("entered", 2.1).Moves(8, "/").Reports("left", 8.01, new { ms = 6540 }).AsksAsPlanned(12).Kinds.ShouldBeEmpty();
        Item().Reports("entered", 2.1).Moves(8, "/").Reports("left", 8.01, new { ms = 6600 }).AsksAsPlanned(12).Pointers.ShouldBe(["value-differs left /ms"]);
    }

    [Test]
    public void Once_in_a_visit_is_once_though_another_open_page_shows_it_in_between()
    {
        Two().AsksAsPlanned(12).Kinds.ShouldBeEmpty();
        Two().Reports("seen", 7.01, new { variant = "B" }).AsksAsPlanned(12).Kinds.ShouldBe(["duplicate-event seen B"]);

        static Story Two() => new Story(Plan.Replace("once-per: session", "once-per: visit", StringComparison.Ordinal)).Opens(2, "/p/1", null).Reports("entered", 2.1).Turns(2.2, false).Reports("hidden", 2.21).SeesPart("B", 0.1, 2.3, "offer")
            .Loads(3, "/p/1").Reports("entered", 3.1).SeesPart("B", 0.1, 3.5, "offer").Reports("seen", 3.51, new { variant = "B" }).Turns(5, false).Reports("hidden", 5.01)
            .LooksAt("d").Turns(5, true).Reports("back", 5.02).Reports("seen", 5.03, new { variant = "B" }).Turns(6, false).Reports("hidden", 6.01)
            .LooksAt("d2").Turns(6, true).Reports("back", 6.02).SeesPart("B", 0, 6.5, "offer").SeesPart("B", 0.1, 7, "offer");
    }

    [Test]
    public void What_a_click_came_to_is_one_of_two_events()
    {
        Item().Reports("entered", 2.1).ClicksAt(3, "save").Reports("save", 4, new { ok = false }).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Item().Reports("entered", 2.1).ClicksAt(3, "save").AsksAsPlanned(8).Kinds.ShouldBe(["missing-event saved"]);
    }

    [Test]
    public void One_gesture_is_one_slide_with_its_direction()
    {
        Home().Swipes(2, "carousel", "left").Reports("slid", 2, new { way = "left" }).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        Home().Swipes(2, "carousel", "left").AsksAsPlanned(5).Kinds.ShouldBe(["missing-event slid"]);
        Home().Swipes(2, "carousel", "left").Reports("slid", 1.7, new { way = "left" }).Reports("slid", 1.8, new { way = "left" }).Reports("slid", 2, new { way = "left" }).AsksAsPlanned(5)
            .Kinds.ShouldBe(["duplicate-event slid", "duplicate-event slid"]);
        Home().Swipes(2, "carousel", "left").Reports("slid", 2, new { way = "right" }).AsksAsPlanned(5).Pointers.ShouldBe(["value-differs slid /way"]);
    }

    [Test]
    public void What_is_shown_is_reported_once_in_a_session()
    {
        Item().Reports("entered", 2.1).SeesPart("B", 0.1, 2.3, "offer").ReportsAs("seen", 2.2, new { variant = "B" }).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        Item().Reports("entered", 2.1).ReportsAs("seen", 2.2, new { variant = "B" }).AsksAsPlanned(5).Kinds.ShouldBe(["unexpected-event seen B"]);
        Item().Reports("entered", 2.1).SeesPart("B", 0.1, 2.3, "offer").Reports("seen", 2.2, new { variant = "B" }).Reports("seen", 2.3, new { variant = "B" }).AsksAsPlanned(5).Kinds.ShouldBe(["duplicate-event seen B"]);
        Again("u1").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Another_user_is_shown_it_anew()
    {
        Again("u2").Kinds.ShouldBe(["missing-event seen B"]);
        Again("u2", true).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void To_the_background_is_reported_while_hidden_and_leaving_is_no_background()
    {
        Home().Turns(2, false).Reports("hidden", 2.01).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        Home().Turns(2, false).AsksAsPlanned(5).Kinds.ShouldBe(["missing-event hidden"]);
        Home().Turns(2, false).Turns(3, true).Reports("back", 3.01).Reports("hidden", 3.4).AsksAsPlanned(6).Kinds.ShouldBe(["outside-window hidden"]);
        Home().Turns(2, false).Unloads(2.05).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_screen_of_the_app_over_a_page_inside_is_no_background()
    {
        PageInApp().Turns(2, false).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        PageInApp().Turns(2, false).Reports("hidden", 2.1).AsksAsPlanned(5).Kinds.ShouldBe(["unexpected-event hidden"]);
    }

    [Test]
    public void An_app_goes_to_the_background_with_a_page_inside_in_front()
    {
        PageInApp().LooksAt("app").Turns(2, false).Reports("hidden", 2.1).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        PageInApp().LooksAt("app").Turns(2, false).AsksAsPlanned(5).Kinds.ShouldBe(["missing-event hidden"]);
    }

    [Test]
    public void Back_online_is_an_event()
    {
        Home().Connects(2, false).Connects(3, true).Reports("online", 3.1).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Home().Connects(2, false).Connects(3, true).AsksAsPlanned(6).Kinds.ShouldBe(["missing-event online"]);
    }

    [Test]
    public void Of_two_open_pages_the_one_in_front_reports_that_the_network_is_back() => Home().Loads(1, "/", "/").Turns(1, true).LooksAt("d").Turns(1, false).Reports("hidden", 1.01)
        .Connects(2, false).Connects(3, true).LooksAt("d2").Connects(2, false).Connects(3, true).Reports("online", 3.1).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void A_user_who_comes_back_may_be_remembered()
    {
        Back().AsksAsPlanned(20).Kinds.ShouldBeEmpty();
        Back().ReportsAs("seen", 14.3, new { variant = "B" }, user: "u1", session: "s").AsksAsPlanned(20).Kinds.ShouldBeEmpty();

        static Story Back()
        {
            var story = Again("u2", true).Moves(11, "/").ReportsAs("left", 11.01, user: "u2", session: "s").Moves(14, "/p/1");
            return story.ReportsAs("entered", 14.1, user: "u1", session: "s").SeesPart("B", 0.1, 14.3, "offer");
        }
    }

    [Test]
    public void A_sampled_device_reports_always_or_never()
    {
        var plan = Plan.Replace("when: { enter: item } }", "when: { enter: item }, sampled: device }", StringComparison.Ordinal);
        new Story(plan).Opens(2, "/p/1", null).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        new Story(plan).Opens(2, "/p/1", null).Reports("entered", 2.1).Moves(5, "/").Reports("left", 5.01).Moves(6, "/p/2").AsksAsPlanned(9).Kinds.ShouldBe(["missing-event entered"]);
    }

    private static Story PageInApp() => new Story(Plan).Starts(0.5).Loads(1, "/", id: "page");

    private static Story Home() => new Story(Plan).Opens(0, "/", null);

    private static Story Item() => new Story(Plan).Opens(2, "/p/1", null);

    private static Story Again(string user, bool twice = false)
    {
        var story = new Story(Plan).Opens(2, "/p/1", null).ReportsAs("entered", 2.1, user: "u1", session: "s").SeesPart("B", 0.1, 2.3, "offer").ReportsAs("seen", 2.3, new { variant = "B" }, user: "u1", session: "s")
            .Moves(5, "/").ReportsAs("left", 5.01, user: "u1", session: "s").Moves(8, "/p/1").ReportsAs("entered", 8.1, user: user, session: "s").SeesPart("B", 0.1, 8.3, "offer");
        return (twice ? story.ReportsAs("seen", 8.3, new { variant = "B" }, user: user, session: "s") : story).AsksAsPlanned(12);
    }
}

using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Privacy;

internal sealed class ConsentTests
{
    private const string Plan = """
        plan: shop
        pages: { home: { title: Home, match: { path: / } }, cart: { title: Cart, match: { path: /cart } } }
        elements:
          banner: { title: banner, locate: { web: "#banner" } }
          yes: { title: "yes", within: banner, locate: { web: "#yes" } }
          no: { title: "no", within: banner, locate: { web: "#no" } }
          card: { title: card, page: home, locate: { web: ".card" }, key: "@sku" }
        events:
          home_view: { title: home view, kind: pv, page: home, reported-as: { name: pv, where: { page: home } }, properties: { page: { type: string } } }
          cart_view: { title: cart view, kind: pv, page: cart, reported-as: { name: pv, where: { page: cart } }, properties: { page: { type: string } } }
          card_click: { title: card click, kind: click, element: card, properties: { sku: { type: string, key: true, required: true } } }
          card_shown: { title: card shown, kind: exposure, element: card, visible-share: 0.5, dwell: 1s, properties: { sku: { type: string, key: true, required: true } } }
        consent: { ask: banner, accept: "yes", reject: "no", on-accept: page-view }
        """;

    [Test]
    public void While_the_question_is_open_nothing_may_be_reported()
    {
        var finding = Asked().Reports("pv", 1, Home).AsksAsPlanned(5).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.BeforeConsent);
        finding.Event.ShouldBe("home_view");
        finding.What.ShouldBe("home_view (pv) was reported before the user agreed");
        finding.Expected.ShouldBe("nothing is reported, because banner asked for consent from +0.150 s, and nobody had answered");
    }

    [Test]
    public void The_question_of_a_page_that_just_began_asks_from_its_beginning() => Asked().Reports("pv", 0.1, Home).AsksAsPlanned(5).Kinds.ShouldBe(["before-consent home_view"]);

    [Test]
    public void Silence_while_the_question_is_open_is_right() => Asked().Clicks(2, targets: ("card", "A")).Moves(3, "/cart").AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void The_page_on_screen_is_reported_when_consent_is_given()
    {
        Accepted().Reports("pv", 3.02, Home).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Accepted().AsksAsPlanned(6).Kinds.ShouldBe(["missing-event home_view"]);
    }

    [Test]
    public void Where_the_plan_says_nothing_of_it_both_are_right()
    {
        var either = Plan.Replace(", on-accept: page-view", "", StringComparison.Ordinal);
        Accepted(either).Reports("pv", 3.02, Home).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Accepted(either).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Where_the_plan_wants_nothing_a_page_view_on_accept_was_kept() =>
        Accepted(Plan.Replace("page-view", "nothing", StringComparison.Ordinal)).Reports("pv", 3.02, Home).AsksAsPlanned(6).Kinds.ShouldBe(["before-consent home_view"]);

    [Test]
    public void After_consent_everything_is_due_again() =>
        Accepted().Reports("pv", 3.02, Home).Clicks(5, targets: ("card", "A")).AsksAsPlanned(8).Kinds.ShouldBe(["missing-event card_click A"]);

    [Test]
    public void A_dwell_that_went_on_over_consent_may_be_reported_from_there()
    {
        Asked().Sees("A", 1, 0.5).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).Reports("card_shown", 4.02, Sku).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Asked().Sees("A", 1, 0.5).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void What_is_still_on_screen_long_after_its_dwell_may_be_reported_from_consent() =>
        Asked().Sees("A", 1, 0.5).Clicks(30, targets: ("yes", null)).Reports("pv", 30.02, Home).Reports("card_shown", 31.02, Sku).AsksAsPlanned(40).Kinds.ShouldBeEmpty();

    [Test]
    public void What_was_seen_before_consent_is_seen_anew_after_it()
    {
        Again().Reports("card_shown", 5.02, Sku).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Again().AsksAsPlanned(8).Kinds.ShouldBe(["missing-event card_shown A"]);
        Again().Reports("card_shown", 3.02, Sku).AsksAsPlanned(8).Kinds.ShouldBe(["before-consent card_shown A"]);
        Again().Sees("A", 0, 4.9).AsksAsPlanned(8).Kinds.ShouldBeEmpty();

        static Story Again() => Asked().Sees("A", 1, 0.5).Sees("A", 0, 2).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).Sees("A", 1, 4);
    }

    [Test]
    public void What_is_reported_once_in_a_session_is_not_used_up_before_consent()
    {
        Again("session").Reports("card_shown", 8.02, Sku).AsksAsPlanned(11).Kinds.ShouldBeEmpty();
        Again("session").AsksAsPlanned(11).Kinds.ShouldBe(["missing-event card_shown A"]);
        Again("ever").Reports("card_shown", 8.02, Sku).AsksAsPlanned(11).Kinds.ShouldBeEmpty();

        static Story Again(string span) => Asked(Plan.Replace("dwell: 1s,", $"dwell: 1s, once-per: {span},", StringComparison.Ordinal)).Sees("A", 1, 0.5).Moves(3, "/cart").Sees("", 1, 3, "banner")
            .Clicks(5, targets: ("yes", null)).Reports("pv", 5.1, Cart).Moves(6, "/").Reports("pv", 6.1, Home).Sees("A", 1, 7);
    }

    [TestCase(3.24, new string[0])]
    [TestCase(3.26, new[] { "unexpected-event card_shown A" })]
    public void A_dwell_that_was_almost_over_at_consent_may_be_counted_from_there(double reported, string[] kinds) => Asked(Plan.Replace("dwell: 1s,", "dwell: 1s, within: 800ms,", StringComparison.Ordinal))
        .Sees("A", 1, 0.5).Clicks(1.45, targets: ("yes", null)).Reports("pv", 1.46, Home).Reports("card_shown", reported, Sku).AsksAsPlanned(8).Kinds.ShouldBe(kinds);

    [Test]
    public void A_question_that_goes_on_in_another_tab_is_answered_there()
    {
        Closed().Reports("pv", 16.02, Cart).AsksAsPlanned(19).Kinds.ShouldBeEmpty();
        Closed().AsksAsPlanned(19).Kinds.ShouldBe(["missing-event cart_view"]);

        static Story Closed() => Asked().Loads(0.6, "/cart", "/", hidden: true).Turns(14.996, true).LooksAt("d").Sees("", 0, 15, "banner").Unloads(15).LooksAt("d2").Sees("", 1, 15.001, "banner").Clicks(16, targets: ("yes", null));
    }

    [Test]
    public void What_was_left_before_consent_was_never_reported_though_the_question_came_anew()
    {
        Anew().Reports("card_shown", 8.02, Sku).AsksAsPlanned(11).Kinds.ShouldBeEmpty();
        Anew().AsksAsPlanned(11).Kinds.ShouldBe(["missing-event card_shown A"]);

        static Story Anew() => Asked(Plan.Replace("dwell: 1s,", "dwell: 1s, once-per: session,", StringComparison.Ordinal)).Sees("A", 1, 0.5).Clicks(2).Sees("", 0, 3, "banner").Sees("A", 0, 3).Moves(3, "/cart").Sees("", 1, 3, "banner")
            .Clicks(5, targets: ("yes", null)).Reports("pv", 5.1, Cart).Moves(6, "/").Reports("pv", 6.1, Home).Sees("A", 1, 7);
    }

    [Test]
    public void A_dwell_that_began_before_consent_may_not_have_used_up_what_is_reported_once()
    {
        Again("visit").Sees("A", 1, 4).Reports("card_shown", 5.02, Sku).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Again("visit").Sees("A", 1, 4).AsksAsPlanned(8).Kinds.ShouldBe(["missing-event card_shown A"]);
        Again("visit").Reports("card_shown", 1.52, Sku).Sees("A", 1, 4).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Elsewhere("session").Reports("card_shown", 8.02, Sku).AsksAsPlanned(11).Kinds.ShouldBeEmpty();
        Elsewhere("session").AsksAsPlanned(11).Kinds.ShouldBeEmpty();
        Again("session").Sees("A", 1, 4).Reports("card_shown", 5.02, Sku).Moves(6, "/cart").Reports("pv", 6.1, Cart).Moves(7, "/").Reports("pv", 7.1, Home).Sees("A", 1, 7.5).Reports("card_shown", 8.52, Sku).AsksAsPlanned(11)
            .Kinds.ShouldBe(["duplicate-event card_shown A"]);

        // on screen from 0.5 to 1.7, and allowed from 0.9
        static Story Again(string span) => Asked(Plan.Replace("dwell: 1s,", $"dwell: 1s, once-per: {span},", StringComparison.Ordinal)).Sees("A", 1, 0.5).Clicks(0.9, targets: ("yes", null)).Reports("pv", 0.92, Home).Sees("A", 0, 1.7);
        static Story Elsewhere(string span) => Again(span).Moves(3, "/cart").Reports("pv", 3.1, Cart).Moves(6, "/").Reports("pv", 6.1, Home).Sees("A", 1, 7);
    }

    [Test]
    public void A_time_that_adds_up_goes_on_with_what_was_seen_since_consent()
    {
        Again().Reports("card_shown", 12.12, Sku).AsksAsPlanned(20).Kinds.ShouldBeEmpty();
        Again().Reports("card_shown", 13.02, Sku).AsksAsPlanned(20).Kinds.ShouldBeEmpty("it may count from then on alone");
        Again().Reports("card_shown", 12.02, Sku).AsksAsPlanned(20).Kinds.ShouldBe(["unexpected-event card_shown A"]);

        static Story Again() => Asked(Plan.Replace("dwell: 1s,", "dwell: 1s, dwell-mode: cumulative, within: 2s,", StringComparison.Ordinal)).Sees("A", 1, 0.5).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).Turns(3.9, false).Turns(12, true);
    }

    [Test]
    public void What_is_reported_when_it_is_shown_may_be_reported_from_consent()
    {
        var shown = Plan.Replace("consent:", "  hint: { title: hint, kind: custom, when: { shown: card } }\nconsent:", StringComparison.Ordinal).Replace("dwell: 1s", "dwell: 60s", StringComparison.Ordinal);
        Asked(shown).Sees("A", 1, 0.5).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).Reports("hint", 3.02).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Asked(shown).Sees("A", 1, 0.5).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_page_that_opens_in_the_background_leaves_the_question_open()
    {
        Spare().Reports("pv", 1, Home).AsksAsPlanned(8).Kinds.ShouldBe(["before-consent home_view", "missing-event home_view"], ignoreOrder: true);
        Spare().Reports("pv", 5.02, Home).AsksAsPlanned(8).Kinds.ShouldBeEmpty("the page in front is reported when consent is given");
        Spare().AsksAsPlanned(8).Kinds.ShouldBe(["missing-event home_view"]);

        static Story Spare() => Asked().Loads(0.6, "/cart", "/", hidden: true).LooksAt("d").Clicks(5, targets: ("yes", null));
    }

    [Test]
    public void A_page_that_is_left_just_after_consent_may_report_on_its_way() =>
        Asked().Clicks(3, targets: ("yes", null)).Moves(3.02, "/cart").Reports("pv", 3.03, Home).Reports("pv", 3.1, Cart).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void However_often_a_page_came_back_before_consent_it_is_viewed_once() =>
        Asked(Plan.Replace("kind: pv, page: home,", "kind: pv, page: home, again-on: foreground,", StringComparison.Ordinal)).Turns(1, false).Turns(2, true).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).AsksAsPlanned(6)
            .Kinds.ShouldBeEmpty();

    [Test]
    public void A_click_before_consent_that_may_have_refreshed_owes_nothing_at_it()
    {
        var refresh = Plan.Replace("kind: pv, page: home,", "kind: pv, page: home, again-on: refresh,", StringComparison.Ordinal);
        Asked(refresh).Clicks(1, targets: ("yes", null)).Reports("pv", 1.02, Home).EndsDocument(2).Opens(3, "/", null).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Asked(refresh).Moves(2, "/cart").Sees("", 1, 2, "banner").Moves(4, "/").Sees("", 1, 4, "banner").Clicks(5).Clicks(6, targets: ("yes", null)).AsksAsPlanned(9).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_refresh_before_consent_owes_at_it_what_its_page_does()
    {
        var refresh = Plan.Replace("kind: pv, page: home,", "kind: pv, page: home, again-on: refresh,", StringComparison.Ordinal);
        Asked(refresh).Does("refresh", 2, 2.1).Clicks(3, targets: ("yes", null)).AsksAsPlanned(6).Kinds.ShouldBe(["missing-event home_view"]);
        Back().AsksAsPlanned(9).Kinds.ShouldBeEmpty("the page that was returned to owes none by itself");
        Back().Reports("pv", 6.02, Home).AsksAsPlanned(9).Kinds.ShouldBeEmpty();

        Story Back() => Asked(refresh).Moves(2, "/cart").Sees("", 1, 2, "banner").Moves(4, "/").Sees("", 1, 4, "banner").Does("refresh", 5, 5.1).Clicks(6, targets: ("yes", null));
    }

    [Test]
    public void A_second_report_long_after_consent_was_not_kept_from_before() => Asked().Sees("A", 1, 0.5).Clicks(3, targets: ("yes", null)).Reports("pv", 3.02, Home).Reports("card_shown", 4.02, Sku)
        .Reports("card_shown", 20, Sku).AsksAsPlanned(23).Kinds.ShouldBe(["duplicate-event card_shown A"]);

    [Test]
    public void After_a_refusal_nothing_may_be_reported()
    {
        var finding = Asked().Clicks(2, targets: ("no", null)).Reports("pv", 2.3, Home).AsksAsPlanned(5).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.BeforeConsent);
        finding.What.ShouldBe("home_view (pv) was reported though the user had refused");
        Asked().Clicks(2, targets: ("no", null)).Moves(4, "/cart").AsksAsPlanned(7).Kinds.ShouldBeEmpty();
        Asked().Clicks(2, targets: ("no", null)).Reports("pv", 2.005, Home).AsksAsPlanned(5).Findings.ShouldHaveSingleItem().What.ShouldBe("home_view (pv) was reported though the user had refused");
    }

    [Test]
    public void The_answer_holds_in_later_documents() =>
        Asked().Clicks(2, targets: ("no", null)).EndsDocument(3).Opens(4, "/cart", null).Reports("pv", 4.1, Cart).AsksAsPlanned(7).Kinds.ShouldBe(["before-consent cart_view"]);

    [Test]
    public void What_was_refused_is_not_sent_when_consent_comes_later()
    {
        Late().Reports("pv", 8.02, Cart).Reports("pv", 8.03, Home).AsksAsPlanned(11).Kinds.ShouldBe(["before-consent cart_view"]);
        Late().Reports("pv", 8.03, Home).AsksAsPlanned(11).Kinds.ShouldBeEmpty();

        static Story Late() => Asked().Clicks(2, targets: ("no", null)).Moves(4, "/cart").Moves(6, "/").Clicks(7).Sees("", 1, 7.1, "banner").Clicks(8, targets: ("yes", null));
    }

    [Test]
    public void Consent_withdrawn_stops_at_once_and_what_was_under_way_is_fine()
    {
        Withdrawn().Reports("pv", 5.1, Cart).AsksAsPlanned(8).Kinds.ShouldBe(["before-consent cart_view"]);
        Withdrawn().AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        AtOnce().AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        AtOnce().Reports("pv", 3.2, Cart).AsksAsPlanned(8).Kinds.ShouldBe(["before-consent cart_view"]);
        Given().Clicks(2.9, targets: ("card", "A")).Clicks(3, targets: ("no", null)).Reports("card_click", 3.1, Sku).AsksAsPlanned(8).Kinds.ShouldBeEmpty();

        // a dwell that ends by the observer's clock just after the click and by the SDK's just before it
        Given().Sees("A", 1, 2.05).Clicks(3, targets: ("no", null)).Reports("card_shown", 3.04, Sku).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Given().Sees("A", 1, 2.05).Clicks(3, targets: ("no", null)).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Given().Sees("A", 1, 2.05).Clicks(3, targets: ("no", null)).Reports("card_shown", 3.6, Sku).AsksAsPlanned(8).Kinds.ShouldContain("before-consent card_shown A");

        static Story Given() => new Story(Plan).Opens(0, "/", null).Reports("pv", 0.1, Home);
        static Story AtOnce() => Given().Clicks(2).Sees("", 1, 2.1, "banner").Clicks(3, targets: ("no", null)).Moves(3.15, "/cart");
        static Story Withdrawn() => Given().Clicks(2).Sees("", 1, 2.1, "banner").Clicks(3, targets: ("no", null)).Moves(5, "/cart");
    }

    [Test]
    public void Settings_that_are_opened_again_take_nothing_back() => new Story(Plan).Opens(0, "/", null).Reports("pv", 0.1, Home).Clicks(2).Sees("", 1, 2.1, "banner")
        .Clicks(3, targets: ("card", "A")).Reports("card_click", 3, Sku).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void A_question_that_goes_away_without_an_answer_blames_nobody()
    {
        Asked().Sees("", 0, 2, "banner").Clicks(4, targets: ("card", "A")).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Asked().Sees("", 0, 2, "banner").Clicks(4, targets: ("card", "A")).Reports("card_click", 4, Sku).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Where_consent_is_required_it_must_be_given_asked_or_not()
    {
        var required = Plan.Replace("ask: banner", "ask: banner, required: true", StringComparison.Ordinal);
        new Story(required).Opens(0, "/", null).Reports("pv", 0.1, Home).AsksAsPlanned(5).Kinds.ShouldBe(["before-consent home_view"]);
        new Story(required).Opens(0, "/", null).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        new Story(required).Opens(0, "/", null).Clicks(3, targets: ("yes", null)).Reports("pv", 3.1, Home).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Another_device_is_asked_anew() => Accepted().Reports("pv", 3.02, Home).Does("fresh-device", 4).EndsDocument(3.9).Opens(5, "/", null).Sees("", 1, 5.1, "banner")
        .Reports("pv", 5.2, Home).AsksAsPlanned(8).Kinds.ShouldBe(["before-consent home_view"]);

    [Test]
    public void Where_nobody_asks_consent_is_implied() => new Story(Plan).Opens(0, "/", null).Reports("pv", 0.1, Home).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    private static object Home => new { page = "home" };

    private static object Cart => new { page = "cart" };

    private static object Sku => new { sku = "A" };

    private static Story Asked(string plan = Plan) => new Story(plan).Opens(0, "/", null).Sees("", 1, 0.15, "banner");

    private static Story Accepted(string plan = Plan) => Asked(plan).Clicks(3, targets: ("yes", null));
}

using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Rules.Attribution;

internal sealed class AttributionTests
{
    private const string Plan = """
        plan: from
        common:
          trial: { type: object, properties: { name: { type: string, required: true }, arm: { type: string, required: true, shown: arm@value, same-within: visit } } }
          campaign: { type: object, properties: { source: { type: string, required: true, from: query.utm_source, same-within: session } } }
        pages:
          home: { title: Home, match: { path: / }, reported-as: main, tabs: { rec: { title: Rec, locate: { web: "#rec" }, selected: { web: "#rec.on" } } } }
          item: { title: Item, match: { path: "/p/*" }, open: /p/1 }
          cart: { title: Cart, match: { path: /cart } }
        elements:
          card: { title: card, page: home, locate: { web: ".card" }, key: "@sku" }
          arm:  { title: arm, page: item, locate: { web: "#arm" } }
          add:  { title: add, page: item, locate: { web: "#add" } }
        events:
          home_view: { title: home view, kind: pv, page: home, reported-as: { name: pv, where: { page: main } }, properties: { page: { type: string }, refer: &refer { type: object, properties: {
            page: { type: string, required: true, from: previous-page }, tab: { type: string, from: previous-page.tab }, click: { type: string, from: leading-click }, place: { type: integer, from: leading-click.place } } } } }
          item_view: { title: item view, kind: pv, page: item, reported-as: { name: pv, where: { page: item } }, properties: { page: { type: string }, refer: *refer } }
          cart_view: { title: cart view, kind: pv, page: cart, reported-as: { name: pv, where: { page: cart } }, properties: { page: { type: string }, refer: *refer } }
          card_shown: { title: shown, kind: exposure, element: card, properties: { sku: { type: string, key: true }, trace: { type: string } } }
          card_click: { title: click, kind: click, element: card, properties: { sku: { type: string, key: true }, place: { type: integer }, trace: { type: string, required: true, from: card_shown.trace } } }
          added: { title: added, kind: click, element: add }
        """;

    [Test]
    public void The_page_left_and_the_click_that_led_away_are_the_source() =>
        Clicked(new { page = "main", tab = "rec", click = "card_click", place = 3 }).Pointers.ShouldBeEmpty();

    [Test]
    public void An_empty_source_is_one_finding_at_the_object() =>
        Clicked(null).Pointers.ShouldBe(["wrong-attribution item_view /refer"]);

    [Test]
    public void Another_place_than_the_clicked_one_is_told_at_its_own_pointer() =>
        Clicked(new { page = "main", tab = "rec", click = "card_click", place = 7 }).Pointers.ShouldBe(["wrong-attribution item_view /refer/place"]);

    [Test]
    public void After_going_back_the_source_of_the_next_page_is_the_page_gone_back_to()
    {
        Story Back(object refer) => Clicked(new { page = "main", tab = "rec", click = "card_click", place = 3 }, ask: false)
            .Moves(6, "/", "rec", "pop").ReportsAs("pv", 6.1, new { page = "main", refer = new { page = "item" } }).Moves(9, "/cart").ReportsAs("pv", 9.1, new { page = "cart", refer }).AsksAsPlanned(12);
        Back(new { page = "main", tab = "rec" }).Pointers.ShouldBeEmpty();
        Back(new { page = "item" }).Pointers.ShouldBe(["wrong-attribution cart_view /refer/page", "wrong-attribution cart_view /refer/tab"]);
    }

    [Test]
    public void A_second_page_view_of_a_tab_that_is_entered_again_is_judged_by_that_entry()
    {
        const string plan = """
            plan: tabs
            pages:
              home: { title: Home, match: { path: / }, tabs: { rec: { title: Rec, locate: { web: "#rec" }, selected: { web: "#rec.on" } }, new: { title: New, locate: { web: "#new" }, selected: { web: "#new.on" } } } }
            events:
              rec_view: { title: rec view, kind: pv, page: home, tab: rec, reported-as: { name: pv, where: { tab: rec } }, properties: &view { tab: { type: string }, refer: { type: object, properties: { tab: { type: string, from: previous-page.tab } } } } }
              new_view: { title: new view, kind: pv, page: home, tab: new, reported-as: { name: pv, where: { tab: new } }, properties: *view }
            """;
        Story Again(string tab) => new Story(plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { tab = "rec" }).Moves(3, "/", "new", "tab").ReportsAs("pv", 3.1, new { tab = "new", refer = new { tab = "rec" } })
            .Moves(6, "/", "rec", "tab").ReportsAs("pv", 6.1, new { tab = "rec", refer = new { tab } }).AsksAsPlanned(9);

        Again("new").Pointers.ShouldBe(["duplicate-event rec_view"]);
        Again("rec").Pointers.ShouldBe(["duplicate-event rec_view", "wrong-attribution rec_view /refer/tab"]);
    }

    [Test]
    public void The_first_page_has_no_source()
    {
        new Story(Plan).Opens(0, "/cart", null).ReportsAs("pv", 0.1, new { page = "cart" }).AsksAsPlanned(3).Pointers.ShouldBeEmpty();
        new Story(Plan).Opens(0, "/cart", null).ReportsAs("pv", 0.1, new { page = "cart", refer = new { page = "item" } }).AsksAsPlanned(3).Pointers.ShouldBe(["wrong-attribution cart_view /refer/page"]);
    }

    [TestCase(0.05, true, TestName = "A click within the time in which a sampled screen may have begun led to it")]
    [TestCase(0.01, false, TestName = "A click after the time in which a sampled screen may have begun did not lead to it")]
    public void A_click_on_the_page_inside_leads_to_a_screen(double within, bool led)
    {
        const string plan = """
            plan: app
            pages:
              detail: { title: Detail, match: { screen: detail } }
              cart: { title: Cart, match: { screen: cart } }
              story: { title: Story, match: { path: /story } }
            elements:
              go: { title: go, page: story, locate: { web: "#go" } }
            events:
              go: { title: go, kind: click, element: go, reported-as: { name: go } }
              cart_view: { title: cart view, kind: pv, page: cart, reported-as: { name: pv }, properties: { refer: { type: object, properties: { click: { type: string, required: true, from: leading-click } } } } }
            """;

        var story = new Story(plan).Starts(0).Screens(0.5, "detail").Leaves(3).Loads(3, "/story", id: "page").ClicksAt(6.02, "go").ReportsAs("go", 6.03, new { }).LooksAt("app").Screens(6, "cart", within: within)
            .ReportsAs("pv", 6.04, new { refer = new { click = "go" } }).AsksAsPlanned(9);

        story.Pointers.ShouldBe(led ? [] : ["wrong-attribution cart_view /refer/click"]);
    }

    [Test]
    public void A_page_inside_an_app_and_its_screens_lead_to_each_other()
    {
        const string plan = """
            plan: app
            pages:
              detail: { title: Detail, match: { screen: detail } }
              cart: { title: Cart, match: { screen: cart } }
              story: { title: Story, match: { path: /story } }
            events:
              cart_view: { title: cart view, kind: pv, page: cart, reported-as: { name: pv, where: { page: cart } }, properties: &view { page: { type: string }, refer: { type: object, properties: { page: { type: string, required: true, from: previous-page } } } } }
              story_view: { title: story view, kind: pv, page: story, reported-as: { name: pv, where: { page: story } }, properties: *view }
            """;
        Story From(string page) => new Story(plan).Starts(0).Screens(0.5, "detail").Leaves(3).Loads(3, "/story", id: "page").ReportsAs("pv", 3.1, new { page = "story", refer = new { page = "detail" } }).LooksAt("app").Screens(6, "cart")
            .ReportsAs("pv", 6.1, new { page = "cart", refer = new { page } }).AsksAsPlanned(9);
        From("story").Pointers.ShouldBeEmpty();
        From("detail").Pointers.ShouldBe(["wrong-attribution cart_view /refer/page"]);
        From("detail").Findings[0].Expected.ShouldContain("story was on screen before, since +3");

        Story Into(object? refer) => new Story(plan).Starts(0).Screens(0.5, "detail").Leaves(3).Loads(3, "/story", id: "page").ReportsAs("pv", 3.1, new { page = "story", refer }).AsksAsPlanned(6);
        Into(new { page = "detail" }).Pointers.ShouldBeEmpty();
        Into(null).Pointers.ShouldBe(["wrong-attribution story_view /refer"]);
    }

    [Test]
    public void A_page_that_was_typed_in_may_name_the_page_left_or_none()
    {
        Story Typed(object? refer) => new Story(Plan).Opens(0, "/cart", null).ReportsAs("pv", 0.1, new { page = "cart" }).Unloads(3).Loads(3.1, "/p/1").ReportsAs("pv", 3.2, new { page = "item", refer }).AsksAsPlanned(6);
        Typed(null).Pointers.ShouldBeEmpty();
        Typed(new { page = "cart" }).Pointers.ShouldBeEmpty();
        Typed(new { page = "main" }).Pointers.ShouldBe(["wrong-attribution item_view /refer/page"]);
    }

    [Test]
    public void A_page_that_a_link_from_outside_opens_in_the_same_document_may_name_the_page_left_or_none()
    {
        Story Linked(object? refer) => new Story(Plan).Opens(0, "/cart", null).ReportsAs("pv", 0.1, new { page = "cart" }).Leaves(3).Opens(3, "/p/1", null, "push").ReportsAs("pv", 3.2, new { page = "item", refer }).AsksAsPlanned(6);
        Linked(null).Pointers.ShouldBeEmpty();
        Linked(new { page = "cart" }).Pointers.ShouldBeEmpty();
        Linked(new { page = "main" }).Pointers.ShouldBe(["wrong-attribution item_view /refer/page"]);
    }

    [Test]
    public void A_link_into_another_browser_tab_comes_from_the_page_with_the_link_or_from_none()
    {
        Story Linked(string? page) => new Story(Plan).Opens(0, "/cart", null).ReportsAs("pv", 0.1, new { page = "cart" }).Loads(3, "/p/1", referrer: "/cart").ReportsAs("pv", 3.2, new { page = "item", refer = page is null ? null : new { page } }).AsksAsPlanned(6);
        Linked("cart").Pointers.ShouldBeEmpty();
        Linked(null).Pointers.ShouldBeEmpty();
        Linked("main").Pointers.ShouldBe(["wrong-attribution item_view /refer/page"]);
    }

    [Test]
    public void A_page_opened_in_a_tab_of_its_own_may_start_anew_though_the_page_with_the_link_is_left_at_once()
    {
        Story Spare(object? refer, bool hidden = true) => new Story(Plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).ClicksAt(1, "card", "A").ReportsAs("card_click", 1, new { sku = "A", place = 3, trace = "r-1" })
            .Loads(2, "/p/1", "/", hidden: hidden).LooksAt("d").Unloads(2.2).LooksAt("d2").Turns(4, true).ReportsAs("pv", hidden ? 4.1 : 2.3, new { page = "item", refer }).AsksAsPlanned(7);
        Spare(null).Pointers.ShouldBeEmpty();
        Spare(new { page = "main", tab = "rec" }).Pointers.ShouldBeEmpty();
        Spare(new { page = "cart" }).Pointers.ShouldBe(["wrong-attribution item_view /refer/page"]);
        Spare(null, hidden: false).Pointers.ShouldBe(["wrong-attribution item_view /refer"], "a page that takes the other's place may begin before that has ended");
    }

    [Test]
    public void A_page_in_the_background_is_not_what_was_left_for_another() => new Story(Plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).Loads(1, "/", "/", tab: "rec", id: "spare", hidden: true)
        .LooksAt("d").ClicksAt(3, "card", "A").ReportsAs("card_click", 3, new { sku = "A", place = 3, trace = "r-1" }).Unloads(3.1)
        .Loads(3.2, "/p/1", "/", id: "d3").ReportsAs("pv", 3.21, new { page = "item", refer = new { page = "main", tab = "rec", click = "card_click", place = 3 } }).Unloads(3.22)
        .LooksAt("spare").Turns(3.22, true).ReportsAs("pv", 3.24, new { page = "main" }).Unloads(3.25).AsksAsPlanned(7).Pointers.ShouldBeEmpty();

    [Test]
    public void A_page_that_came_to_the_front_just_before_is_what_was_left() => new Story(Plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).Unloads(2).Loads(2.1, "/", tab: "rec").ReportsAs("pv", 2.2, new { page = "main" })
        .Turns(3, false).Turns(5, true).ClicksAt(5.05, "card", "A").ReportsAs("card_click", 5.05, new { sku = "A", place = 3, trace = "r-1" }).Unloads(5.15)
        .Loads(5.2, "/p/1", "/", id: "d3").ReportsAs("pv", 5.3, new { page = "item", refer = new { page = "main", tab = "rec", click = "card_click", place = 3 } }).AsksAsPlanned(8).Pointers.ShouldBeEmpty();

    [Test]
    public void A_list_that_may_have_been_loaded_anew_is_not_judged_by_what_it_was() => new Story(Plan)
        .Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).SeesPart("A", 1, 0.5, "card").ReportsAs("card_shown", 1.6, new { sku = "A", trace = "r-1" })
        .Does("refresh", 3, 3.5).ClicksAt(4, "card", "A").ReportsAs("card_click", 4, new { sku = "A", trace = "r-2" }).AsksAsPlanned(6).Pointers.ShouldBeEmpty();

    [Test]
    public void A_link_from_the_second_tab_of_a_page_that_stays_open_comes_from_that_tab()
    {
        Story Linked(string? tab) => new Story(Plan.Replace("selected: { web: \"#rec.on\" } }", "selected: { web: \"#rec.on\" } }, sale: { title: Sale, locate: { web: \"#sale\" }, selected: { web: \"#sale.on\" } }", StringComparison.Ordinal))
            .Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).Moves(2, "/", "sale", "tab").Loads(4, "/p/1", referrer: "/").ReportsAs("pv", 4.2, new { page = "item", refer = new { page = "main", tab } }).AsksAsPlanned(7);
        Linked("sale").Pointers.ShouldBeEmpty();
        Linked("rec").Pointers.ShouldBe(["wrong-attribution item_view /refer/tab"]);
    }

    [Test]
    public void A_page_that_takes_long_to_open_is_not_judged_by_its_click() => new Story(Plan)
        .Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).ClicksAt(2, "card", "A").ReportsAs("card_click", 2, new { sku = "A", place = 3, trace = "r-1" })
        .Moves(8, "/p/1").ReportsAs("pv", 8.1, new { page = "item", refer = new { page = "main", tab = "rec" } }).AsksAsPlanned(10).Pointers.ShouldBeEmpty();

    [Test]
    public void A_click_names_the_trace_that_its_card_was_shown_with()
    {
        Story Traced(string trace) => new Story(Plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).SeesPart("A", 1, 0.5, "card").SeesPart("B", 1, 2, "card")
            .ReportsAs("card_shown", 1.6, new { sku = "A", trace = "r-1" }).ReportsAs("card_shown", 3.1, new { sku = "B", trace = "r-2" }).ClicksAt(4, "card", "A").ReportsAs("card_click", 4, new { sku = "A", trace }).AsksAsPlanned(6);
        Traced("r-1").Pointers.ShouldBeEmpty();
        Traced("r-2").Pointers.ShouldBe(["wrong-attribution card_click /trace"]);
    }

    [Test]
    public void What_a_card_said_in_an_earlier_visit_is_not_asked_of_it_in_this_one() => new Story(Plan)
        .Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).SeesPart("A", 1, 0.5, "card").ReportsAs("card_shown", 1.6, new { sku = "A", trace = "r-1" })
        .Moves(3, "/cart").ReportsAs("pv", 3.1, new { page = "cart", refer = new { page = "main", tab = "rec" } }).Moves(5, "/", "rec").ReportsAs("pv", 5.1, new { page = "main", refer = new { page = "cart" } })
        .ClicksAt(5.5, "card", "A").ReportsAs("card_click", 5.5, new { sku = "A", trace = "r-2" }).AsksAsPlanned(7).Pointers.ShouldBeEmpty();

    [Test]
    public void A_card_that_was_clicked_before_it_was_exposed_is_not_blamed() => new Story(Plan)
        .Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).ClicksAt(0.5, "card", "A").ReportsAs("card_click", 0.5, new { sku = "A", trace = "r-1" }).AsksAsPlanned(3).Pointers.ShouldBeEmpty();

    [Test]
    public void A_campaign_stays_for_its_session_and_does_not_vanish()
    {
        Story Campaign(object? later, string session) => new Story(Plan).Opens(0, "/?utm_source=wechat", "rec").ReportsAs("pv", 0.1, new { page = "main", campaign = new { source = "wechat" } }, session: "s1")
            .Moves(3, "/cart").ReportsAs("pv", 3.1, new { page = "cart", campaign = later, refer = new { page = "main", tab = "rec" } }, session: session).AsksAsPlanned(6);
        Campaign(new { source = "wechat" }, "s1").Pointers.ShouldBeEmpty();
        Campaign(null, "s1").Pointers.ShouldBe(["wrong-attribution cart_view /campaign"]);
        Campaign(new { source = "weibo" }, "s1").Pointers.ShouldBe(["wrong-attribution cart_view /campaign/source"]);
        Campaign(null, "s2").Pointers.ShouldBeEmpty();
        new Story(Plan).Opens(0, "/?utm_source=wechat", "rec").ReportsAs("pv", 0.1, new { page = "main", campaign = new { source = "other" } }, session: "s1").AsksAsPlanned(3)
            .Pointers.ShouldBe(["wrong-attribution home_view /campaign/source"]);
    }

    [Test]
    public void Events_carry_the_variant_on_screen_from_when_it_was_first_sent()
    {
        Story Trial(object? trial) => new Story(Plan).Opens(0, "/p/1", null).ReportsAs("pv", 0.1, new { page = "item" }).Shows(1, "arm@value", "B")
            .ClicksAt(2, "add").ReportsAs("added", 2, new { trial = new { name = "t", arm = "B" } }).ClicksAt(4, "add").ReportsAs("added", 4, new { trial }).AsksAsPlanned(6);
        Trial(new { name = "t", arm = "B" }).Pointers.ShouldBeEmpty();
        Trial(null).Pointers.ShouldBe(["wrong-attribution added /trial"]);
        Trial(new { name = "t", arm = "A" }).Pointers.ShouldContain("wrong-attribution added /trial/arm");
        Trial(new { name = "t", arm = "A" }).Findings.ShouldContain(each => each.What.Contains("\"trial.arm\" changes where it stays the same", StringComparison.Ordinal));
    }

    [Test]
    public void An_order_names_for_each_of_its_goods_where_one_was_found()
    {
        object home = new { page = "main", place = 3 }, cart = new { page = "cart", place = 7 };
        Ordered(home, cart).Pointers.ShouldBeEmpty();
        Ordered(cart, home).Pointers.ShouldBeEmpty();
        Ordered(home).Pointers.ShouldBeEmpty();
    }

    [Test]
    public void An_order_whose_chain_is_cut_is_one_finding_at_the_list()
    {
        Ordered(new { }).Pointers.ShouldBe(["wrong-attribution paid /sources"]);
        Ordered(new { page = "main", place = 3 }, new { }).Pointers.ShouldBe(["wrong-attribution paid /sources"]);
    }

    [Test]
    public void An_order_that_names_another_place_than_any_that_was_reported_is_told_at_its_own_pointer()
    {
        var finding = Ordered(new { page = "main", place = 4 }).Findings.ShouldHaveSingleItem();
        (finding.Property, finding.Actual).ShouldBe(("/sources/0/place", "4"));
    }

    [Test]
    public void Goods_from_before_the_scenario_are_nobodys_fault()
    {
        // more goods than were seen being found: which of them is which cannot be told
        Ordered(new { page = "main", place = 3 }, new { page = "cart", place = 7 }, new { page = "search", place = 1 }).Pointers.ShouldBeEmpty();
        Ordered(new { }, new { }, new { }).Pointers.ShouldBeEmpty();
    }

    [Test]
    public void A_source_of_a_list_of_sources_that_is_none_is_a_mistake_of_the_plan() => Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText("""
        events: { paid: { title: paid, kind: custom, properties: { page: { type: string, from: [query.page, nowhere, found.page] } } } }
        """)).Message.ShouldSatisfyAllConditions(text => text.ShouldContain("\"nowhere\" is no source of a value"));

    [Test]
    public void An_event_names_the_page_and_the_tab_that_it_happened_on()
    {
        Clicked("main", "rec").Pointers.ShouldBeEmpty();
        Clicked("item", null).Pointers.ShouldBe(["wrong-attribution card_click /page/id", "wrong-attribution card_click /page/tab"]);
        Clicked("main", "sale").Pointers.ShouldBe(["wrong-attribution card_click /page/tab"]);

        static Story Clicked(string id, string? tab) => Here().ClicksAt(2, "card").ReportsAs("card_click", 2, new { page = tab is null ? (object)new { id } : new { id, tab } }).AsksAsPlanned(5);
    }

    [Test]
    public void An_event_that_nothing_on_screen_caused_may_name_the_page_left_a_moment_before()
    {
        Told(3.4, "main").Pointers.ShouldBeEmpty();
        Told(3.4, "item").Pointers.ShouldBeEmpty();
        Told(6, "main").Pointers.ShouldBe(["wrong-attribution told /page/id", "wrong-attribution told /page/tab"]);

        static Story Told(double at, string id) => Here().Moves(3, "/p/1").ReportsAs("pv", 3.1, new { page = new { id = "item" } }).Reports("told", at, new { page = id == "main" ? (object)new { id, tab = "rec" } : new { id } }).AsksAsPlanned(20);
    }

    [Test]
    public void Of_two_open_pages_that_come_online_one_reports_each_time()
    {
        Twice().Reports("online", 5.62, new { page = new { id = "item" } }).AsksAsPlanned(9).Pointers.ShouldBeEmpty("the other page may speak of itself");
        Here(HerePlan + Online).Connects(4, false).Connects(5, true).Reports("online", 5.02, new { page = new { id = "item" } }).AsksAsPlanned(9).Pointers.ShouldBe(["wrong-attribution online /page/id", "wrong-attribution online /page/tab"]);
        Twice().Reports("online", 5.62, Main).AsksAsPlanned(9).Pointers.ShouldBeEmpty();
        Twice().AsksAsPlanned(9).Pointers.ShouldBe(["missing-event online"]);

        static Story Twice() => Here(HerePlan + Online).Loads(2, "/p/1", "/", hidden: true)
            .Connects(4, false).Connects(5, true).LooksAt("d").Connects(4, false).Connects(5, true).Reports("online", 5.02, Main).Connects(5.1, false).LooksAt("d2").Connects(5.1, false).Connects(5.6, true).LooksAt("d").Connects(5.6, true);
    }

    [Test]
    public void A_page_view_of_another_page_is_judged_by_its_target_alone() => new Story(HerePlan)
        .Opens(0, "/p/1", null).ReportsAs("pv", 0.1, new { page = new { id = "main", tab = "rec" } }).AsksAsPlanned(3).Pointers.ShouldBe(["wrong-target item_view"]);

    private const string HerePlan = """
        common: { page: { type: object, properties: { id: { type: string, from: this-page }, tab: { type: string, from: this-page.tab } } } }
        pages:
          home: { title: Home, match: { path: / }, reported-as: main, tabs: { rec: { title: Rec, locate: { web: "#rec" }, selected: { web: "#rec.on" } } } }
          item: { title: Item, match: { path: "/p/*" }, open: /p/1 }
        elements: { card: { title: card, page: home, locate: { web: ".card" } } }
        events:
          home_view: { title: home view, kind: pv, page: home, tab: rec, reported-as: { name: pv, where: { page.id: main, page.tab: rec } } }
          item_view: { title: item view, kind: pv, page: item, reported-as: { name: pv, where: { page.id: item } } }
          card_click: { title: click, kind: click, element: card }
          told: { title: told, kind: custom }
        """;

    // the context that an SDK forgot is one defect, not one for what it lacks and one for where that comes from
    [Test]
    public void What_is_required_and_not_sent_is_missing_only()
    {
        var plan = HerePlan.Replace("common: { page: { type: object, properties: { id: { type: string, from", "common: { page: { type: object, required: true, properties: { id: { type: string, required: true, from", StringComparison.Ordinal);
        Story Told(object properties) => new Story(plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = new { id = "main", tab = "rec" } }).ReportsAs("told", 1, properties).AsksAsPlanned(4);
        Told(new { }).Pointers.ShouldBe(["required-missing told /page"]);
        Told(new { page = new { tab = "rec" } }).Pointers.ShouldBe(["required-missing told /page/id"]);
        Told(new { page = new { id = "item", tab = "rec" } }).Pointers.ShouldBe(["wrong-attribution told /page/id"]);
    }

    private const string Online = "\n  online: { title: online, kind: custom, when: { app: online } }";

    private static object Main => new { page = new { id = "main", tab = "rec" } };

    private static Story Here(string plan = HerePlan) => new Story(plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, Main);

    private static Story Ordered(params object[] sources) => new Story("""
        pages: { main: { title: Main, match: { path: / } } }
        elements: { add: { title: add, page: main, locate: { web: .add }, key: "@sku" } }
        events:
          seen: { title: seen, kind: custom, properties: { refer: { type: object, properties: { page: { type: string }, place: { type: integer } } } } }
          added: { title: added, kind: click, element: add, properties: { sku: { type: string, key: true, required: true }, page: { type: string }, place: { type: integer } } }
          paid: { title: paid, kind: custom, properties: { sources: { type: array, items: { type: object, properties: {
            page: { type: string, from: [seen.refer.page, added.page] }, place: { type: integer, from: [seen.refer.place, added.place] } } } } } }
        """).Opens(0, "/", null).Reports("seen", 1, new { refer = new { page = "main", place = 3 } }).ClicksAt(2, "add", "A").Reports("added", 2.1, new { sku = "A", page = "cart", place = 7 })
        .Reports("paid", 4, new { sources }).AsksAsPlanned(20);

    private static Story Clicked(object? refer, bool ask = true)
    {
        var story = new Story(Plan).Opens(0, "/", "rec").ReportsAs("pv", 0.1, new { page = "main" }).ClicksAt(2, "card", "A").ReportsAs("card_click", 2, new { sku = "A", place = 3, trace = "r-1" })
            .Moves(2.1, "/p/1").ReportsAs("pv", 2.2, new { page = "item", refer });
        return ask ? story.AsksAsPlanned(5) : story;
    }
}

namespace TrackE2E.Tests.Rules.Screen;

internal sealed class ScreenTests
{
    private const string Plan = """
        plan: screen
        pages:
          list: { title: List, match: { path: / } }
          item: { title: Item, match: { path: "/p/*" }, open: /p/1 }
        elements:
          card:  { title: card, page: list, locate: { web: ".card" }, key: "@sku" }
          price: { title: price, page: list, within: card, locate: { web: ".price" } }
          order: { title: order, page: list, within: card, locate: { web: ".order" } }
          buy:   { title: buy, page: item, locate: { web: "#buy" } }
          paid:  { title: paid, page: item, locate: { web: "#paid" } }
          link:  { title: link, page: list, locate: { web: "#link" } }
          box:   { title: box, page: list, locate: { web: "#box" } }
          name:  { title: name, page: item, locate: { web: "h1" } }
          count: { title: count, locate: { web: "#count" } }
        events:
          view:  { title: view, kind: pv, page: item, reported-as: { name: pv, where: { page: item } }, properties: { page: { type: string }, name: { type: string, shown: name }, count: { type: integer, shown: count } } }
          click: { title: click, kind: click, element: card, properties: {
            sku: { type: string, key: true, required: true }, price: { type: integer, unit: fen, shown: price }, place: { type: integer, ordinal: 1 }, goods: { type: object, properties: { price: { type: integer, unit: fen, shown: price } } } } }
          show:  { title: show, kind: exposure, element: card, properties: { sku: { type: string, key: true, required: true }, place: { type: integer, ordinal: 0 } } }
          buy:   { title: buy, kind: click, element: buy, properties: { amount: { type: integer, unit: fen, shown: paid } } }
          done:  { title: done, kind: custom, page: item, properties: { amount: { type: integer, unit: fen, shown: paid } } }
          order: { title: order, kind: click, element: order, properties: { item: { type: string }, price: { type: integer, unit: fen, shown: price } } }
          open:  { title: open, kind: click, element: link, properties: { to: { type: string, shown: link@href } } }
          find:  { title: find, kind: click, element: box, properties: { text: { type: string, shown: box@value } } }
        """;

    [Test]
    public void The_price_is_the_one_on_the_card_that_was_clicked()
    {
        List().ClicksAt(2, "card", "A").Reports("click", 2, new { sku = "A", price = 1290, goods = new { price = 1290 } }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        List().ClicksAt(2, "card", "A").Reports("click", 2, new { sku = "A", price = 2290, goods = new { price = 1290 } }).AsksAsPlanned(4).Pointers.ShouldBe(["value-differs click /price"]);
        List().ClicksAt(2, "card", "A").Reports("click", 2, new { sku = "A", price = 1290, goods = new { price = 13 } }).AsksAsPlanned(4).Pointers.ShouldBe(["value-differs click /goods/price"]);
    }

    // a handler in a loop that closes over the last card, and a plan without key: true
    [Test]
    public void An_event_without_a_key_is_of_the_item_that_was_clicked_where_no_other_was()
    {
        Story Clicked(int price) => List().ClicksAt(4, "order", "A").Reports("order", 4, new { item = "B", price });
        Clicked(1290).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Clicked(990).AsksAsPlanned(6).Pointers.ShouldBe(["value-differs order /price"]);
        Clicked(990).ClicksAt(4.5, "order", "B").Reports("order", 4.5, new { item = "B", price = 990 }).AsksAsPlanned(7).Kinds.ShouldBeEmpty();
    }

    // a page writes its links shorter than the browser opens them
    [TestCase("/p/7", "http://shop/p/7", true)]
    [TestCase("/p/7", "/p/7", true)]
    [TestCase("p/7?a=鞋", "http://shop/p/7?a=%E9%9E%8B", true)]
    [TestCase("#top", "http://shop/#top", true)]
    [TestCase("http://Shop", "http://shop/", true)]
    [TestCase("/p/7", "http://shop/p/8", false)]
    [TestCase("/p/7", "http://other/p/7", false)]
    [TestCase("mailto:a@b.example", "mailto:a@b.example", true)]
    public void The_address_of_a_link_is_the_one_that_it_leads_to(string written, string sent, bool agrees) => List()
        .Shows(0, "link@href", written).ClicksAt(2, "link").Reports("open", 2, new { to = sent }).AsksAsPlanned(4).Pointers.ShouldBe(agrees ? [] : ["value-differs open /to"]);

    [Test]
    public void What_was_on_screen_until_just_before_will_do() =>
        List().ClicksAt(2, "card", "A").Shows(1.5, "price", "¥15.00", "A").Reports("click", 2, new { sku = "A", price = 1290 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();

    // a route is pushed before its page is drawn
    [Test]
    public void What_the_page_before_still_showed_when_this_one_began_will_not()
    {
        Story Paid(int amount) => new Story(Plan).Opens(0, "/p/1", null).ReportsAs("pv", 0.1, new { page = "item" }).Shows(0.2, "paid", "¥12.90").Moves(3, "/p/2").Shows(3, "paid", "¥12.90").ReportsAs("pv", 3.1, new { page = "item" })
            .Shows(3.1, "paid", "¥9.90").ClicksAt(3.6, "buy").Reports("buy", 3.6, new { amount }).AsksAsPlanned(6);
        Paid(990).Kinds.ShouldBeEmpty();
        Paid(1290).Pointers.ShouldBe(["value-differs buy /amount"]);
    }

    [Test]
    public void What_was_on_screen_long_before_will_not() =>
        List().Shows(2, "price", "¥15.00", "A").ClicksAt(5, "card", "A").Reports("click", 5, new { sku = "A", price = 1290 }).AsksAsPlanned(8).Pointers.ShouldBe(["value-differs click /price"]);

    [Test]
    public void What_the_observer_never_saw_is_not_judged()
    {
        List().ClicksAt(2, "card", "Z").Reports("click", 2, new { sku = "Z", price = 5 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        List().Shows(1.2, "price", "loading…", "C").ClicksAt(2, "card", "C").Reports("click", 2, new { sku = "C", price = 5 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_frame_shows_its_own_values()
    {
        Story Framed() => new Story(Plan).Opens(0, "/p/1", null).Reports("pv", 0.1, new { page = "item" }).Frames(0.2, "/pay").Shows(0.3, "paid", "¥99.00").ClicksAt(2, "buy");
        Framed().Reports("buy", 2, new { amount = 9900 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Framed().Reports("buy", 2, new { amount = 99 }).AsksAsPlanned(4).Pointers.ShouldBe(["value-differs buy /amount"]);

        // a click on the page is not compared with what some frame shows
        new Story(Plan).Opens(0, "/p/1", null).Reports("pv", 0.1, new { page = "item" }).ClicksAt(2, "buy").Frames(0.2, "/pay").Shows(0.3, "paid", "¥99.00")
            .Reports("buy", 2, new { amount = 99 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Just_after_a_page_is_entered_its_own_events_are_compared_with_what_it_shows()
    {
        Story Entered(int amount) => new Story(Plan).Opens(0, "/", null).Moves(3, "/p/1").Reports("pv", 3.05, new { page = "item" }).Shows(3.1, "paid", "¥99.00").Reports("done", 3.1, new { amount }).AsksAsPlanned(6);
        Entered(9900).Kinds.ShouldBeEmpty();
        Entered(99).Pointers.ShouldBe(["value-differs done /amount"]);

        // between two visits of its page nobody knows which it is of
        new Story(Plan).Opens(0, "/p/1", null).Reports("pv", 0.1, new { page = "item" }).Shows(0.2, "paid", "¥50.00").Moves(3, "/p/2").Reports("pv", 3.05, new { page = "item" }).Shows(3.1, "paid", "¥99.00")
            .Reports("done", 3.1, new { amount = 5000 }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_page_that_reports_before_it_draws_is_compared_with_what_it_draws()
    {
        Story Item() => new Story(Plan).Opens(0, "/p/1", null).Reports("pv", 0.1, new { page = "item" }).ClicksAt(1, "buy").Shows(1.5, "paid", "¥99.00");
        Item().Reports("buy", 1, new { amount = 9900 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Item().Reports("buy", 1, new { amount = 99 }).AsksAsPlanned(4).Pointers.ShouldBe(["value-differs buy /amount"]);
    }

    [Test]
    public void What_a_box_held_before_the_click_is_not_what_it_holds()
    {
        // typed over half a second before the click: a handler that keeps the first value sends the old one
        Story Typed(string sent, double clicked) => List().Shows(1, "box@value", "1").Shows(1.5, "box@value", "12").ClicksAt(clicked, "box").Reports("find", clicked, new { text = sent }).AsksAsPlanned(5);
        Typed("12", 2).Kinds.ShouldBeEmpty();
        Typed("1", 2).Pointers.ShouldBe(["value-differs find /text"]);

        // at the edge of the two clocks, either
        Typed("1", 1.51).Kinds.ShouldBeEmpty();

        // what the click itself changes may be sent as it was
        List().Shows(1, "box@value", "1").ClicksAt(2, "box").Shows(2.01, "box@value", "2").Reports("find", 2.05, new { text = "1" }).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
    }

    // a router that keeps the component: the old text stays until the new page has rendered
    [TestCase(3.01, 3.02)]
    [TestCase(3.1, 3.02)]
    [TestCase(3.05, 4.5)]
    public void A_page_entered_by_a_route_does_not_show_what_was_left_of_the_one_before(double reported, double drawn)
    {
        Story Entered(string name) => new Story(Plan).Opens(0, "/p/1", null).Shows(0.05, "name", "Cup").Reports("pv", 0.1, new { page = "item", name = "Cup" }).Moves(3, "/p/2").Shows(3, "name", "Cup").Shows(drawn, "name", "Pot")
            .Reports("pv", reported, new { page = "item", name }).AsksAsPlanned(8);

        Entered("Pot").Kinds.ShouldBeEmpty();
        Entered("Jug").Pointers.ShouldBe(["value-differs view /name"]);
        Entered("Cup").Pointers.ShouldBe(drawn < 4 ? ["value-differs view /name"] : []);
    }

    [Test]
    public void A_page_entered_by_a_route_may_show_what_the_one_before_showed()
    {
        Story Entered(string name) => new Story(Plan).Opens(0, "/p/1", null).Shows(0.05, "name", "Cup").Reports("pv", 0.1, new { page = "item", name = "Cup" }).Moves(3, "/p/2").Shows(3, "name", "Cup")
            .Reports("pv", 3.1, new { page = "item", name }).AsksAsPlanned(8);
        Entered("Cup").Kinds.ShouldBeEmpty();
        Entered("Pot").Pointers.ShouldBe(["value-differs view /name"]);

        // what stands on several pages is the same thing on both
        new Story(Plan).Opens(0, "/p/1", null).Shows(0.05, "count", "2").Reports("pv", 0.1, new { page = "item", count = 2 }).Moves(3, "/p/2").Shows(3, "count", "2").Reports("pv", 3.05, new { page = "item", count = 2 })
            .Shows(3.1, "count", "3").AsksAsPlanned(8).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_text_that_goes_when_a_route_is_entered_is_not_the_new_pages() =>
        new Story(Plan).Opens(0, "/p/1", null).Shows(0.05, "name", "Cup").Reports("pv", 0.1, new { page = "item", name = "Cup" }).Moves(3, "/p/2").Shows(3, "name", "Cup").Shows(3.02, "name", null)
            .Reports("pv", 3.1, new { page = "item", name = "Pot" }).Shows(4, "name", "Pot").AsksAsPlanned(8).Kinds.ShouldBeEmpty();

    [Test]
    public void Masked_personal_data_is_what_the_screen_shows()
    {
        Story Box(string sent) => List().Shows(1.5, "box@value", "tea for lee@example.com now").ClicksAt(2, "box").Reports("find", 2, new { text = sent }).AsksAsPlanned(4);
        Box("tea for *** now").Kinds.ShouldBeEmpty();
        Box("tea for lee@example.com now").Kinds.ShouldBe(["personal-data find"]);
        Box("tea%20for%20lee").Pointers.ShouldBe(["value-differs find /text"]);
        Box("coffee for *** now").Pointers.ShouldBe(["value-differs find /text"]);
    }

    [Test]
    public void The_place_is_the_one_of_the_item_that_was_clicked()
    {
        List().ClicksAt(2, "card", "A", 9).Reports("click", 2, new { sku = "A", place = 9 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        List().ClicksAt(2, "card", "A", 9).Reports("click", 2, new { sku = "A", place = 1 }).AsksAsPlanned(4).Pointers.ShouldBe(["value-differs click /place"]);
        List().ClicksAt(2, "card", "A").Reports("click", 2, new { sku = "A", place = 1 }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        List().SeesPart("A", 1, 2, "card", ordinal: 3).Reports("show", 3.1, new { sku = "A", place = 2 }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        List().SeesPart("A", 1, 2, "card", ordinal: 3).Reports("show", 3.1, new { sku = "A", place = 3 }).AsksAsPlanned(6).Pointers.ShouldBe(["value-differs show /place"]);
    }

    [Test]
    public void A_page_view_with_the_title_of_the_page_before_is_told()
    {
        Story Routed(string title) => new Story(Plan).Opens(0, "/p/1", null).Titles(0.05, "One").ReportsAs("pv", 0.1, new { page = "item" }, title: "One")
            .Moves(3, "/p/2").Titles(3.05, "Two").ReportsAs("pv", 3.1, new { page = "item" }, title: title).AsksAsPlanned(6);
        Routed("Two").Kinds.ShouldBeEmpty();
        Routed("One").Pointers.ShouldBe(["value-differs view"]);
        Routed("Something of the SDK's own").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_page_view_with_the_title_of_a_document_before_is_told()
    {
        Story Loaded(string title, string? own = "Two", double late = 3.05)
        {
            var story = new Story(Plan).Opens(0, "/p/1", null).Titles(0.05, "One").ReportsAs("pv", 0.1, new { page = "item" }, title: "One")
                .Unloads(2.9).Loads(3, "/p/2").ReportsAs("pv", 3.1, new { page = "item" }, title: title);
            return (own is null ? story : story.Titles(late, own)).AsksAsPlanned(6);
        }

        Loaded("Two").Kinds.ShouldBeEmpty();
        Loaded("One").Pointers.ShouldBe(["value-differs view"]);
        Loaded("One", own: "One").Kinds.ShouldBeEmpty();
        Loaded("One", own: "One - shoes").Kinds.ShouldBeEmpty();
        Loaded("One", own: null).Kinds.ShouldBeEmpty();
        Loaded("One", late: 4).Kinds.ShouldBeEmpty();
        Loaded("Something of the SDK's own").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_title_that_is_set_late_is_not_blamed() => new Story(Plan)
        .Opens(0, "/p/1", null).Titles(0.05, "One").ReportsAs("pv", 0.1, new { page = "item" }, title: "One").Moves(3, "/p/2").ReportsAs("pv", 3.1, new { page = "item" }, title: "One").Titles(4, "Two").AsksAsPlanned(6)
        .Kinds.ShouldBeEmpty();

    private static Story List() => new Story(Plan).Opens(0, "/", null).Shows(0.2, "price", "¥12.90", "A").Shows(0.2, "price", "¥30.00", "B");
}

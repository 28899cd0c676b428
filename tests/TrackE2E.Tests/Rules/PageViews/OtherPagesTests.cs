namespace TrackE2E.Tests.Rules.PageViews;

internal sealed class OtherPagesTests
{
    private const string Plan = """
        plan: pages
        pages:
          start: { title: Start, match: { path: / } }
          cart:  { title: Cart, match: { path: /app, hash: "/cart" }, open: "/app#/cart" }
          thing: { title: Thing, match: { path: /app, hash: "/t/*" }, open: "/app#/t/1" }
          find:  { title: Find, match: { path: /app, hash: "/s?q=*" }, open: "/app#/s?q=a" }
          topic: { title: Topic, match: { path: /q, query: { id: "*" } }, open: "/q?id=1" }
          item:  { title: Item, match: { path: "/p/*" }, open: /p/1 }
        events:
          start_view: { title: start, kind: pv, page: start, reported-as: { name: pv, where: { page: start } }, properties: { page: { type: string } } }
          cart_view:  { title: cart, kind: pv, page: cart, reported-as: { name: pv, where: { page: cart } }, properties: { page: { type: string } } }
          thing_view: { title: thing, kind: pv, page: thing, reported-as: { name: pv, where: { page: thing } }, properties: { page: { type: string } } }
          find_view:  { title: find, kind: pv, page: find, reported-as: { name: pv, where: { page: find } }, properties: { page: { type: string } } }
          topic_view: { title: topic, kind: pv, page: topic, reported-as: { name: pv, where: { page: topic } }, properties: { page: { type: string } } }
          item_view:  { title: item, kind: pv, page: item, reported-as: { name: pv, where: { page: item, state: ok } }, properties: { page: { type: string }, state: { type: string } } }
          item_error: { title: item error, kind: pv, page: item, reported-as: { name: pv, where: { page: item, state: error } }, properties: { page: { type: string }, state: { type: string } } }
        """;

    [Test]
    public void A_hash_router_has_a_page_for_each_fragment()
    {
        Pages("/app#/cart", "cart").Moves(2, "/app#/t/1", cause: "hash").Reports("pv", 2.1, new { page = "thing" }).Moves(4, "/app#/t/2", cause: "hash").Reports("pv", 4.1, new { page = "thing" }).AsksAsPlanned(7).Kinds.ShouldBeEmpty();
        Pages("/app#/t/1", "thing").Moves(4, "/app#/t/2", cause: "hash").AsksAsPlanned(7).Kinds.ShouldBe(["missing-event thing_view"]);
    }

    [Test]
    public void A_hash_that_the_plan_tells_by_its_own_query_is_another_page_for_another_query()
    {
        Pages("/app#/s?q=a", "find").Moves(4, "/app#/s?q=b", cause: "hash").AsksAsPlanned(7).Kinds.ShouldBe(["missing-event find_view"]);
        Pages("/app#/t/1?x=a", "thing").Moves(4, "/app#/t/1?x=b", cause: "hash").AsksAsPlanned(7).Kinds.ShouldBeEmpty();
    }

    [TestCase("/app#/s?q=(a)", "/app#/s?q=%28a%29", "find")]
    [TestCase("/app#/s?q=a", "/app#/s?q=a/", "find")]
    [TestCase("/app#/t/1", "/app#/t/1/", "thing")]
    [TestCase("/app#/t/(1)", "/app#/t/%281%29", "thing")]
    [TestCase("/q?id=a%20b", "/q?id=a+b", "topic")]
    [TestCase("/q?id=(1)", "/q?id=%281%29", "topic")]
    public void The_same_address_written_otherwise_is_the_same_stay(string one, string other, string page) =>
        Pages(one, page).Moves(4, other, cause: "replace").AsksAsPlanned(7).Kinds.ShouldBeEmpty();

    [Test]
    public void A_query_router_has_a_page_for_each_value_that_the_plan_looks_at()
    {
        Pages("/q?id=1", "topic").Moves(4, "/q?id=2").AsksAsPlanned(7).Kinds.ShouldBe(["missing-event topic_view"]);
        Pages("/q?id=1", "topic").Moves(4, "/q?id=1&sort=up").AsksAsPlanned(7).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_trailing_slash_is_the_same_stay() => new Story(Plan).Opens(0, "/p/1", null).Reports("pv", 0.1, new { page = "item", state = "ok" }).Moves(2, "/p/1/", cause: "replace").AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void A_page_in_either_of_two_states_has_one_page_view()
    {
        new Story(Plan).Opens(0, "/p/1", null).Reports("pv", 0.1, new { page = "item", state = "error" }).AsksAsPlanned(3).Kinds.ShouldBeEmpty();
        new Story(Plan).Opens(0, "/p/1", null).AsksAsPlanned(3).Kinds.ShouldBe(["missing-event item_view"]);
    }

    [Test]
    public void An_address_that_is_replaced_at_once_may_report_or_not()
    {
        Story Redirected() => new Story(Plan).Opens(0, "/", null).Moves(0.2, "/app#/cart", cause: "replace").Reports("pv", 0.3, new { page = "cart" });
        Redirected().AsksAsPlanned(3).Kinds.ShouldBeEmpty();
        Redirected().Reports("pv", 0.1, new { page = "start" }).AsksAsPlanned(3).Kinds.ShouldBeEmpty();
        new Story(Plan).Opens(0, "/", null).Moves(2, "/app#/cart", cause: "replace").Reports("pv", 2.3, new { page = "cart" }).AsksAsPlanned(5).Kinds.ShouldBe(["missing-event start_view"]);
    }

    [Test]
    public void A_page_that_is_left_before_its_scripts_have_run_may_report_or_not()
    {
        Story Left(bool unparsed) => new Story(Plan).Opens(0, "/", null).Unloads(0.15, unparsed).Loads(0.2, "/q?id=1").Reports("pv", 0.3, new { page = "topic" });
        Left(unparsed: true).AsksAsPlanned(3).Kinds.ShouldBeEmpty();
        Left(unparsed: true).Reports("pv", 0.1, new { page = "start" }).AsksAsPlanned(3).Kinds.ShouldBeEmpty();
        Left(unparsed: false).AsksAsPlanned(3).Kinds.ShouldBe(["missing-event start_view"]);
    }

    [Test]
    public void A_page_that_is_opened_unseen_is_entered_when_it_is_looked_at()
    {
        Story Unseen() => Pages("/q?id=1", "topic").Loads(2, "/", hidden: true);
        Unseen().AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        Unseen().Reports("pv", 2.2, new { page = "start" }).AsksAsPlanned(5).Kinds.ShouldBe(["unexpected-event start_view"]);
        Unseen().Turns(6, true).Reports("pv", 6.1, new { page = "start" }).AsksAsPlanned(9).Kinds.ShouldBeEmpty();
        Unseen().Turns(6, true).AsksAsPlanned(9).Kinds.ShouldBe(["missing-event start_view"]);
        Unseen().Turns(6, true).Reports("pv", 2.2, new { page = "start" }).AsksAsPlanned(9).Kinds.ShouldContain("unexpected-event start_view");
    }

    // Snowplow's trackPageView, as its documentation installs it, does not ask whether anybody looks
    [TestCase("load", 2.1, "")]
    [TestCase("load", 20.1, "outside-window start_view")]
    [TestCase("load", null, "missing-event start_view")]
    [TestCase("either", 2.1, "")]
    [TestCase("either", 20.1, "")]
    [TestCase("either", null, "missing-event start_view")]
    [TestCase("first-look", 2.1, "unexpected-event start_view")]
    public void A_page_that_is_opened_unseen_reports_when_the_plan_says(string unseen, double? reports, string kinds)
    {
        var story = new Story(Plan.Replace("kind: pv, page: start,", $"kind: pv, page: start, unseen: {unseen},", StringComparison.Ordinal)).Opens(0, "/q?id=1", null).Reports("pv", 0.1, new { page = "topic" }).Loads(2, "/", hidden: true);
        (reports is { } at ? story.Reports("pv", at, new { page = "start" }) : story).Hides(20, visible: true).AsksAsPlanned(40).Kinds.ShouldBe(kinds.Length == 0 ? [] : kinds.Split(", "), ignoreOrder: true);
    }

    [Test]
    public void Back_from_the_background_reports_again_where_the_plan_says_so()
    {
        var again = Plan.Replace("kind: pv, page: start,", "kind: pv, page: start, again-on: [return, foreground],", StringComparison.Ordinal);
        Story Turned(string plan) => new Story(plan).Opens(0, "/", null).Reports("pv", 0.1, new { page = "start" }).Turns(2, false).Turns(4, true);
        Turned(Plan).AsksAsPlanned(7).Kinds.ShouldBeEmpty();
        Turned(Plan).Reports("pv", 4.1, new { page = "start" }).AsksAsPlanned(7).Kinds.ShouldBe(["duplicate-event start_view"]);
        Turned(again).Reports("pv", 4.1, new { page = "start" }).AsksAsPlanned(7).Kinds.ShouldBeEmpty();
        Turned(again).AsksAsPlanned(7).Kinds.ShouldBe(["missing-event start_view"]);
    }

    [Test]
    public void A_refresh_reports_again_where_the_plan_says_so()
    {
        var again = Plan.Replace("kind: pv, page: start,", "kind: pv, page: start, again-on: [return, refresh],", StringComparison.Ordinal);
        Story Refreshed(string plan) => new Story(plan).Opens(0, "/", null).Reports("pv", 0.1, new { page = "start" }).Does("refresh", 3, 3.4);
        Refreshed(Plan).Reports("pv", 3.2, new { page = "start" }).AsksAsPlanned(7).Kinds.ShouldBe(["duplicate-event start_view"]);
        Refreshed(again).Reports("pv", 3.2, new { page = "start" }).AsksAsPlanned(7).Kinds.ShouldBeEmpty();
        Refreshed(again).AsksAsPlanned(7).Kinds.ShouldBe(["missing-event start_view"]);
    }

    [Test]
    public void A_page_view_is_late_when_the_plans_time_is_over()
    {
        var quick = Plan.Replace("kind: pv, page: start,", "kind: pv, page: start, within: 1s,", StringComparison.Ordinal);
        new Story(quick).Opens(0, "/", null).Reports("pv", 1.9, new { page = "start" }).AsksAsPlanned(7).Kinds.ShouldBe(["outside-window start_view"]);
        new Story(quick).Opens(0, "/", null).Reports("pv", 0.99, new { page = "start" }).AsksAsPlanned(7).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void A_restored_page_is_returned_to() => new Story(Plan)
        .Opens(0, "/", null).Reports("pv", 0.1, new { page = "start" }).Leaves(2).Loads(2.1, "/q?id=1", "/").Reports("pv", 2.2, new { page = "topic" }).Unloads(5).LooksAt("d").Opens(5.1, "/", null, "restore").AsksAsPlanned(8)
        .Kinds.ShouldBe(["missing-event start_view"]);

    private static Story Pages(string path, string page) => new Story(Plan).Opens(0, path, null).Reports("pv", 0.1, new { page });
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Ledger;

public sealed class EventIdentifierTests
{
    private static readonly EventIdentifier Identifier = new(new TrackingPlan
    {
        Pages = [Some.Page("home", "/"), Some.Page("item", "/item/*"), Some.Page("new_item", "/item/new")],
        Events =
        [
            Some.Planned("home_view", EventKind.PageView, "page_view", "home"),
            Some.Planned("item_view", EventKind.PageView, "page_view", "item"),
            Some.Planned("new_item_view", EventKind.PageView, "page_view", "new_item"),
            Some.Planned("any_click", EventKind.Click, "click"),
            Some.Planned("buy_click", EventKind.Click, "click", null, ("target.id", "buy")),
            Some.Planned("vip_click", EventKind.Click, "click", null, ("target.id", "buy"), ("vip", "true"), ("level", "3")),
            Some.Planned("first_item", EventKind.Custom, "list", null, ("items.0.sku", "a")),
            Some.Planned("dotted", EventKind.Custom, "flat", null, ("page.name", "x")),
        ],
    });

    [TestCase("http://h/", "home_view")]
    [TestCase("http://h/?a=1#x", "home_view")]
    [TestCase("http://h/item/7", "item_view")]
    [TestCase("http://h/item/new", "new_item_view")]
    public void Page_views_of_one_name_are_told_apart_by_the_address(string url, string planned) =>
        Identifier.Identify(Some.Event("page_view", url: url)).Event!.Id.ShouldBe(planned);

    [Test]
    public void A_page_view_of_no_planned_page_is_none_and_says_which_it_could_have_been()
    {
        var found = Identifier.Identify(Some.Event("page_view", url: "http://h/cart"));

        found.Event.ShouldBeNull();
        found.Near.Select(n => n.Event.Id).ShouldBe(["home_view", "item_view", "new_item_view"]);
        found.Near[0].Differences.ShouldBe([new ConditionDifference("url", "home", "http://h/cart")]);
    }

    [TestCase("""{"target":{"id":"buy"},"vip":true,"level":3}""", "vip_click")]
    [TestCase("""{"target":{"id":"buy"},"vip":"true","level":"3"}""", "vip_click")]
    [TestCase("""{"target":{"id":"buy"},"vip":false}""", "buy_click")]
    [TestCase("""{"target":"buy"}""", "any_click")]
    [TestCase("""{}""", "any_click")]
    public void The_planned_event_with_most_conditions_that_hold_is_it(string properties, string planned) =>
        Identifier.Identify(Some.Event("click", properties)).Event!.Id.ShouldBe(planned);

    [TestCase("list", """{"items":[{"sku":"a"},{"sku":"b"}]}""", "first_item")]
    [TestCase("list", """{"items":[{"sku":"b"}]}""", null)]
    [TestCase("list", """{"items":[]}""", null)]
    [TestCase("flat", """{"page.name":"x"}""", "dotted")]
    [TestCase("flat", """{"page":{"name":"x"}}""", "dotted")]
    [TestCase("flat", """{"page":{"name":null}}""", null)]
    public void Paths_reach_into_arrays_and_names_with_dots(string name, string properties, string? planned) =>
        Identifier.Identify(Some.Event(name, properties)).Event?.Id.ShouldBe(planned);

    [Test]
    public void The_nearest_candidate_comes_first_with_what_was_sent_instead()
    {
        var found = new EventIdentifier(Some.Plan(
            Some.Planned("far", EventKind.Click, "click", null, ("a", "1"), ("b", "2"), ("d", "4")),
            Some.Planned("near", EventKind.Click, "click", null, ("a", "1"), ("c", "3")))).Identify(Some.Event("click", """{"a":"1","c":4}"""));

        found.Near.Select(n => n.Event.Id).ShouldBe(["near", "far"]);
        found.Near[0].Differences.ShouldBe([new ConditionDifference("c", "3", "4")]);
        found.Near[1].Differences.ShouldBe([new ConditionDifference("b", "2", null), new ConditionDifference("d", "4", null)]);
    }

    [Test]
    public void A_name_that_the_plan_does_not_know_is_nothing_and_near_nothing() =>
        Identifier.Identify(Some.Event("page_leave")).ShouldBe(Identification.Unknown);
}

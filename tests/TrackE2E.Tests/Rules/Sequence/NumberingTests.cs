namespace TrackE2E.Tests.Rules.Sequence;

internal sealed class NumberingTests
{
    private const string Plan = Story.ShopPlan + "\ndelivery: { sequence: strict }\n";

    [Test]
    public void One_two_three_is_right() => Home().Click(2, "A", 2).Click(3, "B", 3).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void Another_session_counts_anew() => Home().Click(2, "A", 2).Session("t").Click(3, "B", 1).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void A_number_that_goes_back_is_a_wrong_order() => Home().Click(2, "A", 2).Click(3, "B", 1).AsksAsPlanned(6).Kinds.ShouldBe(["wrong-order card_click B"]);

    [Test]
    public void A_number_that_comes_again_is_a_wrong_order() => Home().Click(2, "A", 2).Click(3, "B", 2).AsksAsPlanned(6).Kinds.ShouldBe(["wrong-order card_click B"]);

    [Test]
    public void Two_pages_open_side_by_side_may_count_the_same_number() =>
        Home().Click(2, "A", 2).Loads(3, "/cart").Session("s", 2).Reports("pv", 3.1, new { page = "cart" }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void A_page_that_is_left_is_not_side_by_side_with_the_next() =>
        Home().Click(2, "A", 2).Unloads(3.2).Loads(3, "/cart").Session("s", 2).Reports("pv", 3.3, new { page = "cart" }).AsksAsPlanned(6).Kinds.ShouldBe(["wrong-order cart_view"]);

    [Test]
    public void A_page_that_is_kept_to_come_back_to_is_not_open_meanwhile() => Home().Click(2, "A", 2).Unloads(3).Loads(3.1, "/cart").Session("s", 3).Reports("pv", 3.2, new { page = "cart" }).Clicks(5, targets: ("pay", null)).Reports("pay", 5.01, new { coupon = true })
        .Unloads(6).LooksAt("d").Opens(6.1, "/", "rec", "restore").Session("s", 4).Reports("pv", 6.2, new { page = "home", tab = "rec" }).Unloads(9).AsksAsPlanned(12).Kinds.ShouldBe(["wrong-order rec_view"]);

    [Test]
    public void Late_arrival_is_no_wrong_order() =>
        Home().Click(2, "A", 2).Clicks(3, targets: ("card", "B")).Clicks(3.5, targets: ("card", "C")).Session("s", 4).Sends("card_click", 3.5, 3.55, 3.5, new { sku = "C" })
            .Session("s", 3).Sends("card_click", 3, 4.1, 4, new { sku = "B" }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void A_gap_is_a_lost_event() => Home().Click(2, "A", 2).Click(3, "B", 4).AsksAsPlanned(6).Kinds.ShouldBe(["lost-event card_click B"]);

    [Test]
    public void A_gap_where_an_event_is_missing_names_that_one() =>
        Home().Click(2, "A", 2).Clicks(3, targets: ("card", "B")).Click(4, "C", 4).AsksAsPlanned(6).Kinds.ShouldBe(["lost-event card_click B"]);

    [Test]
    public void What_is_missing_without_a_gap_was_never_made() =>
        Home().Click(2, "A", 2).Clicks(3, targets: ("card", "B")).Click(4, "C", 3).AsksAsPlanned(6).Kinds.ShouldBe(["missing-event card_click B"]);

    [Test]
    public void What_navigation_kills_is_missing_and_not_lost() => Home().Click(2, "A", 2).Clicks(3, targets: ("card", "B")).EndsDocument(3.2).Opens(3.3, "/cart", null).Session("s", 4)
        .Reports("pv", 3.4, new { page = "cart" }).AsksAsPlanned(6).Kinds.ShouldBe(["missing-event card_click B"]);

    [Test]
    public void A_collector_that_a_step_cut_off_explains_a_gap() => Home().Does("collector-fault", 1.5, detail: "blocked").Click(2, "A", 2).Click(3, "B", 4).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void Without_strict_numbers_nobody_counts() =>
        new Story().Opens(0).From(session: "s", number: 1).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Click(2, "A", 7).Click(3, "B", 1).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void A_page_view_after_a_click_of_its_visit_is_a_wrong_order()
    {
        var finding = new Story().Opens(0).Clicks(2, targets: ("card", "A")).Reports("card_click", 2.001, new { sku = "A" }).Reports("pv", 2.001, new { page = "home", tab = "rec" }).AsksAsPlanned(5)
            .Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(Core.Verdicts.FindingKind.WrongOrder);
        finding.Actual.ShouldBe("card_click \"A\" (+2.001 s), then rec_view (+2.001 s)");
    }

    [Test]
    public void A_click_in_the_first_moment_races_with_the_page_view() =>
        new Story().Opens(0).Clicks(0.2, targets: ("card", "A")).Reports("card_click", 0.2, new { sku = "A" }).Reports("pv", 0.3, new { page = "home", tab = "rec" }).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void A_page_that_a_step_slows_down_may_be_late() =>
        new Story().Opens(0).Does("delay-requests", 0).Clicks(2, targets: ("card", "A")).Reports("card_click", 2, new { sku = "A" }).Reports("pv", 2.3, new { page = "home", tab = "rec" }).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    private static Story Home() => new Story(Plan).Opens(0).From(session: "s", number: 1).Reports("pv", 0.1, new { page = "home", tab = "rec" });
}

file static class Steps
{
    public static Story Click(this Story story, double at, string sku, long number) =>
        story.Clicks(at, targets: ("card", sku)).Number(number).Reports("card_click", at, new { sku });
}

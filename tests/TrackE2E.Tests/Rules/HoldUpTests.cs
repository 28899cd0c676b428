namespace TrackE2E.Tests.Rules;

/// <summary>The time for which a page was held up is not counted against an SDK that is late.</summary>
internal sealed class HoldUpTests
{
    private static readonly string Plan = Story.ShopPlan.Replace("kind: click, element: pay,", "kind: click, element: pay, within: 2s,", StringComparison.Ordinal).Replace("dwell: 1s,", "dwell: 1s, within: 2s,", StringComparison.Ordinal)
        .Replace("kind: pv, page: cart,", "kind: pv, page: cart, within: 2s,", StringComparison.Ordinal) + "\n  gone: { title: gone, kind: custom, within: 2s, when: { leave: cart } }";

    [TestCase(2.9, true, TestName = "In time without any hold-up")]
    [TestCase(3.01, false, TestName = "Late without any hold-up")]
    public void A_click(double reported, bool inTime) => Clicked(reported, inTime, story => story);

    [TestCase(6, true, TestName = "Late by what the page was held up for")]
    [TestCase(6.01, false, TestName = "Late by more than the page was held up for")]
    public void A_click_before_a_hold_up(double reported, bool inTime) => Clicked(reported, inTime, story => story.HoldsUp(1.5, 3));

    [TestCase(6, true, TestName = "Late by what the page was held up for after it was clicked")]
    [TestCase(6.01, false, TestName = "What the page was held up for before it was clicked excuses nothing")]
    public void A_click_in_a_hold_up(double reported, bool inTime) => Clicked(reported, inTime, story => story.HoldsUp(0.5, 3.5));

    [TestCase(5, true, TestName = "Held up in two parts, one of which is told twice")]
    [TestCase(5.01, false, TestName = "What is told twice excuses once")]
    public void A_click_before_two_hold_ups(double reported, bool inTime) => Clicked(reported, inTime, story => story.HoldsUp(1.5, 1).HoldsUp(1.5, 1).HoldsUp(2.8, 1));

    [TestCase(3, true, TestName = "Held up just as its time was over")]
    [TestCase(3.01, false, TestName = "Held up when its time was over already")]
    public void A_click_whose_time_ends_with_a_hold_up(double from, bool inTime) => Clicked(from + 1, inTime, story => story.HoldsUp(from, 1));

    [Test]
    public void Another_page_that_was_held_up_excuses_nothing() => Clicked(4, false, story => story.Loads(1.1, "/p/1", "/", hidden: true).HoldsUp(1.5, 3).LooksAt("d"));

    [TestCase(5.1, new string[0])]
    [TestCase(5.3, new[] { "outside-window cart_view" })]
    public void A_page_view(double reported, string[] kinds) =>
        new Story(Plan).Opens(0, "/cart", null).HoldsUp(0.5, 3.2).Reports("pv", reported, new { page = "cart" }).AsksAsPlanned(20).Kinds.ShouldBe(kinds);

    [Test]
    public void A_page_view_on_leaving_is_late_however_long_the_page_was_held_up() => new Story(Plan).Opens(0, "/cart", null).HoldsUp(0.5, 2.4).Moves(4, "/p/1").Reports("pv", 3.999, new { page = "cart" }).Reports("gone", 4)
        .Reports("pv", 4.1, new { page = "detail" }).AsksAsPlanned(20).Kinds.ShouldBe(["outside-window cart_view"]);

    [TestCase(2.1, new string[0])]
    [TestCase(2.4, new[] { "outside-window cart_view" })]
    public void A_page_view_on_leaving_a_page_that_could_hardly_run(double left, string[] kinds) => new Story(Plan).Opens(0, "/cart", null).HoldsUp(0.1, 1.2).Moves(left, "/p/1").Reports("pv", left, new { page = "cart" }).Reports("gone", left)
        .Reports("pv", left + 0.1, new { page = "detail" }).AsksAsPlanned(20).Kinds.ShouldBe(kinds);

    [TestCase(2.62, new string[0])]
    [TestCase(2.9, new[] { "missing-event card_shown A", "unexpected-event card_shown A" })]
    public void An_exposure_whose_page_is_left_in_a_hold_up(double reported, string[] kinds) => new Story(Plan).Opens(0).Reports("pv", 0.05, new { page = "home", tab = "rec" }).Sees("A", 1, 0.9).HoldsUp(1.95, 0.65).Sees("A", 0, 2.05)
        .Moves(2.05, "/cart").Reports("pv", 2.61, new { page = "cart" }).Reports("card_shown", reported, new { sku = "A" }).AsksAsPlanned(20).Kinds.ShouldBe(kinds);

    [TestCase(5.1, new string[0])]
    [TestCase(5.3, new[] { "outside-window card_shown A" })]
    public void An_exposure(double reported, string[] kinds) => new Story(Plan).Opens(0).Reports("pv", 0.05, new { page = "home", tab = "rec" }).Sees("A", 1, 0.5).Sees("A", 0, 1.7).HoldsUp(2, 1.5)
        .Reports("card_shown", reported, new { sku = "A" }).AsksAsPlanned(20).Kinds.ShouldBe(kinds);

    [TestCase(6.4, new string[0])]
    [TestCase(6.6, new[] { "missing-event gone", "unexpected-event gone" })]
    public void A_leave(double reported, string[] kinds) => new Story(Plan).Opens(0, "/cart", null).Reports("pv", 0.1, new { page = "cart" }).Moves(3, "/p/1").Reports("pv", 3.1, new { page = "detail" }).HoldsUp(3.5, 1.5)
        .Reports("gone", reported).AsksAsPlanned(20).Kinds.ShouldBe(kinds);

    private static void Clicked(double reported, bool inTime, Func<Story, Story> meanwhile) =>
        meanwhile(new Story(Plan).Opens(0, "/cart", null).Reports("pv", 0.1, new { page = "cart" }).Clicks(1, targets: ("pay", null))).Reports("pay", reported, new { coupon = true }).AsksAsPlanned(20).Kinds
            .ShouldBe(inTime ? [] : ["outside-window pay_click"]);
}

using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Plans;

public sealed class PlanNamesTests
{
    private readonly PlanNames names = new(SomePlan.Read());

    [TestCase("product_click")]
    [TestCase("商品点击")]
    [TestCase("“商品点击”")]
    [TestCase("「商品点击」")]
    [TestCase("\"Product  Click\"")]
    [TestCase(" ｐｒｏｄｕｃｔ click ")]
    [TestCase("'PRODUCT CLICK'")]
    public void Event_is_found_by_id_or_any_title(string said) => names.Event(said).Found!.Id.ShouldBe("product_click");

    [Test]
    public void Pages_elements_and_tabs_are_found_alike()
    {
        names.Page("首页").Found!.Id.ShouldBe("home");
        names.Element("Product Card").Found!.Id.ShouldBe("product-card");
        names.Tab("秒杀").Found!.Tab.Id.ShouldBe("sale");
        names.Tab("sale", names.Page("detail").Found).Found.ShouldBeNull();
    }

    [Test]
    public void Unknown_name_is_answered_with_the_nearest_ones()
    {
        names.Event("product exposer").ShouldSatisfyAllConditions(
            lookup => lookup.Found.ShouldBeNull(),
            lookup => lookup.Nearest.ShouldContain("product exposure"));
        names.Event("商品曝").Nearest.ShouldContain("商品曝光");
        names.Event("nothing like it").Nearest.ShouldBeEmpty();
    }

    [Test]
    public void Title_of_two_events_is_ambiguous_and_their_ids_are_named()
    {
        var two = new PlanNames(PlanReader.ReadText("events: { a: { kind: custom, title: Same }, b: { kind: custom, title: { zh: 同, en: same } }, same2: { kind: custom } }"));

        two.Event("Same").ShouldSatisfyAllConditions(lookup => lookup.Found.ShouldBeNull(), lookup => lookup.Several.Count.ShouldBe(2), lookup => lookup.Nearest.ShouldBe(["a", "b"]));
        two.Event("a").Found!.Id.ShouldBe("a");
    }

    [Test]
    public void Id_goes_before_another_events_title() =>
        new PlanNames(PlanReader.ReadText("events: { pay: { kind: custom }, b: { kind: custom, title: Pay } }")).Event("Pay").Found!.Id.ShouldBe("pay");
}

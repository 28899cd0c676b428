using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Counts;

namespace TrackE2E.Tests.Rules.Counts;

/// <summary>Steps that count the events of one item: the plan's key picks them.</summary>
internal sealed class ItemFieldTests
{
    [TestCase("{ sku: { type: string, key: true } }", "SKU-2", "sku", "= \"SKU-2\"")]
    [TestCase("{ id: { type: integer, key: true } }", "12", "id", "= 12")]
    [TestCase("{ product: { type: object, properties: { sku: { type: string, key: true } } } }", "a, b", "product.sku", "= \"a, b\"")]
    [TestCase("{ price: { type: integer }, sku: { key: true } }", "显示值", "sku", "= \"显示值\"")]
    public void The_key_of_the_plan_picks(string properties, string item, string path, string rule)
    {
        var field = ItemField.Of(Planned(properties), item)!;

        field.Path.ShouldBe(path);
        field.Rule.ShouldBe(rule);
    }

    [TestCase("{ price: { type: integer } }")]
    [TestCase("{ words: { type: array, key: true, items: { type: string } } }")]
    [TestCase("{ items: { type: array, items: { type: object, properties: { sku: { type: string, key: true } } } } }")]
    public void Without_a_key_of_its_own_there_is_none(string properties) => ItemField.Of(Planned(properties), "SKU-2").ShouldBeNull();

    [TestCase("A", 1, "")]
    [TestCase("B", 2, "")]
    [TestCase("B", 1, "duplicate-event card_click B")]
    [TestCase("C", 0, "")]
    [TestCase("C", 1, "missing-event card_click")]
    [TestCase("A", 0, "unexpected-event card_click A")]
    public void Other_items_do_not_count(string item, int count, string expected)
    {
        var story = new Story();
        var field = ItemField.Of(PlanReader.ReadText(Story.ShopPlan).Event("card_click")!, item)!;

        story.Reports("card_click", 1, new { sku = "A" }).Reports("card_click", 1.1, new { sku = "B" }).Reports("card_click", 1.2, new { sku = "B" })
            .AsksCount(2, "card_click", count, (field.Path, field.Rule, null)).Kinds.ShouldBe(expected.Length == 0 ? [] : [expected]);
    }

    private static PlannedEvent Planned(string properties) => PlanReader.ReadText($"pages: {{ home: {{ match: {{ path: / }} }} }}\nevents: {{ e: {{ kind: custom, properties: {properties} }} }}").Event("e")!;
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Verdicts;

public sealed class FindingWriterTests
{
    private static readonly Finding Example = new()
    {
        Kind = FindingKind.RequiredMissing,
        Event = "add_to_cart",
        Property = "/product/price",
        What = "add_to_cart (click) has no \"price\"",
        Expected = "price: integer, fen, required",
        PlanPlace = new PlanPlace("features/plans/checkout.plan.yaml", 17, 9),
        Actual = "not sent; nearest name sent: \"prices\" = 1299",
        EventNumber = 37,
        At = TimeSpan.FromMilliseconds(3218),
        Do = "send \"price\" with this click, or make it optional in the plan",
    };

    [Test]
    public void English_finding_has_five_lines_in_order() =>
        FindingWriter.Write(Example, new FindingPlace("features/checkout/add.feature:14", "Then the click is tracked", "pixel8-android15"), "en").ShouldBe("""
            required-missing  add_to_cart (click) has no "price"
              expected  price: integer, fen, required      plan checkout.plan.yaml:17 › add_to_cart › product.price
              actual    not sent; nearest name sent: "prices" = 1299
              where     features/checkout/add.feature:14, "Then the click is tracked"; event 37 at +3.218 s; pixel8-android15
              do        send "price" with this click, or make it optional in the plan
            """);

    [Test]
    public void Chinese_finding_keeps_the_kind_word_and_has_chinese_labels() =>
        FindingWriter.Write(Example with { What = "add_to_cart (点击) 缺少 \"price\"" }, new FindingPlace("features/加购.feature:14", "那么点击已上报", "desktop"), "zh-CN").ShouldBe("""
            required-missing 缺少必填字段  add_to_cart (点击) 缺少 "price"
              期望  price: integer, fen, required      方案 checkout.plan.yaml:17 › add_to_cart › product.price
              实际  not sent; nearest name sent: "prices" = 1299
              位置  features/加购.feature:14，“那么点击已上报”；事件 37，+3.218 s；desktop
              处理  send "price" with this click, or make it optional in the plan
            """);

    [Test]
    public void Evidence_stands_under_the_actual_line_and_line_ends_in_values_do_not_add_lines()
    {
        var finding = Example with { Actual = "a\nb", Evidence = ["event 3 product_click", "event 4 cart_view"], PlanPlace = null, At = null, EventNumber = null };

        FindingWriter.Write(finding, new FindingPlace("events.ndjson"), "en").ShouldBe("""
            required-missing  add_to_cart (click) has no "price"
              expected  price: integer, fen, required
              actual    a↵b
                        event 3 product_click
                        event 4 cart_view
              where     events.ndjson
              do        send "price" with this click, or make it optional in the plan
            """);
    }

    [Test]
    public void Several_findings_are_parted_by_an_empty_line()
    {
        var text = FindingWriter.Write([Example, Example with { Kind = FindingKind.Range }], new FindingPlace("x"), "en");

        text.Split("\n\n").Select(part => part.Split(' ')[0]).ShouldBe(["required-missing", "range"]);
    }
}

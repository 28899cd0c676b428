using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Properties;

public sealed class PropertyRulesTests
{
    private const string Card = "sku: { type: string, required: true, key: true }, price: { type: integer, unit: fen, minimum: 0, required: true }";

    [Test]
    public void Event_as_planned_has_no_finding() => Judging.Kinds(Card, """{"sku":"A-1","price":1299}""").ShouldBeEmpty();

    [Test]
    public void Missing_required_property_names_the_nearest_sent_name() =>
        FindingWriter.Write(Judging.Findings(Card, """{"sku":"A-1","prices":1299}""").ShouldHaveSingleItem(), new FindingPlace("features/add.feature:14", "Then the click is tracked", "desktop"), "en").ShouldBe("""
            required-missing  add_to_cart (click) has no "price"
              expected  price: integer, fen, required, 0..      plan text.plan.yaml:2 › add_to_cart › price
              actual    not sent; nearest name sent: "prices" = 1299
              where     features/add.feature:14, "Then the click is tracked"; event 37 at +3.218 s; desktop
              do        rename "prices" to "price" in the product, or rename "price" in the plan
            """);

    [Test]
    public void Chinese_finding_is_chinese_in_all_its_parts() =>
        FindingWriter.Write(Judging.Findings(Card, """{"sku":"A-1","price":"1299"}""", language: "zh-CN").ShouldHaveSingleItem(), new FindingPlace("features/加购.feature:14", "那么点击已上报", "desktop"), "zh-CN").ShouldBe("""
            type-mismatch 类型不符  add_to_cart (点击)："price" 是文本，应为整数
              期望  price：整数，fen，必填，0..      方案 text.plan.yaml:2 › add_to_cart › price
              实际  "1299"；数字加了引号
              位置  features/加购.feature:14，“那么点击已上报”；事件 37，+3.218 s；desktop
              处理  以整数类型发送 "price"，或在方案中允许文本
            """);

    [Test]
    public void All_findings_are_told_at_once_with_event_item_and_place()
    {
        var findings = Judging.Findings(Card, """{"sku":"A-1","price":-1,"debug":true}""");

        findings.Select(finding => (finding.Kind, finding.Property)).ShouldBe([(FindingKind.Range, "/price"), (FindingKind.AdditionalProperty, "/debug")]);
        findings.ShouldAllBe(finding => finding.Event == "add_to_cart" && finding.Element == "card" && finding.Item == "A-1" && finding.EventNumber == 37 && finding.PlanPlace!.Line == 2);
        findings[1].Do.ShouldContain("debug switch");
    }

    [TestCase("{}", "required-missing /sku", "required-missing /price")]
    [TestCase("""{"sku":"A"}""", "required-missing /price")]
    [TestCase("""{"Sku":"A","price":1}""", "required-missing /sku")]
    [TestCase("""{"skus":"A","price":1}""", "required-missing /sku")]
    [TestCase("""{"sku":"A","pricce":1}""", "required-missing /price")]
    [TestCase("""{"sku":"A","price":1,"other":1}""", "additional-property /other")]
    [TestCase("""{"sku":"A","price":1,"sku":"B"}""", "additional-property /sku")]
    [TestCase("""{"sku":null,"price":1}""", "type-mismatch /sku")]
    [TestCase("""{"sku":"","price":1}""")]
    [TestCase("""{"sku":"undefined","price":1}""", "value-not-allowed /sku")]
    [TestCase("""{"sku":"A","price":1.5}""", "type-mismatch /price")]
    [TestCase("""{"sku":"A","price":1.0}""")]
    [TestCase("""{"sku":"A","price":1e2}""")]
    [TestCase("""{"sku":"A","data":{"price":1}}""", "wrong-nesting /price")]
    [TestCase("""{"data":{"sku":"A","price":1}}""", "wrong-nesting /sku", "wrong-nesting /price")]
    [TestCase("""[]""", "wrong-nesting ")]
    [TestCase("\"{}\"", "wrong-nesting ")]
    public void Names_and_types_are_judged(string json, params string[] kinds) => Judging.Kinds(Card, json).ShouldBe(kinds);

    [TestCase("{}")]
    [TestCase("""{"userId":"1","anything":[1]}""")]
    [TestCase("""{"userid":"1"}""", "additional-property /userid")]
    [TestCase("""{"user_id":"1"}""", "additional-property /user_id")]
    [TestCase("""{"useriD":"1"}""", "additional-property /useriD")]
    [TestCase("""{"chanel":"1"}""", "additional-property /chanel")]
    [TestCase("""{"channels":["1"]}""")]
    [TestCase("""{"id":"1"}""")]
    public void Open_event_may_carry_anything_but_a_slip_of_a_planned_name(string json, params string[] kinds) =>
        Judging.Kinds("userId: { type: string }, channel: { type: string }", json, "additional-properties: true").ShouldBe(kinds);

    [TestCase("""{"product":{"sku":"A","price":1}}""")]
    [TestCase("""{"product":{"sku":"A"},"price":1}""", "wrong-nesting /product/price")]
    [TestCase("""{"sku":"A","price":1}""", "wrong-nesting /product")]
    [TestCase("""{"product":"{\"sku\":\"A\",\"price\":1}"}""", "wrong-nesting /product")]
    [TestCase("""{"product":"\"{\\\"sku\\\":\\\"A\\\"}\""}""", "wrong-nesting /product")]
    [TestCase("""{"product":"sku"}""", "type-mismatch /product")]
    [TestCase("""{"product":[{"sku":"A","price":1}]}""", "type-mismatch /product")]
    [TestCase("""{"product":{"sku":"A","price":1,"x":1}}""", "additional-property /product/x")]
    [TestCase("""{"product":{"sku":1,"price":"1"}}""", "type-mismatch /product/sku", "type-mismatch /product/price")]
    [TestCase("""{"Product":{"sku":"A","price":1}}""", "required-missing /product")]
    public void Nesting_is_judged(string json, params string[] kinds) =>
        Judging.Kinds("product: { type: object, required: true, properties: { sku: { type: string, required: true }, price: { type: integer, required: true } } }", json).ShouldBe(kinds);

    [TestCase("""{"tags":["a"]}""")]
    [TestCase("""{"tags":["a","b","c"]}""")]
    [TestCase("""{"tags":[]}""", "length /tags")]
    [TestCase("""{"tags":["a","b","c","d"]}""", "length /tags")]
    [TestCase("""{"tags":["a",1,null]}""", "type-mismatch /tags/1", "type-mismatch /tags/2")]
    [TestCase("""{"tags":"a,b"}""", "type-mismatch /tags")]
    [TestCase("""{"tags":"[\"a\"]"}""", "wrong-nesting /tags")]
    public void Arrays_are_judged_item_by_item(string json, params string[] kinds) =>
        Judging.Kinds("tags: { type: array, minItems: 1, maxItems: 3, items: { type: string } }", json).ShouldBe(kinds);

    [Test]
    public void Item_of_a_list_is_called_by_the_name_of_the_list()
    {
        var findings = Judging.Findings("tags: { type: array, items: { type: string } }, grid: { type: array, items: { type: array, items: { type: integer } } }", """{"tags":["a",1],"grid":[[1],["x"]]}""");

        findings.Select(each => each.Expected).ShouldBe(["tags[]: string", "grid[][]: integer"]);
        findings[0].Do.ShouldBe("send \"tags[]\" as string, or allow integer in the plan");
    }

    [Test]
    public void Sensitive_value_never_stands_in_a_text()
    {
        var finding = Judging.Findings("phone: { type: string, maxLength: 5, pattern: '^1', sensitive: true }", """{"phone":"23800138000"}""");

        finding.Count.ShouldBe(2);
        finding.ShouldAllBe(each => !(each.What + each.Expected + each.Actual + each.Do).Contains("23800138000"));
        finding[0].Actual.ShouldContain("masked, 11 characters");
    }

    [TestCase("""{"user":"{\"phone\":\"13812345678\"}"}""")]
    [TestCase("""{"user":[{"phone":"13812345678"}]}""")]
    [TestCase("""{"usr":{"phone":"13812345678"}}""")]
    [TestCase("""{"phone":"13812345678","name":"a"}""")]
    [TestCase("""{"x":{"user":{"phone":"13812345678"},"q":1}}""")]
    [TestCase("""{"user":{"phone":"a"},"x":[{"PHONE":"13812345678"}]}""")]
    [TestCase("""{"user":{"phone":"a"},"list":"[{\"card\":\"13812345678\"}]"}""")]
    [TestCase("""{"user":{"phone":"a"},"user":{"phone":"13812345678"}}""")]
    [TestCase("""{"user":{"phone":"a"},"open":{"phone":"13812345678"}}""")]
    [TestCase("""{"user":{"phone":"a"},"fen":138123456.78}""")]
    [TestCase("""{"user":{"phone":"a"},"level":"Level 13812345678"}""")]
    [TestCase("""["13812345678",{"phone":"13812345678"}]""")]
    [TestCase("""{"user":{"phone":"13812345678"},"four":1,"five":1,"six":1}""")]
    public void Sensitive_value_never_stands_in_a_text_whatever_is_wrong_around_it(string json)
    {
        const string properties = "user: { type: object, required: true, properties: { phone: { type: string, required: true, sensitive: true }, name: { type: string } } }, "
            + "list: { type: array, items: { type: object, properties: { card: { type: string, sensitive: true } } } }, open: { type: object, minProperties: 2, properties: { phone: { type: string, sensitive: true } } }, "
            + "fen: { type: integer, unit: fen, sensitive: true }, level: { type: string, sensitive: true, enum: [level 13812345678] }";

        var findings = Judging.Findings(properties, json, "rules: { maxProperties: 3 }");

        findings.ShouldNotBeEmpty();
        findings.ShouldAllBe(each => !(each.What + each.Actual + each.Do).Contains("13812345678", StringComparison.Ordinal));
    }

    [Test]
    public void What_the_screen_showed_of_a_sensitive_value_is_masked_too()
    {
        var finding = Judging.Findings("amount: { type: integer, unit: fen, shown: price, sensitive: true }", """{"amount":1}""", shown: new Dictionary<string, string> { ["price"] = "¥138.12" }).ShouldHaveSingleItem();

        (finding.Expected + finding.Actual).ShouldNotContain("138");
    }

    [Test]
    public void Event_that_is_wrapped_as_a_whole_is_told_by_its_properties_alone() =>
        Judging.Kinds("a: { type: object, required: true, properties: { b: { type: string } } }, c: { type: string, required: true }", """{"data":{"a":{"b":"x"},"c":"y"}}""").ShouldBe(["wrong-nesting /a", "wrong-nesting /c"]);

    [Test]
    public void Value_the_screen_showed_is_compared_in_the_planned_unit()
    {
        const string price = "amount: { type: integer, unit: fen, shown: price }";
        var shown = new Dictionary<string, string> { ["price"] = "¥1,012.99" };

        Judging.Findings(price, """{"amount":101299}""", shown: shown).ShouldBeEmpty();
        Judging.Findings(price, """{"amount":1}""").ShouldBeEmpty();
        var finding = Judging.Findings(price, """{"amount":101298}""", shown: shown).ShouldHaveSingleItem();
        (finding.Kind, finding.Expected, finding.Actual).ShouldBe((FindingKind.ValueDiffers, "101299, shown as \"¥1,012.99\"", "101298"));
    }

    [Test]
    public void Deep_document_is_judged_without_a_crash()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 900)) + "1" + new string('}', 900);

        Judging.Kinds("b: { type: string }", deep).ShouldBe(["additional-property /a"]);
    }

    [Test]
    public void Rule_of_a_table_becomes_a_finding_of_the_event()
    {
        var finding = PropertyRules.JudgeField(Judging.Planned(Card), Judging.Event("""{"sku":"A","price":5}"""), "price", RuleCell.Parse("1000.."), null, new JudgedIn("en", Judging.Start)).ShouldHaveSingleItem();

        (finding.Kind, finding.Property, finding.What, finding.Expected, finding.Actual, finding.PlanPlace).ShouldBe((FindingKind.Range, "/price", "add_to_cart (click): \"price\" is out of range", "1000..", "5", null));
    }
}

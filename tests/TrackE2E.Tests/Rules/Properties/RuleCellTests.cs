using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Properties;

public sealed class RuleCellTests
{
    [Test]
    public void An_item_of_a_list_is_named_by_its_place() =>
        RuleCell.Parse("integer").Judge(null, null, new PlannedProperty { Name = "items", Place = new PlanPlace("", 1, 1) }, "product.tags[0]").ShouldHaveSingleItem().Do.Zh.ShouldContain("\"product.tags[0]\"");

    [TestCase("", "5")]
    [TestCase("= 1299", "1299")]
    [TestCase("＝１２９９", "1299")]
    [TestCase("= 1299", "1299.0")]
    [TestCase("= 1299", "\"1299\"")]
    [TestCase("= A-1", "\"A-1\"")]
    [TestCase("= “A-1”", "\"A-1\"")]
    [TestCase("= 「a, b」", "\"a, b\"")]
    [TestCase("= \"\"", "\"\"")]
    [TestCase("= it's", "\"it's\"")]
    [TestCase("= true", "true")]
    [TestCase("= 是", "true")]
    [TestCase("= null", "null")]
    [TestCase("= [1, 2]", "[1,2]")]
    [TestCase("= {\"a\": 1}", "{\"a\":1}")]
    [TestCase("= 首页", "\"首页\"")]
    [TestCase("string", "\"a\"")]
    [TestCase("文本", "\"a\"")]
    [TestCase("字符串", "\"a\"")]
    [TestCase("Integer", "1")]
    [TestCase("整数", "1.0")]
    [TestCase("数字", "1.5")]
    [TestCase("布尔", "false")]
    [TestCase("对象", "{}")]
    [TestCase("数组", "[]")]
    [TestCase("1..5", "1")]
    [TestCase("1..5", "5")]
    [TestCase("１．．５", "5")]
    [TestCase("一。。五", "3")]
    [TestCase("0..", "0")]
    [TestCase("..0", "-1")]
    [TestCase("length 1..2", "\"中😀\"")]
    [TestCase("长度 1..2", "\"a\"")]
    [TestCase("长度１..２", "[1]")]
    [TestCase("one of a, b", "\"b\"")]
    [TestCase("属于 a、b", "\"b\"")]
    [TestCase("属于“a，b”、c", "\"a，b\"")]
    [TestCase("one of 1, 2", "2")]
    [TestCase("one of a, null", "null")]
    [TestCase("one of a, length 1..1", "\"a\"")]
    [TestCase("matches /^SKU-\\d{1,3}$/", "\"SKU-12\"")]
    [TestCase("匹配 /^[a,/]+$/", "\"a,/\"")]
    [TestCase("matches /^a,b$/, length 3..3", "\"a,b\"")]
    [TestCase("null", "null")]
    [TestCase("空值", "null")]
    [TestCase("empty", "\"\"")]
    [TestCase("空", "[]")]
    [TestCase("> 0", "0.01")]
    [TestCase(">=１", "1")]
    [TestCase("大于等于 1", "1")]
    [TestCase("不大于 5", "5")]
    [TestCase("小于5", "4")]
    [TestCase("1～10", "10")]
    [TestCase("1-10", "1")]
    [TestCase("one of 1-10, 2-3", "\"2-3\"")]
    [TestCase("枚举 a、b", "\"b\"")]
    [TestCase("正则 /^a$/", "\"a\"")]
    [TestCase("等于 a", "\"a\"")]
    [TestCase("等于“a，b”", "\"a，b\"")]
    [TestCase("布尔值", "true")]
    [TestCase("present", "null")]
    [TestCase("必填", "\"\"")]
    [TestCase("not empty", "0")]
    [TestCase("非空", "\"a\"")]
    [TestCase("contains SKU", "\"A-SKU-1\"")]
    [TestCase("contains \"a, b\"", "\"a, b, c\"")]
    [TestCase("包含 手机", "\"旧手机壳\"")]
    [TestCase("包含“，”", "\"a，b\"")]
    [TestCase("含有手机", "\"手机\"")]
    [TestCase("contains b", "[\"a\",\"b\"]")]
    [TestCase("contains 2", "[1,2]")]
    [TestCase("starts with SKU-", "\"SKU-\"")]
    [TestCase("以 SKU- 开头", "\"SKU-12\"")]
    [TestCase("以“a，b”开头，长度 4..4", "\"a，bc\"")]
    [TestCase("开头是 SKU", "\"SKU\"")]
    [TestCase("ends with .jpg", "\"a.jpg\"")]
    [TestCase("以.jpg结尾", "\"a.jpg\"")]
    [TestCase("!= 0", "1")]
    [TestCase("!= 0", "\"\"")]
    [TestCase("！＝ “a，b”", "\"a\"")]
    [TestCase("≠ a", "null")]
    [TestCase("不等于 未知", "\"已知\"")]
    [TestCase("不是未知，文本", "\"已知\"")]
    [TestCase("!= \"string\"", "\"a\"")]
    [TestCase("!= missing", "\"\"")]
    [TestCase("不等于 空", "\"a\"")]
    [TestCase("one of a, b, != b", "\"a\"")]
    [TestCase("one of 自提, 包含运费", "\"包含运费\"")]
    [TestCase("属于 图片、文本", "\"文本\"")]
    [TestCase("one of grid, list", "\"list\"")]
    [TestCase("text", "\"a\"")]
    [TestCase("int", "1")]
    [TestCase("列表", "[]")]
    [TestCase("exists", "null")]
    [TestCase("整数，大于 0", "1")]
    [TestCase("整数，0..", "0")]
    [TestCase("string, length 1..3, one of a, b", "\"a\"")]
    public void Value_keeps_the_rule(string cell, string json) => Judge(cell, json).ShouldBeEmpty();

    [TestCase("= 1299", "1298", "value-differs")]
    [TestCase("= \"1299\"", "1299", "value-differs")]
    [TestCase("= a", "\"A\"", "value-differs")]
    [TestCase("= a", "\"a \"", "value-differs")]
    [TestCase("= true", "\"yes\"", "value-differs")]
    [TestCase("= 9007199254740993", "9007199254740992", "value-differs")]
    [TestCase("= \"null\"", "null", "value-differs")]
    [TestCase("string", "1", "type-mismatch")]
    [TestCase("integer", "1.5", "type-mismatch")]
    [TestCase("整数", "\"1\"", "type-mismatch")]
    [TestCase("object", "\"{}\"", "wrong-nesting")]
    [TestCase("1..5", "0", "range")]
    [TestCase("1..5", "5.0001", "range")]
    [TestCase("1..5", "\"3\"", "type-mismatch")]
    [TestCase("> 0", "0", "range")]
    [TestCase("大于0", "-1", "range")]
    [TestCase("< 5", "5", "range")]
    [TestCase("1~10", "11", "range")]
    [TestCase("非空", "\"\"", "value-differs")]
    [TestCase("not empty", "null", "value-differs")]
    [TestCase("非空", "[]", "value-differs")]
    [TestCase("length 1..2", "\"abc\"", "length")]
    [TestCase("长度 1..", "\"\"", "length")]
    [TestCase("length 1..2", "12", "type-mismatch")]
    [TestCase("属于 a, b", "\"c\"", "value-not-allowed")]
    [TestCase("one of 1, 2", "3", "value-not-allowed")]
    [TestCase("matches /^a$/", "\"b\"", "pattern")]
    [TestCase("matches /^a$/", "1", "type-mismatch")]
    [TestCase("contains SKU", "\"sku-1\"", "value-differs")]
    [TestCase("包含 b", "[\"ab\"]", "value-differs")]
    [TestCase("contains \"2\"", "[1,2]", "value-differs")]
    [TestCase("contains 1", "12", "type-mismatch")]
    [TestCase("starts with SKU-", "\" SKU-1\"", "value-differs")]
    [TestCase("以 SKU- 开头", "[\"SKU-1\"]", "type-mismatch")]
    [TestCase("ends with .jpg", "\"a.jpg?x\"", "value-differs")]
    [TestCase("!= 0", "0", "value-differs")]
    [TestCase("!= 0", "\"0\"", "value-differs")]
    [TestCase("不等于“0”", "\"0\"", "value-differs")]
    [TestCase("!= empty", "\"\"", "value-differs")]
    [TestCase("不等于 空", "[]", "value-differs")]
    [TestCase("!= null", "null", "value-differs")]
    [TestCase("one of a, b, != b", "\"b\"", "value-differs")]
    [TestCase("missing", "null", "value-differs")]
    [TestCase("缺失", "\"\"", "value-differs")]
    [TestCase("null", "\"\"", "value-differs")]
    [TestCase("empty", "null", "value-differs")]
    [TestCase("empty", "\" \"", "value-differs")]
    public void Value_breaks_the_rule(string cell, string json, string kind) =>
        FindingText.Of(Judge(cell, json).ShouldHaveSingleItem().Kind).Word.ShouldBe(kind);

    [TestCase("= 1")]
    [TestCase("integer")]
    [TestCase("1..5")]
    [TestCase("length 1..")]
    [TestCase("one of a")]
    [TestCase("!= a")]
    [TestCase("contains a")]
    [TestCase("matches /a/")]
    [TestCase("null")]
    [TestCase("empty")]
    public void Missing_value_breaks_every_rule_but_missing(string cell)
    {
        RuleCell.Parse(cell).Judge(null, null, null, "p").ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.RequiredMissing);
        RuleCell.Parse("缺失").Judge(null, null, null).ShouldBeEmpty();
        RuleCell.Parse("one of a, missing").Judge(null, null, null).ShouldBeEmpty();
    }

    [Test]
    public void All_broken_rules_of_a_cell_are_told() =>
        Judge("10.., one of 1, 2", "3").Select(violation => violation.Kind).ShouldBe([FindingKind.Range, FindingKind.ValueNotAllowed]);

    [TestCase("1299", "\"1299\" is no rule; = 1299 is meant?")]
    [TestCase("strin", "\"strin\" is no rule")]
    [TestCase("=", "= has no value")]
    [TestCase("= a, b", "a value with a comma stands in quotes")]
    [TestCase("!=", "!= has no value")]
    [TestCase("不是数字", "behind != stands a value, and 数字 is a rule")]
    [TestCase("!= one of a, b", "behind != stands a value, and one of a is a rule")]
    [TestCase("!= 1..10", "1..10 is a rule")]
    [TestCase("contains", "\"contains\" is no rule")]
    [TestCase("以开头", "\"以开头\" is no rule")]
    [TestCase("5..1", "runs backwards")]
    [TestCase("length 5", "needs a range")]
    [TestCase("matches ^a$", "between slashes")]
    [TestCase("matches /[/", "is no regular expression")]
    [TestCase("one of a,,b", "a comma has nothing beside it")]
    [TestCase("string,", "a comma has nothing beside it")]
    [TestCase("missing, integer", "stands alone")]
    [TestCase("a..b", "is no rule")]
    [TestCase("..", "is no rule")]
    public void Cell_outside_of_the_grammar_is_told_in_both_languages(string cell, string told)
    {
        RuleCell.TryParse(cell, out _, out var problem).ShouldBeFalse();

        problem.En.ShouldContain(told);
        problem.En.ShouldContain("write one of: = v");
        problem.Zh.ShouldContain("可以写：= 值");
        Should.Throw<FormatException>(() => RuleCell.Parse(cell));
    }

    [TestCase("= shown", "fen", "¥12.99", "1299", true)]
    [TestCase("= 显示值", "fen", "￥１，２９９．００", "129900", true)]
    [TestCase("= shown", "fen", "¥12.99", "12.99", false)]
    [TestCase("= shown", "fen", "¥12.9", "1290", true)]
    [TestCase("= shown", "yuan", "12.90元", "12.9", true)]
    [TestCase("= shown", "", "第 3 件", "3", true)]
    [TestCase("= shown", "", "第 3 件", "2", false)]
    [TestCase("= shown", "ms", "1.5秒", "1500", true)]
    [TestCase("= shown", "ms", "01:30", "90000", true)]
    [TestCase("= shown", "s", "1:02:03", "3723", true)]
    [TestCase("= shown", "ms", "300ms", "300", true)]
    [TestCase("= shown", "ratio", "50%", "0.5", true)]
    [TestCase("= shown", "percent", "50%", "50", true)]
    [TestCase("= shown", "", "1.2万", "12345", true)]
    [TestCase("= shown", "", "1.2万", "13000", false)]
    [TestCase("= shown", "", "  Blue \n shoe ", "\"Blue shoe\"", true)]
    [TestCase("= shown", "", "Blue shoe", "\"Blue shoes\"", false)]
    [TestCase("= shown", "", "¥12.99", "\"12.99\"", true)]
    [TestCase("= shown", "", "SKU-12", "\"12\"", false)]
    public void Shown_value_is_compared_in_the_planned_unit(string cell, string unit, string shown, string json, bool agrees)
    {
        var planned = new PlannedProperty { Name = "v", Unit = unit, Place = new PlanPlace("p", 1, 1) };
        var rule = RuleCell.Parse(cell);

        rule.NeedsShown.ShouldBeTrue();
        rule.Judge(Json(json), shown, planned).Select(violation => violation.Kind).ShouldBe(agrees ? [] : [FindingKind.ValueDiffers]);
        Should.Throw<ArgumentNullException>(() => rule.Judge(Json(json), null, planned));
    }

    [Test]
    public void Unit_mistakes_of_a_shown_value_are_explained()
    {
        var fen = new PlannedProperty { Name = "v", Unit = "fen", Types = ["number"], Place = new PlanPlace("p", 1, 1) };

        var violation = RuleCell.Parse("= shown").Judge(Json("12.99"), "¥12.99", fen).ShouldHaveSingleItem();

        violation.Expected.En.ShouldBe("1299, shown as \"¥12.99\"");
        violation.Actual.En.ShouldBe("12.99; looks like yuan where the plan says fen");
        RuleCell.Parse("= 9007199254740993").Judge(Json("9007199254740992"), null, null)[0].Actual.En.ShouldContain("digits beyond 2^53 were lost");
    }

    [Test]
    public void Equalities_pick_events_and_other_rules_do_not()
    {
        var key = new PlannedProperty { Name = "sku", Key = true, Place = new PlanPlace("p", 1, 1) };

        RuleCell.Parse("= 1").Picks(null).ShouldBeTrue();
        RuleCell.Parse("= shown").Picks(key).ShouldBeTrue();
        RuleCell.Parse("= shown").Picks(key with { Key = false }).ShouldBeFalse();
        RuleCell.Parse("integer, 0..").Picks(key).ShouldBeFalse();
        RuleCell.Parse("").Picks(key).ShouldBeFalse();
        RuleCell.Parse("= 5, 10..").Selects(Json("5"), null, null).ShouldBeTrue();
        RuleCell.Parse("= 5").Selects(null, null, null).ShouldBeFalse();
    }

    [Test]
    public void Paths_reach_nested_members_items_and_names_with_dots()
    {
        var json = Json("""{"page.id":"home","product":{"tags":["a","b"]},"a":1,"a":2}""");

        PropertyPath.TextAt(json, "page.id").ShouldBe("home");
        PropertyPath.TextAt(json, "product.tags.1").ShouldBe("b");
        PropertyPath.TextAt(json, "/product/tags/0").ShouldBe("a");
        PropertyPath.TextAt(json, "a").ShouldBe("2");
        PropertyPath.TextAt(json, "product.none").ShouldBeNull();
    }

    private static IReadOnlyList<Violation> Judge(string cell, string json) => RuleCell.Parse(cell).Judge(Json(json), null, null, "v");

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}

using TrackE2E.Gherkin.Containers;
using TrackE2E.Gherkin.Expressions;

namespace TrackE2E.Tests.Gherkin.Expressions;

public sealed class CucumberExpressionTests
{
    [TestCase("打开{page}并等待{int}秒", "打开“首页”并等待5秒", "首页|5")]
    [TestCase("打开{page}并等待{int}秒", "打开「首页」并等待１５秒", "首页|15")]
    [TestCase("那么{page}上报{int}次", "那么\"商品曝光\"上报0次", "商品曝光|0")]
    [TestCase("{int}个{word}", "3个กล้วย", "3|กล้วย")]
    [TestCase("انتظر {int} ثوان", "انتظر ٥ ثوان", "5")]
    public async Task Text_in_any_script_needs_no_spaces_around_parameters(string expression, string text, string expected)
    {
        var types = new ParameterTypeRegistry();
        types.Define(new ParameterType("page", ["[\"“「]([^\"”」]*)[\"”」]"], typeof(string), (_, groups) => new(groups[0])));
        using var container = new ObjectContainer(new ConstructorCache());

        var arguments = new CucumberExpression(expression, types).Match(text).ShouldNotBeNull();

        List<object?> values = [];
        foreach (var argument in arguments)
        {
            values.Add(await argument.GetValueAsync(container));
        }

        string.Join('|', values).ShouldBe(expected);
    }

    [Test]
    public void A_parameter_type_without_spaces_does_not_match_another_text() =>
        new CucumberExpression("等待{int}秒", new()).Match("等待五秒").ShouldBeNull();

    [Test]
    public void Named_groups_keep_their_place_among_unnamed_ones()
    {
        var arguments = new RegularExpression(@"^(?<first>\w+) (\w+) (?<third>\w+)$", new()).Match("a b c").ShouldNotBeNull();

        arguments.Select(a => a.Group.Value).ShouldBe(["a", "b", "c"]);
    }

    [TestCase("等待5秒", "等待{int}秒|等待{float}秒")]
    [TestCase("I have 3 cukes", "I have {int} cukes|I have {float} cukes")]
    [TestCase("I see x3", "I see x3")]
    [TestCase("a \"b\" (c) d/e", "a {string} \\(c) d\\/e")]
    public void Proposals_use_parameters_and_escape_what_means_something(string text, string expected) =>
        string.Join('|', new ExpressionGenerator(new()).Generate(text).Select(g => g.Source)).ShouldBe(expected);

    [Test]
    public void Two_preferred_types_for_one_regular_expression_are_refused()
    {
        var types = new ParameterTypeRegistry();
        types.Define(new ParameterType("a", ["x+"], typeof(string), (_, g) => new(g[0])) { PreferForRegexpMatch = true });

        Should.Throw<CucumberExpressionException>(() => types.Define(new ParameterType("b", ["x+"], typeof(string), (_, g) => new(g[0])) { PreferForRegexpMatch = true }))
            .Message.ShouldContain("{a} and {b}");
    }

    [Test]
    public void A_group_that_several_types_claim_is_an_error_that_proposes_expressions()
    {
        var types = new ParameterTypeRegistry();
        types.Define(new ParameterType("name", ["[A-Z][a-z]+"], typeof(string), (_, g) => new(g[0])));
        types.Define(new ParameterType("person", ["[A-Z][a-z]+"], typeof(string), (_, g) => new(g[0])));

        Should.Throw<CucumberExpressionException>(() => new RegularExpression("^([A-Z][a-z]+) sings$", types).Match("Lisa sings"))
            .Message.ShouldContain("{name} sings");
    }

    // what an expression always says is looked for before its regular expression is made: that must never lose a match
    [TestCase("{string} is/was (only )seen/heard {int} time(s)", "\"a\" was seen 2 times", true)]
    [TestCase("{string} is/was (only )seen/heard {int} time(s)", "\"a\" is only seen 1 time", true)]
    [TestCase("{string} is/was (only )seen/heard {int} time(s)", "\"is seen\" was heard 1 time", true)]
    [TestCase("{string} is/was (only )seen/heard {int} time(s)", "\"a\" has seen 2 times", false)]
    [TestCase("{word}{word} b", "ab b", true)]
    [TestCase("a/ab/abc c", "ab c", true)]
    [TestCase("(a)(b){int}c{int}", "b1c2", true)]
    [TestCase("{int}c{int}", "1d2", false)]
    [TestCase("在{string}输入{string}", "在“甲”输入“乙”", false)]
    [TestCase("在{string}输入{string}", "在\"甲\"输入\"乙\"", true)]
    public void Whatever_the_regular_expression_matches_is_matched(string expression, string text, bool matches)
    {
        var one = new CucumberExpression(expression, new ParameterTypeRegistry());

        (one.Match(text) is not null).ShouldBe(matches);
        one.Regex.IsMatch(text).ShouldBe(matches);
    }
}

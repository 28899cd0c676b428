using System.Globalization;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;
using TrackE2E.Gherkin.TagExpressions;

namespace TrackE2E.Tests.Gherkin;

public sealed class PhraseTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Test]
    public async Task An_undefined_step_is_told_in_the_features_language_and_in_the_messages_in_English()
    {
        using var features = new Features(Feature("加入 2 个商品"));

        var result = await features.RunAsync(typeof(Steps));

        result.Scenarios.Single().Decisive!.Message.ShouldBe($$"""
            没有匹配“加入 2 个商品”的步骤定义。
            最接近的有：
              加入2件商品    加入{int}件商品  (Steps.Add(Int32) in {{Place(nameof(Steps.Add))}})
            定义它：
            [Given("加入 {int} 个商品")]
            public void Given加入Int个商品(int int1)
            {
                throw new PendingStepException();
            }
            """);
        Ended(features).Message.ShouldStartWith("No step definition matches \"加入 2 个商品\".\nThe nearest are:\n");
    }

    [Test]
    public async Task An_ambiguous_step_is_told_in_the_features_language_and_in_the_messages_in_English()
    {
        using var features = new Features(Feature("打开首页"));

        var result = await features.RunAsync(typeof(Steps));

        result.Scenarios.Single().Decisive!.Message.ShouldStartWith("“打开首页”匹配到 2 个步骤定义；只保留一个，或让它们互不重叠：\n  打开{}");
        Ended(features).Message.ShouldStartWith("\"打开首页\" is matched by 2 step definitions");
    }

    [TestCase("温度为冷", "“冷”无法转换为 Kind。请写该类型的值（语言 zh-CN），或写一个返回 Kind 的 [StepArgumentTransformation]。", "\"冷\" cannot be turned into Kind")]
    [TestCase("表格\n      | 字段 |\n      | a |", "没有名为“规则”的列。现有的列：字段。", "There is no column \"规则\"")]
    [TestCase("无参数\n      | a |", "步骤给出 1 个参数（先是表达式中的参数，后是表格或文档字符串），而 Steps.None() 需要 0 个", "The step gives 1 argument")]
    [TestCase("尚未实现", "PendingStepException: 有步骤定义尚未实现。", null)]
    public async Task What_a_step_throws_of_the_runner_is_told_in_the_features_language_and_in_the_messages_in_English(string step, string told, string? message)
    {
        using var features = new Features(Feature(step));

        var result = await features.RunAsync(typeof(Steps));

        result.Scenarios.Single().FailureMessage.ShouldContain(told);
        (Ended(features).Message ?? "").ShouldStartWith(message ?? "");
    }

    [Test]
    public async Task What_was_done_before_a_failure_is_told_in_the_features_language() =>
        (await Features.RunAsync(Feature("无参数\n    并且温度为冷"), typeof(Steps))).Scenarios.Single().FailureMessage.ShouldEndWith("\n在此之前：\n  假如 无参数");

    [TestCase("功能: a\n  场景: s\n    乱写\n    假如a\n  乱写", 5, "此行不能出现在这里；此处可以是：文件结尾、表格的行、文档字符串的引号、步骤（以假如、当、那么、并且、但是开头）、标签、例子、场景、规则")]
    [TestCase("功能: a\n  @x\n", 3, "文件过早结束；此处可以是：标签、规则")]
    [TestCase("# language: zh-TV\nFeature: a", 1, "“# language: zh-TV”不是 Gherkin 支持的语言；中文写作 # language: zh-CN，英文不需要这一行")]
    [TestCase("功能: a\n  @a b\n  场景: s\n", 2, "标签以 @ 开头，且不含空格")]
    [TestCase("功能: a\n  场景: s\n    假如a\n      | 1 |\n      | 1 | 2 |", 5, "表格各行的单元格数必须相同")]
    public void A_malformed_file_is_explained_and_the_parser_is_quoted(string text, int line, string meaning)
    {
        var error = new FeatureReader("/", new TrackE2E.Gherkin.Messages.MessageIds()).Parse(new("a.feature", "/a.feature", text.StartsWith("功能", StringComparison.Ordinal) ? "# language: zh-CN\n" + text : text)).Errors[0];

        error.In(Chinese).ShouldBe($"/a.feature:{error.Location.Line}：{meaning}；解析器的原文：{error.Message}");
        error.Location.Line.ShouldBe(text.StartsWith("功能", StringComparison.Ordinal) ? line + 1 : line);
        error.ToString().ShouldStartWith($"/a.feature:{error.Location.Line}: {error.Meaning.En}; the parser says: (");
    }

    [Test]
    public void Bindings_that_cannot_be_used_are_told_in_the_language_that_the_host_asks_for()
    {
        var e = Should.Throw<BindingException>(() => new FeatureEngineBuilder().AddBindings(typeof(BadSteps)).Build());

        e.MessageIn(Chinese).ShouldStartWith("有 1 个 binding 无法使用：\n\n");
        e.MessageIn(Chinese).ShouldEndWith("\n该 Cucumber 表达式在第 1 列有问题：\n\n(加入\n^\n'(' 缺少对应的 ')'。\n如果不是要写可选部分，可用 '\\(' 转义");
        e.MessageIn(CultureInfo.InvariantCulture).ShouldBe(e.Message);
        e.Message.ShouldStartWith("1 binding cannot be used:");
    }

    [TestCase("@a and", "无法解析标签表达式“@a and”，语法错误：缺少标签。")]
    [TestCase("@a @b", "无法解析标签表达式“@a @b”，语法错误：缺少运算符（and、or）。")]
    public void A_tag_expression_is_told_in_the_language_that_the_host_asks_for(string expression, string told) =>
        Should.Throw<TagExpressionException>(() => TagExpression.Parse(expression)).MessageIn(Chinese).ShouldBe(told);

    [Test]
    public void What_is_not_the_runners_is_told_as_it_is()
    {
        new InvalidOperationException("bad").MessageIn(Chinese).ShouldBe("bad");
        Phrase.Of(new InvalidOperationException("bad")).ShouldBe(new Phrase("bad", "bad"));
    }

    private static string Feature(string step) => $"# language: zh-CN\n功能: f\n  场景: s\n    假如{step}\n";

    private static TestStepResult Ended(Features features) => features.Messages.Select(m => m.TestStepFinished).OfType<TestStepFinished>().Last().TestStepResult;

    private static string Place(string method) => new FeatureEngineBuilder().AddBindings(typeof(Steps)).Build().StepDefinitions.First(d => d.Method!.Name == method).Location!.ToString();

    public enum Kind
    {
        Hot,
    }

    public sealed class Steps
    {
        [Given("加入{int}件商品")]
        public static void Add(int count) => _ = count;

        [Given("打开{}")]
        public static void Open(string page) => _ = page;

        [Given("打开首页")]
        public static void OpenHome()
        {
        }

        [Given("无参数")]
        public static void None()
        {
        }

        [Given("温度为{}")]
        public static void Warm(Kind kind) => _ = kind;

        [Given("表格")]
        public static void Table(TrackE2E.Gherkin.DataTable table) => _ = table.Rows[0]["规则"];

        [Given("尚未实现")]
        public static void Pending() => throw new PendingStepException();
    }

    public sealed class BadSteps
    {
        [Given("(加入")]
        public static void Add()
        {
        }
    }
}

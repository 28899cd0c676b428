using System.Collections.Concurrent;
using System.Globalization;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Running;

public sealed class ScenarioTests
{
    [TestCase("Feature: A\n  @web\n  Scenario: s\n    Given a scoped step\n", "web")]
    [TestCase("Feature: A\n  Scenario: s\n    Given a scoped step\n", "plain")]
    [TestCase("Feature: B\n  @web\n  Scenario: s\n    Given a scoped step\n", "web in B")]
    [TestCase("Feature: C\n  Scenario: special\n    Given a scoped step\n", "special")]
    public async Task The_definition_whose_scope_asks_for_most_wins(string text, string expected) => (await RunAsync(text)).Calls.ShouldBe([expected]);

    [Test]
    public async Task Contexts_tell_titles_tags_values_rules_and_culture()
    {
        var (result, calls) = await RunAsync(
            """
            # language: zh-CN
            @功能标签
            功能: 首页
              @规则标签
              规则: 一条规则
                @场景标签
                场景大纲: 打开<页面>
                  假如说明上下文
                  例子:
                    | 页面 | 次数 |
                    | 首页 | 3    |
            """);

        result.Success.ShouldBeTrue(string.Join('\n', result.Scenarios.Select(s => s.FailureMessage)));
        calls.ShouldBe(["首页|打开首页|场景标签|功能标签,规则标签,场景标签|页面=首页,次数=3|一条规则|zh-CN|zh-CN|假如 说明上下文|Given"]);
    }

    [Test]
    public async Task A_failure_has_no_framework_frames_and_ends_in_the_feature_file()
    {
        using var features = new Features("Feature: f\n  Scenario: s\n    Given a deep failure\n");

        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(new ConcurrentQueue<string>()));

        await features.RunAsync(typeof(Steps));

        var exception = features.Messages.Select(m => m.TestStepFinished?.TestStepResult.Exception).Single(e => e is not null)!;
        var frames = exception.StackTrace!.Split('\n');
        frames[0].ShouldContain("ScenarioTests.Steps.Deeper()");
        frames[^1].ShouldBe($"   at feature in {Path.Combine(features.Folder, "f1.feature")}:line 3");
        frames[1..^1].ShouldAllBe(f => f.Contains("ScenarioTests.Steps.", StringComparison.Ordinal));
    }

    [Test]
    public async Task An_empty_folder_a_missing_path_and_a_bad_tag_expression_are_told_apart()
    {
        using var features = new Features();
        var engine = new FeatureEngineBuilder().Build();

        (await engine.RunAsync(new RunOptions { BaseFolder = features.Folder }, CancellationToken.None)).Scenarios.ShouldBeEmpty();
        (await Should.ThrowAsync<FileNotFoundException>(() => engine.RunAsync(new RunOptions { Paths = ["no/such.feature"] }, CancellationToken.None))).Message.ShouldContain("no/such.feature");
        await Should.ThrowAsync<TrackE2E.Gherkin.TagExpressions.TagExpressionException>(() => engine.RunAsync(new RunOptions { BaseFolder = features.Folder, Tags = "@a and" }, CancellationToken.None));
    }

    [Test]
    public async Task A_malformed_file_is_an_error_of_the_run_and_the_others_are_run()
    {
        using var features = new Features("Feature: f\n  Scenario: s\n    Given a scoped step\n", "Feature: f\n  Scenario: s\n    Given x\n    Oops\n");
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(new ConcurrentQueue<string>()));

        var result = await features.RunAsync(typeof(Steps));

        result.Count(RunStatus.Passed).ShouldBe(1);
        result.FeatureErrors.Single().Location.Line.ShouldBe(4);
        result.Success.ShouldBeFalse();
        features.Messages.Count(m => m.ParseError is not null).ShouldBe(1);
    }

    [Test]
    public void Every_expression_that_cannot_be_used_is_listed_with_its_place()
    {
        var builder = new FeatureEngineBuilder().AddBindings(typeof(BadExpressions));

        var message = Should.Throw<BindingException>(builder.Build).Message;

        message.ShouldStartWith("2 bindings cannot be used:");
        message.ShouldContain("ScenarioTests.cs:");
        message.ShouldContain("The '{' does not have a matching '}'");
        message.ShouldContain("The regular expression /^(unclosed$/ cannot be used");
    }

    [TestCase("Feature: f\n  Scenario: s\n    When a scoped step\n", "It is defined for Given, not for When: a scoped step  (Special.Step()", "该文本的定义属于“假如”，不属于“当”：a scoped step")]
    [TestCase("Feature: f\n  Scenario: s\n    Given a scoped step\n", "It is defined for other scenarios ([Scope]): a scoped step  (Special.Step()", "该文本的定义属于其他场景（[Scope]）")]
    public void A_step_that_is_defined_for_another_keyword_or_scenario_is_told_so(string text, string english, string chinese)
    {
        using var features = new Features(text);

        var undefined = features.Builder.AddBindings(typeof(Special)).Build().Check(new RunOptions { BaseFolder = features.Folder }).Undefined.Single();

        undefined.Elsewhere!.Value.En.ShouldStartWith(english);
        undefined.Elsewhere.Value.Zh.ShouldStartWith(chinese);
        undefined.Nearest.ShouldBeEmpty();
    }

    [Test]
    public void A_method_that_nobody_can_await_is_refused()
    {
        var message = Should.Throw<BindingException>(() => new FeatureEngineBuilder().AddBindings(typeof(NotAwaited)).Build()).Message;

        message.ShouldStartWith("2 bindings cannot be used:");
        message.ShouldContain("NotAwaited.Step() is async void");
        message.ShouldContain("write async Task");
    }

    [Test]
    public async Task A_context_makes_its_value_when_it_is_asked_for()
    {
        using var features = new Features("Feature: f\n  Scenario: s\n    Given a value of a function\n");

        (await features.RunAsync(typeof(Lazily))).Scenarios.Single().FailureMessage.ShouldBe("");
    }

    [Test]
    public void Definitions_with_the_same_expression_are_found_without_any_feature()
    {
        using var features = new Features();
        var engine = features.Builder.AddBindings(typeof(Twice)).Build();

        var report = engine.Check(new RunOptions { BaseFolder = features.Folder });

        report.Duplicates.Single().Select(d => d.Id).ShouldBe(["Twice.First()", "Twice.Second()"]);
    }

    [TestCase("an overload", "alone")]
    [TestCase("an overload\n      | a |\n      | 1 |", "table 1")]
    [TestCase("an overload\n      ```\n      text\n      ```", "text text")]
    [TestCase("an amount of 3", "number 3")]
    [TestCase("an amount of 3 apples", "apples 3")]
    public async Task Of_several_definitions_those_count_whose_method_takes_the_arguments(string step, string expected)
    {
        using var features = new Features($"Feature: f\n  Scenario: s\n    Given {step}\n");
        var calls = new ConcurrentQueue<string>();
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(calls));

        var result = await features.RunAsync(typeof(OverloadedSteps));

        (string.Join("|", calls), result.Scenarios.Single().FailureMessage).ShouldBe((expected, ""));
    }

    [Test]
    public void Overloads_are_no_duplicates()
    {
        using var features = new Features();

        features.Builder.AddBindings(typeof(OverloadedSteps)).Build().Check(new RunOptions { BaseFolder = features.Folder }).Duplicates.ShouldBeEmpty();
    }

    [TestCase("it costs 1.5 EUR", "1.5|.5|EUR")]
    [TestCase("it takes 3 days", "3 days|3|days")]
    public async Task Groups_inside_groups_are_arguments_where_the_method_takes_as_many(string step, string expected)
    {
        using var features = new Features($"Feature: f\n  Scenario: s\n    Given {step}\n");
        var calls = new ConcurrentQueue<string>();
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(calls));

        var result = await features.RunAsync(typeof(Nested));

        (string.Join("|", calls), result.Scenarios.Single().FailureMessage).ShouldBe((expected, ""));
    }

    [Test]
    public async Task A_registered_method_gets_converted_arguments_and_its_class_from_the_container()
    {
        using var features = new Features("Feature: f\n  Scenario: s\n    Then 商品“茶”有2件\n");
        var calls = new ConcurrentQueue<string>();
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(calls))
            .AddParameterType("item", ["“([^”]*)”"], groups => new Item(groups[0]!))
            .AddStep(new StepRegistration { Id = "has-items", Expressions = ["item {item} has {int}", "商品{item}有{int}件"], Method = typeof(Vocabulary).GetMethod(nameof(Vocabulary.Has)), Location = SourceLocation.Here() });

        (await features.RunAsync()).Success.ShouldBeTrue();

        calls.ShouldBe(["茶 2"]);
        features.Messages.Count(m => m.StepDefinition?.SourceReference.Uri?.EndsWith("ScenarioTests.cs", StringComparison.Ordinal) ?? false).ShouldBe(2);
    }

    private static async Task<(RunResult Result, IReadOnlyCollection<string> Calls)> RunAsync(string text)
    {
        using var features = new Features(text);
        var calls = new ConcurrentQueue<string>();
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(calls));
        return (await features.RunAsync(typeof(Steps), typeof(Special)), calls);
    }

    public sealed class Steps(ConcurrentQueue<string> calls, ScenarioContext scenario, FeatureContext feature)
    {
        [Given("a scoped step")]
        public void Plain() => calls.Enqueue("plain");

        [Given("a scoped step")]
        [Scope(Tag = "web")]
        public void Web() => calls.Enqueue("web");

        [Given("a scoped step")]
        [Scope(Tag = "@web", Feature = "B")]
        public void WebInB() => calls.Enqueue("web in B");

        [Given("说明上下文")]
        public void Tell()
        {
            var info = scenario.ScenarioInfo;
            var values = info.Arguments.Keys.Cast<string>().Select(k => $"{k}={info.Arguments[k]}");
            var step = scenario.StepContext.StepInfo!;
            string[] parts =
            [
                feature.FeatureInfo.Title, info.Title, string.Join(',', info.Tags), string.Join(',', info.CombinedTags), string.Join(',', values), scenario.RuleInfo!.Title,
                feature.BindingCulture.Name, CultureInfo.CurrentCulture.Name, $"{step.Keyword} {step.Text}", $"{step.StepDefinitionType}",
            ];
            calls.Enqueue(string.Join('|', parts));
        }

        [Given("a deep failure")]
        public static async Task Deep()
        {
            await Task.Yield();
            await Deeper();
        }

        private static async Task Deeper()
        {
            await Task.Yield();
            throw new InvalidOperationException("deep");
        }
    }

    [Scope(Scenario = "special")]
    public sealed class Special(ConcurrentQueue<string> calls)
    {
        [Given("a scoped step")]
        public void Step() => calls.Enqueue("special");
    }

    public sealed class BadExpressions
    {
        [Given("an {int")]
        public static void Unfinished()
        {
        }

        [Given("^(unclosed$")]
        public static void Unclosed()
        {
        }
    }

    public sealed class OverloadedSteps(ConcurrentQueue<string> calls)
    {
        [Given("an overload")]
        public void Alone() => calls.Enqueue("alone");

        [Given("an overload")]
        public void Of(Table table) => calls.Enqueue($"table {table.Rows[0][0]}");

        [Given("an overload")]
        public void Of(string text) => calls.Enqueue($"text {text}");

        [Given("an amount of (.*)")]
        public void Amount(int amount) => calls.Enqueue($"number {amount}");

        [Given("an amount of (.*) apples")]
        public void Apples(int amount) => calls.Enqueue($"apples {amount}");
    }

    public sealed class Nested(ConcurrentQueue<string> calls)
    {
        [Given(@"it costs (\d+(\.\d+)?) (EUR|USD)")]
        public void Costs(string amount, string fraction, string currency) => calls.Enqueue($"{amount}|{fraction}|{currency}");

        [Given(@"^it takes ((\d+) (days|weeks))$")]
        public void Takes(string all, int count, string unit) => calls.Enqueue($"{all}|{count}|{unit}");
    }

    public sealed class NotAwaited
    {
        [Given("a step")]
        public static async void Step() => await Task.Yield();

        [BeforeScenario]
        public static async void Hook() => await Task.Yield();
    }

    public sealed class Lazily(ScenarioContext context)
    {
        [Given("a value of a function")]
        public void Value()
        {
            var made = 0;
            context.Set(() => $"made {++made}");

            context.Get<string>().ShouldBe("made 1");
            context.TryGetValue<string>(out var again).ShouldBeTrue();
            again.ShouldBe("made 2");
        }
    }

    public sealed class Twice
    {
        [Given("twice")]
        public static void First()
        {
        }

        [Given("twice")]
        public static void Second()
        {
        }
    }

    public sealed record Item(string Name);

    public sealed class Vocabulary(ConcurrentQueue<string> calls)
    {
        public void Has(Item item, long count) => calls.Enqueue($"{item.Name} {count}");
    }
}

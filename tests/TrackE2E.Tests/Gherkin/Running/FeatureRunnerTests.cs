using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Running;

public sealed class FeatureRunnerTests
{
    private const string Calculator = """
        Feature: Calculator
          Background:
            Given a clean calculator

          @smoke
          Scenario: Add
            When I add 2 and 3
            Then the result is 5

          Scenario Outline: Rows of <a>
            When I add <a> and <b>
            Then the result is <sum>

            Examples:
              | a | b | sum |
              | 1 | 2 | 3   |
              | 1 | 1 | 3   |

          Rule: Tables
            Scenario: Sum of a table
              When I add
                | value |
                | 4     |
                | 5     |
              Then the text is
                '''
                9
                '''
        """;

    [Test]
    public async Task Scenarios_backgrounds_outlines_rules_tables_and_doc_strings_are_executed()
    {
        var result = await Features.RunAsync(Calculator.Replace("'''", "\"\"\""), typeof(CalculatorSteps));

        result.Scenarios.Select(s => (s.Case.DisplayName, s.Status)).ShouldBe(
        [
            ("Add", RunStatus.Passed),
            ("Rows of 1 (b: 2, sum: 3)", RunStatus.Passed),
            ("Rows of 1 (b: 1, sum: 3)", RunStatus.Failed),
            ("Sum of a table", RunStatus.Passed),
        ]);
        result.Success.ShouldBeFalse();
    }

    [Test]
    public async Task A_failure_names_the_step_its_line_and_what_was_done_until_then()
    {
        using var features = new Features(Calculator.Replace("'''", "\"\"\""));

        var failed = (await features.RunAsync(typeof(CalculatorSteps))).Scenarios.Single(s => s.Status == RunStatus.Failed);

        failed.Case.RowLine.ShouldBe(17);
        failed.Case.Row.ShouldBe(2);
        failed.FailureMessage.ShouldStartWith($"Then the result is 3   ({Path.Combine(features.Folder, "f1.feature")}:12)");
        failed.FailureMessage.ShouldEndWith("until then:\n  Given a clean calculator\n  When I add 1 and 1");
        failed.Exception.ShouldBeOfType<ShouldAssertException>();
    }

    [Test]
    public async Task A_note_of_a_hook_stands_below_the_failure_and_hidden_frames_are_left_out()
    {
        using var features = new Features("Feature: f\n  Scenario: bad\n    Given it goes wrong\n  Scenario: good\n    Given all is well\n");
        features.Builder.HideFrames("TrackE2E.Tests.Gherkin.Running.FeatureRunnerTests.Frame");

        var result = await features.RunAsync(typeof(NoteSteps));

        var bad = result.Scenarios.Single(s => s.Status == RunStatus.Failed);
        bad.FailureMessage.ShouldEndWith("\nthe user had clicked");
        bad.FailureNote.ShouldBe("the user had clicked");
        bad.FailureStack.ShouldNotContain("FrameWork");
        bad.FailureStack.ShouldNotContain("TrackE2E.Gherkin.");
        bad.FailureStack.ShouldStartWith("   at TrackE2E.Tests.Gherkin.Running.FeatureRunnerTests.NoteSteps.Wrong()");
        bad.FailureStack.ShouldEndWith("f1.feature:line 3");
        result.Scenarios.Single(s => s.Status == RunStatus.Passed).FailureNote.ShouldBeNull();
    }

    private static void FrameWork() => throw new InvalidOperationException("bad");

    public sealed class NoteSteps(ScenarioContext context)
    {
        [Given("it goes wrong")]
        public static void Wrong() => FrameWork();

        [Given("all is well")]
        public static void Well()
        {
        }

        [AfterScenario]
        public void Note() => context.FailureNote = "the user had clicked";
    }

    [TestCase("@smoke", 1)]
    [TestCase("not @smoke", 3)]
    [TestCase("@nothing", 0)]
    public async Task Tags_select_scenarios(string tags, int expected)
    {
        using var features = new Features(Calculator.Replace("'''", "\"\"\"")) { Options = new() { Tags = tags } };

        (await features.RunAsync(typeof(CalculatorSteps))).Scenarios.Count.ShouldBe(expected);
    }

    [TestCase("f1.feature:7", "Add")]
    [TestCase("f1.feature:17", "Rows of 1 (b: 1, sum: 3)")]
    [TestCase("f1.feature:11", "Rows of 1 (b: 2, sum: 3)|Rows of 1 (b: 1, sum: 3)")]
    [TestCase("f1.feature:6:24", "Add|Sum of a table")]
    [TestCase("f1.feature:5", "Add")]
    [TestCase("f1.feature:2", "Add|Rows of 1 (b: 2, sum: 3)|Rows of 1 (b: 1, sum: 3)|Sum of a table")]
    [TestCase("f1.feature:19", "Sum of a table")]
    public async Task Lines_select_scenarios_and_rows(string path, string expected)
    {
        using var features = new Features(Calculator.Replace("'''", "\"\"\"")) { Options = new() { Paths = [path] } };

        string.Join('|', (await features.RunAsync(typeof(CalculatorSteps))).Scenarios.Select(s => s.Case.DisplayName)).ShouldBe(expected);
    }

    [TestCase(2, "one|two|three")]
    [TestCase(3, "one|two|three")]
    [TestCase(5, "one")]
    [TestCase(7, "one")]
    [TestCase(8, "one")]
    [TestCase(9, "two|three")]
    [TestCase(11, "two|three")]
    [TestCase(13, "three")]
    [TestCase(14, "two|three")]
    public async Task A_line_of_examples_selects_their_rows(int line, string expected)
    {
        const string outline = "Feature: f\n  Scenario Outline: <n>\n    Given <n>\n\n    Examples: first\n      | n |\n      | one |\n\n    @second\n    Examples: second\n      | n |\n      | two |\n      | three |\n\n  Scenario: other\n    Given x\n";
        using var features = new Features(outline) { Options = new() { Paths = [$"f1.feature:{line}"] } };

        string.Join('|', (await features.RunAsync()).Scenarios.Select(s => s.Case.Title)).ShouldBe(expected);
    }

    [Test]
    public async Task A_line_behind_the_end_of_the_file_is_refused()
    {
        using var features = new Features("Feature: f\n  Scenario: s\n    Given x\n") { Options = new() { Paths = ["f1.feature:3:99"] } };

        var refused = await Should.ThrowAsync<TrackE2E.Gherkin.Reading.NoSuchLineException>(() => features.RunAsync());

        refused.Message.ShouldBe($"There is no line 99 in {Path.Combine(features.Folder, "f1.feature")}: it has 4 lines.");
    }

    [Test]
    public async Task Chinese_expressions_need_no_spaces_and_share_a_registration_with_English_ones()
    {
        List<string> opened = [];
        using var features = new Features(
            """
            # language: zh-CN
            功能: 首页
              场景: 打开
                假如打开“首页”并停留３秒
            """,
            "Feature: home\n  Scenario: open\n    Given I open \"home\" for 4 seconds\n");
        features.Builder
            .AddParameterType("page", ["[\"“「]([^\"”」]*)[\"”」]"], groups => new PageName(groups[0]!))
            .AddStep(new StepRegistration
            {
                Id = "open-page",
                Expressions = ["I open {page} for {int} second(s)", "打开{page}并停留{int}秒"],
                Handler = (_, arguments) =>
                {
                    opened.Add($"{((PageName)arguments[0]!).Name} {arguments[1]}");
                    return Task.CompletedTask;
                },
            });

        var result = await features.RunAsync();

        result.Success.ShouldBeTrue(string.Join('\n', result.Scenarios.Select(s => s.FailureMessage)));
        opened.ShouldBe(["首页 3", "home 4"]);
    }

    [Test]
    public async Task An_undefined_step_comes_with_the_nearest_text_and_a_snippet()
    {
        var result = await Features.RunAsync("Feature: f\n  Scenario: s\n    When I ad 2 and 3\n", typeof(CalculatorSteps));

        var scenario = result.Scenarios.Single();
        scenario.Status.ShouldBe(RunStatus.Undefined);
        scenario.FailureMessage.ShouldContain("I add {int} and {int}");
        scenario.FailureMessage.ShouldContain("[When(\"I ad {int} and {int}\")]");
    }

    [Test]
    public async Task What_was_checked_is_run_as_it_was_read_and_other_options_are_read_anew()
    {
        using var features = new Features("Feature: f\n  Scenario: s\n    Given it goes wrong\n");
        var options = new RunOptions { BaseFolder = features.Folder };
        var check = new FeatureEngineBuilder().AddBindings(typeof(NoteSteps)).Build();
        var report = check.Check(options);
        File.WriteAllText(Path.Combine(features.Folder, "f1.feature"), "Feature: f\n  Scenario: another\n    Given all is well\n");

        var result = await new FeatureEngineBuilder().BoundAs(check).Build().RunAsync(options with { Parallel = 2 }, CancellationToken.None);
        var other = await new FeatureEngineBuilder().BoundAs(check).Build().RunAsync(options with { Tags = "not @x" }, CancellationToken.None);

        result.Scenarios.Single().Case.ShouldBeSameAs(report.Cases[0]);
        other.Scenarios.Single().Case.Title.ShouldBe("another");
    }

    [Test]
    public void A_dry_look_finds_undefined_and_ambiguous_steps()
    {
        using var features = new Features("Feature: f\n  Scenario: s\n    When I ad 2 and 3\n    Then it is 3\n    Given a clean calculator\n");
        var engine = features.Builder.AddBindings(typeof(CalculatorSteps), typeof(AmbiguousSteps)).Build();

        var report = engine.Check(new RunOptions { BaseFolder = features.Folder });

        report.Undefined.Single().Nearest[0].ShouldSatisfyAllConditions(n => n.Definition.Wording.ShouldBe("I add {int} and {int}"), n => n.Filled.ShouldBe("I add 2 and 3"));
        report.Undefined.Single().Snippet.ShouldContain("When");
        report.Ambiguous.Single().Definitions.Select(d => d.Id).ShouldBe(["AmbiguousSteps.First(Int32)", "AmbiguousSteps.Second(String)"]);
        report.Ambiguous.Single().Definitions[0].Location!.Path.ShouldEndWith("FeatureRunnerTests.cs");
        report.Unused.ShouldContain(d => d.Expression.Source == "I add {int} and {int}");
        report.IsClean.ShouldBeFalse();
    }

    public sealed record PageName(string Name);

    public sealed class Display
    {
        public int Value { get; set; }
    }

    public sealed class CalculatorSteps(Display display, ScenarioContext context)
    {
        [Given("a clean calculator")]
        public void Clean() => display.Value = 0;

        [When("I add {int} and {int}")]
        public async Task Add(int a, int b)
        {
            await Task.Yield();
            display.Value = a + b;
        }

        [When("^I add$")]
        public void Add(DataTable table) => display.Value = table.Rows.Sum(r => int.Parse(r["value"], System.Globalization.CultureInfo.InvariantCulture));

        [Then(@"the result is (\d+)")]
        public void Result(int expected) => display.Value.ShouldBe(expected);

        [Then("the text is")]
        public void Text(string text) => $"{display.Value}".ShouldBe(text, $"{context.ScenarioInfo.Title}");
    }

    public sealed class AmbiguousSteps
    {
        [Then("it is {int}")]
        public static void First(int value) => value.ShouldBe(3);

        [Then("it is {word}")]
        public static void Second(string value) => value.ShouldBe("3");
    }
}

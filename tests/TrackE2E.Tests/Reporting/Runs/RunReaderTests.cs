using Io.Cucumber.Messages.Types;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;
using static Io.Cucumber.Messages.Types.TestStepResultStatus;

namespace TrackE2E.Tests.Reporting.Runs;

public sealed class RunReaderTests
{
    private const string Chinese = """
        # language: zh-CN
        @购物
        功能: 首页商品曝光
          背景:
            假如打开“首页”

          规则: 停留
            @EX-02 @P0
            场景: 停留一秒后上报一次
              那么“商品曝光”上报1次，字段为
                | 字段 | 规则   |
                | sku  | = 显示值 |

          场景大纲: 打开<页面>
            那么“<页面>”上报<次数>次
            例子:
              | 页面 | 次数 |
              | 首页 | 1    |
            例子: 更多
              | 页面 | 次数 |
              | 购物车 | 2  |
        """;

    [Test]
    public void Scenario_and_steps_keep_what_the_file_says()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese);
        run.Execute(0);

        var result = Read(run, [])[0];

        result.Feature.ShouldBe("features/home.feature");
        result.Id.ShouldBe("home-9-0-none-1");
        (result.Line, result.Row, result.Language, result.FeatureName, result.Rule).ShouldBe((9, 0, "zh-CN", "首页商品曝光", "停留"));
        result.Tags.ShouldBe(["@购物", "@EX-02", "@P0"]);
        result.Verdict.ShouldBe(Verdict.Pass);
        result.Steps.Select(s => (s.Sentence, s.Line)).ShouldBe([("假如打开“首页”", 5), ("那么“商品曝光”上报1次，字段为", 10)]);
        result.Steps[1].Table.Select(r => string.Join('/', r)).ShouldBe(["字段/规则", "sku/= 显示值"]);
        result.Steps[0].Arguments.ShouldBe([new NamedValue("page", "首页")]);
        result.Steps[0].Duration.ShouldBe(TimeSpan.FromMilliseconds(100));
        result.Duration.ShouldBe(TimeSpan.FromMilliseconds(200));
    }

    [Test]
    public void Rows_of_an_outline_are_numbered_over_all_examples_and_keep_their_values()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese);
        run.Execute(1);
        run.Execute(2);

        var results = Read(run, []).Where(r => r.Row > 0).ToList();

        results.Select(r => (r.Row, r.Scenario, r.Title)).ShouldBe([(1, "打开首页", "打开<页面>"), (2, "打开购物车", "打开<页面>")]);
        results[1].Parameters.ShouldBe([new NamedValue("页面", "购物车"), new NamedValue("次数", "2")]);
        results[0].Line.ShouldBe(results[1].Line);
        (results[1].RowLine - results[0].RowLine).ShouldBe(3);
    }

    [Test]
    public void Step_with_findings_fails_and_the_rest_is_skipped()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese);
        var (started, steps) = run.Execute(0, statuses: [FAILED, SKIPPED]);
        var record = new ScenarioRecord { TestCaseStartedId = started, Device = "pixel8", Steps = new Dictionary<string, StepRecord> { [steps[0]] = new([Some.Finding()], null, "five lines") } };

        var result = Read(run, [record])[0];

        result.Verdict.ShouldBe(Verdict.Fail);
        result.Message.ShouldBe("five lines");
        result.Steps.Select(s => s.Verdict).ShouldBe([Verdict.Fail, Verdict.Skipped]);
        result.Id.ShouldBe("home-9-0-pixel8-1");
    }

    [TestCase(UNDEFINED, "undefined-step")]
    [TestCase(AMBIGUOUS, "ambiguous-step")]
    [TestCase(PENDING, "pending-step")]
    [TestCase(FAILED, "step-error")]
    public void Step_that_could_not_judge_is_broken_with_its_reason(TestStepResultStatus status, string reason)
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese);
        run.Execute(0, statuses: [PASSED, status], message: "NullReferenceException: boom\n   at Some.Code()");

        var result = Read(run, [])[0];

        (result.Verdict, result.Reason).ShouldBe((Verdict.Broken, reason));
        result.Message.ShouldStartWith($"broken: {reason}");
        result.Message.ShouldNotContain("at Some.Code");
    }

    [Test]
    public void Every_line_of_an_error_is_told_but_no_frames()
    {
        var run = new ScriptedRun().Feature("/repo/features/a.feature", "Feature: a\n  Scenario: b\n    Given c\n");
        run.Execute(0, statuses: FAILED, message: "  Assert.That(count, Is.EqualTo(5))\n  Expected: 5\n  But was:  0\n\n   at Some.Code()\n");

        Read(run, [])[0].Message.ShouldNotBeNull().ShouldContain("  actual    Assert.That(count, Is.EqualTo(5))\n              Expected: 5\n              But was:  0\n  where     Given c\n");
    }

    [Test]
    public void Text_of_a_broken_step_is_in_the_features_language()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese).Feature("/repo/features/a.feature", "Feature: a\n  Scenario: b\n    Given c\n");
        run.Execute(0, statuses: UNDEFINED);
        run.Execute(3, statuses: UNDEFINED);

        var results = Read(run, []);

        results[0].Steps[0].Message.ShouldBe("broken: undefined-step  没有匹配的步骤定义\n  期望  词汇表中的步骤（tracke2e steps 可列出）\n  实际  假如打开“首页”\n  处理  按词汇表改写，或在 \"bindings\" 指定的项目中实现它");
        results[1].Message.ShouldBe("broken: undefined-step  no step definition matches\n  expected  a step of the vocabulary (tracke2e steps lists them)\n  actual    Given c\n"
            + "  do        write it as the list has it, or bind it in a project named under \"bindings\"");
    }

    [Test]
    public void Undefined_step_shows_how_to_write_it()
    {
        var run = new ScriptedRun().Feature("/repo/features/a.feature", "Feature: a\n  Scenario: b\n    Given c\n");
        run.Add(Envelope.Create(new Suggestion("s", run.Pickles[0].Steps[0].Id, [new Snippet("csharp", "[Given(\"c\")]")])));
        run.Execute(0, statuses: UNDEFINED);

        System.Text.Encoding.UTF8.GetString(Read(run, [])[0].Steps[0].Attachments.Single(a => a.Name == "Snippet").Content!.Value.Span).ShouldBe("[Given(\"c\")]");
    }

    [Test]
    public void Error_outside_of_scenarios_is_a_broken_result_of_its_own()
    {
        var run = new ScriptedRun().Feature("/repo/features/a.feature", "Feature: a\n  Scenario: b\n    Given c\n");
        run.Execute(0);
        var failed = new TestStepResult(new Duration(0, 0), "boom\n at X", FAILED, null);
        run.Add(Envelope.Create(new Hook("h", "close all", new SourceReference("x", null, null, null), null, HookType.AFTER_TEST_RUN)));
        run.Add(Envelope.Create(new TestRunHookStarted("s", "r", "h", null, new Timestamp(1, 0)))).Add(Envelope.Create(new TestRunHookFinished("s", failed, new Timestamp(2, 0))));

        var results = Read(run, []);

        results.Select(r => (r.Verdict, r.Reason, r.Scenario)).ShouldBe([(Verdict.Pass, null, "b"), (Verdict.Broken, "run-error", "AfterTestRun close all")]);
        results[1].Message!.ShouldContain("actual    boom\n");
    }

    [Test]
    public void Broken_exception_keeps_its_reason_and_text()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese);
        var (started, steps) = run.Execute(0, statuses: [FAILED, SKIPPED]);
        var broken = new BrokenException("element-not-found", "no card", "a card", "none", "look at the page");

        var result = Read(run, [new ScenarioRecord { TestCaseStartedId = started, Steps = new Dictionary<string, StepRecord> { [steps[0]] = StepRecord.Of(broken, "en")! } }])[0];

        (result.Verdict, result.Reason, result.Message).ShouldBe((Verdict.Broken, "element-not-found", broken.Message));
    }

    [Test]
    public void Finding_of_no_step_fails_a_scenario_whose_steps_passed()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese);
        var (started, _) = run.Execute(0);

        var result = Read(run, [new ScenarioRecord { TestCaseStartedId = started, Findings = [Some.Finding()], Message = "late" }])[0];

        (result.Verdict, result.Message).ShouldBe((Verdict.Fail, "late"));
    }

    [Test]
    public void Failing_hook_is_shown_and_a_passing_one_is_not()
    {
        var hook = new Hook("h1", "open the app", new SourceReference("x", null, null, null), null, HookType.BEFORE_TEST_CASE);
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese, hook);
        run.Execute(0);
        run.Execute(1, statuses: [FAILED, SKIPPED]);

        var results = Read(run, []);

        results[0].Steps.ShouldNotContain(s => s.Hook);
        results[1].Steps[0].Sentence.ShouldBe("Before open the app");
        (results[1].Verdict, results[1].Reason).ShouldBe((Verdict.Broken, "step-error"));
    }

    [Test]
    public void Nothing_is_dropped_when_the_run_stops_in_the_middle()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", Chinese);
        run.Execute(0, finish: false);
        run.Add(Envelope.Create(new ParseError(new SourceReference("/repo/features/bad.feature", null, null, new Location(7, 3)), "(7:3): expected: #EOF, got 'x'")));

        var results = RunReader.Read(run.Messages, [], "/repo", "app-gone");

        results.Select(r => (r.Verdict, r.Reason)).ShouldBe(
            [(Verdict.Broken, "feature-unreadable"), (Verdict.Broken, "not-finished"), (Verdict.Broken, "app-gone"), (Verdict.Broken, "app-gone")]);
        results[0].Feature.ShouldBe("features/bad.feature");
        results[0].Line.ShouldBe(7);
    }

    [Test]
    public void Scenario_without_steps_is_broken_and_never_a_pass()
    {
        var run = new ScriptedRun().Feature("/repo/features/a.feature", "Feature: a\n  Scenario: todo\n");
        run.Execute(0);

        Read(run, []).Single().Reason.ShouldBe("empty-scenario");
    }

    [Test]
    public void Attempts_count_from_one_and_have_ids_of_their_own()
    {
        var run = new ScriptedRun().Feature("/repo/features/a.feature", "Feature: a\n  Scenario: b\n    Given c\n");
        run.Execute(0);
        run.Execute(0, attempt: 1);

        Read(run, []).Select(r => r.Id).ShouldBe(["a-2-0-none-1", "a-2-0-none-2"]);
    }

    private static IReadOnlyList<ScenarioResult> Read(ScriptedRun run, IReadOnlyList<ScenarioRecord> records) => RunReader.Read(run.Messages, records, "/repo");
}

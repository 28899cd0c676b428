using System.Collections.Concurrent;
using System.Globalization;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Running;

public sealed class HookTests
{
    private const string Feature = """
        @web
        Feature: Hooked
          @one
          Scenario: One
            Given a step
            And a step
            When a step
          Scenario: Two
            Given a failing step
        """;

    [Test]
    public async Task Hooks_are_called_in_Reqnrolls_order_with_tags_and_order_respected()
    {
        var (_, calls) = await RunAsync(Feature, typeof(AllHooks));

        calls.ShouldBe(
        [
            "run+", "feature+ Hooked",
            "scenario+ first", "scenario+ One", "scenario+ only one", "block+ Given", "step+", "step", "step- OK", "step+", "step", "step- OK", "block- Given",
            "block+ When", "step+", "step", "step- OK", "block- When", "scenario- OK",
            "scenario+ first", "scenario+ Two", "block+ Given", "step+", "step- TestError", "block- Given", "scenario- TestError",
            "feature-", "run-",
        ]);
    }

    [Test]
    public async Task When_a_hook_before_fails_steps_and_later_hooks_before_are_skipped_and_hooks_after_are_called()
    {
        var (result, calls) = await RunAsync("Feature: f\n  Scenario: s\n    Given a step\n", typeof(FailingBefore));

        calls.ShouldBe(["after 2", "after 1"]);
        result.Scenarios.Single().Status.ShouldBe(RunStatus.Failed);
        result.Scenarios.Single().Steps.Select(s => s.Status).ShouldBe([RunStatus.Failed, RunStatus.Skipped, RunStatus.Skipped, RunStatus.Passed, RunStatus.Passed]);
        result.Scenarios.Single().FailureMessage.ShouldContain("broken before");
        result.Scenarios.Single().FailureStack.ShouldMatch(@"^   at .*HookTests\.FailingBefore\.Before\(\) in .*HookTests\.cs:line \d+$");
    }

    [Test]
    public async Task When_a_hook_after_fails_the_others_are_called_and_the_scenario_fails()
    {
        var (result, calls) = await RunAsync("Feature: f\n  Scenario: s\n    Given a step\n", typeof(FailingAfter));

        calls.ShouldBe(["step", "after last"]);
        result.Scenarios.Single().Status.ShouldBe(RunStatus.Failed);
    }

    [Test]
    public async Task When_a_hook_around_a_step_fails_the_step_fails_and_the_hooks_after_it_are_called()
    {
        var (result, calls) = await RunAsync("Feature: f\n  Scenario: s\n    Given a step\n    Given a step\n", typeof(FailingBeforeStep));

        calls.ShouldBe(["after step"]);
        result.Scenarios.Single().Steps.Select(s => s.Status).ShouldBe([RunStatus.Failed, RunStatus.Skipped]);
    }

    [Test]
    public async Task When_the_hook_of_a_feature_fails_each_of_its_scenarios_fails()
    {
        var (result, calls) = await RunAsync(Feature, typeof(FailingFeatureHook));

        calls.ShouldBe(["feature-"]);
        result.Scenarios.Select(s => s.Status).ShouldBe([RunStatus.Failed, RunStatus.Failed]);
        result.Scenarios[1].FailureMessage.ShouldContain("no feature today");
    }

    [Test]
    public async Task A_method_with_several_attributes_of_a_kind_is_called_once()
    {
        var (_, calls) = await RunAsync("Feature: f\n  @a @b\n  Scenario: both\n    Given a step\n  @b\n  Scenario: one\n    Given a step\n  Scenario: none\n    Given a step\n", typeof(SeveralAttributes));

        calls.ShouldBe(["a or b", "step", "a or b", "step", "step"]);
    }

    [TestCase("Feature: cart\n  Scenario: s\n    Given a step\n", "in the cart or tagged|step")]
    [TestCase("Feature: f\n  @tagged\n  Scenario: s\n    Given a step\n", "in the cart or tagged|step")]
    [TestCase("Feature: f\n  Scenario: s\n    Given a step\n", "step")]
    public async Task The_tags_of_a_hook_and_a_scope_each_call_for_it_as_in_Reqnroll(string text, string expected) =>
        string.Join('|', (await RunAsync(text, typeof(ScopedHook))).Calls).ShouldBe(expected);

    [TestCase("a failing step", "TestError TestError whoops")]
    [TestCase("a step for 2", "OK OK ")]
    [TestCase("a step for many", "BindingError BindingError \"many\" cannot be turned into Int32")]
    [TestCase("a step to write", "StepDefinitionPending StepDefinitionPending ")]
    public async Task A_hook_after_a_step_is_told_how_step_and_scenario_stand(string step, string expected) =>
        (await RunAsync($"Feature: f\n  Scenario: s\n    Given {step}\n", typeof(Telling))).Calls.Single().ShouldStartWith(expected);

    [Test]
    public async Task Hooks_of_a_feature_have_the_culture_of_its_language()
    {
        var (_, calls) = await RunAsync("# language: de\nFunktionalität: f\n  Szenario: s\n    Angenommen a step\n", typeof(FeatureCulture));

        calls.ShouldBe(["before de", "step", "after de"]);
    }

    [Test]
    public async Task When_a_hook_of_the_run_fails_no_scenario_is_run_and_the_run_says_why()
    {
        var (result, calls) = await RunAsync(Feature, typeof(FailingRunHook));

        calls.ShouldBe(["run-"]);
        result.Scenarios.ShouldBeEmpty();
        result.Errors.Single().Message.ShouldBe("no run today");
        result.ErrorsIn(CultureInfo.InvariantCulture).Single().ShouldMatch(@"^System\.InvalidOperationException: no run today\n   at .*FailingRunHook\.Before\(\) in .*HookTests\.cs:line \d+$");
        result.Success.ShouldBeFalse();
    }

    private static async Task<(RunResult Result, IEnumerable<string> Calls)> RunAsync(string text, Type bindings)
    {
        using var features = new Features(text);
        var calls = new ConcurrentQueue<string>();
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(calls));
        return (await features.RunAsync(bindings, typeof(Steps)), calls);
    }

    public sealed class Steps(ConcurrentQueue<string> calls)
    {
        [StepDefinition("a step")]
        public void Step() => calls.Enqueue("step");

        [StepDefinition("a failing step")]
        public static void Fail() => throw new InvalidOperationException("whoops");

        [StepDefinition("a step for (.*)")]
        public static void Number(int number) => number.ShouldBe(2);

        [StepDefinition("a step to write")]
        public static void Later() => throw new PendingStepException();
    }

    public sealed class AllHooks(ConcurrentQueue<string> calls, ScenarioContext context)
    {
        [BeforeTestRun]
        public static void BeforeRun(ConcurrentQueue<string> calls) => calls.Enqueue("run+");

        [AfterTestRun]
        public static async Task AfterRun(ConcurrentQueue<string> calls)
        {
            await Task.Yield();
            calls.Enqueue("run-");
        }

        [BeforeFeature("web")]
        public static void BeforeFeature(ConcurrentQueue<string> calls, FeatureContext feature) => calls.Enqueue($"feature+ {feature.FeatureInfo.Title}");

        [BeforeFeature("app")]
        public static void BeforeAppFeature(ConcurrentQueue<string> calls) => calls.Enqueue("never");

        [AfterFeature("@web and not @app")]
        public static void AfterFeature(ConcurrentQueue<string> calls) => calls.Enqueue("feature-");

        [BeforeScenario]
        public void Before() => calls.Enqueue($"scenario+ {context.ScenarioInfo.Title}");

        [BeforeScenario(Order = HookAttribute.DefaultOrder - 1)]
        public void First() => calls.Enqueue("scenario+ first");

        [BeforeScenario("one", "two")]
        public void OnlyOne() => calls.Enqueue("scenario+ only one");

        [AfterScenario]
        public void After() => calls.Enqueue($"scenario- {context.ScenarioExecutionStatus}");

        [BeforeScenarioBlock]
        public void BeforeBlock() => calls.Enqueue($"block+ {context.CurrentScenarioBlock}");

        [AfterScenarioBlock]
        public void AfterBlock() => calls.Enqueue($"block- {context.CurrentScenarioBlock}");

        [BeforeStep]
        public void BeforeStep() => calls.Enqueue("step+");

        [AfterStep]
        public void AfterStep() => calls.Enqueue($"step- {context.StepContext.Status}");
    }

    public sealed class FailingBefore(ConcurrentQueue<string> calls)
    {
        [BeforeScenario(Order = 1)]
        public static void Before() => throw new InvalidOperationException("broken before");

        [BeforeScenario(Order = 2)]
        public void Never() => calls.Enqueue("never");

        [AfterScenario]
        public void After1() => calls.Enqueue("after 1");

        [AfterScenario]
        public void After2() => calls.Enqueue("after 2");
    }

    public sealed class FailingAfter(ConcurrentQueue<string> calls)
    {
        [AfterScenario(Order = 1)]
        public static void After() => throw new InvalidOperationException("broken after");

        [AfterScenario(Order = 2)]
        public void Last() => calls.Enqueue("after last");
    }

    public sealed class FailingBeforeStep(ConcurrentQueue<string> calls)
    {
        [BeforeStep]
        public static void Before() => throw new InvalidOperationException("broken before step");

        [AfterStep]
        public void After() => calls.Enqueue("after step");
    }

    public sealed class FailingFeatureHook
    {
        [BeforeFeature]
        public static void Before() => throw new InvalidOperationException("no feature today");

        [AfterFeature]
        public static void After(ConcurrentQueue<string> calls) => calls.Enqueue("feature-");
    }

    public sealed class SeveralAttributes(ConcurrentQueue<string> calls)
    {
        [BeforeScenario("a")]
        [BeforeScenario("b")]
        public void Before() => calls.Enqueue("a or b");
    }

    [Scope(Feature = "cart")]
    public sealed class ScopedHook(ConcurrentQueue<string> calls)
    {
        [BeforeScenario("tagged")]
        public void Before() => calls.Enqueue("in the cart or tagged");
    }

    public sealed class Telling(ConcurrentQueue<string> calls, ScenarioContext context)
    {
        [AfterStep]
        public void After() => calls.Enqueue($"{context.StepContext.Status} {context.ScenarioExecutionStatus} {context.TestError?.Message}");
    }

    public sealed class FeatureCulture
    {
        [BeforeFeature]
        public static void Before(ConcurrentQueue<string> calls) => calls.Enqueue($"before {CultureInfo.CurrentCulture}");

        [AfterFeature]
        public static void After(ConcurrentQueue<string> calls) => calls.Enqueue($"after {CultureInfo.CurrentCulture}");
    }

    public sealed class FailingRunHook
    {
        [BeforeTestRun]
        public static void Before() => throw new InvalidOperationException("no run today");

        [AfterTestRun]
        public static void After(ConcurrentQueue<string> calls) => calls.Enqueue("run-");
    }
}

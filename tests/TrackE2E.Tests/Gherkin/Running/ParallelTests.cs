using System.Collections.Concurrent;
using System.Text;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Running;

public sealed class ParallelTests
{
    [Test]
    public async Task Two_hundred_scenarios_on_eight_workers_never_see_each_others_objects()
    {
        const int Scenarios = 200;
        var text = new StringBuilder("Feature: many\n");
        for (var i = 0; i < Scenarios; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  Scenario: number {i}\n    Given I hold {i}\n    When others run\n    Then I still hold {i}\n");
        }

        using var features = new Features(text.ToString()) { Options = new() { Parallel = 8 } };
        var log = new Log();
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(log));

        var result = await features.RunAsync(typeof(HoldingSteps));

        result.Count(RunStatus.Passed).ShouldBe(Scenarios, string.Join('\n', result.Scenarios.Select(s => s.FailureMessage).Where(m => m.Length > 0).Take(3)));
        log.AtOnce.ShouldBe(8);
        log.Disposed.Order().ShouldBe(Enumerable.Range(0, Scenarios));
        log.Features.ShouldBe(1);
        result.Scenarios.Select(s => s.Run.WorkerId).Distinct().Count().ShouldBe(8);
        MessagesAreInOrder(features);
    }

    [Test]
    public async Task The_first_failure_has_the_rest_skipped_when_asked_to()
    {
        using var features = new Features("Feature: f\n  Scenario: a\n    Given it passes\n  Scenario: b\n    Given it fails\n  Scenario: c\n    Given it passes\n") { Options = new() { FailFast = true } };

        var result = await features.RunAsync(typeof(PassOrFail));

        result.Scenarios.Select(s => s.Status).ShouldBe([RunStatus.Passed, RunStatus.Failed, RunStatus.Skipped]);
    }

    [Test]
    public async Task A_random_order_names_its_seed_and_is_the_same_again_with_it()
    {
        var text = "Feature: f\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"  Scenario: {i}\n    Given it passes\n"));
        using var features = new Features(text) { Options = new() { Order = ScenarioOrder.Random } };
        var first = await features.RunAsync(typeof(PassOrFail));
        using var again = new Features(text) { Options = new() { Order = ScenarioOrder.Random, Seed = first.Seed.ShouldNotBeNull() } };
        using var defined = new Features(text);

        var order = first.Scenarios.Select(s => s.Case.Title).ToList();

        order.ShouldBe((await again.RunAsync(typeof(PassOrFail))).Scenarios.Select(s => s.Case.Title));
        order.ShouldNotBe((await defined.RunAsync(typeof(PassOrFail))).Scenarios.Select(s => s.Case.Title));
    }

    [Test]
    public async Task Repeated_scenarios_are_counted_one_by_one()
    {
        using var features = new Features("Feature: f\n  Scenario: a\n    Given it passes\n") { Options = new() { Repeat = 3, Parallel = 2 } };

        var result = await features.RunAsync(typeof(PassOrFail));

        result.Scenarios.Select(s => s.Run.Repetition).Order().ShouldBe([0, 1, 2]);
    }

    [Test]
    public async Task Cancelling_skips_what_has_not_started_and_ends_the_messages_properly()
    {
        using var features = new Features("Feature: f\n  Scenario: a\n    Given I cancel\n  Scenario: b\n    Given it passes\n");
        using var source = new CancellationTokenSource();
        var sink = new TrackE2E.Gherkin.Messages.CollectingMessageSink();
        var engine = features.Builder.AddBindings(typeof(PassOrFail), typeof(Cancelling)).AddMessageSink(sink).ConfigureRun(run => run.RegisterInstanceAs(source)).Build();

        await Should.ThrowAsync<OperationCanceledException>(() => engine.RunAsync(new RunOptions { BaseFolder = features.Folder }, source.Token));

        sink.Messages[^1].TestRunFinished.ShouldNotBeNull();
        sink.Messages.Count(m => m.TestCaseFinished is not null).ShouldBe(2);
    }

    private static void MessagesAreInOrder(Features features)
    {
        var started = new HashSet<string>();
        foreach (var message in features.Messages)
        {
            if (message.TestCaseStarted is { } start)
            {
                started.Add(start.Id).ShouldBeTrue();
            }
            else if (message.TestStepFinished is { } step)
            {
                started.ShouldContain(step.TestCaseStartedId);
            }
            else if (message.TestCaseFinished is { } end)
            {
                started.Remove(end.TestCaseStartedId).ShouldBeTrue();
            }
        }

        started.ShouldBeEmpty();
    }

    public sealed class Log
    {
        private int _running;

        public TaskCompletionSource AllEight { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int AtOnce { get; private set; }

        public int Features { get; set; }

        public ConcurrentBag<int> Disposed { get; } = [];

        public async Task WithOthersAsync()
        {
            if (Interlocked.Increment(ref _running) == 8)
            {
                AtOnce = 8;
                AllEight.TrySetResult();
            }

            await AllEight.Task;
            await Task.Yield();
            Interlocked.Decrement(ref _running);
        }
    }

    public sealed class Held(Log log) : IAsyncDisposable
    {
        public int Value { get; set; }

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            log.Disposed.Add(Value);
        }
    }

    public sealed class HoldingSteps(Held held, ScenarioContext context, Log log)
    {
        [BeforeFeature]
        public static void Before(Log log) => log.Features++;

        [Given("I hold {int}")]
        public void Hold(int value)
        {
            held.Value.ShouldBe(0);
            context.Count.ShouldBe(0);
            held.Value = value;
            context.Set(value);
        }

        [When("others run")]
        public Task Wait() => log.WithOthersAsync();

        [Then("I still hold {int}")]
        public void StillHold(int value)
        {
            held.Value.ShouldBe(value);
            context.Get<int>().ShouldBe(value);
            context.ScenarioInfo.Title.ShouldBe($"number {value}");
        }
    }

    public sealed class PassOrFail
    {
        [Given("it passes")]
        public static void Pass()
        {
        }

        [Given("it fails")]
        public static void Fail() => throw new InvalidOperationException();
    }

    public sealed class Cancelling(CancellationTokenSource source)
    {
        [Given("I cancel")]
        public Task Cancel() => source.CancelAsync();
    }
}

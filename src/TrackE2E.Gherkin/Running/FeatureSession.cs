using System.Collections.Concurrent;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Containers;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;
using Exception = System.Exception;

namespace TrackE2E.Gherkin.Running;

/// <summary>One run, scenario by scenario: what the own runner and the NUnit host have in common.</summary>
/// <remarks>Start, then any number of scenarios at the same time, then finish. Messages come in the order of the protocol.</remarks>
internal sealed class FeatureSession
{
    private readonly MessageIds _ids;
    private readonly Lock _gate = new();
    private readonly ConcurrentBag<Exception> _errors = [];
    private readonly ConcurrentQueue<ScenarioResult> _results = new();
    private readonly Dictionary<object, string> _idOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FeatureDocument, FeatureScope> _features = [];
    private readonly Dictionary<string, TestThreadContext> _workers = new(StringComparer.Ordinal);
    private readonly ObjectContainer _container;
    private readonly RunHooks _hooks;
    private readonly string _id;
    private long _start;

    public FeatureSession(FeatureEngine engine, MessageIds ids)
    {
        (Engine, _ids) = (engine, ids);
        Bus = new(engine.Sinks, engine.Time);
        _container = engine.NewRunContainer();
        _id = ids.GetNewId();
        _hooks = new(this, _container, _id, _idOf);
    }

    public FeatureEngine Engine { get; }

    public MessageBus Bus { get; }

    public MessageIds Ids => _ids;

    /// <summary>Whether hooks of the run failed: no scenario may be executed then.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>What went wrong outside of scenarios so far.</summary>
    public IReadOnlyCollection<Exception> Errors => _errors;

    public async Task StartAsync(IReadOnlyList<FeatureDocument> documents, IReadOnlyList<ScenarioCase> scenarios, Exception? startFailure)
    {
        _start = Engine.Time.GetTimestamp();
        Bus.Send(Envelope.Create(RunMessages.Meta()));
        var selected = scenarios.ToHashSet();
        foreach (var document in documents)
        {
            RunMessages.Announce(Bus, document, selected);
        }

        RunMessages.AnnounceBindings(Bus, Engine.Bindings, _ids, _idOf);
        Bus.Send(Envelope.Create(new TestRunStarted(Bus.Now(), _id)));
        Notify(p => p.RunStarted(scenarios));
        if (startFailure is not null)
        {
            (IsBroken, _) = (true, AddError(startFailure));
            return;
        }

        IsBroken = !await _hooks.RunAsync(HookKind.BeforeTestRun);
    }

    /// <summary>Keeps a feature's shared objects until it is released, however many of its scenarios run.</summary>
    public void Hold(FeatureDocument document)
    {
        lock (_gate)
        {
            FeatureOf(document).Remaining++;
        }
    }

    /// <summary>Ends what <see cref="Hold"/> began.</summary>
    public Task ReleaseAsync(FeatureDocument document) => LeaveAfterLastAsync(FeatureOf(document));

    /// <summary>Makes the test case of a scenario and says so in the messages.</summary>
    public ScenarioPlan Plan(ScenarioCase scenario, int repetition)
    {
        var plan = ScenarioPlan.Create(scenario, repetition, Engine, FeatureOf(scenario.Feature), _ids);
        Hold(scenario.Feature);
        Bus.Send(Envelope.Create(plan.ToMessage(_id, _idOf)));
        return plan;
    }

    /// <summary>Runs a scenario, again if it fails and may be tried again.</summary>
    /// <returns>The last attempt.</returns>
    public async Task<ScenarioResult> RunAsync(ScenarioPlan plan, string workerId, int retries, bool skip, CancellationToken cancellation)
    {
        var feature = FeatureOf(plan.Case.Feature);
        var worker = WorkerOf(workerId);
        if (!skip)
        {
            await feature.EnterAsync();
        }

        for (var attempt = 0; ; attempt++)
        {
            var run = new ScenarioRun(plan.Case, attempt, plan.Repetition, workerId, _ids.GetNewId());
            Bus.Send(Envelope.Create(new TestCaseStarted(attempt, run.TestCaseStartedId, plan.Id, workerId.Length == 0 ? null : workerId, Bus.Now())));
            Notify(p => p.ScenarioStarted(run));
            var result = await new ScenarioAttempt(this, plan, feature, new ObjectContainer(feature.Container), worker, run, skip, cancellation).RunAsync(attempt < retries);
            Bus.Send(Envelope.Create(new TestCaseFinished(run.TestCaseStartedId, Bus.Now(), result.WillBeRetried)));
            Notify(p => p.ScenarioFinished(result));
            if (!result.WillBeRetried)
            {
                _results.Enqueue(result);
                await LeaveAfterLastAsync(feature);
                return result;
            }
        }
    }

    public async Task<RunResult> FinishAsync(IReadOnlyList<FeatureDocument> documents, int? seed)
    {
        foreach (var feature in _features.Values.ToArray())
        {
            await LeaveAsync(feature);
        }

        await _hooks.RunAsync(HookKind.AfterTestRun);
        foreach (IAsyncDisposable container in _workers.Values.Select(w => w.TestThreadContainer).Append(_container))
        {
            await TryAsync(container.DisposeAsync);
        }

        var result = Result(documents, seed);
        var error = _errors.FirstOrDefault(e => !_hooks.Reported.Contains(e));
        var exception = error is null ? null : new Io.Cucumber.Messages.Types.Exception(error.GetType().FullName, error.Message, FailureText.StackOf(error, null, Engine.HiddenFrames));
        Bus.Send(Envelope.Create(new TestRunFinished(error?.Message, result.Success, Bus.Now(), exception, _id)));
        Bus.Complete();
        result = Result(documents, seed);
        Notify(p => p.RunFinished(result));
        return result;
    }

    public bool AddError(Exception error)
    {
        _errors.Add(error);
        return true;
    }

    /// <summary>Tells everyone about progress, one call at a time.</summary>
    public void Notify(Action<IRunProgress> tell)
    {
        if (Engine.Progress.Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var progress in Engine.Progress)
            {
                tell(progress);
            }
        }
    }

    private RunResult Result(IReadOnlyList<FeatureDocument> documents, int? seed) => new()
    {
        Scenarios = [.. _results],
        FeatureErrors = [.. documents.SelectMany(d => d.Errors)],
        Errors = [.. _errors, .. Bus.Errors],
        HiddenFrames = Engine.HiddenFrames,
        Seed = seed,
        Duration = Engine.Time.GetElapsedTime(_start),
    };

    private FeatureScope FeatureOf(FeatureDocument document)
    {
        lock (_gate)
        {
            return _features.TryGetValue(document, out var known) ? known : _features[document] = new(Engine, _container, document);
        }
    }

    private TestThreadContext WorkerOf(string id)
    {
        lock (_gate)
        {
            if (!_workers.TryGetValue(id, out var worker))
            {
                var container = new ObjectContainer(_container);
                worker = _workers[id] = new(id, container);
                container.RegisterInstanceAs(worker);
            }

            return worker;
        }
    }

    private async Task LeaveAfterLastAsync(FeatureScope feature)
    {
        bool last;
        lock (_gate)
        {
            last = --feature.Remaining == 0;
        }

        if (last)
        {
            await LeaveAsync(feature);
        }
    }

    private async Task LeaveAsync(FeatureScope feature)
    {
        lock (_gate)
        {
            if (!_features.Remove(feature.Document))
            {
                return;
            }
        }

        foreach (var error in await feature.LeaveAsync())
        {
            AddError(error);
        }
    }

    private async Task TryAsync(Func<ValueTask> action)
    {
        if ((await Outcome.RunAsync(Engine.Time, action)).Exception is { } error)
        {
            AddError(error);
        }
    }
}

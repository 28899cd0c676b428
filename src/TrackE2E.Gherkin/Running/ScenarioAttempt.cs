using System.Collections.Specialized;
using System.Globalization;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Containers;
using TrackE2E.Gherkin.Conversion;
using TrackE2E.Gherkin.Reading;
using Exception = System.Exception;

namespace TrackE2E.Gherkin.Running;

/// <summary>Executes one attempt of a scenario in a container of its own, which it disposes.</summary>
internal sealed class ScenarioAttempt
{
    private readonly FeatureSession _session;
    private readonly ScenarioPlan _plan;
    private readonly FeatureScope _feature;
    private readonly ScenarioRun _run;
    private readonly bool _skip;
    private readonly ObjectContainer _container;
    private readonly ScenarioContext _context;
    private readonly Attachments _attachments;
    private readonly StepExecution _execution;
    private readonly List<StepResult> _results = [];
    private RunStatus _worst = RunStatus.Passed;
    private Exception? _exception;

    public ScenarioAttempt(FeatureSession session, ScenarioPlan plan, FeatureScope feature, ObjectContainer container, TestThreadContext worker, ScenarioRun run, bool skip, CancellationToken cancellation)
    {
        (_session, _plan, _feature, _run, _skip) = (session, plan, feature, run, skip);
        _container = container;
        _context = new ScenarioContext(InfoOf(plan.Case), plan.Case.Rule, _container);
        _attachments = new Attachments(session.Bus);
        _container.RegisterInstanceAs(_context);
        _container.RegisterInstanceAs(_context.ScenarioInfo);
        _container.RegisterInstanceAs(worker);
        _container.RegisterInstanceAs(plan.Case);
        _container.RegisterInstanceAs(run);
        _container.RegisterInstanceAs(new ScenarioDefinitions([.. plan.Steps.Where(s => s.Bound is { Matches.Count: 1 }).Select(s => s.Bound!.Matches[0].Definition)]));
        _container.RegisterInstanceAs<IAttachments>(_attachments);
        _container.RegisterInstanceAs<IReqnrollOutputHelper>(_attachments);
        _container.RegisterInstanceAs(cancellation, typeof(CancellationToken));
        var conversion = new ConversionScope(_container, feature.Document.Culture, FeatureEngine.SubjectOf(plan.Case));
        _execution = new StepExecution(session.Engine, _context, conversion);
    }

    /// <param name="mayRetry">Whether another attempt follows a failure.</param>
    public async Task<ScenarioResult> RunAsync(bool mayRetry)
    {
        var start = _session.Engine.Time.GetTimestamp();
        if (!_skip)
        {
            CultureInfo.CurrentCulture = _feature.Document.Culture;
        }

        for (var i = 0; i < _plan.Steps.Count; i++)
        {
            await RunAsync(_plan.Steps[i], i + 1 < _plan.Steps.Count ? _plan.Steps[i + 1].Bound : null);
        }

        _attachments.PointAt(_run.TestCaseStartedId);
        if (await Outcome.RunAsync(_session.Engine.Time, _container.DisposeAsync) is { Exception: { } leak })
        {
            (_worst, _exception) = (RunStatus.Failed, _exception ?? leak);
            _session.AddError(leak);
        }

        return new()
        {
            Run = _run,
            Status = _worst,
            Steps = _results,
            Exception = _exception,
            FailureStack = _exception is null ? "" : FailureText.StackOf(_exception, _results.Find(r => r.Exception == _exception && r.Step is not null)?.Location, _session.Engine.HiddenFrames),
            FailureNote = _worst is RunStatus.Passed or RunStatus.Skipped ? null : _context.FailureNote,
            Duration = _session.Engine.Time.GetElapsedTime(start),
            WillBeRetried = mayRetry && _worst == RunStatus.Failed,
        };
    }

    private async Task RunAsync(PlannedStep planned, BoundStep? next)
    {
        _session.Bus.Send(Envelope.Create(new TestStepStarted(_run.TestCaseStartedId, planned.Id, _session.Bus.Now())));
        _session.Notify(p => p.StepStarted(_run, planned.Bound?.Step));
        _attachments.PointAt(_run.TestCaseStartedId, planned.Id);
        var outcome = planned.Hook is { } hook ? await RunHookAsync(hook) : await RunStepAsync(planned.Bound!, next);
        if (outcome.Status > _worst)
        {
            _worst = outcome.Status;
            _context.ScenarioExecutionStatus = StepExecution.ToExecutionStatus(outcome);
        }

        if (outcome.Status == RunStatus.Failed)
        {
            _exception ??= outcome.Exception;
            _context.TestError ??= outcome.Exception;
        }

        Report(planned, outcome);
    }

    private async Task<Outcome> RunHookAsync(HookBinding hook)
    {
        if (_skip)
        {
            return Outcome.Of(RunStatus.Skipped);
        }

        if (hook.Kind == HookKind.BeforeFeature)
        {
            return (await _feature.EnterAsync())[hook];
        }

        if (hook.Kind == HookKind.BeforeScenario && _worst != RunStatus.Passed)
        {
            return Outcome.Of(RunStatus.Skipped);
        }

        return await Outcome.RunAsync(_session.Engine.Time, async () => await hook.Method.InvokeInjectedAsync(_container));
    }

    private async Task<Outcome> RunStepAsync(BoundStep bound, BoundStep? next)
    {
        // what was skipped on purpose is not looked at any more
        if (_worst == RunStatus.Skipped && !_skip)
        {
            return Outcome.Of(RunStatus.Skipped);
        }

        if (bound.Status == RunStatus.Undefined)
        {
            _session.Bus.Send(Envelope.Create(_session.Engine.Snippets.Suggest(_session.Ids.GetNewId(), bound.Step)));
        }

        if (bound.Status != RunStatus.Passed)
        {
            return Outcome.Of(bound.Status);
        }

        if (_skip || _worst != RunStatus.Passed)
        {
            return Outcome.Of(RunStatus.Skipped);
        }

        return await _execution.RunAsync(bound, next);
    }

    private void Report(PlannedStep planned, Outcome outcome)
    {
        var place = planned.Bound?.Step.Location ?? planned.Hook!.Method.Location;
        var language = _feature.Document.Culture;
        var message = Unbound(planned, outcome, language) ?? (outcome.Exception is null ? null : FailureText.Describe(outcome.Exception, language));
        var result = new StepResult
        {
            Status = outcome.Status,
            Exception = outcome.Exception,
            Message = outcome.Status is RunStatus.Passed or RunStatus.Skipped ? null : message,
            Duration = outcome.Duration,
            Step = planned.Bound?.Step,
            Hook = planned.Hook is { } hook ? hook.Name ?? $"{hook.Kind} {hook.Method.DisplayName}" : null,
            Log = _attachments.TakeLog(),
            Definitions = [.. planned.Bound?.Matches.Select(m => m.Definition) ?? []],
            Location = place,
            TestStepId = planned.Id,
        };
        _results.Add(result);
        var testStepResult = outcome.ToMessage(Unbound(planned, outcome, CultureInfo.InvariantCulture), planned.Bound?.Step.Location, _session.Engine.HiddenFrames, language);
        _session.Bus.Send(Envelope.Create(new TestStepFinished(_run.TestCaseStartedId, planned.Id, testStepResult, _session.Bus.Now())));
        _session.Notify(p => p.StepFinished(_run, result));
    }

    // why no definition executes the step; null when one does
    private string? Unbound(PlannedStep planned, Outcome outcome, CultureInfo language) => outcome.Status switch
    {
        RunStatus.Undefined => _session.Engine.Snippets.DescribeUndefined(planned.Bound!.Step, _session.Engine, language),
        RunStatus.Ambiguous => SnippetWriter.DescribeAmbiguous(planned.Bound!).In(language),
        _ => null,
    };

    private static ScenarioInfo InfoOf(ScenarioCase scenario)
    {
        var values = new OrderedDictionary();
        foreach (var (column, value) in scenario.Values)
        {
            values[column] = value;
        }

        return new(scenario.Title, scenario.Description, Plain(scenario.OwnTags), Plain(scenario.Tags), values, scenario.Location);
    }

    private static string[] Plain(IEnumerable<string> tags) => [.. tags.Select(t => t.TrimStart('@'))];
}

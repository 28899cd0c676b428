using Io.Cucumber.Messages.Types;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>Reads a run from its Cucumber messages and the records kept beside them.</summary>
/// <remarks>
/// Verdict of a step: passed, skipped; undefined, ambiguous and pending are broken; failed is fail when its record has findings, else broken with the record's reason, else broken
/// <c>step-error</c>. Of a scenario: fail with any finding, else broken, else skipped when a step was skipped by request, else pass; one without steps is broken <c>empty-scenario</c>.
/// Nothing is dropped: a feature file that cannot be read, a scenario that was chosen and never began, one that never ended, and an error outside of scenarios (<c>run-error</c>: a hook
/// around the run) are broken results.
/// </remarks>
public sealed class RunReader
{
    private readonly string _root;
    private readonly FeatureIndex _features = new();
    private readonly Dictionary<string, Pickle> _pickles = [];
    private readonly Dictionary<string, TestCase> _cases = [];
    private readonly Dictionary<string, Hook> _hooks = [];
    private readonly Dictionary<string, Execution> _executions = [];
    private readonly List<Execution> _order = [];
    private readonly List<ParseError> _unreadable = [];
    private readonly Dictionary<string, string> _runHooks = [];
    private readonly List<(string What, string Said)> _runErrors = [];
    private readonly Dictionary<string, Suggestion> _suggestions = [];

    /// <summary>Makes a reader that has taken nothing yet; not for several threads.</summary>
    /// <param name="root">Folder that feature paths are shown relative to.</param>
    public RunReader(string root) => _root = root;

    /// <summary>Reads the results of a run.</summary>
    /// <param name="messages">The run's envelopes, in order.</param>
    /// <param name="records">What was kept beside them; an execution without a record has no findings.</param>
    /// <param name="root">Folder that feature paths are shown relative to.</param>
    /// <param name="notStarted">The reason for scenarios that were chosen and never began: <c>app-gone</c> when the app under test died; default <c>not-started</c>.</param>
    public static IReadOnlyList<ScenarioResult> Read(IEnumerable<Envelope> messages, IEnumerable<ScenarioRecord> records, string root, string notStarted = "not-started")
    {
        ArgumentNullException.ThrowIfNull(messages);
        var reader = new RunReader(root);
        foreach (var message in messages)
            reader.Take(message);
        return reader.Results(records, notStarted);
    }

    /// <summary>Takes the run's next envelope; what results do not need of it is not kept.</summary>
    public void Take(Envelope message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.GherkinDocument is { } document)
            _features.Add(document);
        else if (message.Pickle is { } pickle)
            _pickles[pickle.Id] = pickle;
        else if (message.Hook is { } hook)
            _hooks[hook.Id] = hook;
        else if (message.TestCase is { } testCase)
            _cases[testCase.Id] = testCase;
        else if (message.Suggestion is { } suggestion)
            _suggestions[suggestion.PickleStepId] = suggestion;
        else if (message.ParseError is { } error)
            _unreadable.Add(error);
        else if (message.TestRunHookStarted is { } hookStarted)
            _runHooks[hookStarted.Id] = hookStarted.HookId;
        else if (message.TestRunHookFinished is { Result.Status: TestStepResultStatus.FAILED } hookFailed)
            _runErrors.Add((HookName(hookFailed.TestRunHookStartedId), hookFailed.Result.Exception?.Message ?? hookFailed.Result.Message ?? ""));
        else if (message.TestRunFinished is { Exception: { } runError })
            _runErrors.Add(("run", runError.Message ?? runError.Type ?? ""));
        else if (message.TestCaseStarted is { } started)
            _order.Add(_executions[started.Id] = new Execution(started));
        else if (message.TestStepStarted is { } step)
            Find(step.TestCaseStartedId)?.Began.TryAdd(step.TestStepId, step.Timestamp.ToMoment());
        else if (message.TestStepFinished is { } done)
            Find(done.TestCaseStartedId)?.Ended.TryAdd(done.TestStepId, done);
        else if (message.Attachment is { TestCaseStartedId: { } owner } attachment)
            Find(owner)?.Attachments.Add(attachment);
        else if (message.TestCaseFinished is { } finished && Find(finished.TestCaseStartedId) is { } execution)
            execution.Finished = finished;
    }

    private Execution? Find(string id) => _executions.GetValueOrDefault(id);

    /// <summary>The results of what was taken.</summary>
    /// <inheritdoc cref="Read"/>
    public IReadOnlyList<ScenarioResult> Results(IEnumerable<ScenarioRecord> records, string notStarted = "not-started")
    {
        ArgumentNullException.ThrowIfNull(records);
        var known = records.ToDictionary(r => r.TestCaseStartedId);
        var results = new List<ScenarioResult>();
        results.AddRange(_unreadable.Select(Unreadable));
        var scenarios = new ScenarioReader(new StepReader(_features, _hooks, _suggestions), _features, _root);
        var began = _order.Select(e => e.Started.TestCaseId).ToHashSet();
        foreach (var execution in _order)
        {
            if (_cases.TryGetValue(execution.Started.TestCaseId, out var testCase) && _pickles.TryGetValue(testCase.PickleId, out var pickle))
                results.Add(scenarios.Read(pickle, testCase, execution, known.GetValueOrDefault(execution.Started.Id)));
        }

        results.AddRange(_cases.Values.Where(c => !began.Contains(c.Id) && _pickles.ContainsKey(c.PickleId)).Select(c => scenarios.NotStarted(_pickles[c.PickleId], c, notStarted)));
        results.AddRange(_runErrors.Select(RunError));
        return Unique(results);
    }

    private string HookName(string hookStartedId)
    {
        var hook = _runHooks.TryGetValue(hookStartedId, out var id) ? _hooks.GetValueOrDefault(id) : null;
        var kind = hook?.Type == HookType.AFTER_TEST_RUN ? "AfterTestRun" : "BeforeTestRun";
        return string.IsNullOrEmpty(hook?.Name) ? kind : $"{kind} {hook.Name}";
    }

    // belongs to no scenario, and still the run is not what it should be: a result of its own, so that no report and no exit code passes over it
    private static ScenarioResult RunError((string What, string Said) error) => new()
    {
        Id = ResultId.Of("run", 0, 0, "", 1),
        Feature = "run",
        Line = 0,
        Scenario = error.What,
        Title = error.What,
        FeatureName = "run",
        Verdict = Verdict.Broken,
        Reason = "run-error",
        Message = new BrokenText("en").OfRun(error.What, error.Said),
    };

    private ScenarioResult Unreadable(ParseError error)
    {
        var feature = ScenarioReader.Relative(_root, error.Source?.Uri ?? "");
        var line = (int)(error.Source?.Location?.Line ?? 0);
        return new ScenarioResult
        {
            Id = ResultId.Of(feature, line, 0, "", 1),
            Feature = feature,
            Line = line,
            Scenario = feature,
            Title = feature,
            FeatureName = feature,
            Verdict = Verdict.Broken,
            Reason = "feature-unreadable",
            Message = new BrokenText("en").Unreadable($"{feature}:{line}", error.Message), // its language line could not be read either
        };
    }

    // two executions may share feature, line, row, device and attempt only when the caller numbers attempts wrongly; their ids must still differ
    private static List<ScenarioResult> Unique(List<ScenarioResult> results)
    {
        var seen = new HashSet<string>();
        return [.. results.Select(result =>
        {
            var id = result.Id;
            for (var n = 2; !seen.Add(id); n++)
                id = $"{result.Id}~{n}";
            return id == result.Id ? result : result with { Id = id };
        })];
    }
}

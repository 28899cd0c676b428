using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Io.Cucumber.Messages.Types;

namespace TrackE2E.Tests.Reporting;

/// <summary>Cucumber messages of a run of feature text through the official parser; what each step ended with is scripted.</summary>
internal sealed class ScriptedRun
{
    private readonly List<Envelope> _messages = [];
    private readonly List<(Pickle Pickle, TestCase Case)> _cases = [];
    private readonly IncrementingIdGenerator _ids = new();
    private long _ms = 1_760_000_000_000;

    public IReadOnlyList<Envelope> Messages => _messages;

    public IReadOnlyList<Pickle> Pickles => [.. _cases.Select(c => c.Pickle)];

    public ScriptedRun Feature(string uri, string text, Hook? hook = null)
    {
        var document = new GherkinDocument("", null, []);
        using (var reader = new StringReader(text))
        {
            var parsed = new Parser().Parse(reader);
            document = new AstMessagesConverter(_ids).ConvertGherkinDocumentToEventArgs(parsed, uri);
        }

        _messages.Add(Envelope.Create(document));
        if (hook is not null)
            _messages.Add(Envelope.Create(hook));
        foreach (var pickle in new PickleCompiler(_ids).Compile(document))
        {
            List<TestStep> hooks = hook is null ? [] : [new TestStep(hook.Id, _ids.GetNewId(), null, [], [])];
            var testCase = new TestCase(_ids.GetNewId(), pickle.Id, [.. hooks, .. pickle.Steps.Select(s => new TestStep(null, _ids.GetNewId(), s.Id, ["d"], [Arguments(s.Text)]))], "run");
            _messages.Add(Envelope.Create(pickle));
            _messages.Add(Envelope.Create(testCase));
            _cases.Add((pickle, testCase));
        }

        return this;
    }

    /// <summary>Runs pickle number index; statuses by step, the last one repeated; returns the testCaseStartedId and the testStepIds.</summary>
    public (string Started, IReadOnlyList<string> Steps) Execute(int index, int attempt = 0, bool finish = true, string? message = null, params TestStepResultStatus[] statuses)
    {
        var testCase = _cases[index].Case;
        var started = $"started-{index}-{attempt}";
        _messages.Add(Envelope.Create(new TestCaseStarted(attempt, started, testCase.Id, "worker-1", Now())));
        for (var i = 0; i < testCase.TestSteps.Count; i++)
        {
            var status = statuses.Length == 0 ? TestStepResultStatus.PASSED : statuses[Math.Min(i, statuses.Length - 1)];
            _messages.Add(Envelope.Create(new TestStepStarted(started, testCase.TestSteps[i].Id, Now())));
            _ms += 100;
            var said = status == TestStepResultStatus.FAILED ? message ?? "it failed" : null;
            _messages.Add(Envelope.Create(new TestStepFinished(started, testCase.TestSteps[i].Id, new TestStepResult(new Duration(0, 100_000_000), said, status, null), Now())));
        }

        if (finish)
            _messages.Add(Envelope.Create(new TestCaseFinished(started, Now(), false)));
        _ms += 10;
        return (started, [.. testCase.TestSteps.Select(s => s.Id)]);
    }

    public ScriptedRun Add(Envelope envelope)
    {
        _messages.Add(envelope);
        return this;
    }

    // the first text in quotes, as an expression with {page} would take it
    private static StepMatchArgumentsList Arguments(string text)
    {
        var parts = text.Split('“', '”', '"');
        return new StepMatchArgumentsList(parts.Length < 3 ? [] : [new StepMatchArgument(new Group([], 1L, parts[1]), "page")]);
    }

    private Timestamp Now() => new(_ms / 1000, _ms % 1000 * 1_000_000);
}

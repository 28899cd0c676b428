using System.Globalization;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Containers;
using Exception = System.Exception;

namespace TrackE2E.Gherkin.Running;

/// <summary>Calls the hooks around the whole run; one that fails keeps scenarios from being executed, but not the other hooks.</summary>
internal sealed class RunHooks
{
    private readonly FeatureSession _session;
    private readonly ObjectContainer _container;
    private readonly string _runId;
    private readonly IReadOnlyDictionary<object, string> _idOf;
    private readonly Attachments _attachments;

    public RunHooks(FeatureSession session, ObjectContainer container, string runId, IReadOnlyDictionary<object, string> idOf)
    {
        (_session, _container, _runId, _idOf) = (session, container, runId, idOf);
        _attachments = new Attachments(session.Bus);
        container.RegisterInstanceAs<IAttachments>(_attachments);
        container.RegisterInstanceAs<IReqnrollOutputHelper>(_attachments);
        container.RegisterInstanceAs<ITestRunContext>(new TestRunContext());
    }

    /// <summary>Failures that messages show at their hook already.</summary>
    public HashSet<Exception> Reported { get; } = new(ReferenceEqualityComparer.Instance);

    /// <returns>Whether every hook passed.</returns>
    public async Task<bool> RunAsync(HookKind kind)
    {
        var passed = true;
        foreach (var hook in _session.Engine.Bindings.Hooks[kind])
        {
            var id = _session.Ids.GetNewId();
            _session.Bus.Send(Envelope.Create(new TestRunHookStarted(id, _runId, _idOf[hook], null, _session.Bus.Now())));
            _attachments.PointAt(testRunHookStartedId: id);
            var outcome = await Outcome.RunAsync(_session.Engine.Time, async () => await hook.Method.InvokeInjectedAsync(_container));
            _session.Bus.Send(Envelope.Create(new TestRunHookFinished(id, outcome.ToMessage(null, null, _session.Engine.HiddenFrames, CultureInfo.InvariantCulture), _session.Bus.Now())));
            if (outcome is { Status: RunStatus.Failed, Exception: { } error })
            {
                passed = false;
                Reported.Add(error);
                _session.AddError(error);
            }
        }

        return passed;
    }

    private sealed class TestRunContext : ITestRunContext
    {
        public string TestDirectory => AppContext.BaseDirectory;
    }
}

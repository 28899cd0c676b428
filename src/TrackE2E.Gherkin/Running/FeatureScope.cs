using System.Globalization;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Containers;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>What the scenarios of one feature share during a run: container, context, and hooks that are called once.</summary>
internal sealed class FeatureScope : IAsyncDisposable
{
    private readonly FeatureEngine _engine;
    private readonly Lock _gate = new();
    private Task<IReadOnlyDictionary<HookBinding, Outcome>>? _before;

    public FeatureScope(FeatureEngine engine, ObjectContainer run, FeatureDocument document)
    {
        (_engine, Document) = (engine, document);
        Subject = new(document.Title, null, document.Tags);
        Container = new ObjectContainer(run);
        Context = new FeatureContext(document.ToInfo(), Container, document.Culture);
        Container.RegisterInstanceAs(Context);
        Container.RegisterInstanceAs(Context.FeatureInfo);
        BeforeHooks = [.. engine.Bindings.Hooks[HookKind.BeforeFeature].Where(h => h.AppliesTo(Subject))];
    }

    public FeatureDocument Document { get; }

    public ObjectContainer Container { get; }

    public FeatureContext Context { get; }

    public IReadOnlyList<HookBinding> BeforeHooks { get; }

    /// <summary>How many scenarios of the feature have not ended yet.</summary>
    public int Remaining { get; set; }

    private ScopeSubject Subject { get; }

    /// <summary>Calls the feature's first hooks; every scenario asks, the first one's question counts. Hooks after a failed one are skipped.</summary>
    public Task<IReadOnlyDictionary<HookBinding, Outcome>> EnterAsync()
    {
        lock (_gate)
        {
            return _before ??= RunBeforeAsync();
        }
    }

    /// <summary>Calls the feature's last hooks, if the first were called, and disposes its objects.</summary>
    /// <returns>What was thrown.</returns>
    public async Task<IReadOnlyList<Exception>> LeaveAsync()
    {
        List<Exception> errors = [];
        if (_before is not null)
        {
            foreach (var hook in _engine.Bindings.Hooks[HookKind.AfterFeature].Where(h => h.AppliesTo(Subject)))
            {
                if (await CallAsync(hook) is { Status: RunStatus.Failed, Exception: { } e })
                {
                    errors.Add(e);
                }
            }
        }

        try
        {
            await Container.DisposeAsync();
        }
        catch (Exception e)
        {
            errors.Add(e);
        }

        return errors;
    }

    public ValueTask DisposeAsync() => Container.DisposeAsync();

    private async Task<IReadOnlyDictionary<HookBinding, Outcome>> RunBeforeAsync()
    {
        var outcomes = new Dictionary<HookBinding, Outcome>(ReferenceEqualityComparer.Instance);
        var worst = RunStatus.Passed;
        foreach (var hook in BeforeHooks)
        {
            var outcome = worst == RunStatus.Passed ? await CallAsync(hook) : Outcome.Of(RunStatus.Skipped);
            worst = outcome.Status > worst ? outcome.Status : worst;
            outcomes[hook] = outcome;
        }

        return outcomes;
    }

    private ValueTask<Outcome> CallAsync(HookBinding hook) =>
        Outcome.RunAsync(_engine.Time, async () =>
        {
            CultureInfo.CurrentCulture = Document.Culture;
            await hook.Method.InvokeInjectedAsync(Container);
        });
}

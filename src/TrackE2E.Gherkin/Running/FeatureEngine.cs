using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Containers;
using TrackE2E.Gherkin.Conversion;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>Bindings that are ready to run features; does not change, may run several times and at the same time.</summary>
public sealed class FeatureEngine
{
    private readonly IReadOnlyList<Action<IObjectContainer>> _services;

    internal FeatureEngine(StepBinder binder, IReadOnlyList<Action<IObjectContainer>> services, IReadOnlyList<IMessageSink> sinks, IReadOnlyList<IRunProgress> progress, IReadOnlyList<string> hiddenFrames, TimeProvider time)
    {
        (Binder, _services, Sinks, Progress, HiddenFrames, Time) = (binder, services, sinks, progress, hiddenFrames, time);
        Converter = new(Bindings);
        Snippets = new(Bindings.ParameterTypes);
    }

    /// <summary>All step definitions in the order of definition: those of binding classes, then registered ones.</summary>
    public IReadOnlyList<StepDefinition> StepDefinitions => Bindings.Steps;

    /// <summary>All parameter types with a name.</summary>
    public IReadOnlyCollection<ParameterType> ParameterTypes => Bindings.ParameterTypes.Named;

    internal BindingRegistry Bindings => Binder.Bindings;

    internal IReadOnlyList<IMessageSink> Sinks { get; }

    internal IReadOnlyList<IRunProgress> Progress { get; }

    internal IReadOnlyList<string> HiddenFrames { get; }

    internal TimeProvider Time { get; }

    internal StepBinder Binder { get; }

    internal ArgumentConverter Converter { get; }

    internal SnippetWriter Snippets { get; }

    /// <summary>Runs features.</summary>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="NoSuchLineException">A file does not have a line that is asked for.</exception>
    /// <exception cref="TagExpressions.TagExpressionException">The tag expression is malformed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what had started has been ended properly.</exception>
    public Task<RunResult> RunAsync(RunOptions options, CancellationToken cancellation) => new FeatureRunner(this, options).RunAsync(cancellation);

    /// <summary>Binds every step of the selected scenarios without running anything.</summary>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="NoSuchLineException">A file does not have a line that is asked for.</exception>
    /// <exception cref="TagExpressions.TagExpressionException">The tag expression is malformed.</exception>
    /// <param name="options">What is selected.</param>
    /// <param name="read">The same, read already; null, or of other options: it is read now.</param>
    public BindingReport Check(RunOptions options, SelectedScenarios? read = null)
    {
        Binder.Checked = read?.Selection.Serves(options) == true ? read.Selection : ScenarioSelection.Read(options);
        return new BindingCheck(this).Check(Binder.Checked.Documents, Binder.Checked.Scenarios);
    }

    // what was checked last is run as it was read then
    internal ScenarioSelection Select(RunOptions options) => Binder.Checked is { } read && read.Serves(options) ? read : ScenarioSelection.Read(options);

    internal ObjectContainer NewRunContainer()
    {
        var container = new ObjectContainer(new ConstructorCache());
        foreach (var register in _services)
        {
            register(container);
        }

        return container;
    }

    internal static ScopeSubject SubjectOf(ScenarioCase scenario) => new(scenario.Feature.Title, scenario.Title, scenario.Tags);
}

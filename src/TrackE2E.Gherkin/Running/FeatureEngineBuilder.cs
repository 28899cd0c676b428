using System.Reflection;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.Messages;

namespace TrackE2E.Gherkin.Running;

/// <summary>Collects what feature files are bound to and who is told about runs. Not for several threads.</summary>
public sealed class FeatureEngineBuilder
{
    private readonly List<Type> _classes = [];
    private readonly List<ParameterType> _parameterTypes = [];
    private readonly List<StepRegistration> _steps = [];
    private readonly List<Action<IObjectContainer>> _services = [];
    private readonly List<IMessageSink> _sinks = [];
    private readonly List<IRunProgress> _progress = [];
    private readonly List<string> _hidden = [];
    private TimeProvider _time = TimeProvider.System;
    private FeatureEngine? _bound;

    /// <summary>Adds every class of an assembly that has <see cref="BindingAttribute"/>, in ordinal order of names.</summary>
    public FeatureEngineBuilder AddBindings(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return AddBindings([.. assembly.GetTypes().Where(t => t.IsDefined(typeof(BindingAttribute)) && !t.ContainsGenericParameters && (!t.IsAbstract || t.IsSealed)).OrderBy(t => t.FullName, StringComparer.Ordinal)]);
    }

    /// <summary>Adds binding classes; each counts once.</summary>
    public FeatureEngineBuilder AddBindings(params Type[] classes)
    {
        _classes.AddRange(classes.Except(_classes));
        return this;
    }

    /// <summary>Adds a parameter type whose values depend on the captured groups only.</summary>
    /// <param name="name">The name between the braces, in any script.</param>
    /// <param name="regexps">Regular expressions without anchors, any of which may match.</param>
    /// <param name="transform">Gets the capture groups, or the whole text when there are none; null = took no part.</param>
    public FeatureEngineBuilder AddParameterType<T>(string name, IReadOnlyList<string> regexps, Func<string?[], T> transform) =>
        AddParameterType(new ParameterType(name, regexps, typeof(T), (_, groups) => new(transform(groups))));

    /// <summary>Adds a parameter type.</summary>
    public FeatureEngineBuilder AddParameterType(ParameterType type)
    {
        _parameterTypes.Add(type);
        return this;
    }

    /// <summary>Adds a step that executes a method or a function.</summary>
    public FeatureEngineBuilder AddStep(StepRegistration step)
    {
        _steps.Add(step);
        return this;
    }

    /// <summary>Has objects registered in the run's container before anything else happens; called once per run.</summary>
    public FeatureEngineBuilder ConfigureRun(Action<IObjectContainer> register)
    {
        _services.Add(register);
        return this;
    }

    /// <summary>Adds a receiver of Cucumber messages.</summary>
    public FeatureEngineBuilder AddMessageSink(IMessageSink sink)
    {
        _sinks.Add(sink);
        return this;
    }

    /// <summary>Adds someone who is told about progress.</summary>
    public FeatureEngineBuilder AddProgress(IRunProgress progress)
    {
        _progress.Add(progress);
        return this;
    }

    /// <summary>Leaves frames out of the stack traces that people see, beside those of the runner: beginnings of full names, such as <c>Our.Framework.</c>.</summary>
    public FeatureEngineBuilder HideFrames(params string[] prefixes)
    {
        _hidden.AddRange(prefixes);
        return this;
    }

    /// <summary>Sets the clock of messages and durations. Default: the system's.</summary>
    public FeatureEngineBuilder UseTime(TimeProvider time)
    {
        _time = time;
        return this;
    }

    /// <summary>Takes what another engine has bound, and what it has found out about steps, instead of binding the same once more: an engine that has checked what is to be run.</summary>
    /// <param name="engine">Was built of the same classes, parameter types and steps; those added here do not count.</param>
    public FeatureEngineBuilder BoundAs(FeatureEngine engine)
    {
        _bound = engine;
        return this;
    }

    /// <summary>Binds everything.</summary>
    /// <exception cref="BindingException">Something cannot be used; the message lists every mistake with its place.</exception>
    public FeatureEngine Build()
    {
        var binder = _bound?.Binder ?? Bind();
        return new(binder, [.. _services], [.. _sinks], [.. _progress], [.. _hidden], _time);
    }

    private StepBinder Bind()
    {
        var bindings = new BindingCollector(new SourceLocations()).Collect(_parameterTypes, _classes, _steps);

        // every run tells where its steps are defined: that is read from the debug symbols while the features are
        _ = Task.Run(() =>
        {
            foreach (var step in bindings.Steps)
            {
                _ = step.Location;
            }
        });
        return new(bindings);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.NUnitHost;

/// <summary>The run behind the features of one test assembly: made at discovery, started before the first test, ended after the last.</summary>
internal sealed class NUnitRun
{
    private readonly Assembly _assembly;
    private readonly MissingSteps _missingSteps;
    private readonly MessageIds _ids = new();
    private readonly ConcurrentBag<FeatureDocument> _unreadable = [];
    private IFeatureHost? _host;
    private FeatureSession? _session;

    public NUnitRun(Assembly assembly, string folder, string baseFolder, string? apart, MissingSteps missingSteps)
    {
        (_assembly, Folder, _missingSteps) = (assembly, folder, missingSteps);
        Documents = Directory.Exists(folder) ? [.. new FeatureReader(baseFolder, _ids, apart).Read([folder]).Select(f => f.Document)] : [];
    }

    public string Folder { get; }

    public IReadOnlyList<FeatureDocument> Documents { get; }

    /// <summary>The language of what belongs to no feature.</summary>
    public CultureInfo Language => _host?.Language ?? CultureInfo.InvariantCulture;

    private FeatureSession Session => _session ?? throw new InvalidOperationException("The run has not been started.");

    public async Task StartAsync()
    {
        var builder = new FeatureEngineBuilder().AddBindings(_assembly);
        if (_assembly.GetCustomAttribute<FeatureHostAttribute>() is { } attribute)
        {
            _host = (IFeatureHost)Activator.CreateInstance(attribute.HostType)!;
            await _host.StartAsync(CancellationToken.None);
            await _host.ConfigureAsync(builder, CancellationToken.None);
        }

        _session = new FeatureSession(Build(builder), _ids);
        await _session.StartAsync([], [.. Documents.SelectMany(d => d.Scenarios)], null);
        if (_session.IsBroken)
        {
            throw Error(_session.Errors);
        }
    }

    public async Task StopAsync()
    {
        var result = _session is null ? null : await _session.FinishAsync([.. _unreadable], null);
        if (_host is not null)
        {
            await _host.StopAsync(result);
        }

        if (result is { Errors.Count: > 0 })
        {
            throw Error(result.Errors);
        }
    }

    /// <summary>Has a malformed file shown in the messages and the result.</summary>
    public void Report(UnreadableFeature feature)
    {
        if (feature.Document is { } document)
        {
            _unreadable.Add(document);
            RunMessages.Announce(Session.Bus, document, new HashSet<ScenarioCase>());
        }
    }

    public void Enter(FeatureDocument feature)
    {
        RunMessages.Announce(Session.Bus, feature, feature.Scenarios.ToHashSet());
        Session.Hold(feature);
    }

    public Task LeaveAsync(FeatureDocument feature) => Session.ReleaseAsync(feature);

    public async Task<(ResultState State, string Message, string Stack)> RunAsync(ScenarioCase scenario, TestExecutionContext context)
    {
        var plan = Session.Plan(scenario, context.CurrentRepeatCount);
        var result = await Session.RunAsync(plan, context.TestWorker?.Name ?? "", retries: 0, skip: false, context.CancellationToken);
        foreach (var step in result.Steps.Where(s => s.Step is not null || s.Log.Count > 0))
        {
            await context.OutWriter.WriteLineAsync(Shown($"{FailureText.NameOf(step)}   {step.Status} {step.Duration.TotalMilliseconds:0} ms"));
            foreach (var line in step.Log)
            {
                await context.OutWriter.WriteLineAsync(Shown($"  -> {line}"));
            }
        }

        var stack = result.FailureStack.Length > 0 ? result.FailureStack : result.Decisive?.Location is { } place ? FailureText.FeatureFrame(place) : "";
        return (StateOf(result), Shown(result.FailureMessage), Shown(stack));
    }

    // NUnit shows an exception's message as it is
    private FeatureEngine Build(FeatureEngineBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (BindingException e)
        {
            throw new RunErrorException(e.MessageIn(Language), "");
        }
    }

    private RunErrorException Error(IReadOnlyCollection<Exception> errors) => new(
        string.Join('\n', errors.Select(e => Shown(FailureText.Describe(e, Language)))),
        string.Join('\n', errors.Select(e => Shown(FailureText.StackOf(e, null, Session.Engine.HiddenFrames))).Where(s => s.Length > 0)));

    private string Shown(string text) => _host?.Shown(text) ?? text;

    private ResultState StateOf(ScenarioResult result) => result.Status switch
    {
        RunStatus.Passed => ResultState.Success,
        RunStatus.Skipped => ResultState.Ignored,
        RunStatus.Pending or RunStatus.Undefined => _missingSteps == MissingSteps.Ignore ? ResultState.Ignored : ResultState.Failure,
        RunStatus.Failed when result.Exception is not ResultStateException => ResultState.Error,
        _ => ResultState.Failure,
    };
}

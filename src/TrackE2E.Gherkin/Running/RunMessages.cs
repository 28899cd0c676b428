using System.Reflection;
using System.Runtime.InteropServices;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;
using ParameterType = Io.Cucumber.Messages.Types.ParameterType;
using StepDefinition = Io.Cucumber.Messages.Types.StepDefinition;

namespace TrackE2E.Gherkin.Running;

/// <summary>The messages before a run: who runs, which files, which bindings.</summary>
internal static class RunMessages
{
    public static Meta Meta()
    {
        var version = typeof(RunMessages).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return new(
            Cucumber.Messages.ProtocolVersion.Version.Split('+')[0],
            new("TrackE2E.Gherkin", version),
            new(".NET", Environment.Version.ToString()),
            new(RuntimeInformation.OSDescription, Environment.OSVersion.VersionString),
            new(RuntimeInformation.ProcessArchitecture.ToString(), null),
            null);
    }

    /// <summary>A file with its syntax tree and those of its scenarios that are to be run, or its mistakes.</summary>
    public static void Announce(MessageBus bus, FeatureDocument document, IReadOnlySet<ScenarioCase> selected)
    {
        var source = document.Source;
        bus.Send(Envelope.Create(new Source(source.Uri, source.Text, source.MediaType)));
        foreach (var error in document.Errors)
        {
            var location = new Location(error.Location.Line, error.Column == 0 ? null : error.Column);
            bus.Send(Envelope.Create(new ParseError(new SourceReference(source.Uri, null, null, location), error.Message)));
        }

        if (document.Document is { } tree)
        {
            bus.Send(Envelope.Create(tree));
        }

        foreach (var scenario in document.Scenarios.Where(selected.Contains))
        {
            bus.Send(Envelope.Create(scenario.Pickle));
        }
    }

    /// <summary>Parameter types, hooks and step definitions, in the order of definition; gives them their ids.</summary>
    public static void AnnounceBindings(MessageBus bus, BindingRegistry bindings, MessageIds ids, Dictionary<object, string> idOf)
    {
        foreach (var item in bindings.InDefinitionOrder)
        {
            var id = idOf[item] = ids.GetNewId();
            if (bus.HasSinks && ToMessage(item, id) is { } envelope)
            {
                bus.Send(envelope);
            }
        }

        foreach (var hook in bindings.Hooks.SelectMany(g => g))
        {
            idOf.TryAdd(hook, "");
        }

        foreach (var undefined in bindings.UndefinedParameterTypes)
        {
            bus.Send(Envelope.Create(new UndefinedParameterType(undefined.Expression, undefined.Name)));
        }
    }

    private static Envelope? ToMessage(object item, string id) => item switch
    {
        Expressions.ParameterType type => Envelope.Create(new ParameterType(type.Name, [.. type.Regexps], type.PreferForRegexpMatch, type.UseForSnippets, id, Place(type.Location))),
        Bindings.StepDefinition step => Envelope.Create(new StepDefinition(id, new(step.Expression.Source, step.Expression is RegularExpression ? StepDefinitionPatternType.REGULAR_EXPRESSION : StepDefinitionPatternType.CUCUMBER_EXPRESSION), Place(step.Location) ?? SourceReference.Create(step.Id))),
        HookBinding hook when TypeOf(hook.Kind) is { } type => Envelope.Create(new Hook(id, hook.Name, Place(hook.Method.Location) ?? SourceReference.Create(hook.Method.DisplayName), hook.Tags.Text, type)),
        _ => null,
    };

    private static SourceReference? Place(SourceLocation? location) =>
        location is null ? null : new(location.Path.Replace('\\', '/'), null, null, new Location(location.Line, null));

    // hooks of features are test steps of their scenarios; hooks of blocks belong to a step and have no message of their own
    private static HookType? TypeOf(HookKind kind) => kind switch
    {
        HookKind.BeforeTestRun => HookType.BEFORE_TEST_RUN,
        HookKind.AfterTestRun => HookType.AFTER_TEST_RUN,
        HookKind.BeforeScenario or HookKind.BeforeFeature => HookType.BEFORE_TEST_CASE,
        HookKind.AfterScenario => HookType.AFTER_TEST_CASE,
        HookKind.BeforeStep => HookType.BEFORE_TEST_STEP,
        HookKind.AfterStep => HookType.AFTER_TEST_STEP,
        _ => null,
    };
}

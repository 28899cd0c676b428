using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;
using G = Io.Cucumber.Messages.Types.Group;

namespace TrackE2E.Gherkin.Running;

/// <summary>A scenario with everything that will be executed for it: a test case in the words of Cucumber messages.</summary>
internal sealed record ScenarioPlan(string Id, ScenarioCase Case, int Repetition, IReadOnlyList<PlannedStep> Steps)
{
    public static ScenarioPlan Create(ScenarioCase scenario, int repetition, FeatureEngine engine, FeatureScope feature, MessageIds ids)
    {
        var subject = FeatureEngine.SubjectOf(scenario);
        var id = ids.GetNewId();
        List<PlannedStep> steps = [];
        steps.AddRange(feature.BeforeHooks.Concat(Hooks(HookKind.BeforeScenario)).Select(h => new PlannedStep(ids.GetNewId(), h, null)));
        steps.AddRange(scenario.Steps.Select(s => new PlannedStep(ids.GetNewId(), null, engine.Binder.Bind(s, subject, scenario.Feature.Culture))));
        steps.AddRange(Hooks(HookKind.AfterScenario).Select(h => new PlannedStep(ids.GetNewId(), h, null)));
        return new(id, scenario, repetition, steps);

        IEnumerable<HookBinding> Hooks(HookKind kind) => engine.Bindings.Hooks[kind].Where(h => h.AppliesTo(subject));
    }

    public TestCase ToMessage(string testRunStartedId, IReadOnlyDictionary<object, string> idOf) =>
        new(Id, Case.Pickle.Id, [.. Steps.Select(s => ToMessage(s, idOf))], testRunStartedId);

    private static TestStep ToMessage(PlannedStep step, IReadOnlyDictionary<object, string> idOf)
    {
        if (step.Bound is not { } bound)
        {
            return new(idOf[step.Hook!], step.Id, null, null, null);
        }

        var lists = bound.Matches.Select(m => new StepMatchArgumentsList([.. m.Arguments.Select(a => new StepMatchArgument(ToMessage(a.Group), a.Type.Name))]));
        return new(null, step.Id, bound.Step.Pickle.Id, [.. bound.Matches.Select(m => idOf[m.Definition])], [.. lists]);
    }

    private static G ToMessage(MatchGroup group) => new(group.Children.Count == 0 ? null : [.. group.Children.Select(ToMessage)], group.Start, group.Value);
}

/// <summary>One thing to execute: a hook or a step.</summary>
internal sealed record PlannedStep(string Id, HookBinding? Hook, BoundStep? Bound);

using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.Checking;

/// <summary>Binds steps without executing them.</summary>
internal sealed class BindingCheck(FeatureEngine engine)
{
    public BindingReport Check(IReadOnlyList<FeatureDocument> documents, IReadOnlyList<ScenarioCase> scenarios)
    {
        var inCases = scenarios.SelectMany(s => s.Steps.Select(step => (Case: s, Bound: engine.Binder.Bind(step, FeatureEngine.SubjectOf(s), s.Feature.Culture)))).ToList();
        var bound = inCases.ConvertAll(b => b.Bound);
        var used = bound.SelectMany(b => b.Matches).Select(m => m.Definition.Owner).ToHashSet(ReferenceEqualityComparer.Instance);
        return new()
        {
            Scenarios = scenarios.Count,
            Steps = bound.Count,
            Cases = scenarios,
            Uses = [.. inCases.Where(b => b.Bound.Status == RunStatus.Passed).Select(b => new StepUse(b.Case, b.Bound.Step, b.Bound.Matches[0].Definition))],
            FeatureErrors = [.. documents.SelectMany(d => d.Errors)],
            Idle = [.. documents.SelectMany(IdleParts.Of)],
            Undefined = [.. Group(bound, RunStatus.Undefined).Select(Undefined)],
            Ambiguous = [.. Group(bound, RunStatus.Ambiguous).Select(g => new AmbiguousStep(g[0].Step, Places(g), [.. g[0].Matches.Select(m => m.Definition)], SnippetWriter.DescribeAmbiguous(g[0])))],
            Mismatched = [.. bound.Where(b => b.Mismatch is not null).Select(b => (b.Step, b.Mismatch!.Value))],
            Duplicates = [.. engine.StepDefinitions.GroupBy(d => ((d.Expression as CucumberExpression)?.Pattern ?? d.Expression.Regex.ToString(), d.Kinds, TakenBy(d))).Where(g => g.Select(d => d.Owner).Distinct().Count() > 1 && g.All(d => d.Scope.IsNone)).Select(g => (IReadOnlyList<StepDefinition>)[.. g])],
            Unused = [.. engine.StepDefinitions.Where(d => !used.Contains(d.Owner))],
            UndefinedParameterTypes = [.. engine.Bindings.UndefinedParameterTypes.Select(e => (e.Expression, e.Name))],
        };
    }

    // overloads: a step with a table and one without are different steps
    private static (int? Count, bool Table) TakenBy(Bindings.StepDefinition definition) => (definition.ParameterTypes?.Length, definition.ParameterTypes is [.., var last] && last.IsAssignableTo(typeof(Table)));

    private static IEnumerable<List<BoundStep>> Group(List<BoundStep> bound, RunStatus status) =>
        bound.Where(b => b.Status == status).GroupBy(b => (b.Step.Text, b.Step.Kind)).Select(g => g.ToList());

    private UndefinedStep Undefined(List<BoundStep> group)
    {
        var step = group[0].Step;
        var elsewhere = engine.Binder.Elsewhere(step);
        return new(step, Places(group), elsewhere.Count > 0 ? [] : NearestSteps.Of(step.Text, engine.StepDefinitions), engine.Snippets.Write(step))
        {
            Elsewhere = elsewhere.Count == 0 ? null : CheckingTexts.Elsewhere(step, elsewhere[0]),
        };
    }

    private static SourceLocation[] Places(List<BoundStep> group) => [.. group.Select(b => b.Step.Location).Distinct()];
}

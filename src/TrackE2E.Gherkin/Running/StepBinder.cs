using System.Collections.Concurrent;
using System.Globalization;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Conversion;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>Finds the definitions of steps.</summary>
internal sealed class StepBinder(BindingRegistry bindings)
{
    private readonly ConcurrentDictionary<string, Candidates> _byText = new(StringComparer.Ordinal);
    private readonly ArgumentConverter _converter = new(bindings);

    /// <summary>What steps are bound to.</summary>
    public BindingRegistry Bindings => bindings;

    /// <summary>What an engine with these bindings has checked last; null for nothing.</summary>
    public ScenarioSelection? Checked { get; set; }

    public BoundStep Bind(ScenarioStep step, ScopeSubject subject, CultureInfo culture)
    {
        var candidates = _byText.GetOrAdd(step.Text, Find);
        if (candidates.Error is not null)
        {
            return new(step, [], candidates.Error);
        }

        List<StepMatch> fitting = [];
        var best = 0;
        foreach (var match in candidates.Matches.Count < 2 ? candidates.Matches : Takers(candidates.Matches, step, subject, culture))
        {
            var rank = Rank(match, step, subject);
            if (rank > best)
            {
                fitting.Clear();
                best = rank;
            }

            if (rank == best && !fitting.Exists(f => f.Definition.Owner == match.Definition.Owner))
            {
                fitting.Add(Widened(match, step));
            }
        }

        return new(step, fitting, null);
    }

    /// <summary>Definitions that match the text of an undefined step, but not its keyword or scenario.</summary>
    public IReadOnlyList<StepDefinition> Elsewhere(ScenarioStep step) => [.. _byText.GetOrAdd(step.Text, Find).Matches.Select(m => m.Definition).OrderBy(d => (d.Kinds & step.Kind) == 0)];

    private static int Rank(StepMatch match, ScenarioStep step, ScopeSubject subject) => (match.Definition.Kinds & step.Kind) == 0 ? -1 : match.Definition.Scope.Match(subject);

    // overloads: of several, those whose method takes what the step gives; all where none does, so that this is told
    private List<StepMatch> Takers(IReadOnlyList<StepMatch> matches, ScenarioStep step, ScopeSubject subject, CultureInfo culture)
    {
        var meant = matches.Where(m => Rank(m, step, subject) >= 0).ToList();
        var takers = meant.FindAll(m => Takes(Widened(m, step), step, subject, culture));
        return takers.Count > 0 ? takers : meant;
    }

    private bool Takes(StepMatch match, ScenarioStep step, ScopeSubject subject, CultureInfo culture)
    {
        if (match.Definition.ParameterTypes is not { } wanted)
        {
            return true;
        }

        if (wanted.Length != match.Arguments.Count + Extra(step))
        {
            return false;
        }

        for (var i = 0; i < match.Arguments.Count; i++)
        {
            var (type, text) = (match.Arguments[i].Type, match.Arguments[i].Group.Value);
            if (type.BuiltIn && type.Type == typeof(string) && text is not null && !_converter.CanConvert(type.Name == "string" ? text[1..^1] : text, wanted[i], culture, subject))
            {
                return false;
            }
        }

        return (step.Pickle.Argument?.DataTable is null || _converter.CanConvertTable(wanted[^1], subject))
            && (step.Pickle.Argument?.DocString is not { } doc || _converter.CanConvert(doc.Content, wanted[^1], culture, subject));
    }

    // groups inside groups are no arguments for Cucumber, but for Reqnroll
    private static StepMatch Widened(StepMatch match, ScenarioStep step)
    {
        var wanted = match.Definition.ParameterTypes is { } types ? types.Length - Extra(step) : match.Arguments.Count;
        return wanted != match.Arguments.Count && match.Definition.Expression is RegularExpression expression && expression.EveryGroup(step.Text) is var all && all.Count == wanted ? match with { Arguments = all } : match;
    }

    private static int Extra(ScenarioStep step) => step.Pickle.Argument is { DataTable: not null } or { DocString: not null } ? 1 : 0;

    private Candidates Find(string text)
    {
        try
        {
            var matches = new List<StepMatch>();
            foreach (var definition in bindings.Steps)
            {
                if (definition.Expression.Match(text) is { } arguments)
                {
                    matches.Add(new(definition, arguments));
                }
            }

            return new(matches, null);
        }
        catch (CucumberExpressionException e)
        {
            return new([], e);
        }
    }

    private sealed record Candidates(IReadOnlyList<StepMatch> Matches, CucumberExpressionException? Error);
}

/// <summary>A definition that matches a step, with what its parameters captured.</summary>
internal sealed record StepMatch(StepDefinition Definition, IReadOnlyList<StepArgument> Arguments);

/// <summary>A step with its definitions: one when all is well.</summary>
internal sealed record BoundStep(ScenarioStep Step, IReadOnlyList<StepMatch> Matches, CucumberExpressionException? Error)
{
    public RunStatus Status => (Error, Matches.Count) switch
    {
        (not null, _) or (null, > 1) => RunStatus.Ambiguous,
        (null, 0) => RunStatus.Undefined,
        _ => RunStatus.Passed,
    };

    /// <summary>What is wrong between the step's arguments and the method's parameters; null when they fit.</summary>
    public Phrase? Mismatch
    {
        get
        {
            if (Matches is not [var match] || match.Definition.ParameterTypes is not { } wanted)
            {
                return null;
            }

            var given = match.Arguments.Count + (Step.Pickle.Argument?.DataTable is null ? 0 : 1) + (Step.Pickle.Argument?.DocString is null ? 0 : 1);
            return given == wanted.Length
                ? null
                : new Phrase(
                    $"The step gives {given} argument{(given == 1 ? "" : "s")} (parameters, then table or doc string), but {match.Definition.Id} takes {wanted.Length}: {match.Definition}",
                    $"步骤给出 {given} 个参数（先是表达式中的参数，后是表格或文档字符串），而 {match.Definition.Id} 需要 {wanted.Length} 个：{match.Definition}");
        }
    }
}

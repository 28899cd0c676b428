using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Conversion;
using TrackE2E.Gherkin.Reading;
using StepDefinition = TrackE2E.Gherkin.Bindings.StepDefinition;

namespace TrackE2E.Gherkin.Running;

/// <summary>Executes the steps of one scenario: arguments, the hooks around blocks and steps, the step itself.</summary>
internal sealed class StepExecution(FeatureEngine engine, ScenarioContext context, ConversionScope conversion)
{
    private static readonly StepKinds[] s_kinds = [StepKinds.Given, StepKinds.When, StepKinds.Then];
    private StepKinds _block;

    /// <param name="bound">The step, with exactly one definition.</param>
    /// <param name="next">The step after it; null for the last one.</param>
    public async Task<Outcome> RunAsync(BoundStep bound, BoundStep? next)
    {
        var kind = KindOf(bound.Step.Kind);
        var outcome = Outcome.Of(RunStatus.Passed);
        context.StepContext.StepInfo = InfoOf(bound.Step, kind);
        context.StepContext.Status = ScenarioExecutionStatus.OK;
        context.StepContext.Clear();
        if (kind != _block)
        {
            _block = kind;
            context.CurrentScenarioBlock = (ScenarioBlock)kind;
            outcome = await HooksAsync(HookKind.BeforeScenarioBlock, outcome);
        }

        outcome = await HooksAsync(HookKind.BeforeStep, outcome);
        if (outcome.Status == RunStatus.Passed)
        {
            outcome = outcome.And(await Outcome.RunAsync(engine.Time, () => ExecuteAsync(bound)));
        }

        context.StepContext.Status = ToExecutionStatus(outcome);
        context.ScenarioExecutionStatus = context.StepContext.Status;
        context.TestError ??= outcome.Status == RunStatus.Failed ? outcome.Exception : null;
        outcome = await HooksAsync(HookKind.AfterStep, outcome);
        if (outcome.Status != RunStatus.Passed || next is null || KindOf(next.Step.Kind) != kind)
        {
            outcome = await HooksAsync(HookKind.AfterScenarioBlock, outcome);
        }

        return outcome;
    }

    public static ScenarioExecutionStatus ToExecutionStatus(Outcome outcome) => outcome.Status switch
    {
        RunStatus.Passed => ScenarioExecutionStatus.OK,
        RunStatus.Skipped => ScenarioExecutionStatus.Skipped,
        RunStatus.Pending => ScenarioExecutionStatus.StepDefinitionPending,
        RunStatus.Undefined => ScenarioExecutionStatus.UndefinedStep,
        RunStatus.Ambiguous => ScenarioExecutionStatus.BindingError,
        RunStatus.Failed when outcome.Exception is BindingException => ScenarioExecutionStatus.BindingError,
        _ => ScenarioExecutionStatus.TestError,
    };

    // hooks before stop at the first that does not pass; hooks after are all called
    private async Task<Outcome> HooksAsync(HookKind kind, Outcome outcome)
    {
        foreach (var hook in engine.Bindings.Hooks[kind])
        {
            if (hook.AppliesTo(conversion.Subject) && (kind >= HookKind.AfterStep || outcome.Status == RunStatus.Passed))
            {
                outcome = outcome.And(await Outcome.RunAsync(engine.Time, async () => await hook.Method.InvokeInjectedAsync(conversion.Container)));
            }
        }

        return outcome;
    }

    private async ValueTask ExecuteAsync(BoundStep bound)
    {
        if (bound.Mismatch is { } mismatch)
        {
            throw new BindingException(mismatch);
        }

        var match = bound.Matches[0];
        List<object?> arguments = [];
        foreach (var argument in match.Arguments)
        {
            var target = TargetOf(match.Definition, arguments.Count);
            var value = await argument.GetValueAsync(conversion.Container);
            arguments.Add(argument.Type.BuiltIn && target is not null || target is not null && value is not null && !target.IsInstanceOfType(value)
                ? await engine.Converter.ConvertAsync(argument.Type.ByConversion ? argument.Group.Value : value, target, conversion)
                : value);
        }

        if (context.StepContext.StepInfo is { Table: { } table })
        {
            arguments.Add(await engine.Converter.ConvertAsync(table, TargetOf(match.Definition, arguments.Count) ?? typeof(DataTable), conversion));
        }

        if (context.StepContext.StepInfo is { MultilineText: { } text })
        {
            arguments.Add(await engine.Converter.ConvertAsync(text, TargetOf(match.Definition, arguments.Count) ?? typeof(string), conversion));
        }

        await match.Definition.Execute(conversion.Container, [.. arguments]);
    }

    private static Type? TargetOf(StepDefinition definition, int index) => definition.ParameterTypes is { } types && index < types.Length ? types[index] : null;

    private StepKinds KindOf(StepKinds kind) => s_kinds.Contains(kind) ? kind : _block == 0 ? StepKinds.Given : _block;

    private static StepInfo InfoOf(ScenarioStep step, StepKinds kind)
    {
        var argument = step.Pickle.Argument;
        return new((StepDefinitionType)kind, step.Keyword, step.Text, TableOf(argument?.DataTable), argument?.DocString?.Content, step.Location.Line);
    }

    private static DataTable? TableOf(PickleTable? source)
    {
        if (source is null)
        {
            return null;
        }

        var table = new DataTable([.. source.Rows[0].Cells.Select(c => c.Value)]);
        foreach (var row in source.Rows.Skip(1))
        {
            table.AddRow([.. row.Cells.Select(c => c.Value)]);
        }

        return table;
    }
}

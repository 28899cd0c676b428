using TrackE2E.Gherkin.Expressions;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>Everything that feature files are bound to; does not change once built.</summary>
internal sealed class BindingRegistry
{
    public required ParameterTypeRegistry ParameterTypes { get; init; }

    public required IReadOnlyList<StepDefinition> Steps { get; init; }

    public required IReadOnlyList<TransformationBinding> Transformations { get; init; }

    /// <summary>Hooks in the order in which they are called, by kind.</summary>
    public required ILookup<HookKind, HookBinding> Hooks { get; init; }

    /// <summary>Step definitions, hooks and parameter types in the order in which they were defined.</summary>
    public required IReadOnlyList<object> InDefinitionOrder { get; init; }

    /// <summary>Expressions that were left out because they use a parameter type nobody defined.</summary>
    public required IReadOnlyList<UndefinedParameterTypeException> UndefinedParameterTypes { get; init; }

    public static ILookup<HookKind, HookBinding> Sort(IEnumerable<HookBinding> hooks) =>
        hooks.Select((hook, index) => (hook, index: hook.Kind >= HookKind.AfterStep ? -index : index))
            .OrderBy(h => h.hook.Order).ThenBy(h => h.index)
            .ToLookup(h => h.hook.Kind, h => h.hook);
}

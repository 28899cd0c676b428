using System.Reflection;
using TrackE2E.Gherkin.Expressions;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>Executes a step that was registered by code.</summary>
/// <param name="container">The scenario's container.</param>
/// <param name="arguments">The expression's parameters in order, then the table (<see cref="DataTable"/>) or doc string (string) if the step has one.</param>
public delegate Task StepHandler(IObjectContainer container, object?[] arguments);

/// <summary>One expression bound to what executes its steps.</summary>
public sealed class StepDefinition
{
    private readonly Lazy<SourceLocation?> _location;
    private readonly string? _wording;

    internal StepDefinition(string id, StepKinds kinds, IStepExpression expression, Lazy<SourceLocation?> location, object owner, Func<IObjectContainer, object?[], ValueTask> execute, string? wording = null) =>
        (Id, Kinds, Expression, _location, Owner, Execute, _wording) = (id, kinds, expression, location, owner, execute, wording);

    /// <summary>The name of what executes the steps: <c>Class.Method(…)</c>, or the id under which it was registered. Expressions of one method share it.</summary>
    public string Id { get; }

    /// <summary>The keywords of its steps.</summary>
    public StepKinds Kinds { get; }

    /// <summary>The pattern of its texts.</summary>
    public IStepExpression Expression { get; }

    /// <summary>The pattern as people are shown it.</summary>
    public string Wording => _wording ?? Expression.Source;

    /// <summary>Where it is written; null without debug symbols.</summary>
    public SourceLocation? Location => _location.Value;

    /// <summary>The method that executes it; null for one that is registered as a function.</summary>
    public MethodInfo? Method => Owner switch
    {
        BindingMethod method => method.Method,
        StepRegistration registration => registration.Method,
        _ => null,
    };

    internal BindingScope Scope { get; init; } = BindingScope.None;

    /// <summary>Executes the step with converted arguments.</summary>
    internal Func<IObjectContainer, object?[], ValueTask> Execute { get; }

    /// <summary>The types that the arguments are converted to; null = each parameter type's own.</summary>
    internal Type[]? ParameterTypes { get; init; }

    /// <summary>What makes two definitions the same for ambiguity: the method or the registration.</summary>
    internal object Owner { get; }

    /// <summary>Id and place, for messages to people.</summary>
    public override string ToString() => Location is null ? $"{Wording}  ({Id})" : $"{Wording}  ({Id} in {Location})";
}

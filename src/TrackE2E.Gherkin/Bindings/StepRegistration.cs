using System.Reflection;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>A step that is registered by code: one meaning, any number of expressions (such as one per language).</summary>
/// <remarks>Exactly one of <see cref="Method"/> and <see cref="Handler"/> is set.</remarks>
public sealed record StepRegistration
{
    /// <summary>The name by which people find it in messages and lists; unique.</summary>
    public required string Id { get; init; }

    /// <summary>Cucumber expressions or regular expressions, told apart as for attributes. A text that several of them match is not ambiguous.</summary>
    public required IReadOnlyList<string> Expressions { get; init; }

    /// <summary>How each of the expressions is shown to people, in the same order; null = as it is.</summary>
    public IReadOnlyList<string>? Wordings { get; init; }

    /// <summary>The keywords of its steps. Default any.</summary>
    public StepKinds Kinds { get; init; } = StepKinds.Any;

    /// <summary>The method that executes it; an instance of its class is made in the scenario's container.</summary>
    public MethodInfo? Method { get; init; }

    /// <summary>The function that executes it.</summary>
    public StepHandler? Handler { get; init; }

    /// <summary>For a <see cref="Handler"/>: the types to convert the arguments to; null = the types of the expression's parameters.</summary>
    public IReadOnlyList<Type>? ParameterTypes { get; init; }

    /// <summary>Where it is written; null = the place of the method.</summary>
    public SourceLocation? Location { get; init; }
}

using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>A pattern for step texts: a Cucumber expression or a regular expression.</summary>
public interface IStepExpression
{
    /// <summary>The pattern as its author wrote it.</summary>
    string Source { get; }

    /// <summary>The regular expression it comes down to.</summary>
    Regex Regex { get; }

    /// <summary>Matches a whole step text.</summary>
    /// <returns>One argument per parameter, in order; null when the text does not match.</returns>
    /// <exception cref="CucumberExpressionException">A group of a regular expression fits several parameter types.</exception>
    IReadOnlyList<StepArgument>? Match(string text);
}

/// <summary>What a parameter of a pattern captured.</summary>
/// <param name="Group">The captured text with its inner groups.</param>
/// <param name="Type">What it becomes; a nameless type of strings for a group of a regular expression that no type claims.</param>
public sealed record StepArgument(MatchGroup Group, ParameterType Type)
{
    /// <summary>Runs the type's transformer.</summary>
    public ValueTask<object?> GetValueAsync(IObjectContainer container) => Type.Transformer(container, Group.TransformerValues);
}

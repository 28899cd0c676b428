namespace TrackE2E.Gherkin;

/// <summary>Has a method turn a step's argument (text or table) into the type that a step method asks for.</summary>
/// <remarks>It is chosen by its return type (awaited, if it is a task). Without a regular expression it takes any text, or a table when its parameter is one; with one,
/// its parameters are the groups. It is also a parameter type for Cucumber expressions, named <see cref="Name"/> or like the returned type.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class StepArgumentTransformationAttribute(string? regex = null, int order = StepArgumentTransformationAttribute.DefaultOrder) : Attribute
{
    /// <summary>The <see cref="Order"/> of transformations that have none.</summary>
    public const int DefaultOrder = 10000;

    /// <summary>The regular expression that the whole argument must match; null = any.</summary>
    public string? Regex { get; set; } = regex;

    /// <summary>The name between the braces of a Cucumber expression; null = the name of the returned type.</summary>
    public string? Name { get; set; }

    /// <summary>The lowest is tried first. Default 10000.</summary>
    public int Order { get; set; } = order;
}

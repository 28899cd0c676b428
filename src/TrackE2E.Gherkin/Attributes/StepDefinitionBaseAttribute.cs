namespace TrackE2E.Gherkin;

/// <summary>Binds a method to step texts by a Cucumber expression or a regular expression. A method may have several.</summary>
/// <remarks>An expression is regular when it starts with ^, ends with $, or has a group with * or +, <c>.*</c>, <c>\.</c> or <c>\d+</c> and no {parameter}; else it is a Cucumber expression.
/// A regular expression must match the whole text.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public abstract class StepDefinitionBaseAttribute : Attribute
{
    private protected StepDefinitionBaseAttribute(StepKinds kinds, string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        (Kinds, Expression) = (kinds, expression);
    }

    /// <summary>The keywords that the step may have.</summary>
    public StepKinds Kinds { get; }

    /// <summary>The expression as written.</summary>
    public string Expression { get; }

    /// <summary>Decides how the expression is read, where the rule in the remarks would decide otherwise. Default: that rule.</summary>
    public ExpressionType ExpressionType { get; set; } = ExpressionType.Unspecified;
}

/// <summary>How the text of a step definition is read.</summary>
public enum ExpressionType
{
    /// <summary>Decided by its form.</summary>
    Unspecified,

    /// <summary>A Cucumber expression.</summary>
    CucumberExpression,

    /// <summary>A regular expression.</summary>
    RegularExpression,
}

/// <summary>The keywords of steps; And, But and * count as the keyword before them.</summary>
[Flags]
public enum StepKinds
{
    /// <summary>Given, 假如.</summary>
    Given = 1,

    /// <summary>When, 当.</summary>
    When = 2,

    /// <summary>Then, 那么.</summary>
    Then = 4,

    /// <summary>Any keyword.</summary>
    Any = Given | When | Then,
}

namespace TrackE2E.Gherkin.Expressions;

/// <summary>A Cucumber expression uses a parameter type that nobody has registered.</summary>
public sealed class UndefinedParameterTypeException : CucumberExpressionException
{
    internal UndefinedParameterTypeException(Phrase said, string name, string expression)
        : base(said)
    {
        Name = name;
        Expression = expression;
    }

    /// <summary>The unknown name, without braces.</summary>
    public string Name { get; }

    /// <summary>The whole expression as written.</summary>
    public string Expression { get; }
}

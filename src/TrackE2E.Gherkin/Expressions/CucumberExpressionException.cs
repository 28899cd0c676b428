namespace TrackE2E.Gherkin.Expressions;

/// <summary>A Cucumber expression, a parameter type or a regular expression that cannot be used.</summary>
/// <remarks>The message shows the expression with a pointer under the place and says what to write instead.
/// Source: the texts of the cucumber-expressions test data.</remarks>
public class CucumberExpressionException : Exception
{
    /// <summary>Creates the exception with a complete text for the author of the expression.</summary>
    public CucumberExpressionException(string message)
        : base(message)
    {
    }

    internal CucumberExpressionException(Phrase said)
        : base(said.En) => this.Saying(said);
}

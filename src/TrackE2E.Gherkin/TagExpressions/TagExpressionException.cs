namespace TrackE2E.Gherkin.TagExpressions;

/// <summary>A tag expression that cannot be understood; the message names the expression and the mistake.</summary>
public sealed class TagExpressionException : Exception
{
    internal TagExpressionException(string expression, string problem)
        : base($"Tag expression \"{expression}\" could not be parsed because of syntax error: {problem}.")
    {
    }
}

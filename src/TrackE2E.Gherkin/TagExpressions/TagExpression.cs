namespace TrackE2E.Gherkin.TagExpressions;

/// <summary>A tag expression such as <c>@smoke and not (@slow or @wip)</c>.</summary>
/// <remarks>not binds closest, then and, then or. Blanks, parentheses and backslashes in a tag are escaped by a backslash. The empty expression is always true.
/// Source: the tag-expressions test data.</remarks>
public abstract record TagExpression
{
    private protected TagExpression()
    {
    }

    /// <summary>Parses an expression.</summary>
    /// <exception cref="TagExpressionException">It is malformed; the message names the place.</exception>
    public static TagExpression Parse(string expression) => new TagExpressionParser(expression).Parse();

    /// <summary>Whether a scenario with these tags (each with its @) is meant.</summary>
    public abstract bool Evaluate(IReadOnlyCollection<string> tags);

    /// <inheritdoc/>
    public abstract override string ToString();

    internal sealed record Always : TagExpression
    {
        public override bool Evaluate(IReadOnlyCollection<string> tags) => true;

        public override string ToString() => "";
    }

    internal sealed record Tag(string Name) : TagExpression
    {
        public override bool Evaluate(IReadOnlyCollection<string> tags) => tags.Contains(Name);

        public override string ToString() => string.Concat(Name.Select(c => c is '\\' or '(' or ')' || char.IsWhiteSpace(c) ? $@"\{c}" : $"{c}"));
    }

    internal sealed record Not(TagExpression Operand) : TagExpression
    {
        public override bool Evaluate(IReadOnlyCollection<string> tags) => !Operand.Evaluate(tags);

        // a pair prints its own parentheses
        public override string ToString() => Operand is And or Or ? $"not {Operand}" : $"not ( {Operand} )";
    }

    internal sealed record And(TagExpression Left, TagExpression Right) : TagExpression
    {
        public override bool Evaluate(IReadOnlyCollection<string> tags) => Left.Evaluate(tags) && Right.Evaluate(tags);

        public override string ToString() => $"( {Left} and {Right} )";
    }

    internal sealed record Or(TagExpression Left, TagExpression Right) : TagExpression
    {
        public override bool Evaluate(IReadOnlyCollection<string> tags) => Left.Evaluate(tags) || Right.Evaluate(tags);

        public override string ToString() => $"( {Left} or {Right} )";
    }
}

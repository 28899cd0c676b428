using TrackE2E.Gherkin.TagExpressions;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>The tags of a hook or scope: any of several names (with or without @) or tag expressions.</summary>
internal sealed class TagFilter
{
    private readonly TagExpression? _expression;

    /// <exception cref="TagExpressionException">One of them is malformed.</exception>
    public TagFilter(IReadOnlyList<string> tags)
    {
        if (tags.Count > 0)
        {
            Text = string.Join(" or ", tags.Select(t => IsExpression(t) ? t : $"@{t}"));
            _expression = TagExpression.Parse(Text);
        }
    }

    /// <summary>The filter as one tag expression; null when everything passes.</summary>
    public string? Text { get; }

    public bool Matches(IReadOnlyCollection<string> tags) => _expression?.Evaluate(tags) ?? true;

    private static bool IsExpression(string tag) => tag.StartsWith('@') || tag.Contains('(') || tag.Any(char.IsWhiteSpace);
}

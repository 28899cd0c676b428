namespace TrackE2E.Gherkin.Expressions;

/// <summary>A capture group of a match, with the groups inside it.</summary>
/// <remarks>Value and Start are null for a group that took no part in the match. Start counts UTF-16 units from the start of the step's text.
/// Children is empty for a group without groups inside.</remarks>
public sealed record MatchGroup(string? Value, int? Start, IReadOnlyList<MatchGroup> Children)
{
    /// <summary>What a transformer gets: the values of the inner groups, or the own value when there are none.</summary>
    public string?[] TransformerValues => Children.Count == 0 ? [Value] : [.. Children.Select(c => c.Value)];
}

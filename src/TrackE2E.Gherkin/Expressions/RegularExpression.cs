using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>A regular expression for step texts; its outermost capture groups are the arguments.</summary>
public sealed class RegularExpression : IStepExpression
{
    private readonly ParameterTypeRegistry _registry;
    private readonly TreeRegex _tree;

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="CucumberExpressionException">It is not a regular expression.</exception>
    public RegularExpression(string pattern, ParameterTypeRegistry registry)
    {
        (Source, _registry) = (pattern, registry);
        _tree = new TreeRegex(pattern);
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public Regex Regex => _tree.Regex;

    /// <inheritdoc/>
    public IReadOnlyList<StepArgument>? Match(string text)
    {
        var group = _tree.Match(text);
        return group is null ? null : [.. group.Children.Zip(_tree.GroupSources, (g, source) => new StepArgument(g, TypeOf(source, text)))];
    }

    /// <summary>What every group captured that took part, those inside others too, in the order of the pattern.</summary>
    internal IReadOnlyList<StepArgument> EveryGroup(string text) =>
        [.. (_tree.Match(text)?.Children ?? []).SelectMany(Within).Where(group => group.Value is not null).Select(group => new StepArgument(group with { Children = [] }, PlainText("")))];

    private static IEnumerable<MatchGroup> Within(MatchGroup group) => [group, .. group.Children.SelectMany(Within)];

    private static ParameterType PlainText(string source) => new(null, [source], typeof(string), static (_, groups) => new(groups[0])) { BuiltIn = true };

    private ParameterType TypeOf(string source, string text) =>
        _registry.ByRegexp(source, Source, text) ?? PlainText(source);
}

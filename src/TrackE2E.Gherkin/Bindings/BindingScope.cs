namespace TrackE2E.Gherkin.Bindings;

/// <summary>What scopes are asked about: a scenario's place, or only the feature's for hooks of features.</summary>
internal sealed record ScopeSubject(string FeatureTitle, string? ScenarioTitle, IReadOnlyCollection<string> Tags);

/// <summary>The <see cref="ScopeAttribute"/>s of a method and its class; any of them may fit.</summary>
internal sealed class BindingScope(IReadOnlyList<ScopeAttribute> scopes)
{
    private readonly (ScopeAttribute Scope, TagFilter Tags)[] _scopes = [.. scopes.Select(s => (s, new TagFilter(s.Tag is null ? [] : [s.Tag])))];

    public static BindingScope None { get; } = new([]);

    public bool IsNone => _scopes.Length == 0;

    /// <summary>How many conditions the best fitting scope has: 0 without scopes, -1 when none fits.</summary>
    public int Match(ScopeSubject subject) => IsNone ? 0 : _scopes.Max(s => Match(s.Scope, s.Tags, subject));

    private static int Match(ScopeAttribute scope, TagFilter tags, ScopeSubject subject)
    {
        var fits = (scope.Feature is null || scope.Feature == subject.FeatureTitle)
            && (scope.Scenario is null || scope.Scenario == subject.ScenarioTitle)
            && tags.Matches(subject.Tags);
        return fits ? (scope.Tag is null ? 0 : 1) + (scope.Feature is null ? 0 : 1) + (scope.Scenario is null ? 0 : 1) : -1;
    }
}

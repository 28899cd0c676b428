namespace TrackE2E.Gherkin.Bindings;

/// <summary>A hook method with its conditions.</summary>
internal sealed record HookBinding(HookKind Kind, string? Name, int Order, TagFilter Tags, BindingScope Scope, BindingMethod Method)
{
    public bool AppliesTo(ScopeSubject subject) => Tags.Matches(subject.Tags) && Scope.Match(subject) >= 0;
}

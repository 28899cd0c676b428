namespace TrackE2E.Gherkin.Bindings;

/// <summary>A hook method with its conditions: tags and scope each call for it, as in Reqnroll.</summary>
internal sealed record HookBinding(HookKind Kind, string? Name, int Order, TagFilter Tags, BindingScope Scope, BindingMethod Method)
{
    public bool AppliesTo(ScopeSubject subject) =>
        Tags.Text is null ? Scope.Match(subject) >= 0 : Tags.Matches(subject.Tags) || (!Scope.IsNone && Scope.Match(subject) >= 0);
}

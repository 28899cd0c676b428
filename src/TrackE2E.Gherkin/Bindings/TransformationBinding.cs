using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>A method that turns an argument into another type.</summary>
internal sealed record TransformationBinding(string? Name, Regex? Regex, int Order, BindingScope Scope, BindingMethod Method)
{
    public bool TakesTable => Regex is null && Method.Parameters is [var only] && only.IsAssignableTo(typeof(Table));
}

namespace TrackE2E.Gherkin;

/// <summary>Marks a class whose methods are step definitions, hooks or transformations.</summary>
/// <remarks>An instance is made per scenario; its constructor gets what it asks for from the scenario's container.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class BindingAttribute : Attribute;

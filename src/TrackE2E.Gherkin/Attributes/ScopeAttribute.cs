namespace TrackE2E.Gherkin;

/// <summary>Restricts step definitions, hooks or transformations to some scenarios. Several mean: any of them.</summary>
/// <remarks>All properties that are set must fit. Of several definitions that match a step, the one whose scope asks for most wins.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class ScopeAttribute : Attribute
{
    /// <summary>A tag of the scenario, with or without @, or a tag expression.</summary>
    public string? Tag { get; set; }

    /// <summary>The title of the feature.</summary>
    public string? Feature { get; set; }

    /// <summary>The title of the scenario.</summary>
    public string? Scenario { get; set; }
}

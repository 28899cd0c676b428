namespace TrackE2E.Gherkin;

/// <summary>Makes a static or instance method the transformer of a parameter type for Cucumber expressions, as other Cucumbers have it.</summary>
/// <remarks>The method gets the capture groups of the regular expression as strings (null = took no part), or the whole text when it has none.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true)]
public sealed class ParameterTypeAttribute(params string[] regexps) : Attribute
{
    /// <summary>The regular expressions, any of which may match; no anchors.</summary>
    public IReadOnlyList<string> Regexps { get; } = regexps;

    /// <summary>The name between the braces; null = the name of the method.</summary>
    public string? Name { get; set; }

    /// <summary>Whether snippets may use it. Default true.</summary>
    public bool UseForSnippets { get; set; } = true;

    /// <summary>Whether it wins when several types have the regular expression of a group. Default false.</summary>
    public bool PreferForRegexpMatch { get; set; }
}

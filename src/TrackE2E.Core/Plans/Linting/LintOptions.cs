namespace TrackE2E.Core.Plans.Linting;

/// <summary>What the lint asks for.</summary>
public sealed record LintOptions
{
    /// <summary>Style of event names on the wire; null = the one that most events of the plan have.</summary>
    public NamingStyle? EventNames { get; init; }

    /// <summary>Style of property names; null = the one that most properties of the plan have.</summary>
    public NamingStyle? PropertyNames { get; init; }

    /// <summary>Rules that are left out, by their words.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();
}

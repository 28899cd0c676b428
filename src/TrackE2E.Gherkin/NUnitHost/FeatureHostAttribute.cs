namespace TrackE2E.Gherkin.NUnitHost;

/// <summary>Names the host of a test assembly's features: <c>[assembly: FeatureHost(typeof(MyHost))]</c>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class FeatureHostAttribute(Type hostType) : Attribute
{
    /// <summary>A class that implements <see cref="IFeatureHost"/> and has a public constructor without parameters.</summary>
    public Type HostType { get; } = hostType;
}

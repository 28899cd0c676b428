using NUnit.Framework;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.NUnitHost;

#pragma warning disable CS1591 // public for NUnit's reflection only

/// <summary>Stands for a feature file that cannot be read: one test that fails with every mistake in it, so that nothing passes silently.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class UnreadableFixture
{
#pragma warning disable CA1822 // NUnit wants an instance method of the fixture
    public void CanBeRead(UnreadableFeature feature) => Assert.Fail(string.Join('\n', feature.Errors));
#pragma warning restore CA1822
}

/// <summary>The mistakes of a feature file.</summary>
public sealed record UnreadableFeature(IReadOnlyList<FeatureError> Errors)
{
    /// <inheritdoc/>
    public override string ToString() => Errors[0].Location.ToString();
}

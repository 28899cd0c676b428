using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.NUnitHost;

#pragma warning disable CS1591 // public for NUnit's reflection only

/// <summary>Stands for a feature file that cannot be read: one test that fails with every mistake in it, so that nothing passes silently.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class UnreadableFixture(object run)
{
    public void CanBeRead(UnreadableFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        var reading = (NUnitRun)run;
        reading.Report(feature);
        throw new RunErrorException(
            string.Join('\n', feature.Errors.Select(e => e.In(reading.Language))),
            string.Join('\n', feature.Errors.Where(e => e.Location.Line > 0).Select(e => FailureText.FeatureFrame(e.Location))));
    }
}

/// <summary>The mistakes of a feature file.</summary>
/// <param name="Document">The file; null when there is no file at all.</param>
/// <param name="Errors">What is wrong, at least one.</param>
public sealed record UnreadableFeature(FeatureDocument? Document, IReadOnlyList<FeatureError> Errors)
{
    /// <inheritdoc/>
    public override string ToString() => Errors[0].Location.ToString();
}

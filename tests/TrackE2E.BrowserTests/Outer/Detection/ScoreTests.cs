using System.Text.Json;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.BrowserTests.Outer.Detection;

/// <summary>The score over all mutants that have been tried; runs after <see cref="MutantTests"/>.</summary>
[TestFixture]
internal sealed class ScoreTests
{
    [Test]
    [Category("Detection")]
    [Explicit("of the tests of this category")]
    public void Nine_of_ten_mutants_are_found_by_as_planned_alone()
    {
        DetectionRow.WriteTables();
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.At("artifacts", "detection", "detection.json")));
        var score = file.RootElement.GetProperty("score");
        var (tried, found) = (score.GetProperty("tried").GetInt32(), score.GetProperty("asPlanned").GetInt32());

        tried.ShouldBeGreaterThan(0);
        ((double)found / tried).ShouldBeGreaterThanOrEqualTo(0.9, $"{found} of {tried}: see artifacts/detection/detection.md");
    }
}

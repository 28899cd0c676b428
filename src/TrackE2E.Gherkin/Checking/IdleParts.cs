using Gherkin;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Checking;

/// <summary>Finds what stands in feature files and is never run: nobody would miss it otherwise.</summary>
internal static class IdleParts
{
    public static IEnumerable<(SourceLocation Place, Phrase Problem)> Of(FeatureDocument document)
    {
        if (document.Errors.Count > 0)
        {
            return [];
        }

        if (document.Document?.Feature is not { } feature)
        {
            return [(new(document.Source.Path, 1), ParserTexts.EmptyFile)];
        }

        var scenarios = feature.Children.Select(c => c.Scenario).Concat(feature.Children.SelectMany(c => c.Rule?.Children ?? []).Select(c => c.Scenario)).OfType<Scenario>().ToList();
        var outlines = new GherkinDialectProvider().GetDialect(feature.Language, null!).ScenarioOutlineKeywords;
        if (scenarios.Count == 0)
        {
            // 场景：一 is read as words about the feature
            var wide = document.Source.Text.Split('\n').Select(line => line.Trim()).ToList().FindIndex(FeatureReader.HasWideColon);
            return wide < 0
                ? [(Place(document, feature.Location), ParserTexts.NoScenario(feature.Name))]
                : [(new(document.Source.Path, wide + 1), ParserTexts.WideColon(document.Source.Text.Split('\n')[wide].Trim()))];
        }

        return scenarios.Where(s => s.Examples.Count == 0 && outlines.Contains(s.Keyword)).Select(s => (Place(document, s.Location), ParserTexts.NoExamples(s.Name)))
            .Concat(scenarios.Where(s => s.Examples.Count > 0 && s.Examples.TrueForAll(e => e.TableBody.Count == 0)).Select(s => (Place(document, s.Location), ParserTexts.NoRows(s.Name))));
    }

    private static SourceLocation Place(FeatureDocument document, Location location) => new(document.Source.Path, (int)location.Line);
}

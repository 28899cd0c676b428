using System.Reflection;
using Gherkin;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Reading;

public sealed class LanguagesTests
{
    // the parser lists them nowhere else
    private static IEnumerable<string> Languages() => typeof(GherkinDialectProvider).GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic)
        .Where(m => m.Name.StartsWith("CreateGherkinDialectFor_", StringComparison.Ordinal)).Select(m => ((GherkinDialect)m.Invoke(m.IsStatic ? null : new GherkinDialectProvider(), [])!).Language);

    [Test]
    public void There_are_languages() => Languages().Count().ShouldBeGreaterThan(70);

    [TestCaseSource(nameof(Languages))]
    public async Task Every_keyword_of_a_language_is_run(string language)
    {
        var words = new GherkinDialectProvider().GetDialect(language, null!);
        var steps = words.StepKeywords.Distinct().Select((keyword, i) => $"      {keyword}step {i}\n").ToList();
        var feature = string.Concat(
        [
            $"# language: {language}\n{words.FeatureKeywords[^1]}: f\n  {words.RuleKeywords[^1]}: r\n    {words.BackgroundKeywords[^1]}:\n      * step of the background\n",
            .. words.ScenarioKeywords.Select(keyword => $"    {keyword}: s\n{string.Concat(steps)}"),
            .. words.ScenarioOutlineKeywords.SelectMany(keyword => words.ExamplesKeywords.Select(examples => $"    {keyword}: o\n      * step <n>\n    {examples}:\n      | n |\n      | 1 |\n")),
        ]);

        var result = await Features.RunAsync(feature, typeof(Steps));

        string.Join('\n', result.FeatureErrors.Select(e => e.ToString()).Concat(result.Scenarios.Select(s => s.FailureMessage)).Where(m => m.Length > 0)).ShouldBeEmpty();
        result.Count(RunStatus.Passed).ShouldBe(words.ScenarioKeywords.Length + (words.ScenarioOutlineKeywords.Length * words.ExamplesKeywords.Length));
        result.Scenarios.Sum(s => s.Steps.Count(step => step.Status == RunStatus.Passed)).ShouldBeGreaterThanOrEqualTo(steps.Count);
    }

    public sealed class Steps
    {
        [StepDefinition("^step .*$")]
        public static void Step()
        {
        }
    }
}

using System.Text.RegularExpressions;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;
using TrackE2E.Scenarios.Scope;
using TrackE2E.Scenarios.Vocabulary;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Scenarios;

public sealed partial class VocabularyTests
{
    private static readonly string[] Languages = ["en", "zh"];

    // as a person would write each parameter; the same names as in ParameterTypes
    private static readonly Dictionary<string, (string En, string Zh)> Written = new()
    {
        ["page"] = ("“Home”", "“首页”"), ["tab"] = ("“Sale”", "“秒杀”"), ["element"] = ("“banner”", "“轮播图”"), ["event"] = ("“home view”", "“首页浏览”"), ["value"] = ("“SKU-3”", "“跑鞋”"),
        ["count"] = ("3", "三"), ["times"] = ("3 times", "3 times"), ["nth"] = ("2nd", "2nd"), ["place"] = ("第2个", "第2个"), ["duration"] = ("1.5 s", "600毫秒"), ["share"] = ("50%", "一半"), ["direction"] = ("up", "上"), ["way"] = ("left", "左"),
    };

    public static IEnumerable<TestCaseData> Steps => StepTable.All.SelectMany(step => Languages.Select(language => new TestCaseData(step, language).SetArgDisplayNames(step.Id, language)));

    [TestCaseSource(nameof(Steps))]
    public void The_example_binds_to_exactly_its_step(VocabularyStep step, string language) =>
        Bound(language == "zh" ? step.ExampleZh : step.ExampleEn, language).ShouldBe([$"{step.Id}.{language}"]);

    [TestCaseSource(nameof(Steps))]
    public void Every_wording_binds_to_exactly_its_step(VocabularyStep step, string language)
    {
        foreach (var wording in language == "zh" ? step.Zh : step.En)
        {
            Bound(Text(wording, language), language).ShouldBe([$"{step.Id}.{language}"], wording);
        }
    }

    [TestCaseSource(nameof(Steps))]
    public void Every_field_is_filled_in(VocabularyStep step, string language)
    {
        step.Id.ShouldMatch("^[a-z]+(-[a-z]+)*$");
        step.Usually.ShouldBeOneOf("Given", "When", "Then");
        var (wordings, does, example) = language == "zh" ? (step.Zh, step.DoesZh, step.ExampleZh) : (step.En, step.DoesEn, step.ExampleEn);
        wordings.ShouldNotBeEmpty();
        foreach (var text in wordings.Append(does).Append(example))
        {
            text.Trim().ShouldBe(text);
            text.ShouldNotBeEmpty();
            Han().IsMatch(text).ShouldBe(language == "zh", text);
        }

        does.ShouldEndWith(language == "zh" ? "。" : ".");
    }

    [TestCaseSource(nameof(Steps))]
    public void Every_wording_has_the_parameters_that_the_step_takes(VocabularyStep step, string language)
    {
        var wanted = Kinds(step.En[0]);
        foreach (var wording in language == "zh" ? step.Zh : step.En)
        {
            var kinds = Kinds(wording);
            kinds.ShouldBe(wanted, ignoreOrder: true, wording);
            VocabularyRegistration.Order(step.En[0], wording).Select(place => kinds[place]).ShouldBe(wanted, wording);
        }
    }

    [Test]
    public void Ids_are_unique() => StepTable.All.Select(step => step.Id).ShouldBeUnique();

    [Test]
    public void A_step_that_is_worded_otherwise_binds_to_nothing() => Bound("I open the page “Home” quickly", "en").ShouldBeEmpty();

    [Test]
    public void What_a_step_needs_of_the_screen_is_known_before_the_scenario_starts()
    {
        VocabularyNeeds.Of(["open-page.en", "background-for.zh", "time-passes.en", "a step of a team"], []).ShouldBe(ScreenNeeds.Lifecycle | ScreenNeeds.Clock);
        VocabularyNeeds.Of(["open-page.en"], ["@bfcache", "@smoke"]).ShouldBe(ScreenNeeds.BackForwardCache);
        VocabularyNeeds.Of(["open-page.en", "go-back.en"], []).ShouldBe(ScreenNeeds.None);
    }

    private static List<string> Bound(string text, string language)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("one.feature", language == "zh" ? $"# language: zh-CN\n功能: 一\n  场景: 一\n    * {text}\n" : $"Feature: one\n  Scenario: one\n    * {text}\n");
        var engine = RunSession.Vocabulary(new FeatureEngineBuilder()).Build();
        var report = engine.Check(new RunOptions { Paths = [file], BaseFolder = Path.GetDirectoryName(file)! });
        report.Steps.ShouldBe(1);
        report.Ambiguous.ShouldBeEmpty();
        report.Mismatched.ShouldBeEmpty();
        report.FeatureErrors.ShouldBeEmpty();
        return [.. engine.StepDefinitions.Except(report.Unused).Select(definition => definition.Id).Distinct()];
    }

    // optional parts are left out: (：)(:)
    private static string Text(string wording, string language) => Parameter().Replace(
        Optional().Replace(wording, ""), match => language == "zh" ? Written[match.Groups[1].Value].Zh : Written[match.Groups[1].Value].En);

    // a count is worded in four ways
    private static List<string> Kinds(string wording) => [.. Parameter().Matches(wording).Select(match => match.Groups[1].Value is "times" or "nth" or "place" ? "count" : match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}

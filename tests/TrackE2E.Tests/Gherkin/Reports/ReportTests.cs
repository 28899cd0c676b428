using System.Xml.Linq;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Reports;

namespace TrackE2E.Tests.Gherkin.Reports;

public sealed class ReportTests
{
    private const string Text = """
        Feature: 报告, with: signs
          Scenario: passes
            Given it passes
          Scenario: fails
            Given it passes
            Given it fails
          Scenario: is undefined
            Given nobody wrote this
          Scenario: is skipped
            Given it is skipped
        """;

    [Test]
    public async Task JUnit_counts_and_places_every_scenario()
    {
        using var features = new Features(Text, "Feature: broken\n  Scenario: s\n    Given x\n    Oops\n");
        var path = Path.Combine(features.Folder, "out", "junit.xml");
        features.Builder.AddProgress(new JUnitReport(path));

        await features.RunAsync(typeof(Steps));

        var suites = XDocument.Load(path).Root!.Elements("testsuite").ToList();
        suites.Count.ShouldBe(2);
        ((string?)suites[0].Attribute("name"), (int?)suites[0].Attribute("tests"), (int?)suites[0].Attribute("failures"), (int?)suites[0].Attribute("skipped")).ShouldBe(("报告, with: signs", 4, 2, 1));
        var cases = suites[0].Elements("testcase").ToDictionary(c => c.Attribute("name")!.Value);
        cases["passes"].HasElements.ShouldBeFalse();
        cases["is skipped"].Element("skipped").ShouldNotBeNull();
        cases["fails"].Element("failure")!.Value.ShouldContain("50 % | off");
        ((string?)cases["fails"].Element("failure")!.Attribute("type"), (int?)cases["fails"].Attribute("line")).ShouldBe(("InvalidOperationException", 4));
        ((string?)cases["is undefined"].Element("failure")!.Attribute("type")).ShouldBe("Undefined");
        suites[1].Descendants("error").Single().Value.ShouldContain("f2.feature:4");
    }

    [Test]
    public async Task GitHub_gets_an_annotation_at_the_step_and_a_summary()
    {
        using var features = new Features(Text);
        var summary = Path.Combine(features.Folder, "summary.md");
        using var output = new StringWriter();
        features.Builder.AddProgress(new GitHubReport(output, summary, features.Folder));

        await features.RunAsync(typeof(Steps));

        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("::error file=f1.feature,line=6,title=fails::Given it fails");
        lines[0].ShouldContain("50 %25 | off%0Asecond line");
        lines[1].ShouldStartWith("::error file=f1.feature,line=8,title=is undefined::");
        var text = await File.ReadAllTextAsync(summary);
        text.ShouldStartWith("### Scenarios: 1 passed, 1 skipped, 1 undefined, 1 failed\n");
        text.ShouldContain("50 % \\| off<br>second line");
    }

    public sealed class Steps
    {
        [Given("it passes")]
        public static void Pass()
        {
        }

        [Given("it fails")]
        public static void Fail() => throw new InvalidOperationException("50 % | off\nsecond line \e[31mred");

        [Given("it is skipped")]
        public static void Skip() => throw new SkippedStepException("not today");
    }
}

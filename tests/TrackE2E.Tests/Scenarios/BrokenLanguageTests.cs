using System.Text.Json;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Running;
using TrackE2E.Reporting.Allure;
using TrackE2E.Reporting.GitHub;
using TrackE2E.Reporting.JUnit;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;
using TrackE2E.Tests.Gherkin;
using TrackE2E.Tests.Reporting;
using StepResult = TrackE2E.Gherkin.Running.StepResult;

namespace TrackE2E.Tests.Scenarios;

/// <summary>A scenario that could not be judged says why in its feature's language, wherever people read it.</summary>
public sealed class BrokenLanguageTests
{
    private const string Chinese = "broken: page-error  页面无法打开\n  期望  页面正常加载\n  实际  503\n  处理  手动打开";
    private const string English = "broken: page-error  the page cannot be opened\n  expected  the page loads\n  actual    503\n  do        open it by hand";

    [TestCase("# language: zh-CN\n功能: 首页\n  场景: 打开\n    假如页面打不开\n", Chinese)]
    [TestCase("Feature: home\n  Scenario: open\n    Given 页面打不开\n", English)]
    public async Task The_console_a_test_project_and_the_messages_say_it(string feature, string text)
    {
        using var features = new Features(feature);
        var result = (await features.RunAsync(typeof(Steps))).Scenarios.Single();

        RunView.FailureOf(result).ShouldBe(text);
        result.FailureMessage.ShouldContain(text);
        features.Messages.Single(m => m.TestStepFinished is { TestStepResult.Message: not null }).TestStepFinished.TestStepResult.ShouldSatisfyAllConditions(
            said => said.Message.ShouldBe(text),
            said => said.Exception.Message.ShouldBe(text));
    }

    [TestCase("# language: zh-CN\n功能: 首页\n  场景: 打开\n    假如页面打不开\n", Chinese)]
    [TestCase("Feature: home\n  Scenario: open\n    Given 页面打不开\n", English)]
    public async Task Every_report_says_it(string feature, string text)
    {
        using var features = new Features(feature);
        using var folder = new TemporaryFolder();
        var recorder = new Records();
        features.Builder.AddProgress(recorder);
        await features.RunAsync(typeof(Steps));

        var run = Some.Run([.. RunReader.Read(features.Messages, recorder.All, features.Folder)]);

        run.Results.Single().Message.ShouldBe(text);
        new AllureWriter(folder.In("allure"), new Mask(), _ => null).Write(run, [], CancellationToken.None);
        using var allure = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(folder.In("allure"), "*-result.json").Single()));
        allure.RootElement.GetProperty("statusDetails").GetProperty("message").GetString().ShouldBe(text);
        JUnitWriter.Write(run, folder.In("junit.xml"), new Mask());
        File.ReadAllText(folder.In("junit.xml")).ShouldContain(text.Split('\n')[1].Trim());
        GitHubReport.Annotations(run, new Mask(), "en").Single().ShouldContain(text.Replace("\n", "%0A", StringComparison.Ordinal));
    }

    private sealed class Records : IRunProgress
    {
        public List<ScenarioRecord> All { get; } = [];

        public void StepFinished(ScenarioRun run, StepResult result) => All.Add(new ScenarioRecord
        {
            TestCaseStartedId = run.TestCaseStartedId,
            Steps = new Dictionary<string, StepRecord> { [result.TestStepId] = StepRecord.Of(result.Exception!, run.Case.Feature.Culture.Name)! },
        });
    }

    [Binding]
    public sealed class Steps
    {
        [Given("页面打不开")]
        public static void PageError() =>
            throw new BrokenException("page-error", new("the page cannot be opened", "页面无法打开"), new("the page loads", "页面正常加载"), "503", new("open it by hand", "手动打开"));
    }
}

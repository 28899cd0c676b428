using System.Text.Json;
using Io.Cucumber.Messages.Types;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Allure;
using TrackE2E.Reporting.Commands;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;
using TrackE2E.Tests.Hosting.Installing;

namespace TrackE2E.Tests.Reporting.Allure;

/// <summary>npm's real <c>allure</c> reads what we write; Node is needed on the machine.</summary>
public sealed class AllureReportTests
{
    private static readonly SystemCommands Commands = new(TimeProvider.System);

    [Test]
    public async Task Generated_report_has_every_result_and_no_warning()
    {
        using var place = new TemporaryFolder();
        var tools = await Tools();
        new AllureWriter(place.In("allure-results"), new Mask(), _ => SomeLedger.Snapshot).Write(Run(), [], CancellationToken.None);

        var outcome = await new AllureReport(Commands).GenerateAsync(place.In("allure-results"), place.In("report"), tools, new AllureReportOptions("购物埋点", "zh-CN", place.In("history.jsonl")), CancellationToken.None);

        outcome.Problem.ShouldBeNull();
        outcome.Warnings.ShouldBeEmpty();
        outcome.Index.ShouldBe(place.In("report/index.html"));
        using var summary = JsonDocument.Parse(File.ReadAllText(place.In("report/summary.json")));
        summary.RootElement.GetProperty("name").GetString().ShouldBe("购物埋点");
        var stats = summary.RootElement.GetProperty("stats");
        (stats.GetProperty("total").GetInt32(), stats.GetProperty("passed").GetInt32(), stats.GetProperty("failed").GetInt32(), stats.GetProperty("broken").GetInt32()).ShouldBe((6, 3, 1, 2));
        using var tests = JsonDocument.Parse(File.ReadAllText(place.In("report/test-results.json")));
        tests.RootElement.GetProperty("byId").EnumerateObject().Select(t => t.Value.GetProperty("name").GetString()).ShouldBe(
            ["打开首页", "打开首页", "打开首页", "打开购物车", "停留一秒后上报一次", "features/bad.feature"], ignoreOrder: true);
        File.ReadLines(place.In("history.jsonl")).Count().ShouldBe(1);
    }

    [Test]
    public async Task Result_file_that_allure_cannot_read_is_a_warning()
    {
        using var place = new TemporaryFolder();
        new AllureWriter(place.In("allure-results"), new Mask(), _ => null).Write(Some.Run(Some.Result()), [], CancellationToken.None);
        place.Write("allure-results/broken-result.json", "{ not json");

        var outcome = await new AllureReport(Commands).GenerateAsync(place.In("allure-results"), place.In("report"), await Tools(), new AllureReportOptions(), CancellationToken.None);

        outcome.Warnings.ShouldNotBeEmpty();
    }

    [Test]
    public async Task Missing_tools_are_one_line_with_the_command_that_mends_it()
    {
        using var place = new TemporaryFolder();

        var outcome = await new AllureReport(Commands).GenerateAsync(place.Path, place.In("report"), place.Path, new AllureReportOptions(), CancellationToken.None);

        outcome.Index.ShouldBeNull();
        outcome.Problem!.Value.En.ShouldBe($"the Allure report was not made: its generator is not installed; do: npm ci --prefix {place.Path}");
    }

    [Test]
    public async Task Missing_node_is_one_line_with_the_command_that_mends_it()
    {
        using var place = new TemporaryFolder();
        place.Write("node_modules/allure/cli.js", "");

        var outcome = await new AllureReport(new ScriptedCommands()).GenerateAsync(place.Path, place.In("report"), place.Path, new AllureReportOptions(), CancellationToken.None);

        outcome.Problem!.Value.En.ShouldContain("no node on PATH");
    }

    private static Task<string> Tools() => new ToolsInstaller(Commands, new InstallSettings(), TestContext.Progress.WriteLine, TimeProvider.System).EnsureAsync(ToolsInstaller.Find(), CancellationToken.None);

    // two rows, one repeated, one failed scenario, one undefined step, one unreadable file
    private static RunResult Run()
    {
        var run = new ScriptedRun().Feature("/repo/features/home.feature", """
            # language: zh-CN
            功能: 首页
              @P0 @EX-02
              场景: 停留一秒后上报一次
                假如打开“首页”
                那么“商品曝光”上报1次，字段为
                  | 字段 | 规则   |
                  | sku  | = 显示值 |
              场景大纲: 打开<页面>
                那么“<页面>”上报1次
                例子:
                  | 页面 |
                  | 首页 |
                  | 首页 |
                  | 购物车 |
            """);
        var (started, steps) = run.Execute(0, statuses: [TestStepResultStatus.PASSED, TestStepResultStatus.FAILED]);
        run.Execute(1);
        run.Execute(1, attempt: 1);
        run.Execute(2);
        run.Execute(3, statuses: TestStepResultStatus.UNDEFINED);
        run.Add(Envelope.Create(new ParseError(new SourceReference("/repo/features/bad.feature", null, null, new Location(7, 3)), "(7:3): expected: #EOF")));
        var record = new ScenarioRecord
        {
            TestCaseStartedId = started,
            Device = "chromium",
            Steps = new Dictionary<string, StepRecord> { [steps[1]] = new([Some.Finding()], null, "required-missing  product_click has no \"price\"\n  expected  …") },
            Attachments = [new Evidence("Screenshot", "image/png") { Content = new byte[] { 0x89, 0x50, 0x4e, 0x47 } }],
        };
        return new RunResult { Run = Some.Info, Results = RunReader.Read(run.Messages, [record], "/repo") };
    }
}

using System.Text.Json;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.BrowserTests.Outer;

/// <summary>A test tool must be seen to fail: each kind of finding is caused once by tests/FailingFeatures, and verdict, exit code and report say so.</summary>
[TestFixture]
internal sealed class FailingFeaturesTests
{
    private const string Tag = "@kind:";

    private ScratchFolder folder = null!;
    private CommandRun run = null!;
    private RunSummary summary = null!;

    [OneTimeSetUp]
    public async Task Run()
    {
        folder = new();
        var target = folder.At("run");
        run = await CommandRun.OfAsync(["run", Path.Combine("tests", "FailingFeatures"), "--env", "built", "--out", target, "--lang", "en"], within: TimeSpan.FromMinutes(5));
        summary = SummaryWriter.Read(Path.Combine(target, SummaryWriter.FileName));
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void The_exit_code_says_that_the_product_failed() => run.ExitCode.ShouldBe(1, run.Text);

    [Test]
    public void Every_kind_is_caused_by_one_scenario() => summary.Results.Select(Declared).Order().ShouldBe(Enum.GetValues<FindingKind>().Order());

    [Test]
    public void Every_scenario_fails_with_its_declared_kind_and_no_other()
    {
        foreach (var result in summary.Results)
        {
            result.Verdict.ShouldBe(Verdict.Fail, result.Scenario);
            summary.Findings.Where(f => f.Result == result.Id).Select(f => f.Kind).Distinct().ShouldBe([Declared(result)], $"{result.Scenario}\n{run.Text}");
        }
    }

    [Test]
    public void The_report_shows_what_happened_expected_actual_where_and_what_to_do()
    {
        var reports = Directory.GetFiles(folder.At("run", "allure-results"), "*-result.json").Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement).ToList();

        reports.Count.ShouldBe(summary.Results.Count);
        foreach (var report in reports)
        {
            var name = report.GetProperty("name").GetString();
            report.GetProperty("status").GetString().ShouldBe("failed", name);
            var kind = report.GetProperty("labels").EnumerateArray().Select(l => l.GetProperty("value").GetString()!).Single(l => l.StartsWith(Tag.TrimStart('@'), StringComparison.Ordinal))[(Tag.Length - 1)..];
            ShouldBeFiveLines(Text(report), kind, name);
        }
    }

    [Test]
    public void What_is_printed_is_what_the_report_shows()
    {
        foreach (var result in summary.Results)
        {
            run.Output.ShouldContain(FindingText.Of(Declared(result)).Word + " ");
        }
    }

    private static string Text(JsonElement report)
    {
        var details = report.GetProperty("statusDetails");
        return $"{details.GetProperty("message").GetString()}\n{(details.TryGetProperty("trace", out var trace) ? trace.GetString() : "")}";
    }

    // labels in one of the two languages, in this order, each at the beginning of a line
    private static void ShouldBeFiveLines(string text, string kind, string? name)
    {
        var lines = text.Split('\n').Select(l => l.Trim()).ToList();
        lines.FindIndex(l => l.StartsWith(kind, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(0, $"{name}: {text}");
        string[] labels = lines.Any(l => l.StartsWith("期望", StringComparison.Ordinal)) ? ["期望  ", "实际  ", "位置  ", "处理  "] : ["expected  ", "actual  ", "where  ", "do  "];
        var places = labels.Select(label => lines.FindIndex(l => l.StartsWith(label, StringComparison.Ordinal))).ToList();
        places.ShouldAllBe(place => place >= 0, $"{name}: {text}");
        places.ShouldBeInOrder();
    }

    private static FindingKind Declared(SummaryResult result) =>
        FindingText.KindOf(result.Tags.Single(t => t.StartsWith(Tag, StringComparison.Ordinal))[Tag.Length..]) ?? throw new InvalidOperationException($"{result.Scenario} names no kind of the list");
}

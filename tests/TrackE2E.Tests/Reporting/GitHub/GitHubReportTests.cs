using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.GitHub;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Tests.Reporting.GitHub;

public sealed class GitHubReportTests
{
    [Test]
    public void Annotation_stands_at_the_failing_step_and_is_escaped()
    {
        var failed = Some.Result(Verdict.Fail, name: "a: b, 100%") with { Steps = [Some.Step("x", Verdict.Fail, Some.Finding())], Message = "one\ntwo 100%" };

        GitHubReport.Annotations(Some.Run(failed), new Mask(), "en").ShouldBe(["::error file=features/home.feature,line=4,title=required-missing%3A a%3A b%2C 100%25::one%0Atwo 100%25"]);
    }

    [Test]
    public void A_row_that_did_not_start_is_annotated_at_its_own_line() =>
        GitHubReport.Annotations(Some.Run(Some.Result(Verdict.Broken, row: 2) with { RowLine = 17, Reason = "app-gone" }), new Mask(), "en").ShouldHaveSingleItem().ShouldStartWith("::error file=features/home.feature,line=17,");

    [Test]
    public void No_more_annotations_than_GitHub_shows_and_the_rest_is_counted()
    {
        var run = Some.Run([.. Enumerable.Range(1, 12).Select(i => Some.Result(Verdict.Broken, line: i) with { Reason = "app-gone" })]);

        var lines = GitHubReport.Annotations(run, new Mask(), "en");

        lines.Count.ShouldBe(10);
        lines[9].ShouldBe("::error title=TrackE2E::3 more scenarios failed or are broken; see the job's summary and the report");
    }

    [Test]
    public void A_Chinese_features_annotation_is_Chinese_and_the_page_is_in_the_language_that_was_asked_for()
    {
        var run = Some.Run([.. Enumerable.Range(1, 12).Select(i => Some.Result(Verdict.Broken, name: "首页", line: i) with { Reason = "app-gone", Language = "zh-CN", Message = null })]);

        var lines = GitHubReport.Annotations(run, new Mask(), "zh");
        var page = GitHubReport.Markdown(run, new Mask(), "zh");

        lines[0].ShouldContain("title=无法判定 app-gone：首页::无法判定 app-gone");
        lines[9].ShouldBe("::error title=TrackE2E::另有 3 个场景失败或无法判定；见作业摘要和报告");
        page.ShouldStartWith("### TrackE2E：通过 0，失败 0，无法判定 12，跳过 0\n\n| 结论 | 场景 | 设备 | 问题 | 位置 |\n");
        page.ShouldContain("| ⚠️ 无法判定 | 首页 |");
    }

    [Test]
    public void Ten_wrong_scenarios_have_ten_annotations_of_their_own() =>
        GitHubReport.Annotations(Some.Run([.. Enumerable.Range(1, 10).Select(i => Some.Result(Verdict.Broken, line: i))]), new Mask(), "en").ShouldAllBe(l => l.Contains("file="));

    [Test]
    public void Summary_lists_what_is_wrong_with_cells_that_cannot_break_the_table()
    {
        var failed = Some.Result(Verdict.Fail, name: "a | <b>") with { Findings = [Some.Finding() with { What = "no \"price\" for li.lei@example.com" }] };

        var text = GitHubReport.Markdown(Some.Run(Some.Result(line: 20), failed), new Mask(), "en");

        text.ShouldBe("""
            ### TrackE2E: 1 passed, 1 failed, 0 broken, 0 skipped

            | verdict | scenario | device | what | where |
            | --- | --- | --- | --- | --- |
            | ❌ fail | a \| &lt;b&gt; | chromium | required-missing no &quot;price&quot; for l***@example.com | features/home.feature:3 |

            """.ReplaceLineEndings("\n"));
    }
}

using System.Text.Json;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Allure;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Tests.Reporting.Allure;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AllureWriterTests : IDisposable
{
    private readonly TemporaryFolder _place = new();

    public void Dispose() => _place.Dispose();

    [Test]
    public void Result_has_allures_names_and_no_nulls()
    {
        var result = Write(Some.Result() with { Steps = [Some.Step()], Tags = ["@P0", "@smoke", "@owner:zhang"], Rule = "Dwell" }).Single();

        result.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["uuid", "historyId", "testCaseId", "titlePath", "fullName", "name", "status", "stage", "steps", "attachments", "parameters", "labels", "links", "start", "stop"]);
        Text(result, "fullName").ShouldBe("features/home.feature/Home/Dwell/one view");
        Text(result, "testCaseId").ShouldBe(Md5("features/home.feature/Home/Dwell/one view"));
        Text(result, "historyId").ShouldBe(Md5("""{"fullName":"features/home.feature/Home/Dwell/one view","parameters":["chromium"]}"""));
        result.GetProperty("titlePath").EnumerateArray().Select(e => e.GetString()).ShouldBe(["features", "Home", "Dwell"]);
        result.GetProperty("start").GetInt64().ShouldBe(Some.Start.AddSeconds(1).ToUnixTimeMilliseconds());
        (result.GetProperty("stop").GetInt64() - result.GetProperty("start").GetInt64()).ShouldBe(1500);
        Labels(result, "severity").ShouldBe(["blocker"]);
        Labels(result, "tag").ShouldBe(["P0", "smoke", "owner:zhang"]);
        Labels(result, "owner").ShouldBe(["zhang"]);
        Labels(result, "story").ShouldBe(["Dwell"]);
        Labels(result, "device").ShouldBe(["chromium"]);
        File.Exists(_place.In($"{Text(result, "uuid")}-result.json")).ShouldBeTrue();
    }

    [Test]
    public void Row_device_and_repeated_attempt_each_have_a_history_of_their_own()
    {
        var row = Some.Result() with { Parameters = [new NamedValue("page", "home")] };
        var twin = row with { Row = 2, Id = "twin" };
        var results = Write(
            row with { Row = 1 }, twin, Some.Result(row: 3) with { Parameters = [new NamedValue("page", "cart")] },
            Some.Result(line: 9, name: "other"), Some.Result(line: 9, name: "other", device: "pixel8"), Some.Result(line: 9, name: "other", attempt: 2),
            Some.Result(line: 30, name: "other"));

        results.Select(r => Text(r, "historyId")).ShouldBeUnique();
        results.Where(r => Text(r, "name") == "one view").Select(r => Text(r, "testCaseId")).Distinct().Count().ShouldBe(1);
    }

    [Test]
    public void Attempt_after_one_that_was_thrown_away_is_its_retry()
    {
        var results = Write(Some.Result(Verdict.Fail) with { Retried = true }, Some.Result(attempt: 2));

        results.Select(r => Text(r, "historyId")).Distinct().Count().ShouldBe(1);
        results.ShouldAllBe(r => r.GetProperty("statusDetails").GetProperty("flaky").GetBoolean());
    }

    [Test]
    public void Failed_result_says_what_where_and_shows_the_request()
    {
        var step = Some.Step("the click is tracked", Verdict.Fail, Some.Finding()) with { Message = "required-missing  five lines", Table = [["a", "b"], ["1", "x,y"]], DocString = "note" };
        var result = Write(Some.Result(Verdict.Fail, row: 2) with { RowLine = 17, Steps = [Some.Step(), step, Some.Step("more", Verdict.Skipped)], Message = step.Message }).Single();

        Text(result, "status").ShouldBe("failed");
        var details = result.GetProperty("statusDetails");
        Text(details, "message").ShouldBe("required-missing  five lines");
        Text(details, "expected").ShouldBe("price: integer, minor units, required");
        Text(details, "trace").ShouldContain("✗ When the click is tracked   ← features/home.feature:4");
        Text(details, "trace").ShouldStartWith("features/home.feature:17  ");
        Text(details, "trace").ShouldContain("last action  +2.000 s  click product-card › SKU-2");
        var failed = result.GetProperty("steps")[1];
        Text(failed.GetProperty("steps")[0], "name").ShouldBe("required-missing  product_click (click) has no \"price\"");
        failed.GetProperty("attachments").EnumerateArray().Select(a => (Text(a, "name"), Text(a, "type"))).ShouldBe(
            [("Data Table", "text/csv"), ("Doc String", "text/plain"), ("Hit 1", "text/plain")]);
        Attached(failed, 0).ShouldBe("a,b\r\n1,\"x,y\"\r\n");
        Attached(failed, 2).ShouldStartWith("POST /com.snowplowanalytics.snowplow/tp2");
        result.GetProperty("steps").EnumerateArray().Select(s => Text(s, "status")).ShouldBe(["passed", "failed", "skipped"]);
        Labels(result, "finding").ShouldBe(["required-missing"]);
    }

    [Test]
    public void Broken_result_carries_its_reason()
    {
        var result = Write(Some.Result(Verdict.Broken) with { Reason = "element-not-found", Message = "broken: element-not-found" }).Single();

        (Text(result, "status"), Labels(result, "reason").Single()).ShouldBe(("broken", "element-not-found"));
    }

    [Test]
    public void Nothing_personal_is_in_any_file_and_private_evidence_is_only_named()
    {
        var trace = _place.Write("elsewhere/trace.zip", "li.lei@example.com");
        var result = Some.Result(Verdict.Fail) with
        {
            Scenario = "user 13812345678 logs in",
            Parameters = [new NamedValue("mail", "li.lei@example.com")],
            Message = "actual li.lei@example.com",
            Steps = [Some.Step("I type \"li.lei@example.com\"", Verdict.Fail, Some.Finding() with { Actual = "li.lei@example.com" }) with { Arguments = [new NamedValue("text", "li.lei@example.com")] }],
            Attachments = [new Evidence("Trace", "application/zip") { File = trace, Private = true }, new Evidence("Log", "text/plain") { Content = "li.lei@example.com"u8.ToArray() }],
        };

        Write(result);

        foreach (var file in Directory.EnumerateFiles(_place.Path))
        {
            var text = File.ReadAllText(file);
            text.ShouldNotContain("li.lei", customMessage: file);
            text.ShouldNotContain("very-secret", customMessage: file);
            text.ShouldNotContain("13812345678", customMessage: file);
        }

        Directory.EnumerateFiles(_place.Path).ShouldContain(f => File.ReadAllText(f).Contains("show-trace"));
    }

    [Test]
    public void Ledger_that_cannot_be_read_is_said_and_the_report_goes_on()
    {
        new AllureWriter(_place.Path, new Mask(), _ => throw new IOException("disk gone")).Write(Some.Run(Some.Result(), Some.Result(line: 8)), [], CancellationToken.None);

        Directory.EnumerateFiles(_place.Path, "*-result.json").Count().ShouldBe(2);
        Directory.EnumerateFiles(_place.Path, "*-attachment.txt").Select(File.ReadAllText).ShouldBe(["disk gone", "disk gone"]);
    }

    [Test]
    public void Failing_hook_becomes_a_fixture_of_a_container()
    {
        var hook = Some.Step("open the app", Verdict.Broken) with { Keyword = "Before ", Hook = true, Message = "broken" };
        var result = Write(Some.Result(Verdict.Broken) with { Steps = [hook] }).Single();

        var container = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(_place.Path, "*-container.json").Single())).RootElement;
        container.GetProperty("children")[0].GetString().ShouldBe(Text(result, "uuid"));
        Text(container.GetProperty("befores")[0], "status").ShouldBe("broken");
        result.GetProperty("steps").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public void Environment_is_escaped_as_java_properties_are()
    {
        Write(Some.Result());

        var lines = File.ReadAllLines(_place.In("environment.properties"));
        lines.ShouldContain("Planned\\ events=2");
        lines.ShouldContain("\\u73af\\u5883=pre \\u9884\\u53d1");
    }

    [Test]
    public void Every_finding_kind_has_one_category() =>
        AllureCategories.Kinds.Order().ShouldBe(Enum.GetValues<FindingKind>().Order());

    private List<JsonElement> Write(params ScenarioResult[] results)
    {
        new AllureWriter(_place.Path, new Mask(), r => r.Verdict == Verdict.Fail ? SomeLedger.Snapshot : null)
            .Write(Some.Run(results), [new NamedValue("环境", "pre 预发")], CancellationToken.None);
        return [.. Directory.EnumerateFiles(_place.Path, "*-result.json").Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement).OrderBy(r => r.GetProperty("start").GetInt64())];
    }

    private string Attached(JsonElement step, int index) => File.ReadAllText(_place.In(Text(step.GetProperty("attachments")[index], "source")));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Labels(JsonElement result, string name) =>
        result.GetProperty("labels").EnumerateArray().Where(l => Text(l, "name") == name).Select(l => Text(l, "value"));

#pragma warning disable CA5351 // Allure's own id
    private static string Md5(string text) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}

using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Tests.Decoding;
using TrackE2E.Tests.Reporting;
using TrackE2E.Tests.Rules;

namespace TrackE2E.Tests.Cli.Verify;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _plan;

    public VerifyCommandTests() => _plan = _folder.Write("plans/a.plan.yaml", Story.ShopPlan);

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_file_that_cannot_be_judged_is_said_in_the_language_that_was_asked_for()
    {
        var said = await Said.By("verify", _folder.In("none.ndjson"), "--plan", _plan, "--lang", "zh");

        said.Code.ShouldBe(2);
        said.Output.ShouldContain($"broken: ledger-unreadable  无法读取上报台账 {_folder.In("none.ndjson")}\n    期望  ");
    }

    [Test]
    public async Task A_ledger_is_judged_again_with_the_same_findings_in_the_same_words()
    {
        var story = new Story().Reports("card_click", 1, new { sku = "A", price = "12" }).AsksCount(2, "card_click", 2);
        story.Findings.Count.ShouldBeGreaterThan(1);

        var said = await Said.By("verify", await SaveAsync("a", story), "--plan", _plan, "--lang", "en");

        said.Code.ShouldBe(1);
        foreach (var finding in story.Findings)
        {
            var text = FindingWriter.Write(finding, new FindingPlace("a.feature:1", "count", "desktop"), "en");
            said.Output.Replace("\n  ", "\n", StringComparison.Ordinal).ShouldContain(WithPlan(text));
        }

        said.Output.ShouldEndWith($"pass 0 · fail 1 · broken 0 · skipped 0   findings {story.Findings.Count}\n");
    }

    [Test]
    public async Task A_ledger_that_keeps_the_plan_passes_and_says_nothing_more()
    {
        var file = await SaveAsync("a", new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1));

        var said = await Said.By("verify", file, "--plan", _plan, "--lang", "en");

        said.ShouldBe(new Said(0, $"pass  {file}  one click (a.feature:1)\npass 1 · fail 0 · broken 0 · skipped 0   findings 0\n", ""));
    }

    [Test]
    public async Task Another_plan_than_the_runs_is_said()
    {
        var file = await SaveAsync("a", new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1), "another hash");

        (await Said.By("verify", file, "--plan", _plan, "--lang", "en")).Output.ShouldContain("the plan is another one than the run's");
    }

    [Test]
    public async Task A_blind_observer_is_broken_and_never_passes()
    {
        var file = await SaveAsync("a", new Story().Opens(0).Loses(1, 1).AsksAsPlanned(2));

        var said = await Said.By("verify", file, "--plan", _plan, "--json");

        said.Code.ShouldBe(2);
        var result = JsonElement.Parse(said.Output).EnumerateArray().ShouldHaveSingleItem();
        result.GetProperty("verdict").GetString().ShouldBe("broken");
        result.GetProperty("reason").GetString().ShouldBe("observer-blind");
    }

    [Test]
    public async Task A_ledger_that_asked_nothing_is_no_pass()
    {
        var said = await Said.By("verify", await SaveAsync("a", new Story().Opens(0)), "--plan", _plan, "--lang", "en");

        said.Code.ShouldBe(2);
        said.Output.ShouldContain("skipped  ");
    }

    [Test]
    public async Task A_folder_is_all_its_ledgers_and_one_that_is_cut_costs_no_other()
    {
        await SaveAsync("a", new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1));
        var cut = await SaveAsync("b", new Story().Reports("card_click", 1, new { sku = "A" }).AsksCount(2, "card_click", 1));
        var lines = await File.ReadAllLinesAsync(cut);
        await File.WriteAllLinesAsync(cut, lines[..^1]);

        var said = await Said.By("verify", Path.GetDirectoryName(cut)!, "--plan", _plan, "--lang", "en");

        said.Code.ShouldBe(2);
        said.Output.ShouldContain("broken: ledger-unreadable");
        said.Output.ShouldEndWith("pass 1 · fail 0 · broken 1 · skipped 0   findings 0\n");
    }

    [Test]
    public async Task Findings_win_over_broken_in_the_exit_code()
    {
        await SaveAsync("a", new Story().AsksCount(2, "card_click", 1));
        var broken = await SaveAsync("b", new Story().Opens(0).Loses(1, 1).AsksAsPlanned(2));

        (await Said.By("verify", Path.GetDirectoryName(broken)!, "--plan", _plan)).Code.ShouldBe(1);
    }

    [Test]
    public async Task A_recording_is_judged_by_properties_and_unplanned_events_and_says_that_nobody_saw_the_page()
    {
        var plan = _folder.Write("cart.plan.yaml", "events: { add_to_cart: { kind: custom, additional-properties: true, properties: { price: { type: integer } } } }");

        var said = await Said.By("verify", Recording.PathOf("snowplow.jsonl"), "--plan", plan, "--json", "--lang", "en");

        said.Code.ShouldBe(1);
        var result = JsonElement.Parse(said.Output)[0];
        result.GetProperty("notes")[0].GetString()!.ShouldContain("nobody saw the page");
        var findings = result.GetProperty("findings").EnumerateArray().Select(f => (f.GetProperty("kind").GetString(), f.GetProperty("event").GetString())).ToList();
        findings.ShouldContain(("type-mismatch", "add_to_cart"));
        findings.ShouldContain(("unplanned-event", "page_leave"));
        findings.ShouldNotContain(("unplanned-event", "add_to_cart"));
    }

    [Test]
    public async Task A_body_that_the_tool_did_not_record_is_nobodys_fault()
    {
        var har = _folder.Write("beacon.har", """{"log":{"entries":[{"request":{"method":"POST","url":"https://c/com.snowplowanalytics.snowplow/tp2","headers":[{"name":"content-length","value":"812"}]}}]}}""");

        var said = await Said.By("verify", har, "--plan", _plan, "--lang", "en");

        said.Code.ShouldBe(2);
        said.Output.ShouldContain("broken: body-not-recorded");
        said.Output.ShouldContain("with 812 bytes");
        said.Output.ShouldNotContain("undecodable-hit");
    }

    [TestCase("nosuch.ndjson", "ledger-unreadable")]
    [TestCase("nosuch.har", "recording-unreadable")]
    public async Task A_file_that_is_not_there_is_broken(string file, string reason)
    {
        var said = await Said.By("verify", file, "--plan", _plan);

        said.Code.ShouldBe(2);
        said.Output.ShouldContain($"broken: {reason}");
    }

    private async Task<string> SaveAsync(string name, Story story, string? hash = null)
    {
        var file = Path.Combine(_folder.Path, "ledgers", name + ".ndjson");
        var ledger = story.Ledger;
        var hits = ledger.Events.Select(e => new Hit { Number = e.HitNumber, Method = "POST", Target = "/", Host = "h", Headers = new Dictionary<string, string>(), Body = default, ArrivedAt = e.ArrivedAt, Status = 200 });
        var about = new LedgerAbout { PlanHash = hash ?? PlanReader.Read(_plan).Hash, Scenario = "one click", Where = "a.feature:1", Device = "desktop" };
        await LedgerFile.SaveAsync(file, new SavedLedger(about, ledger with { Hits = [.. hits], Actions = [.. ledger.Actions.Select((a, i) => a with { Number = i + 1 })] }), CancellationToken.None);
        return file;
    }

    // the story's plan is a text, the command's a file: only its name differs
    private static string WithPlan(string text) => text.Replace("text.plan.yaml", "a.plan.yaml", StringComparison.Ordinal);
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Builds;

public sealed class BuildScopeTests
{
    private static string Plan(string keys, string more = "", string app = "app: { version: version, platform: platform }") => $$"""
        plan: shop
        {{app}}
        pages: { cart: { title: Cart, match: { path: /cart } } }
        elements: { pay: { title: pay, page: cart, locate: { web: "#pay", android: pay } } }
        common: { version: { type: string }, platform: { type: string } }
        events:
          cart_view: { title: cart view, kind: pv, page: cart }
          pay_click: { title: pay click, kind: click, element: pay, {{keys}} {{more}} }
        """;

    private static Story Clicked(string keys, string? platform, string? version, bool reported, string app = "app: { version: version, platform: platform }", object? said = null)
    {
        var story = new Story(Plan(keys, app: app)).By(platform, version).Opens(0, "/cart", null).Reports("cart_view", 0.1, said).Clicks(1, targets: [("pay", null)]);
        return (reported ? story.Reports("pay_click", 1.1, said) : story).AsksAsPlanned(20);
    }

    [TestCase("platforms: [android]", "web", "1.0", TestName = "An_event_of_another_platform_is_not_missed")]
    [TestCase("since: '2.0'", "web", "1.0", TestName = "An_event_of_a_later_version_is_not_missed")]
    [TestCase("since: '2.0'", "web", "1.9.9", TestName = "An_event_from_2_0_is_not_missed_at_1_9_9")]
    [TestCase("until: '1.5'", "web", "1.5.1", TestName = "An_event_up_to_1_5_is_not_missed_at_1_5_1")]
    [TestCase("status: draft", "web", "1.0", TestName = "A_draft_is_not_missed")]
    [TestCase("status: removed", "web", "1.0", TestName = "A_removed_event_is_not_missed")]
    [TestCase("since: '2.0'", "web", null, TestName = "Where_nobody_knows_the_version_nobody_is_blamed")]
    [TestCase("platforms: [android]", null, null, TestName = "Where_nobody_knows_the_platform_nobody_is_blamed")]
    public void Not_missed(string keys, string? platform, string? version) => Clicked(keys, platform, version, false).Kinds.ShouldBeEmpty();

    [TestCase("", "web", "1.0", TestName = "An_event_of_all_builds_is_missed")]
    [TestCase("platforms: [web, android]", "web", null, TestName = "An_event_of_this_platform_is_missed")]
    [TestCase("since: '2.0'", "web", "2", TestName = "An_event_from_2_0_is_missed_at_2")]
    [TestCase("until: '1.5'", "web", "1.5.0", TestName = "An_event_up_to_1_5_is_missed_at_1_5_0")]
    [TestCase("status: deprecated", "web", "1.0", TestName = "A_deprecated_event_is_still_missed")]
    public void Missed(string keys, string? platform, string? version) => Clicked(keys, platform, version, false).Kinds.ShouldBe(["missing-event pay_click"]);

    [TestCase("platforms: [android]", "web", "1.0", TestName = "An_event_of_another_platform_that_comes_is_unplanned")]
    [TestCase("since: '2.0'", "web", "1.9", TestName = "An_event_of_a_later_version_that_comes_is_unplanned")]
    [TestCase("until: '1.5'", "web", "1.6", TestName = "An_event_that_ended_and_comes_is_unplanned")]
    [TestCase("status: removed", "web", "1.0", TestName = "A_removed_event_that_comes_is_unplanned")]
    public void Unplanned(string keys, string? platform, string? version) => Clicked(keys, platform, version, true).Kinds.ShouldBe(["unplanned-event pay_click"]);

    [TestCase("platforms: [web]", "web", "1.0")]
    [TestCase("since: '2.0'", "web", "2.0")]
    [TestCase("until: '1.5'", "web", "1.5")]
    [TestCase("status: draft", "web", "1.0")]
    [TestCase("status: deprecated", "web", "1.0")]
    [TestCase("since: '2.0'", "web", null)]
    public void What_the_build_may_report_is_as_planned_when_it_comes(string keys, string? platform, string? version) => Clicked(keys, platform, version, true).Kinds.ShouldBeEmpty();

    [Test]
    public void A_draft_that_comes_is_judged_like_the_others() =>
        new Story(Plan("status: draft, properties: { n: { type: integer, required: true } }")).By("web", "1.0").Opens(0, "/cart", null).Reports("cart_view", 0.1)
            .Clicks(1, targets: [("pay", null)]).Reports("pay_click", 1.1, new { n = "3" }).Reports("pay_click", 1.2, new { n = 3 }).AsksAsPlanned(20)
            .Kinds.ShouldBe(["duplicate-event pay_click", "type-mismatch pay_click"]);

    [Test]
    public void What_events_say_of_their_build_counts_where_the_run_knows_nothing()
    {
        Clicked("since: '2.0'", null, null, false, said: new { version = "2.1" }).Kinds.ShouldBe(["missing-event pay_click"]);
        Clicked("since: '2.0'", null, null, true, said: new { version = "1.9" }).Kinds.ShouldBe(["unplanned-event pay_click"]);
        Clicked("platforms: [ios]", null, null, true, said: new { platform = "iOS" }).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Where_the_run_and_the_events_disagree_about_the_build_nobody_is_blamed()
    {
        Clicked("since: '2.0'", "web", "2.0", false, said: new { version = "1.9" }).Kinds.ShouldBeEmpty();
        Clicked("since: '2.0'", "web", "2.0", true, said: new { version = "1.9" }).Kinds.ShouldBeEmpty();
        Clicked("platforms: [web]", "android", null, true, said: new { platform = "web" }).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void An_event_of_another_build_says_which_build_reported_it_and_for_which_it_is_planned()
    {
        var finding = Clicked("platforms: [android], since: '2.0'", "web", "1.0", true).Findings.ShouldHaveSingleItem();
        (finding.What, finding.Expected, finding.Actual).ShouldBe(("pay_click (click) is not planned for this build", "it only on android, from version 2.0", "reported: pay_click, by web, 1.0"));

        var gone = Clicked("status: removed", "web", "1.0", true).In("zh-CN").AsksAsPlanned(21).Findings[^1];
        (gone.Kind, gone.Expected).ShouldBe((FindingKind.UnplannedEvent, "任何版本都不再上报"));
    }

    [Test]
    public void One_name_may_mean_another_event_in_another_version()
    {
        const string Two = """
            app: { version: v }
            pages: { cart: { title: Cart, match: { path: /cart } } }
            elements: { pay: { title: pay, page: cart, locate: { web: "#pay" } } }
            events:
              pay_old: { title: pay old, kind: click, element: pay, until: 1.9, reported-as: { name: pay }, properties: { v: { type: string }, sum: { type: string, required: true } } }
              pay_new: { title: pay new, kind: click, element: pay, since: 2.0, reported-as: { name: pay }, properties: { v: { type: string }, sum: { type: integer, required: true } } }
            """;
        Story Pays(string v, object properties) => new Story(Two).By("web", v).Opens(0, "/cart", null).Clicks(1, targets: [("pay", null)]).Reports("pay", 1.1, properties).AsksAsPlanned(20);

        Pays("1.9", new { v = "1.9", sum = "3" }).Kinds.ShouldBeEmpty();
        Pays("2.0", new { v = "2.0", sum = 3 }).Kinds.ShouldBeEmpty();
        Pays("2.0", new { v = "2.0", sum = "3" }).Kinds.ShouldBe(["type-mismatch pay_new"]);
        new Story(Two).By("web", "2.0").Opens(0, "/cart", null).Clicks(1, targets: [("pay", null)]).AsksAsPlanned(20).Kinds.ShouldBe(["missing-event pay_new"]);
    }

    [Test]
    public void Events_of_one_name_whose_builds_overlap_cannot_be_told_apart() => Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText("""
        events:
          pay_old: { title: pay old, kind: custom, until: 2.0, reported-as: { name: pay } }
          pay_new: { title: pay new, kind: custom, since: 2.0, reported-as: { name: pay } }
        """)).Message.ShouldContain("pay_new cannot be told from event pay_old");

    [Test]
    public void Conditional_properties_follow_the_build_that_the_run_knows()
    {
        Story Pays(string platform, string version, object properties) => new Story(Plan("properties: { oaid: { type: string, required: true, platforms: [android] }, fee: { type: integer, required: true, since: '2.0' } }"))
            .By(platform, version).Opens(0, "/cart", null).Reports("cart_view", 0.1).Clicks(1, targets: [("pay", null)]).Reports("pay_click", 1.1, properties).AsksAsPlanned(20);

        Pays("web", "1.0", new { }).Kinds.ShouldBeEmpty();
        Pays("android", "2.0", new { oaid = "x", fee = 1 }).Kinds.ShouldBeEmpty();
        Pays("android", "2.0", new { }).Kinds.ShouldBe(["required-missing pay_click", "required-missing pay_click"]);
        Pays("web", "2.0", new { oaid = "x", fee = 1 }).Kinds.ShouldBe(["additional-property pay_click"]);
    }

    [Test]
    public async Task A_saved_ledger_keeps_its_build()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.ndjson");
        try
        {
            var ledger = Clicked("since: '2.0'", "web", "1.0", true).Ledger;
            await LedgerFile.SaveAsync(file, new SavedLedger(new LedgerAbout { PlanHash = "" }, ledger with { Actions = [], Observations = [], Events = [], Expectations = [] }), default);
            (await LedgerFile.LoadAsync(file, default)).Ledger.Build.ShouldBe(new AppBuild("web", "1.0"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}

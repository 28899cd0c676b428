using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Timeline;

namespace TrackE2E.Tests.Reporting.Timeline;

public sealed class ScenarioTimelineTests
{
    [Test]
    public void Witnesses_stand_in_the_order_in_which_things_happened()
    {
        var entries = ScenarioTimeline.Of(SomeLedger.Snapshot, "en", new Mask()).Entries;

        entries.Select(e => (e.Who, e.At.TotalSeconds)).ShouldBe(
        [
            (Witness.Action, 0.1), (Witness.Observation, 0.3), (Witness.Observation, 0.31), (Witness.Event, 0.4), (Witness.Observation, 0.5), (Witness.Action, 2),
            (Witness.Observation, 2.05), (Witness.Hit, 2.3), (Witness.Event, 2.3), (Witness.Hit, 6), (Witness.Undecodable, 6),
        ]);
    }

    [Test]
    public void Event_whose_device_clock_is_wrong_stands_at_its_arrival() =>
        ScenarioTimeline.Of(SomeLedger.Snapshot, "en", new Mask()).Entries.Single(e => e.What == "product_click").At.ShouldBe(TimeSpan.FromSeconds(2.3));

    [Test]
    public void Text_is_in_the_features_language_and_masked()
    {
        var text = ScenarioTimeline.Of(SomeLedger.Snapshot, "zh-CN", new Mask()).ToText();

        text.ShouldContain("+  0.100 s  操作    打开");
        text.ShouldContain("进入页面");
        text.ShouldContain("可见 50 %");
        text.ShouldContain("card-price ‹ product-card › SKU-2");
        text.ShouldContain("(迟到)");
        text.ShouldContain("no decoder knows this request");
        text.ShouldNotContain("li.lei");
    }

    [Test]
    public void What_the_user_did_and_saw_is_told_in_words()
    {
        var ledger = SomeLedger.Snapshot with
        {
            Observations =
            [
                new TitleChanged(1, "Cart (2)") { Document = "d", Sequence = 0, At = SomeLedger.Snapshot.StartedAt.AddSeconds(1) },
                new ShownChanged(1, "price@data-fen", "SKU-2", "1299") { Document = "d", Sequence = 1, At = SomeLedger.Snapshot.StartedAt.AddSeconds(1.1) },
                new ShownChanged(1, "price", "SKU-2", null) { Document = "d", Sequence = 2, At = SomeLedger.Snapshot.StartedAt.AddSeconds(1.2) },
                new Swiped(1, [new("carousel", "B-1")], "left", "touch") { Document = "d", Sequence = 3, At = SomeLedger.Snapshot.StartedAt.AddSeconds(1.3) },
                new TabKnown(1, "rec") { Document = "d", Sequence = 4, At = SomeLedger.Snapshot.StartedAt.AddSeconds(1.4) },
            ],
        };

        (string, string, string)[] Told(string language) =>
            [.. ScenarioTimeline.Of(ledger, language, new Mask()).Entries.Where(e => e.Who == Witness.Observation).Select(e => (e.What, e.Target, e.Detail))];

        Told("en").ShouldBe([("title changed to", "", "Cart (2)"), ("screen shows", "price › @data-fen › SKU-2", "1299"), ("value no longer shown", "price › SKU-2", ""), ("user's swipe left", "carousel › B-1", "touch"), ("tab shown", "rec", "")]);
        Told("zh-CN").Select(t => t.Item1).ShouldBe(["标题变为", "屏幕显示", "不再显示取值", "用户滑动 向左", "显示标签页"]);
    }

    [Test]
    public void Steps_head_what_happened_in_them_and_findings_stand_beside_their_events()
    {
        var step = Some.Step("I look") with { Start = Some.Start };
        var failed = Some.Step("it is tracked", Verdict.Fail, Some.Finding()) with { Start = Some.Start.AddSeconds(2.2) };
        var result = Some.Result(Verdict.Fail) with { Steps = [step, failed], Findings = [Some.Finding(FindingKind.MissingEvent) with { EventNumber = null, At = null }] };

        var timeline = ScenarioTimeline.Of(SomeLedger.Snapshot, "en", new Mask(), result);

        timeline.Entries.Select(e => e.Who).ShouldBe(
        [
            Witness.Step, Witness.Action, Witness.Observation, Witness.Observation, Witness.Event, Witness.Observation, Witness.Action, Witness.Observation,
            Witness.Step, Witness.Hit, Witness.Event, Witness.Finding, Witness.Finding, Witness.Hit, Witness.Undecodable,
        ]);
        timeline.ToText().ShouldContain("\n+  2.200 s  ✗ When it is tracked\n");
        timeline.ToText().ShouldContain("+  2.300 s  FOUND   2 required-missing");
        timeline.Entries[12].At.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Test]
    public void Ids_carry_the_plans_titles_in_the_features_language()
    {
        var place = new PlanPlace("p.plan.yaml", 1, 1);
        var nowhere = new Dictionary<string, string>();
        var plan = new TrackingPlan
        {
            Pages =
            [
                new PlannedPage
                {
                    Id = "home", Title = new LocalizedText("首页", "Home"), Match = new PageMatch("/", nowhere, null), Place = place,
                    Tabs = [new PlannedTab { Id = "rec", Title = new LocalizedText("推荐", null), Locate = nowhere, Place = place }],
                },
            ],
            Elements = [new PlannedElement { Id = "product-card", Title = new LocalizedText("商品卡片", "product-card"), Locate = nowhere, Place = place }],
        };

        string[] Targets(string language) => [.. ScenarioTimeline.Of(SomeLedger.Snapshot, language, new Mask(), null, plan).Entries.Select(e => e.Target)];

        Targets("zh-CN").ShouldContain("home 首页");
        Targets("zh-CN").ShouldContain("http://127.0.0.1:5000/ › rec 推荐");
        Targets("zh-CN").ShouldContain("card-price ‹ product-card 商品卡片 › SKU-2");
        Targets("en").ShouldContain("product-card › SKU-2");
    }

    [Test]
    public void Csv_quotes_what_needs_it()
    {
        var lines = ScenarioTimeline.Of(SomeLedger.Snapshot, "en", new Mask()).ToCsv().Split("\r\n");

        lines[0].ShouldBe("time,witness,number,what,where,detail");
        lines.ShouldContain("+  2.300 s,event,2,product_click,http://127.0.0.1:5000/,\"{\"\"sku\"\":\"\"SKU-2\"\",\"\"email\"\":\"\"l***@example.com\"\",\"\"name\"\":\"\"A, \\\"\"B\\\"\"\"\"}\"");
    }

    [Test]
    public void Hit_shows_what_was_sent_without_personal_data_and_secrets()
    {
        var text = HitText.Of(SomeLedger.Snapshot.Hits[0], new Mask());

        text.ShouldBe("""
            POST /com.snowplowanalytics.snowplow/tp2?uid=l%2A%2A%2A%40example.com
            host: s1.localhost:5123
            authorization: Bearer ***
            content-type: application/json
            cookie: sid=***

            {"email":"l***@example.com"}

            → 200

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void Gzip_body_is_opened_and_bytes_that_are_no_text_are_counted()
    {
        var hit = SomeLedger.Snapshot.Hits[0];
        using var zipped = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write("{\"a\":1}"u8);

        HitText.Of(hit with { Body = zipped.ToArray() }, new Mask()).ShouldContain("(gzip, opened)\n{\"a\":1}\n");
        HitText.Of(hit with { Body = new byte[] { 0xff, 0xfe, 0x00 } }, new Mask()).ShouldContain("(3 bytes that are no text");
        HitText.Of(hit with { Body = new byte[] { 0x1f, 0x8b, 0xff } }, new Mask()).ShouldContain("(3 bytes that are no text");
    }
}

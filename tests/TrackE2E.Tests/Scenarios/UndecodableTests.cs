using TrackE2E.Core.Decoding.Snowplow;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Scenarios.Hooks;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Scenarios;

public sealed class UndecodableTests
{
    [Test]
    public void A_hit_that_nobody_can_read_is_a_finding() =>
        Undecodable.Findings(SomeLedger.Snapshot, "en").ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.UndecodableHit);

    [Test]
    public void In_Chinese_it_says_in_Chinese_what_could_not_be_read()
    {
        var hit = SomeLedger.Snapshot.Hits[0] with { Method = "POST", Target = "/com.snowplowanalytics.snowplow/tp2", Body = "{\"data\":[{\"e\":\"pv\"},{}]}"u8.ToArray() };
        var ledger = new HitReader([new SnowplowDecoder()]).ReadAll("s", [hit]);

        Undecodable.Findings(ledger, "zh-CN").ShouldHaveSingleItem().Actual.ShouldBe("第 2 个事件（共 2 个）没有事件类型（字段 e）；正文开头：{\"data\":[{\"e\":\"pv\"},{}]}");
    }

    [Test]
    public void A_request_that_its_sender_broke_off_is_none()
    {
        LedgerSnapshot cut = SomeLedger.Snapshot with { Hits = [.. SomeLedger.Snapshot.Hits.Select(h => h with { Status = 0 })] };

        Undecodable.Findings(cut, "en").ShouldBeEmpty();
    }
}

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
    public void A_request_that_its_sender_broke_off_is_none()
    {
        LedgerSnapshot cut = SomeLedger.Snapshot with { Hits = [.. SomeLedger.Snapshot.Hits.Select(h => h with { Status = 0 })] };

        Undecodable.Findings(cut, "en").ShouldBeEmpty();
    }
}

using TrackE2E.Core.Ledger;
using TrackE2E.Scenarios.Hooks;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Scenarios;

public sealed class DoneTextTests
{
    [Test]
    public void Each_action_is_a_line_with_its_time_target_and_detail() => DoneText.Of(SomeLedger.Snapshot, "en").ShouldBe(
        """
        what the user did until then:
          +0.100 s  open  home  http://127.0.0.1:5000/
          +2.000 s  click  product-card › SKU-2
        """);

    [Test]
    public void In_Chinese_the_words_are_Chinese() => DoneText.Of(SomeLedger.Snapshot, "zh-CN").ShouldNotBeNull().ShouldStartWith("在此之前用户的操作：\n  +0.100 s  打开  home");

    [Test]
    public void Of_many_the_last_ones_are_shown()
    {
        var actions = Enumerable.Range(1, 20).Select(n => new LedgerAction { Number = n, Kind = "scroll", Item = $"n{n}", StartedAt = SomeLedger.Snapshot.StartedAt, EndedAt = SomeLedger.Snapshot.StartedAt }).ToList();

        var lines = DoneText.Of(SomeLedger.Snapshot with { Actions = actions }, "en").ShouldNotBeNull().Split('\n');

        lines.Length.ShouldBe(17);
        lines[1].ShouldBe("  … 5 more before");
        lines[2].ShouldEndWith("n6");
    }

    [Test]
    public void Nothing_done_is_nothing_said() => DoneText.Of(SomeLedger.Snapshot with { Actions = [] }, "en").ShouldBeNull();
}

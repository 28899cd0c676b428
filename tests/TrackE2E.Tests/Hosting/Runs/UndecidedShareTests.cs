using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Tests.Hosting.Runs;

public sealed class UndecidedShareTests
{
    [Test]
    public void One_in_a_hundred_is_still_a_judgement() => UndecidedShare.Judge([("a.feature:3", 1, 60), ("b.feature:3", 0, 40)], "en").ShouldBeNull();

    [TestCase(2, true)]
    [TestCase(3, false)]
    public void One_or_two_of_a_small_run_are_chance(int undecided, bool judged) => (UndecidedShare.Judge([("a.feature:3", undecided, 12)], "en") is null).ShouldBe(judged);

    [Test]
    public void A_run_without_occasions_has_nothing_undecided() => UndecidedShare.Judge([], "en").ShouldBeNull();

    [Test]
    public void More_is_a_broken_result_that_names_the_scenarios()
    {
        var result = UndecidedShare.Judge([("a.feature:3", 1, 60), ("b.feature:7", 2, 40), ("a.feature:3", 0, 60)], "en").ShouldNotBeNull();

        (result.Verdict, result.Reason).ShouldBe((Verdict.Broken, "undecided"));
        result.Message.ShouldBe(
            """
            broken: undecided  3 of 160 occasions of this run lie so near to a clock edge that nobody can be blamed
              expected  at most 1 %
              actual    1.9 %: b.feature:7 (2), a.feature:3 (1)
              where     the run as a whole
              do        run again on a quieter machine; if the same scenarios come back, let them stay clearly longer or clearly shorter than the plan asks
            """);
    }

    [Test]
    public void Fewer_are_told_with_their_scenarios()
    {
        IReadOnlyList<(string, int, int)> scenarios = [("a.feature:3", 1, 160), ("b.feature:7", 0, 40)];

        UndecidedShare.Note(scenarios, "en").ShouldBe("1 of 200 occasions lie so near to a clock edge that nobody is judged by them: a.feature:3 (1)");
        UndecidedShare.Note(scenarios, "zh").ShouldBe("200 次触发中有 1 次离时间边界太近，不作判断：a.feature:3 (1)");
    }

    [Test]
    public void Nothing_undecided_is_not_told() => UndecidedShare.Note([("a.feature:3", 0, 12)], "en").ShouldBeNull();

    [Test]
    public void In_Chinese_it_is_Chinese() => UndecidedShare.Judge([("a.feature:3", 3, 60)], "zh")!.Message!.ShouldContain("无法归责");
}

namespace TrackE2E.BrowserTests.Outer.Detection;

/// <summary>What a refused run says of its mutants; needs no browser.</summary>
[TestFixture]
internal sealed class DetectionRowTests
{
    private static readonly DetectionRow Killed = new("EX-02", "c", "outside-window product_exposure", 2, 1, 1, 1, [], []);

    [Test]
    public void A_killed_mutant_that_disturbs_nobody_has_nothing_to_say() => Killed.Failures().ShouldBeEmpty();

    [Test]
    public void A_survivor_is_told_from_one_that_caused_something_else()
    {
        (Killed with { KilledBy = 0 }).Failures().ShouldBe(["EX-02 survived in 2 scenario(s) with its tag; declared: outside-window product_exposure; found: nothing, all passed"]);
        (Killed with { KilledBy = 0, Found = ["missing-event pv (home) in a.feature:3"] }).Failures()
            .ShouldBe(["EX-02 caused something else in 2 scenario(s) with its tag; declared: outside-window product_exposure; found: missing-event pv (home) in a.feature:3"]);
    }

    [Test]
    public void A_mutant_that_as_planned_alone_does_not_find_is_named() =>
        (Killed with { JourneysKilledBy = 0 }).Failures().ShouldHaveSingleItem().ShouldStartWith("EX-02 survived \"everything was tracked as planned\" alone in 1 journey(s)");

    [Test]
    public void A_disturbed_scenario_is_named_with_its_finding() =>
        (Killed with { Disturbed = ["broken not-settled in b.feature:9"] }).Failures().ShouldBe(["EX-02 disturbed a scenario without its tag: broken not-settled in b.feature:9"]);

    [Test]
    public void A_mutant_whose_tag_nobody_has_is_named() => (Killed with { Tagged = 0, KilledBy = 0 }).Failures().ShouldBe(["EX-02: no scenario has its tag"]);
}

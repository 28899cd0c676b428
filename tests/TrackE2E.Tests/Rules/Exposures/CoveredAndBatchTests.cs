namespace TrackE2E.Tests.Rules.Exposures;

internal sealed class CoveredAndBatchTests
{
    private const string Plan = """
        plan: list
        pages:
          list: { title: List, match: { path: / } }
          other: { title: Other, match: { path: /other } }
        elements:
          row:  { title: row, page: list, locate: { web: ".row" }, key: "@id" }
          word: { title: word, page: list, locate: { web: ".word" }, key: text }
          deal: { title: deal, locate: { web: ".deal" }, key: "@id" }
        events:
          row_shown:  { title: row shown, kind: exposure, element: row, properties: { id: { type: string, key: true } } }
          words:      { title: words, kind: exposure, element: word, properties: { list: { type: array, key: true, items: { type: string } } } }
          deals:      { title: deals, kind: exposure, element: deal, once-per: session, properties: { list: { type: array, items: { type: object, properties: { id: { type: string, key: true } } } } } }
        """;

    [Test]
    public void A_plan_that_does_not_speak_of_covered_parts_blames_neither_way()
    {
        Open().SeesPart("1", 1, 1, "row", covered: 1).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Open().SeesPart("1", 1, 1, "row", covered: 1).Reports("row_shown", 2.1, new { id = "1" }).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Open().SeesPart("1", 1, 1, "row", covered: 1).AsksAsPlanned(4).Judged[0].Undecided.ShouldBe(0);
        Open().SeesPart("1", 1, 1, "row", covered: 0).AsksAsPlanned(4).Kinds.ShouldBe(["missing-event row_shown 1"]);
    }

    [Test]
    public void Covered_parts_that_count_as_hidden_are_no_exposure()
    {
        Open("hidden").SeesPart("1", 1, 1, "row", covered: 1).AsksAsPlanned(4).Kinds.ShouldBeEmpty();
        Open("hidden").SeesPart("1", 1, 1, "row", covered: 1).Reports("row_shown", 2.1, new { id = "1" }).AsksAsPlanned(4).Kinds.ShouldBe(["unexpected-event row_shown 1"]);
        Open("hidden").SeesPart("1", 1, 1, "row", covered: 0.7).Reports("row_shown", 2.1, new { id = "1" }).AsksAsPlanned(4).Kinds.ShouldBe(["unexpected-event row_shown 1"]);
        Open("hidden").SeesPart("1", 1, 1, "row", covered: 0.2).AsksAsPlanned(4).Kinds.ShouldBe(["missing-event row_shown 1"]);
    }

    [Test]
    public void Half_covered_is_too_near_to_say() => Open("hidden").SeesPart("1", 1, 1, "row", covered: 0.5).AsksAsPlanned(4).Kinds.ShouldBeEmpty();

    [Test]
    public void Covered_parts_that_count_as_visible_are_exposed() => Open("visible").SeesPart("1", 1, 1, "row", covered: 1).AsksAsPlanned(4).Kinds.ShouldBe(["missing-event row_shown 1"]);

    [Test]
    public void While_a_page_scrolls_it_is_not_sure_yet()
    {
        Open("hidden").SeesPart("1", 1, 1, "row").SeesPart("1", 1, 1.6, "row", covered: 0).SeesPart("1", 0, 2.4, "row").AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Open("hidden").SeesPart("1", 1, 1, "row").SeesPart("1", 1, 1.6, "row", covered: 0).SeesPart("1", 0, 2.4, "row").Reports("row_shown", 2.1, new { id = "1" }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();
        Open("hidden").SeesPart("1", 1, 1, "row").SeesPart("1", 1, 1.6, "row", covered: 0).AsksAsPlanned(6).Kinds.ShouldBe(["missing-event row_shown 1"]);
    }

    [TestCase(1.02, 2.02, new string[0])]
    [TestCase(1.02, 1.97, new[] { "outside-window row_shown 1" })]
    [TestCase(0.4, 1.87, new string[0])]
    [TestCase(0.4, 1.8, new[] { "outside-window row_shown 1" })]
    public void What_is_partly_covered_and_moves_in_crossed_the_threshold_on_its_way(double told, double reported, string[] kinds) => Open("hidden")
        .SeesPart("1", 0.58, told, "row", covered: 0.15).SeesPart("1", 0.8, 1.1, "row", covered: 0.2)
        .Reports("row_shown", reported, new { id = "1" }).AsksAsPlanned(4).Kinds.ShouldBe(kinds);

    [TestCase(2.1, new string[0])]
    [TestCase(2.35, new[] { "missing-event row_shown 1" })]
    public void What_is_partly_covered_and_moves_out_crossed_the_threshold_on_its_way(double left, string[] kinds) => Open("hidden")
        .SeesPart("1", 0.8, 1, "row", covered: 0.2).SeesPart("1", 0.58, left, "row", covered: 0.15).AsksAsPlanned(6).Kinds.ShouldBe(kinds);

    [TestCase(2.1, new string[0])]
    [TestCase(16.3, new string[0])]
    [TestCase(28, new[] { "unexpected-event row_shown 1" })]
    public void Of_several_times_of_which_none_is_sure_any_may_be_the_cause(double reported, string[] kinds) => Open("hidden")
        .SeesPart("1", 1, 1, "row").SeesPart("1", 1, 1.9, "row", covered: 0).SeesPart("1", 0, 2.4, "row")
        .SeesPart("1", 1, 15, "row").SeesPart("1", 1, 15.9, "row", covered: 0).SeesPart("1", 0, 16.6, "row")
        .Reports("row_shown", reported, new { id = "1" }).AsksAsPlanned(30).Kinds.ShouldBe(kinds);

    [Test]
    public void The_time_begins_anew_when_the_cover_goes() => Open("hidden")
        .SeesPart("1", 1, 1, "row", covered: 1).SeesPart("1", 1, 3, "row", covered: 0).Reports("row_shown", 4.1, new { id = "1" }).AsksAsPlanned(6).Kinds.ShouldBeEmpty();

    [Test]
    public void One_event_may_report_several_items()
    {
        Words().Reports("words", 2.3, new { list = new[] { "a", "b", "c" } }).AsksAsPlanned(5).Kinds.ShouldBeEmpty();
        Words().Reports("words", 2.3, new { list = new[] { "a", "b" } }).AsksAsPlanned(5).Kinds.ShouldBe(["missing-event words c"]);
        Words().Reports("words", 2.3, new { list = new[] { "a", "b", "c", "z" } }).AsksAsPlanned(5).Kinds.ShouldBe(["unexpected-event words z"]);
    }

    [Test]
    public void A_batch_that_begins_with_the_end_of_the_one_before_doubles_it() => Words()
        .Reports("words", 2.3, new { list = new[] { "a", "b" } }).Reports("words", 2.4, new { list = new[] { "b", "c" } }).AsksAsPlanned(5).Kinds.ShouldBe(["duplicate-event words b"]);

    [Test]
    public void A_batch_is_in_the_order_of_the_screen() => Words()
        .Reports("words", 2.3, new { list = new[] { "a", "c", "b" } }).AsksAsPlanned(5).Kinds.ShouldBe(["wrong-order words"]);

    [Test]
    public void Objects_of_a_list_name_their_items_inside() => Open()
        .SeesPart("x", 1, 1, "deal").SeesPart("y", 1, 1, "deal").Reports("deals", 2.3, new { list = new[] { new { id = "x" }, new { id = "y" } } }).AsksAsPlanned(5).Kinds.ShouldBeEmpty();

    [Test]
    public void Once_in_a_session_counts_over_visits()
    {
        Story Twice(string session) => Open().SeesPart("x", 1, 1, "deal").ReportsAs("deals", 2.3, new { list = new[] { new { id = "x" } } }, session: "s1")
            .SeesPart("x", 0, 3, "deal").Moves(3, "/other").ReportsAs("unknown", 3.5, session: session).SeesPart("x", 1, 4, "deal");
        Twice("s1").AsksAsPlanned(8).Kinds.ShouldBe(["unplanned-event unknown"]);
        Twice("s2").AsksAsPlanned(8).Kinds.ShouldBe(["missing-event deals x", "unplanned-event unknown"]);
        Twice("s1").ReportsAs("deals", 5.2, new { list = new[] { new { id = "x" } } }, session: "s1").AsksAsPlanned(8).Kinds.ShouldBe(["duplicate-event deals x", "unplanned-event unknown"]);
    }

    private static Story Open(string? covered = null) => new Story(covered is null ? Plan : Plan.Replace("element: row,", $"element: row, covered: {covered},", StringComparison.Ordinal)).Opens(0, "/", null);

    private static Story Words() => Open().SeesPart("a", 1, 1, "word", ordinal: 1).SeesPart("b", 1, 1, "word", ordinal: 2).SeesPart("c", 1, 1.2, "word", ordinal: 3);
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Exposures;

namespace TrackE2E.Tests.Rules.Exposures;

internal sealed class DwellOfVisitedTests
{
    private const string Plan = """
        plan: p
        pages: { home: { title: Home, match: { path: / } }, clip: { title: Clip, match: { path: /clip } }, cart: { title: Cart, match: { path: /cart } } }
        elements:
          card: { title: card, page: home, locate: { web: .card } }
          clip: { title: clip, page: clip, locate: { web: .clip } }
          tip:  { title: tip, locate: { web: .tip } }
        events:
          card_shown: { title: card shown, kind: exposure, element: card, dwell: 1s }
          clip_shown: { title: clip shown, kind: exposure, element: clip, dwell: 5s }
          tip_shown:  { title: tip shown, kind: exposure, element: tip, dwell: 500ms }
        """;

    [TestCase("/", 1)]
    [TestCase("/cart", 0.5)]
    [TestCase("/clip", 5)]
    [TestCase("/unheard-of", 5)]
    public void Exposures_of_the_pages_that_were_visited_count(string path, double seconds) => Longest(new Story(Plan).Opens(0, path, null)).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Test]
    public void A_page_that_was_left_counts_too() => Longest(new Story(Plan).Opens(0, "/clip", null).Opens(1, "/", null)).ShouldBe(TimeSpan.FromSeconds(5));

    [Test]
    public void Without_any_visit_all_count() => Longest(new Story(Plan)).ShouldBe(TimeSpan.FromSeconds(5));

    private static TimeSpan Longest(Story story) => DwellOfVisited.Longest(story.Ledger, PlanReader.ReadText(Plan));
}

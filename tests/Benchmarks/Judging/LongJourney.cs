using TrackE2E.Core.Ledger;
using TrackE2E.Tests.Rules;

namespace TrackE2E.Benchmarks.Judging;

/// <summary>One ledger of 10,000 events and more than 100,000 observations: 200 visits, in each 37 cards that come and go 7 times, and 12 clicks.</summary>
internal static class LongJourney
{
    /// <summary>The rules' own example plan, with every section for whole journeys.</summary>
    public const string Plan = Story.ShopPlan + """

        session: { idle: 30min, longest: 4h }
        identity: { device-pattern: '^[a-z0-9-]+$' }
        consent: { ask: pay, accept: pay }
        delivery: { sequence: strict, offline-queue: 30 }
        """;

    /// <summary>What the SDK may have done: everything right, no exposure at all, or each exposure of another card.</summary>
    public static readonly string[] Kinds = ["right", "silent", "wrong"];

    private const int Visits = 200;
    private const int SecondsPerVisit = 40;
    private const int Cards = 37;
    private const int Clicks = 12;
    private const int Changes = 14;

    /// <summary>The ledger of a kind, asked whether everything was tracked as planned.</summary>
    public static LedgerSnapshot Ledger(string kind)
    {
        var story = new Story(Plan).From(device: "d-1", session: "s", number: 1, url: "http://shop/", title: "Home");
        for (var visit = 0; visit < Visits; visit++)
        {
            Visit(story, kind, visit);
        }

        return story.AsksAsPlanned(Visits * SecondsPerVisit).Ledger;
    }

    private static void Visit(Story story, string kind, int visit)
    {
        double at = visit * SecondsPerVisit;
        var tab = visit % 2 == 0 ? "rec" : "sale";
        _ = visit == 0 ? story.Opens(at) : story.Moves(at, "/", tab, "push");
        story.Reports("pv", at + 0.05, new { page = "home", tab });
        for (var card = 0; card < Cards; card++)
        {
            for (var change = 0; change < Changes; change++)
            {
                story.Sees($"S{card}", change % 2 == 0 ? 1 : 0, at + 1 + (card * 0.1) + (change * 2));
            }
        }

        for (var card = 0; card < Cards && kind != "silent"; card++)
        {
            story.Reports("card_shown", at + 2.005 + (card * 0.1), new { sku = kind == "wrong" ? $"X{card}" : $"S{card}" });
        }

        for (var click = 0; click < Clicks; click++)
        {
            story.Clicks(at + 10 + click, targets: ("card", $"S{click}"));
            story.Reports("card_click", at + 10 + click, new { sku = $"S{click}", price = 100 });
        }
    }
}

using System.Diagnostics;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;

namespace TrackE2E.Tests.Rules;

/// <summary>A figure and no check: 10,000 events and 100,000 observations in one ledger, judged as planned.</summary>
[Explicit("a figure, not a check")]
internal sealed class JudgingSpeedTests
{
    private const string Plan = Story.ShopPlan + """

        session: { idle: 30min, longest: 4h }
        identity: { device-pattern: '^[a-z0-9-]+$' }
        consent: { ask: pay, accept: pay }
        delivery: { sequence: strict, offline-queue: 30 }
        """;

    [TestCase("right")]
    [TestCase("silent")]
    [TestCase("wrong")]
    public void A_long_journey(string kind)
    {
        var ledger = Journey(kind);
        var judge = new Judge(PlanReader.ReadText(Plan));
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            var findings = judge.Last(ledger).Findings;
            TestContext.Out.WriteLine($"{kind}: {ledger.Events.Count} events, {ledger.Observations.Count} observations, {findings.Count} findings: {watch.ElapsedMilliseconds} ms");
        }
    }

    private static LedgerSnapshot Journey(string kind)
    {
        var story = new Story(Plan).From(device: "d-1", session: "s", number: 1, url: "http://shop/", title: "Home");
        for (var visit = 0; visit < 200; visit++)
        {
            var at = visit * 40d;
            _ = visit == 0 ? story.Opens(at) : story.Moves(at, "/", visit % 2 == 0 ? "rec" : "sale", "push");
            story.Reports("pv", at + 0.05, new { page = "home", tab = visit % 2 == 0 ? "rec" : "sale" });
            for (var card = 0; card < 37; card++)
            {
                for (var change = 0; change < 12; change++)
                {
                    story.Sees($"S{card}", change % 2 == 0 ? 1 : 0, at + 1 + (card * 0.1) + (change * 2));
                }
            }

            for (var card = 0; card < 37 && kind != "silent"; card++)
            {
                story.Reports("card_shown", at + 2.005 + (card * 0.1), new { sku = kind == "wrong" ? $"X{card}" : $"S{card}"});
            }

            for (var click = 0; click < 12; click++)
            {
                story.Clicks(at + 10 + click, targets: ("card", $"S{click}"));
                story.Reports("card_click", at + 10 + click, new { sku = $"S{click}", price = 100 });
            }
        }

        return story.AsksAsPlanned(200 * 40).Ledger;
    }
}

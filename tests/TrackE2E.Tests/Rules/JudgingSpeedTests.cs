using System.Diagnostics;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Rules.Clicks;
using TrackE2E.Core.Rules.Counts;
using TrackE2E.Core.Rules.Custom;
using TrackE2E.Core.Rules.Exposures;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.PageViews;

namespace TrackE2E.Tests.Rules;

/// <summary>Figures and no check: 10,000 events and 92,000 observations in one ledger, judged as planned, and where the time goes.</summary>
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
        var plan = PlanReader.ReadText(Plan);
        var judge = new Judge(plan);
        for (var i = 0; i < 3; i++)
        {
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var findings = judge.Last(ledger).Findings;
            TestContext.Out.WriteLine($"{kind}: {ledger.Events.Count} events, {ledger.Observations.Count} observations, {findings.Count} findings: {watch.ElapsedMilliseconds} ms, {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:0} ms of processor");
        }

        Parts(ledger, plan);
    }

    private static void Parts(LedgerSnapshot ledger, TrackingPlan plan)
    {
        var judged = Timed("ledger", () => new JudgedLedger(ledger, plan, ledger.Expectations[0], new Tolerances()));
        var reconciled = new List<Reconciled>();
        foreach (var (kind, caused) in new[]
        {
            (EventKind.PageView, PageViewOccasions.Of(judged)), (EventKind.Click, ClickOccasions.Of(judged)), (EventKind.Exposure, ExposureOccasions.Of(judged)), (EventKind.Custom, CustomOccasions.Of(judged)),
        })
        {
            var list = Timed($"occasions {kind}", caused.ToList);
            reconciled.Add(Timed($"reconciliation {kind}", () => Reconciliation.Of(judged, kind, list)));
        }

        var journey = new Journey(judged, reconciled);
        Timed("reconciliation findings", () => new ReconciliationFindings(judged, journey).All().ToList());
        foreach (var rule in JourneyRules.All)
        {
            Timed(rule.Method.DeclaringType!.Name, () => rule(journey).ToList());
        }

        Timed("properties", () => judged.Events.Where(e => e.Planned is not null).SelectMany(judged.PropertiesOf).ToList());
        Timed("unplanned", () => UnplannedRule.Judge(judged).ToList());
    }

    private static T Timed<T>(string what, Func<T> run)
    {
        var watch = Stopwatch.StartNew();
        var result = run();
        TestContext.Out.WriteLine($"  {what}: {watch.ElapsedMilliseconds} ms");
        return result;
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
                story.Reports("card_shown", at + 2.005 + (card * 0.1), new { sku = kind == "wrong" ? $"X{card}" : $"S{card}" });
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

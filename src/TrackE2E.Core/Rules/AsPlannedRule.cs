using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Builds;
using TrackE2E.Core.Rules.Clicks;
using TrackE2E.Core.Rules.Counts;
using TrackE2E.Core.Rules.Custom;
using TrackE2E.Core.Rules.Exposures;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.PageViews;
using TrackE2E.Core.Rules.Privacy;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>Everything was tracked as planned: pv, click and exposure reconciled with what was observed; every property; nothing unplanned.</summary>
internal static class AsPlannedRule
{
    public static Judgement Judge(JudgedLedger ledger, Expectation expectation)
    {
        ObserverSight.Require(ledger);
        var occasions = new List<Occasion>();
        var reconciled = new List<Reconciled>();
        var withheld = new List<Occasion>();
        var findings = new List<Finding>();
        foreach (var (kind, caused) in new[]
        {
            (EventKind.PageView, PageViewOccasions.Of(ledger)),
            (EventKind.Click, ClickOccasions.Of(ledger)),
            (EventKind.Exposure, ExposureOccasions.Of(ledger)),
            (EventKind.Custom, CustomOccasions.Of(ledger)),
        })
        {
            var (list, kept) = ConsentOccasions.Of(ledger, caused.Select(o => InBuild(ledger, Sampling.Sampled(ledger, o))));
            withheld.AddRange(kept);
            occasions.AddRange(list);
            reconciled.Add(Reconciliation.Of(ledger, kind, list));
        }

        var journey = new Journey(ledger, reconciled) { Withheld = withheld };
        findings.AddRange(new ReconciliationFindings(ledger, journey).All());
        findings.AddRange(JourneyRules.All.SelectMany(rule => rule(journey)));
        BrokenException? undecided = null;
        foreach (var e in ledger.Events.Where(e => e.Planned is not null && !ledger.IsOutside(e)))
        {
            try
            {
                findings.AddRange(ledger.PropertiesOf(e));
            }
            catch (BrokenException slow)
            {
                undecided ??= slow;
            }
        }

        findings.AddRange(UnplannedRule.Judge(ledger));
        if (undecided is not null && findings.Count == 0)
        {
            throw undecided.Again();
        }

        var verified = ledger.Events.Select(e => e.Planned?.Id).OfType<string>();
        return new Judgement(expectation, findings, verified)
        {
            Occasions = occasions.Count,
            Undecided = occasions.Count(o => o.Undecided),
        };
    }

    // what no build surely reports may come, and is not missed
    private static Occasion InBuild(JudgedLedger ledger, Occasion occasion) =>
        occasion.Certain && occasion.Alternatives.Prepend(occasion.Planned).All(p => ledger.Builds.Of(p) != Standing.Due) ? occasion with { Certain = false } : occasion;
}

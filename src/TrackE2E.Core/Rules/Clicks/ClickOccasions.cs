using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Clicks;

/// <summary>Which clicks cause an event: a trusted click on an element that is not disabled, reported for the innermost element that the plan has a click event for.</summary>
/// <remarks>
/// Sources: JD scenarios S1 to S3 (one click, one event, whatever follows); the innermost tracked element wins (CL-07). Where the plan names one node as several elements ("button", and
/// the one button that adds to the cart), each reports.
/// </remarks>
internal static class ClickOccasions
{
    public static IEnumerable<Occasion> Of(JudgedLedger ledger)
    {
        var byElement = ledger.Reported
            .Where(e => e is { Kind: EventKind.Click, Element: not null })
            .ToLookup(e => e.Element!, StringComparer.Ordinal);
        foreach (var click in ledger.Observed.OfType<Clicked>().Where(c => !c.Disabled && c.At <= ledger.Until))
        {
            var visit = ledger.VisitOf(click.Document, click.Visit);
            // one click is one event of each name; several of a name are alternatives that the values tell apart
            foreach (var target in Innermost(click.Targets, t => byElement.Contains(t.Element) && ledger.IsOnPageOf(t.Element, visit)))
            {
                foreach (var planned in byElement[target.Element].Where(e => e.Page is null || e.Page == visit?.Page?.Id).GroupBy(e => e.ReportedAs.Name))
                {
                    yield return Occasion(ledger, click, target, visit, [.. planned]);
                }
            }
        }
    }

    /// <summary>The elements of the innermost node of which one is meant, as far as they are meant.</summary>
    internal static IEnumerable<ElementHit> Innermost(IReadOnlyList<ElementHit> targets, Func<ElementHit, bool> isMeant)
    {
        var first = targets.TakeWhile(t => !isMeant(t)).Count();
        return targets.Skip(first).TakeWhile((t, i) => i == 0 || t.IsSameNode).Where(isMeant);
    }

    private static Occasion Occasion(JudgedLedger ledger, Clicked click, ElementHit target, Visit? visit, IReadOnlyList<PlannedEvent> planned)
    {
        var item = target.Item is null ? "" : $" \"{target.Item}\"";
        var at = ledger.Clock(click.At);
        var page = visit?.PageId ?? "?";
        return new Occasion
        {
            Planned = planned[0],
            Alternatives = [.. planned.Skip(1)],
            At = click.At,
            Opens = click.At - ledger.Tolerances.Lead,
            Closes = ledger.HoldUps.Past(click.Document, click.At, planned[0].Trigger.Within),
            Visit = visit,
            Item = target.Item,
            Cause = click,
            Ordinals = target.Ordinal is { } place ? [place] : [],
            // a script's own click may be the page's way of passing a user's click on: nobody is blamed
            Certain = click.Trusted && click.At + ledger.Due <= ledger.Until,
            Evidence = new Wording(
                $"{target.Element}{item} was clicked ({click.Input}) at {at} on {page}",
                $"{target.Element}{item} 于 {at} 在 {page} 被点击（{click.Input}）"),
        };
    }
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Clicks;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Custom;

/// <summary>What causes custom events: what the plan names under <c>when</c>.</summary>
/// <remarks>One cause is one event of each name on the wire; several of a name are alternatives that their values tell apart.</remarks>
internal static class CustomOccasions
{
    public static IEnumerable<Occasion> Of(JudgedLedger ledger)
    {
        var groups = ledger.Reported.Where(e => e is { Kind: EventKind.Custom, When: not null }).GroupBy(e => (e.When, e.ReportedAs.Name, e.Page)).ToList();
        if (groups.Count == 0)
        {
            yield break;
        }

        var visible = ledger.VisibleTimes;
        var stays = new Stays(ledger.Visits);
        foreach (var group in groups)
        {
            var planned = group.First();
            var found = planned.When!.Kind switch
            {
                CauseKind.Enter => Entered(ledger, planned, visible, stays),
                CauseKind.Leave => Left(ledger, planned, visible, stays),
                CauseKind.Click => Clicked(ledger, planned),
                CauseKind.Swipe => Swiped(ledger, planned),
                CauseKind.Shown => ShownOccasions.Of(ledger, planned),
                CauseKind.Background => Turned(ledger, planned, visible, false),
                CauseKind.Foreground => Turned(ledger, planned, visible, true),
                _ => Online(ledger, planned, visible),
            };
            foreach (var occasion in found.Where(o => o.At <= ledger.Until && (planned.Page is null || o.Visit is null || o.Visit.Page?.Id == planned.Page)))
            {
                yield return occasion with { Alternatives = [.. group.Skip(1)], Certain = occasion.Certain && occasion.At + ledger.Due <= ledger.Until };
            }
        }
    }

    private static IEnumerable<Occasion> Entered(JudgedLedger ledger, PlannedEvent planned, VisibleTimes visible, Stays stays)
    {
        foreach (var visit in ledger.Visits.Where(v => v.Page?.Id == planned.When!.Of && v.Cause != "tab" && stays.First(v) == v))
        {
            // a page that nobody looks at yet may count as entered or not
            if (visible.First(visit) is not { } seen)
            {
                yield return Make(ledger, planned, visit, visit.Began, CustomTexts.Entered(visit, ledger.Clock(visit.Began))) with { Certain = false };
                continue;
            }

            yield return Make(ledger, planned, visit, seen, CustomTexts.Entered(visit, ledger.Clock(seen))) with { Opens = visit.Began - ledger.Tolerances.Lead };
        }
    }

    private static IEnumerable<Occasion> Left(JudgedLedger ledger, PlannedEvent planned, VisibleTimes visible, Stays stays)
    {
        foreach (var visit in ledger.Visits.Where(v => v.Page?.Id == planned.When!.Of))
        {
            var last = stays.Last(visit);
            if (last != visit)
            {
                continue;
            }

            if (visit.Ended is not { } ended)
            {
                // a killed document says no goodbye
                if (ledger.Ledger.Actions.FirstOrDefault(a => a.Kind is "close" or "relaunch" or "leave" && a.StartedAt >= visit.Began) is { } closed)
                {
                    yield return Make(ledger, planned, visit, closed.StartedAt, CustomTexts.Left(visit, ledger.Clock(closed.StartedAt))) with { Certain = false };
                }

                continue;
            }

            // to another tab of the page is not away from it
            if (ledger.VisitOf(visit.Document, visit.NumberInDocument + 1) is { Cause: "tab" } next && next.Page == visit.Page)
            {
                yield return Make(ledger, planned, visit, ended, CustomTexts.Left(visit, ledger.Clock(ended))) with { Certain = false };
                continue;
            }

            yield return Make(ledger, planned, visit, ended, CustomTexts.Left(visit, ledger.Clock(ended))) with { Certain = visible.First(stays.First(visit)) is not null };
        }
    }

    private static IEnumerable<Occasion> Clicked(JudgedLedger ledger, PlannedEvent planned)
    {
        var clickable = ledger.Reported.Where(e => e is { Kind: EventKind.Click, Element: not null }).Select(e => e.Element!)
            .Concat(ledger.Reported.Where(e => e.When is { Kind: CauseKind.Click }).Select(e => e.When!.Of!)).ToHashSet(StringComparer.Ordinal);
        foreach (var click in ledger.Observed.OfType<Clicked>().Where(c => !c.Disabled))
        {
            var visit = ledger.VisitOf(click.Document, click.Visit);
            var target = click.Targets.FirstOrDefault(t => t.Element == planned.When!.Of && ledger.IsOnPageOf(t.Element, visit));
            if (target is null)
            {
                continue;
            }

            var innermost = ClickOccasions.Innermost(click.Targets, t => clickable.Contains(t.Element)).Contains(target);
            yield return Make(ledger, planned, visit, click.At, CustomTexts.Clicked(target.Element, target.Item, ledger.Clock(click.At))) with
            {
                Item = target.Item, Cause = click, Ordinals = target.Ordinal is { } place ? [place] : [], Certain = click.Trusted && innermost,
            };
        }
    }

    private static IEnumerable<Occasion> Swiped(JudgedLedger ledger, PlannedEvent planned)
    {
        foreach (var swipe in ledger.Observed.OfType<Swiped>())
        {
            var visit = ledger.VisitOf(swipe.Document, swipe.Visit);
            var target = swipe.Targets.FirstOrDefault(t => t.Element == planned.When!.Of && ledger.IsOnPageOf(t.Element, visit));
            if (target is null)
            {
                continue;
            }

            yield return Make(ledger, planned, visit, swipe.At, CustomTexts.Swiped(target.Element, target.Item, swipe.Direction, ledger.Clock(swipe.At))) with
            {
                // what is told at the beginning of the gesture is told in time
                Opens = swipe.At - ledger.Tolerances.Soon, Item = target.Item, Cause = swipe, Ordinals = target.Ordinal is { } place ? [place] : [],
            };
        }
    }

    // leaving a document hides it too; that is no way to the background. Nor is a screen of the app over a page inside it: an app's own documents tell of its background.
    private static IEnumerable<Occasion> Turned(JudgedLedger ledger, PlannedEvent planned, VisibleTimes visible, bool foreground)
    {
        var apps = ledger.Observed.OfType<DocumentBegan>().Where(d => d.Top && d.Url.StartsWith(PageMatch.ScreenScheme, StringComparison.Ordinal)).Select(d => d.Document).ToHashSet(StringComparer.Ordinal);
        foreach (var document in apps.Count > 0 ? apps : ledger.Visits.Select(v => v.Document).ToHashSet(StringComparer.Ordinal))
        {
            var turns = visible.Turns(document).ToList();
            foreach (var (at, _) in turns.Where(t => t.Visible == foreground))
            {
                // in front of an app may be a page inside, whose visit is its own document's
                var visit = ledger.Visits.LastOrDefault(v => (v.Document == document || apps.Count > 0) && v.Covers(at, TimeSpan.Zero));
                if (visit is null || (foreground && visit.Document == document && visible.First(visit) == at))
                {
                    continue;
                }

                var next = turns.Where(t => t.At > at).Select(t => t.At).DefaultIfEmpty(DateTimeOffset.MaxValue).First();
                var gone = visit.Ended is { } ended && ended - at < ledger.Tolerances.Soon;
                var occasion = Make(ledger, planned, visit, at, CustomTexts.Turned(visit, foreground, ledger.Clock(at)));
                yield return occasion with { Certain = !gone, Closes = !foreground && next < occasion.Closes ? next : occasion.Closes };
            }
        }
    }

    private static IEnumerable<Occasion> Online(JudgedLedger ledger, PlannedEvent planned, VisibleTimes visible)
    {
        var groups = new List<List<(ConnectivityChanged Change, Visit Visit)>>();
        foreach (var change in ledger.Observed.OfType<ConnectivityChanged>().Where(c => c.Online))
        {
            if (ledger.Visits.LastOrDefault(v => v.Document == change.Document && v.Covers(change.At, TimeSpan.Zero)) is not { } visit)
            {
                continue;
            }

            // each open document hears of it, one of them reports; one that hears of it again has been offline meanwhile
            if (groups.Count == 0 || groups[^1].Exists(g => g.Change.Document == change.Document) || change.At - groups[^1][0].Change.At > ledger.Tolerances.Soon)
            {
                groups.Add([]);
            }

            groups[^1].Add((change, visit));
        }

        foreach (var group in groups)
        {
            var first = group.FindIndex(g => visible.At(g.Change.Document, g.Change.At));
            foreach (var (i, (change, visit)) in group.Index())
            {
                yield return Make(ledger, planned, visit, change.At, CustomTexts.Online(visit, ledger.Clock(change.At))) with { Certain = i == first, MayBeOfAnother = group.Count > 1 };
            }
        }
    }

    internal static Occasion Make(JudgedLedger ledger, PlannedEvent planned, Visit? visit, DateTimeOffset at, Wording evidence) => new()
    {
        Planned = planned,
        At = at,
        Opens = at - ledger.Tolerances.Lead,
        Closes = ledger.HoldUps.Past(visit?.Document, at, planned.Trigger.Within),
        Visit = visit,
        Evidence = evidence,
    };
}

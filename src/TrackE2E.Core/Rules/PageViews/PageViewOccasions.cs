using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.PageViews;

/// <summary>Which visits cause a pv: entry into a page or tab, again where the plan's <c>again-on</c> says so.</summary>
/// <remarks>
/// Source: the JD article's scenarios S1 to S5; parameters once-per, again-on and unseen of the plan. A page that is opened unseen (another browser tab, prerendered) is entered when it is
/// first looked at, unless the plan says when it is loaded. An address that a script replaces at once, and a document that is left before its scripts have run, may report or not: nobody is blamed.
/// </remarks>
internal static class PageViewOccasions
{
    private static readonly TimeSpan Redirected = TimeSpan.FromMilliseconds(500);

    public static IEnumerable<Occasion> Of(JudgedLedger ledger)
    {
        var visible = ledger.VisibleTimes;
        var redirects = Redirects(ledger);
        var unparsed = ledger.Observed.OfType<DocumentEnded>().Where(o => o.Unparsed).Select(o => o.Document).ToHashSet(StringComparer.Ordinal);

        // several of one page and name are alternatives that the values tell apart
        foreach (var same in ledger.Reported.Where(e => e.Kind == EventKind.PageView).GroupBy(e => (e.Page, e.Tab, e.ReportedAs.Name)))
        {
            var planned = same.First();
            IReadOnlyList<PlannedEvent> alternatives = [.. same.Skip(1)];
            var seen = new Seen();
            var previous = new Dictionary<string, Visit>(StringComparer.Ordinal);
            foreach (var visit in ledger.Visits)
            {
                if (visit.Began <= ledger.Until && visit.Page?.Id == planned.Page)
                {
                    if (Counts(planned, visit, previous.GetValueOrDefault(visit.Document), seen) && (planned.Trigger.Unseen == Unseen.FirstLook ? visible.First(visit) : visit.Began) is { } first && first <= ledger.Until)
                    {
                        var due = planned.Trigger.Unseen == Unseen.Either && visible.First(visit) is { } look ? look : first;
                        yield return Occasion(planned, visit, ledger, due) with
                        {
                            Opens = first - ledger.Tolerances.Lead, FirstSign = first == visit.Began ? null : first - ledger.Tolerances.Lead, Alternatives = alternatives,
                            Certain = due + ledger.Due <= ledger.Until && !redirects.Contains(visit.Number) && !unparsed.Contains(visit.Document) && !(planned.Trigger.Unseen == Unseen.Either && visible.First(visit) is null),
                        };
                    }

                    foreach (var again in Again(planned, visit, ledger, visible))
                    {
                        yield return again with { Alternatives = alternatives };
                    }
                }

                previous[visit.Document] = visit;
            }
        }
    }

    private static bool Counts(PlannedEvent planned, Visit visit, Visit? previous, Seen seen)
    {
        if (visit.Cause == "tab")
        {
            // the page as a whole is not entered by switching its tabs
            return planned.Tab is not null && planned.Tab == visit.Tab && (seen.Tab(visit) || AgainOn(planned, Plans.AgainOn.TabReturn));
        }

        if (visit.GoesOnWith(previous))
        {
            return false;
        }

        var first = seen.Entry(visit);
        return (planned.Tab is null || planned.Tab == visit.Tab)
            && (first || AgainOn(planned, visit.Cause == "reload" ? Plans.AgainOn.Reload : Plans.AgainOn.Return));
    }

    private static bool AgainOn(PlannedEvent planned, AgainOn way) =>
        planned.Trigger.OncePer is OncePer.Visit or OncePer.View && planned.Trigger.AgainOn.Contains(way);

    // back from the background, or refreshed, in the same stay
    private static IEnumerable<Occasion> Again(PlannedEvent planned, Visit visit, JudgedLedger ledger, VisibleTimes visible)
    {
        if (planned.Tab is not null && planned.Tab != visit.Tab)
        {
            yield break;
        }

        bool In(DateTimeOffset at) => at > visit.Began && at <= ledger.Until && visit.Covers(at, TimeSpan.Zero);
        if (AgainOn(planned, Plans.AgainOn.Foreground))
        {
            var first = visible.First(visit);
            foreach (var (at, _) in visible.Turns(visit.Document).Where(t => t.Visible && In(t.At) && t.At != first))
            {
                yield return Occasion(planned, visit, ledger, at) with { Evidence = PageViewTexts.Foreground(visit, ledger.Clock(at)) };
            }
        }

        if (AgainOn(planned, Plans.AgainOn.Refresh))
        {
            foreach (var refresh in ledger.Ledger.Actions.Where(a => a.Kind == "refresh" && In(a.EndedAt) && visible.At(visit.Document, a.StartedAt)))
            {
                yield return Occasion(planned, visit, ledger, refresh.StartedAt) with { Closes = ledger.HoldUps.Past(visit.Document, refresh.EndedAt, planned.Trigger.Within), Evidence = PageViewTexts.Refreshed(visit, ledger.Clock(refresh.StartedAt)) };
            }

            // a click may be on a button that refreshes
            foreach (var click in ledger.Acts[visit.Document].Where(o => In(o.At)))
            {
                yield return Occasion(planned, visit, ledger, click.At) with { Certain = false, Doubtful = planned.Trigger.Within, Evidence = PageViewTexts.Refreshed(visit, ledger.Clock(click.At)) };
            }
        }
    }

    // visits that a script replaced by another address before anybody did anything
    private static HashSet<int> Redirects(JudgedLedger ledger)
    {
        var found = new HashSet<int>();
        for (var i = 0; i + 1 < ledger.Visits.Count; i++)
        {
            var (visit, next) = (ledger.Visits[i], ledger.Visits[i + 1]);
            var replaced = next.Document == visit.Document ? next.Cause == "replace"
                : next.Cause == "load" && ledger.Ledger.Observations.OfType<DocumentBegan>().FirstOrDefault(d => d.Document == next.Document)?.Referrer is { } from && SameAddress(from, visit.Url);
            // what is opened in the background takes nobody's place
            replaced = replaced && (ledger.VisibleTimes.At(next.Document, next.Began) || !ledger.VisibleTimes.At(visit.Document, visit.Began));
            if (replaced && visit.Ended is { } ended && ended - visit.Began < Redirected && !ledger.Acts[visit.Document].Any(o => o is Clicked && o.At >= visit.Began && o.At <= ended))
            {
                found.Add(visit.Number);
            }
        }

        return found;
    }

    private static bool SameAddress(string one, string other) => one.Split('#')[0] == other.Split('#')[0];

    private static Occasion Occasion(PlannedEvent planned, Visit visit, JudgedLedger ledger, DateTimeOffset at)
    {
        // a slow page may report late in the stay; what is sent when the page is left is not sent on entry
        var late = ledger.HoldUps.Past(visit.Document, LastConsent(ledger, visit, at), planned.Trigger.Within);
        var left = visit.Ended is not { } ended ? DateTimeOffset.MaxValue
            : ended - at - ledger.HoldUps.Within(visit.Document, at, ended) > ledger.Tolerances.Soon ? ended - ledger.Tolerances.Edge
            : ended + ledger.Tolerances.Soon;
        return new Occasion
        {
            Planned = planned,
            At = at,
            Opens = at - ledger.Tolerances.Lead,
            FirstSign = at == visit.Began ? null : at - ledger.Tolerances.Lead,
            Closes = late < left ? late : left,
            Visit = visit,
            Certain = at + ledger.Due <= ledger.Until,
            Evidence = PageViewTexts.Began(visit, ledger.Clock(visit.Began), at == visit.Began ? null : ledger.Clock(at)),
        };
    }

    // what waits for consent is reported when it is given
    private static DateTimeOffset LastConsent(JudgedLedger ledger, Visit visit, DateTimeOffset at) => ledger.Plan.Consent?.Accept is not { } accept ? at : ledger.Acts[visit.Document].OfType<Clicked>()
        .Where(c => c.At > at && visit.Covers(c.At, TimeSpan.Zero) && c.Targets.Any(t => t.Element == accept)).Select(c => c.At).DefaultIfEmpty(at).Max();

    /// <summary>What was shown before: addresses in the scenario, and tabs in one stay of a document on the page.</summary>
    private sealed class Seen
    {
        private readonly HashSet<string> paths = new(StringComparer.Ordinal);
        private readonly HashSet<(string Document, string Tab)> tabs = [];

        public bool Entry(Visit visit)
        {
            tabs.RemoveWhere(t => t.Document == visit.Document);
            tabs.Add((visit.Document, visit.Tab ?? ""));
            return paths.Add(visit.Path);
        }

        public bool Tab(Visit visit) => tabs.Add((visit.Document, visit.Tab ?? ""));
    }
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Screen;

/// <summary>A page view does not carry the title of the page before.</summary>
/// <remarks>
/// Source: catalogue PV-09 (routes by pushState). Only where the page had set a title of its own by the time of the event, and the one sent was never this visit's but the former one's:
/// of the route before, or of a document before (a title kept in storage).
/// </remarks>
internal static class TitleRule
{
    public static IEnumerable<Finding> Judge(Journey journey)
    {
        var ledger = journey.Ledger;
        var changes = ledger.Observed.OfType<TitleChanged>().ToLookup(t => (t.Document, t.Visit));
        var first = ledger.Observed.OfType<VisitBegan>().ToLookup(b => (b.Document, b.Visit), b => b.Title);
        foreach (var (occasion, e) in journey.Matched.Where(m => m.Event.Planned!.Kind == EventKind.PageView))
        {
            if (e.Event.Context.PageTitle is not { Length: > 0 } sent || occasion.Visit is not { } visit)
            {
                continue;
            }

            // a document begins with a title of its own, a route with that of the route before
            var route = ledger.VisitOf(visit.Document, visit.NumberInDocument - 1);
            var before = Titles(route is not null ? [route] : ledger.Visits.Where(v => v.Began < visit.Began && v.Document != visit.Document));
            var atFirst = first[(visit.Document, visit.NumberInDocument)].FirstOrDefault();
            var own = changes[(visit.Document, visit.NumberInDocument)].Where(t => t.At <= e.HappenedAt + ledger.Tolerances.Lead).Select(t => t.Title).OfType<string>().ToList();
            if (atFirst is not null && (route is null || !before.Contains(atFirst)))
            {
                own.Add(atFirst);
            }

            // of a title that grows while the document is read, the observer tells the last
            if (route is null && own.Any(t => t.StartsWith(sent, StringComparison.Ordinal)))
            {
                continue;
            }

            if (own.Count == 0 || own.Contains(sent) || !before.Contains(sent) || changes[(visit.Document, visit.NumberInDocument)].Any(t => t.Title == sent))
            {
                continue;
            }

            yield return ledger.Placed(
                new Finding
                {
                    Kind = FindingKind.ValueDiffers,
                    Event = e.Planned!.Id,
                    What = ScreenTexts.TitleOfBefore(e.Planned).In(ledger.Language),
                    Expected = ValueText.Of(own[^1], ledger.Language),
                    PlanPlace = e.Planned.Place,
                    Actual = ValueText.Of(sent, ledger.Language),
                    EventNumber = e.Event.Number,
                    Do = ScreenTexts.DoTitle.In(ledger.Language),
                    Evidence = [occasion.Evidence.In(ledger.Language)],
                },
                e);
        }

        HashSet<string> Titles(IEnumerable<Visit> visits) =>
            [.. visits.Select(v => (v.Document, v.NumberInDocument)).SelectMany(v => first[v].Concat(changes[v].Select(t => t.Title))).OfType<string>()];
    }
}

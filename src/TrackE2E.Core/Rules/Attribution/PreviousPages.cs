using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Attribution;

/// <summary>Which page was left for a visit, by what was observed; several where more than one answer is right, none where it cannot be told.</summary>
/// <remarks>
/// In one document it is the visit before (so after A → B → back it is A again that C comes from). A document that follows a link names its page as the referrer. A restored document comes
/// from the one that was there in between. An address that is typed or
/// comes from outside, a link that opens a tab of its own, and a document reached by back or forward may name the page left or none. A reload is not judged.
/// </remarks>
internal sealed class PreviousPages(Journey journey)
{
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, DocumentBegan> documents = journey.Ledger.Observed.OfType<DocumentBegan>().Where(d => d.Top)
        .GroupBy(d => d.Document).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private readonly Dictionary<int, IReadOnlyList<Visit?>> known = [];

    /// <summary>The visits that may have been left for this one; a null among them: the page has no source. Empty: it cannot be told.</summary>
    public IReadOnlyList<Visit?> Of(Visit visit)
    {
        var stay = journey.Stays.First(visit);
        if (!known.TryGetValue(stay.Number, out var found))
        {
            known[stay.Number] = found = Find(stay);
        }

        return found;
    }

    private List<Visit?> Find(Visit stay)
    {
        var visits = journey.Ledger.Visits;
        if (stay.Cause == "restore")
        {
            return LastLeft(stay) is { } between ? [between] : [];
        }

        if ((PageInside(stay) ?? journey.Stays.Before(stay)) is { } before)
        {
            return IsLinkedTo(stay) ? [before, null] : [before];
        }

        if (stay.Cause == "reload" || !documents.TryGetValue(stay.Document, out var document))
        {
            return [];
        }

        var earlier = visits.Where(v => v.Began < stay.Began && v.Document != stay.Document).ToList();
        if (earlier.Count == 0)
        {
            return document.Referrer is null ? [null] : [];
        }

        if (document.Cause is "back-forward" or "prerender" || document.Referrer is null)
        {
            // a page inside an app has no referrer of its own: the screen that opened it is its source
            return LastLeft(stay) is not { } left ? [null] : IsScreen(left) && !IsLinkedTo(stay) ? [left] : [left, null];
        }

        // a link: the page whose address is the referrer, still open in another tab or left just before
        var last = LastLeft(stay);
        var linked = earlier.Where(v => SameAddress(v.Url, document.Referrer) && (v == last || v.Ended is not { } ended || ended > stay.Began)).GroupBy(v => (v.Page?.Id, v.Tab)).Select(g => g.FirstOrDefault(v => v == last) ?? g.Last()).ToList();
        if (linked.Count > 0)
        {
            // a page that is still open was not left, and one that begins in the background takes nobody's place: the link opened a tab of its own, which may start anew
            return linked.All(v => v == last) && !BeganUnseen(document) ? [.. linked] : [.. linked, null];
        }

        // a referrer that is cut to its origin, or from elsewhere
        var isOurs = SameOrigin(earlier, document.Referrer);
        return last is null ? isOurs ? [] : [null] : isOurs && !BeganUnseen(document) ? [last] : [last, null];
    }

    // between two screens of an app there was one that the plan does not know: the frame of a page inside, whose visit is its own document's
    private Visit? PageInside(Visit stay) =>
        IsScreen(stay) && journey.Stays.Before(stay) is { Ended: { } left } before && stay.NumberInDocument > before.NumberInDocument + 1
            ? journey.Ledger.Visits.LastOrDefault(v => v.Document != stay.Document && v.Page is not null && v.Began < stay.Began && (v.Ended is not { } ended || ended > left))
            : null;

    private static bool IsScreen(Visit visit) => visit.Url.StartsWith(PageMatch.ScreenScheme, StringComparison.Ordinal);

    private bool BeganUnseen(DocumentBegan document) => journey.Ledger.Observed.OfType<VisibilityChanged>().Any(v => v.Document == document.Document && v.At == document.At && !v.Visible);

    // an address from outside, such as a push message's, leads there: the page in front has nothing to do with it
    private bool IsLinkedTo(Visit stay) => journey.Ledger.Ledger.Actions.Any(a => a.Kind == "open" && a.StartedAt <= stay.Began && stay.Began <= a.EndedAt);

    // the visit with which another document ended last before this one began, one that was in front where there is one
    private Visit? LastLeft(Visit stay) => journey.Ledger.Visits
        .Where(v => v.Ended is { } ended && ended <= stay.Began + journey.Ledger.Tolerances.Lead && stay.Began - ended < Gone && v.Document != stay.Document && !GoesOn(v)).MaxBy(v => (WasInFront(v, stay), v.Ended));

    private bool WasInFront(Visit visit, Visit stay)
    {
        var left = visit.Ended < stay.Began ? visit.Ended.Value : stay.Began;
        return journey.Ledger.VisibleTimes.Between(visit.Document, left - journey.Ledger.Tolerances.Lead, left) > TimeSpan.Zero;
    }

    // left for another visit of its own document
    private bool GoesOn(Visit visit) => journey.Ledger.VisitOf(visit.Document, visit.NumberInDocument + 1) is { Cause: not "restore" };

    private static bool SameAddress(string url, string referrer) => url.Split('#')[0] == referrer.Split('#')[0];

    private static bool SameOrigin(IEnumerable<Visit> visits, string referrer) =>
        Uri.TryCreate(referrer, UriKind.Absolute, out var from) && visits.Any(v => Uri.TryCreate(v.Url, UriKind.Absolute, out var own) && own.GetLeftPart(UriPartial.Authority) == from.GetLeftPart(UriPartial.Authority));
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Reads the visits of a ledger out of its observations.</summary>
internal static class Visits
{
    public static IReadOnlyList<Visit> Of(LedgerSnapshot ledger, TrackingPlan plan)
    {
        var frames = ledger.Observations.OfType<DocumentBegan>().Where(d => !d.Top).Select(d => d.Document).ToHashSet(StringComparer.Ordinal);
        var open = new Dictionary<(string, int), Visit>();
        var visits = new List<Visit>();
        foreach (var observation in ledger.Observations.OrderBy(o => o.At).ThenBy(o => o.Number))
        {
            if (frames.Contains(observation.Document))
            {
                continue;
            }

            switch (observation)
            {
                case VisitBegan began:
                    open[(began.Document, began.Visit)] = new Visit
                    {
                        Number = visits.Count + open.Count + 1,
                        Document = began.Document,
                        NumberInDocument = began.Visit,
                        Url = began.Url,
                        Cause = began.Cause,
                        Page = PageMatcher.PageOf(plan, began.Url),
                        Tab = began.Tab,
                        Began = began.At,
                        Uncertainty = began.Uncertainty ?? TimeSpan.Zero,
                    };
                    break;
                case TabKnown known when open.TryGetValue((known.Document, known.Visit), out var visit):
                    open[(known.Document, known.Visit)] = visit with { Tab = known.Tab };
                    break;
                case VisitEnded ended when open.Remove((ended.Document, ended.Visit), out var visit):
                    visits.Add(visit with { Ended = ended.At });
                    break;
                case DocumentEnded gone:
                    foreach (var key in open.Keys.Where(k => k.Item1 == gone.Document).ToList())
                    {
                        open.Remove(key, out var visit);
                        visits.Add(visit! with { Ended = gone.At });
                    }

                    break;
            }
        }

        return [.. visits.Concat(open.Values).OrderBy(v => v.Number)];
    }
}

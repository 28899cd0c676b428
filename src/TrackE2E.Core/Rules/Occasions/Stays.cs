namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Visits that are one stay: another query or fragment of the same address, in the same document, goes on with the visit before.</summary>
internal sealed class Stays
{
    private readonly Dictionary<int, (Visit First, Visit Last, Visit? Before)> byVisit = [];

    public Stays(IReadOnlyList<Visit> visits)
    {
        foreach (var document in visits.GroupBy(v => v.Document))
        {
            List<Visit> stay = [];
            Visit? before = null;
            foreach (var visit in document)
            {
                if (stay.Count > 0 && !visit.GoesOnWith(stay[^1]))
                {
                    Close(stay, before);
                    before = stay[^1];
                    stay = [];
                }

                stay.Add(visit);
            }

            Close(stay, before);
        }
    }

    /// <summary>The visit with which its stay began.</summary>
    public Visit First(Visit visit) => byVisit[visit.Number].First;

    /// <summary>The visit with which its stay ends, or goes on.</summary>
    public Visit Last(Visit visit) => byVisit[visit.Number].Last;

    /// <summary>The last visit of the stay before in the same document; null when the document began with this stay.</summary>
    public Visit? Before(Visit visit) => byVisit[visit.Number].Before;

    private void Close(List<Visit> stay, Visit? before)
    {
        foreach (var visit in stay)
        {
            byVisit[visit.Number] = (stay[0], stay[^1], before);
        }
    }
}

using TrackE2E.Core.Ledger;

namespace TrackE2E.Driving.Observation;

/// <summary>What is known of one page document from its observer's messages until now.</summary>
internal sealed class ObservedDocument(string id)
{
    private readonly Dictionary<(string Element, string? Item), double> visible = [];
    private int visit;
    private string? loadedUrl;

    public string Id { get; } = id;

    /// <summary>Number of the message that is due next.</summary>
    public int Next { get; set; }

    /// <summary>Messages that came before their turn.</summary>
    public SortedDictionary<int, ObserverMessage> Early { get; } = [];

    public bool Ended { get; private set; }

    public bool Top { get; private set; }

    public bool InVisit { get; private set; }

    public string? Url { get; private set; }

    public string? Tab { get; private set; }

    public IReadOnlyList<string> Pages { get; private set; } = [];

    public DateTimeOffset? BeganAt { get; private set; }

    public DateTimeOffset? VisitAt { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>It has a policy in a meta element, which may refuse the beacon.</summary>
    public bool MayRefuseBeacon { get; set; }

    /// <summary>Its end matters: it is a page, or a frame in which something planned was seen.</summary>
    public bool Matters => Top || visible.Count > 0;

    public bool RefusesBeacon(HashSet<string> refused) => MayRefuseBeacon || (loadedUrl is not null && refused.Contains(loadedUrl));

    public void See(ObserverMessage message)
    {
        LastAt = message.Observation.At > LastAt || LastAt is null ? message.Observation.At : LastAt;
        Ended = message.Observation is DocumentEnded;
        switch (message.Observation)
        {
            case DocumentBegan began:
                (Top, BeganAt, loadedUrl) = (began.Top, began.At, began.Url.Split('#')[0]);
                break;
            case VisitBegan began:
                (visit, InVisit, Url, Tab, Pages, VisitAt) = (began.Visit, true, began.Url, began.Tab, message.Pages, began.At);
                break;
            case TabKnown known:
                Tab = known.Tab;
                break;
            case VisitEnded:
                InVisit = false;
                break;
            case ShareChanged share:
                visible[(share.Element, share.Item)] = share.Share;
                break;
        }
    }

    /// <summary>The messages that a goodbye at this time would have held.</summary>
    public IEnumerable<Core.Ledger.Observation> Ends(DateTimeOffset at)
    {
        var sequence = Next;
        foreach (var ((element, item), _) in visible.Where(v => v.Value > 0).ToList())
        {
            yield return new ShareChanged(visit, element, item, 0) { Document = Id, Sequence = sequence++, At = at };
        }

        if (InVisit)
        {
            yield return new VisitEnded(visit) { Document = Id, Sequence = sequence++, At = at };
        }

        yield return new DocumentEnded(false) { Document = Id, Sequence = sequence, At = at };
    }
}

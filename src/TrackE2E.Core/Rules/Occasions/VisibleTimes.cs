using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>When each document was on screen: not in the background, in another browser tab, or prerendered.</summary>
internal sealed class VisibleTimes
{
    private readonly Dictionary<string, List<(DateTimeOffset At, bool Visible)>> changes = new(StringComparer.Ordinal);

    private VisibleTimes()
    {
    }

    public static VisibleTimes Of(JudgedLedger ledger)
    {
        var times = new VisibleTimes();
        foreach (var seen in ledger.Observed)
        {
            bool? visible = seen switch
            {
                DocumentBegan began => began.Cause != "prerender",
                VisibilityChanged change => change.Visible,
                VisitBegan { Cause: "restore" or "activate" } => true,
                _ => null,
            };
            if (visible is { } now)
            {
                if (!times.changes.TryGetValue(seen.Document, out var list))
                {
                    times.changes[seen.Document] = list = [];
                }

                if (list.Count == 0 || list[^1].Visible != now)
                {
                    // a document that says at once that it is hidden never was on screen
                    if (list is [(var began, true)] && !now && seen.At == began)
                    {
                        list.Clear();
                    }

                    list.Add((seen.At, now));
                }
            }
        }

        return times;
    }

    /// <summary>The moments at which the document went to the background (false) or came to the foreground (true), its beginning left out.</summary>
    public IEnumerable<(DateTimeOffset At, bool Visible)> Turns(string document) => List(document).Skip(1);

    public bool At(string document, DateTimeOffset time)
    {
        var visible = true;
        foreach (var change in List(document))
        {
            if (change.At > time)
            {
                break;
            }

            visible = change.Visible;
        }

        return visible;
    }

    /// <summary>When the visit was on screen first; null when it never was.</summary>
    public DateTimeOffset? First(Visit visit)
    {
        if (At(visit.Document, visit.Began))
        {
            return visit.Began;
        }

        foreach (var change in List(visit.Document))
        {
            if (change.Visible && change.At > visit.Began)
            {
                return visit.Ended is { } ended && ended <= change.At ? null : change.At;
            }
        }

        return null;
    }

    /// <summary>How long the document was on screen between two moments.</summary>
    public TimeSpan Between(string document, DateTimeOffset from, DateTimeOffset to)
    {
        var total = TimeSpan.Zero;
        var (since, visible) = (from, At(document, from));
        foreach (var change in List(document))
        {
            if (change.At <= from)
            {
                continue;
            }

            if (change.At >= to)
            {
                break;
            }

            total += visible ? change.At - since : TimeSpan.Zero;
            (since, visible) = change;
        }

        return visible && to > since ? total + (to - since) : total;
    }

    private List<(DateTimeOffset At, bool Visible)> List(string document) => changes.GetValueOrDefault(document) ?? [];
}

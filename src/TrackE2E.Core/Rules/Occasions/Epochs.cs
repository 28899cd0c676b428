using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Which user and which session events around a moment speak of.</summary>
/// <remarks>The SDK is the only witness of it: nobody on screen says when a session ends.</remarks>
internal sealed class Epochs(JudgedLedger ledger)
{
    // the sign-out itself may name the user, what comes after it is nobody's
    private readonly List<(DateTimeOffset At, Epoch Of, Epoch After)> events =
    [
        .. ledger.Events.OrderBy(e => e.HappenedAt).Select(e => (e, Epoch: new Epoch(e.Event.Context.UserId, e.Event.Context.SessionId)))
            .Select(e => (e.e.HappenedAt, e.Epoch, ledger.Plan.Identity?.SignOut is { } signOut && e.e.Planned?.Id == signOut ? e.Epoch with { User = null } : e.Epoch)),
    ];

    /// <summary>Whether a thing that is reported once in the span is reported again: null when it cannot be told, as where an occasion may have come earlier and another user signed in meanwhile.</summary>
    public bool? IsAnother(OncePer span, (DateTimeOffset From, DateTimeOffset To) earlier, (DateTimeOffset From, DateTimeOffset To) later)
    {
        if (span is not (OncePer.Session or OncePer.Ever))
        {
            return false;
        }

        var (one, other) = (Around(earlier).Select(e => e.For(span)).ToHashSet(), Around(later).Select(e => e.For(span)).ToHashSet());
        if (one.Count == 0 || other.Count == 0)
        {
            return false;
        }

        return !one.Overlaps(other) ? true : one.Count == 1 && other.Count == 1 ? false : null;
    }

    // of the event before, of those in between and of the one after
    private IEnumerable<Epoch> Around((DateTimeOffset From, DateTimeOffset To) time)
    {
        for (var i = Math.Max(0, CountUpTo(time.From) - 1); i < events.Count; i++)
        {
            if (events[i].At > time.From)
            {
                yield return events[i].Of;
            }

            if (events[i].At > time.To)
            {
                yield break;
            }

            yield return events[i].After;
        }
    }

    private int CountUpTo(DateTimeOffset time)
    {
        int low = 0, high = events.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].At <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>The signed-in user, null for none, and the session.</summary>
internal readonly record struct Epoch(string? User, string? Session)
{
    /// <summary>What of it matters: once for a user lasts over sessions.</summary>
    public Epoch For(OncePer span) => span == OncePer.Ever ? this with { Session = null } : this;
}

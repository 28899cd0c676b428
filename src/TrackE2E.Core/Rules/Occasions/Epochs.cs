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

    /// <summary>The epochs of the event before and of the one after: one when they are the same.</summary>
    public IReadOnlyList<Epoch> Around(DateTimeOffset time)
    {
        int low = 0, high = events.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].At <= time ? (middle + 1, high) : (low, middle);
        }

        Epoch? before = low > 0 ? events[low - 1].After : null, after = low < events.Count ? events[low].Of : null;
        return (before, after) switch
        {
            ({ } b, { } a) when a != b => [b, a],
            ({ } b, _) => [b],
            (null, { } a) => [a],
            _ => [],
        };
    }

    /// <summary>Whether a thing that is reported once in the span is reported again: null when it cannot be told.</summary>
    public bool? IsAnother(OncePer span, DateTimeOffset earlier, DateTimeOffset later)
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
}

/// <summary>The signed-in user, null for none, and the session.</summary>
internal readonly record struct Epoch(string? User, string? Session)
{
    /// <summary>What of it matters: once for a user lasts over sessions.</summary>
    public Epoch For(OncePer span) => span == OncePer.Ever ? this with { Session = null } : this;
}

using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Something that the user did or saw and that, by the plan, causes one event.</summary>
/// <remarks>
/// Opens and Closes bound when the event may happen, by the harness's clock. Certain false: so near a clock edge, or so late, that nobody is blamed
/// whether the event comes or not.
/// </remarks>
internal sealed record Occasion
{
    public required PlannedEvent Planned { get; init; }

    /// <summary>Planned events that the same cause may be reported as instead: same element and name on the wire, told apart by their values.</summary>
    public IReadOnlyList<PlannedEvent> Alternatives { get; init; } = [];

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Opens { get; init; }

    /// <summary>When it may have been due first, where what was seen does not say for sure when it was.</summary>
    public DateTimeOffset FirstDue => Planned.Kind == EventKind.Exposure && Opens < At ? Opens : At;

    public required DateTimeOffset Closes { get; init; }

    /// <summary>Until when its cause goes on, the end of time while it does; null: it is a moment.</summary>
    public DateTimeOffset? Lasts { get; init; }

    /// <summary>Before this moment there was no sign of it at all; an event from then is not early, it is uncaused. Null: any time before is early.</summary>
    public DateTimeOffset? FirstSign { get; init; }

    public required Visit? Visit { get; init; }

    /// <summary>Another open page may report it as well, and speak of itself.</summary>
    public bool MayBeOfAnother { get; init; }

    public string? Item { get; init; }

    public bool Certain { get; init; } = true;

    /// <summary>By how much nearer an uncertain cause must be than one that is due for an event to be its.</summary>
    public TimeSpan Doubtful { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>True: nearness to a clock edge made it uncertain; counted as undecided.</summary>
    public bool Undecided { get; init; }

    /// <summary>The observed click or swipe that it is; null for other causes.</summary>
    public Observation? Cause { get; init; }

    /// <summary>Places that the item had among those of its element, from 1; empty where the observer does not know.</summary>
    public IReadOnlyList<int> Ordinals { get; init; } = [];

    /// <summary>What the observer saw, in words.</summary>
    public required Wording Evidence { get; init; }

    public bool IsReportedAs(PlannedEvent planned) => planned.Id == Planned.Id || Alternatives.Any(a => a.Id == planned.Id);
}

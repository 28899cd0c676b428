using TrackE2E.Core.Rules.Attribution;
using TrackE2E.Core.Rules.Delivery;
using TrackE2E.Core.Rules.Exposures;
using TrackE2E.Core.Rules.Identity;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Privacy;
using TrackE2E.Core.Rules.Screen;
using TrackE2E.Core.Rules.Sequence;
using TrackE2E.Core.Rules.Sessions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>A whole scenario with its occasions and events matched: what rules over several events look at.</summary>
internal sealed record Journey(JudgedLedger Ledger, IReadOnlyList<Reconciled> Reconciled)
{
    /// <summary>Each occasion and the event that reports it, by the time of the event.</summary>
    public IReadOnlyList<(Occasion Occasion, JudgedEvent Event)> Matched { get; } =
        [.. Reconciled.SelectMany(r => r.Matched.Concat(r.OutsideWindow)).OrderBy(m => m.Event.HappenedAt).ThenBy(m => m.Event.Event.Number)];

    /// <summary>What would have caused an event if reporting had been allowed.</summary>
    public IReadOnlyList<Occasion> Withheld { get; init; } = [];

    /// <summary>Occasions whose events a full offline queue may have dropped.</summary>
    public OfflineQueue OfflineQueue => field ??= OfflineQueue.Of(this);

    /// <summary>The visit that each event belongs to.</summary>
    public EventVisits Visits => field ??= new EventVisits(this);

    /// <summary>Which visits are one stay.</summary>
    public Stays Stays => field ??= new Stays(Ledger.Visits);
}

/// <summary>The rules over whole journeys, in the order in which their findings are told.</summary>
internal static class JourneyRules
{
    public static IReadOnlyList<Func<Journey, IEnumerable<Finding>>> All { get; } =
    [
        ConsentRule.Of,
        PersonalDataRule.Of,
        SessionRule.Of,
        DeviceIdRule.Of,
        UserIdRule.Of,
        NumberingRule.Of,
        EntryFirstRule.Of,
        WireDuplicateRule.Of,
        ClaimedTimeRule.Of,
        WaitingPageRule.Of,
        DropCountRule.Of,
        BatchOrderRule.Judge,
        ScreenRule.Judge,
        MeasuredRule.Judge,
        TitleRule.Judge,
        AttributionRule.Judge,
    ];
}

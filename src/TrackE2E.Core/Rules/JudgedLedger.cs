using System.Globalization;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>A ledger as rules see it at the moment of one expectation: visits read out, events recognised, resends taken together.</summary>
internal sealed class JudgedLedger
{
    private readonly Dictionary<(string, int), Visit> visits;

    public JudgedLedger(LedgerSnapshot ledger, TrackingPlan plan, Expectation expectation, Tolerances tolerances)
    {
        Ledger = ledger;
        Plan = plan;
        Tolerances = tolerances;
        Until = expectation.AskedAt;
        Due = expectation.Quiet;
        Language = expectation.Language;
        Observed = [.. ledger.Observations.OrderBy(o => o.At).ThenBy(o => o.Number)];
        Visits = Occasions.Visits.Of(ledger, plan);
        visits = Visits.ToDictionary(v => (v.Document, v.NumberInDocument));
        var identifier = new EventIdentifier(plan);
        Events = [.. DistinctEvents.Of(ledger)
            .Where(e => BelongsTo(e.Event, ledger, Until))
            .Select(e => new JudgedEvent(e.Event, identifier.Identify(e.Event).Event, HappenedAt(e.Event)))];
    }

    public LedgerSnapshot Ledger { get; }

    public TrackingPlan Plan { get; }

    public Tolerances Tolerances { get; }

    /// <summary>What happened after this moment is not judged.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>What was caused less than this before <see cref="Until"/> may still be on its way.</summary>
    public TimeSpan Due { get; }

    public string Language { get; }

    /// <summary>Observations by the page's clock.</summary>
    public IReadOnlyList<Observation> Observed { get; }

    public IReadOnlyList<Visit> Visits { get; }

    public IReadOnlyList<JudgedEvent> Events { get; }

    public Visit? VisitOf(string document, int number) => visits.GetValueOrDefault((document, number));

    public Visit? VisitAt(DateTimeOffset time) => Visits.LastOrDefault(v => v.Began <= time && (v.Ended is not { } e || e >= time))
        ?? Visits.LastOrDefault(v => v.Began <= time);

    /// <summary>Whether the element belongs to the page visited: two elements of two pages may share a locator.</summary>
    public bool IsOnPageOf(string element, Visit? visit) =>
        Plan.Element(element)?.Page is not { } page || visit is null || page == visit.Page?.Id;

    /// <summary>A time as "+3.218 s" from the start of the scenario.</summary>
    public string Clock(DateTimeOffset time) =>
        (time < Ledger.StartedAt ? "-" : "+") + (time - Ledger.StartedAt).Duration().TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) + " s";

    /// <summary>Language and clock for rules that judge one event.</summary>
    public JudgedIn JudgedIn => new(Language, Ledger.StartedAt);

    /// <summary>What the plan says against the properties of an event.</summary>
    public IEnumerable<Finding> PropertiesOf(JudgedEvent e) => PropertyRules.Judge(e.Planned!, e.Event, JudgedIn).Select(f => Placed(f, e));

    /// <summary>The page that the event is about: by the plan, else the one that was visited when it happened (a click may be reported when its page is left already).</summary>
    public string? PageOf(JudgedEvent e) =>
        e.Planned?.Page ?? Plan.Element(e.Planned?.Element ?? "")?.Page ?? VisitAt(e.HappenedAt)?.PageId;

    /// <summary>The finding with the page, element and item of the event it is about.</summary>
    public Finding Placed(Finding finding, JudgedEvent e) => finding with
    {
        Page = finding.Page ?? PageOf(e),
        Element = finding.Element ?? e.Planned?.Element,
        Item = finding.Item ?? e.Item,
        At = e.HappenedAt - Ledger.StartedAt,
    };

    // the SDK's clock is set right by what it says of the sending: Snowplow's derived timestamp
    private static DateTimeOffset HappenedAt(TrackedEvent e) => e switch
    {
        { ClaimedAt: { } claimed, SentAt: { } sent } when sent >= claimed => e.ArrivedAt - (sent - claimed),
        { ClaimedAt: { } claimed } when (e.ArrivedAt - claimed).Duration() < TimeSpan.FromMinutes(1) => claimed,
        _ => e.ArrivedAt,
    };

    // what came after the scenario's end belongs to the expectation that it happened before
    private static bool BelongsTo(TrackedEvent e, LedgerSnapshot ledger, DateTimeOffset until) =>
        e.ArrivedAt <= until || (ledger.EndedAt is { } end && e.ArrivedAt > end && HappenedAt(e) <= until);
}

/// <summary>A captured event, the planned one that it is (or null), and when it happened by the harness's clock.</summary>
internal sealed record JudgedEvent(TrackedEvent Event, PlannedEvent? Planned, DateTimeOffset HappenedAt)
{
    /// <summary>The item that it names, by the plan's key property; null without one.</summary>
    public string? Item => Planned is null ? null : ItemKey.Of(Planned.Properties, Event.Properties);
}

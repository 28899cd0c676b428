using System.Globalization;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Builds;
using TrackE2E.Core.Rules.Delivery;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Privacy;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Rules.Sequence;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>A ledger as rules see it at the moment of one expectation: visits read out, events recognised, resends taken together.</summary>
internal sealed class JudgedLedger
{
    private readonly Dictionary<(string, int), Visit> visits;
    private readonly DateTimeOffset[] visitsEnded;
    private Dictionary<string, DateTimeOffset>? ends;
    private Dictionary<string, DateTimeOffset?>? starts;

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
        visitsEnded = EndedSoFar(Visits);
        DeviceTimes = new DeviceTimes(ledger);
        Builds = new BuildScope(ledger, plan);
        Reported = Builds.IsLimited ? [.. plan.Events.Where(e => Builds.Of(e) != Standing.Outside).OrderBy(e => Builds.Of(e))] : plan.Events;
        var identifier = new EventIdentifier(plan);
        Func<PlannedEvent, TrackedEvent, bool>? isOutside = Builds.IsLimited ? Builds.IsOutside : null;
        Events = [.. DistinctEvents.Of(ledger)
            .Where(e => BelongsTo(e.Event, ledger))
            .Select(e => (e.Event, e.Numbers, Planned: identifier.Identify(e.Event, isOutside).Event))
            .Select(e => new JudgedEvent(e.Planned is null ? e.Event : SdkProperties.With(e.Event, e.Planned), e.Planned, DeviceTimes.HappenedAt(e.Event)) { Deliveries = e.Numbers })];
    }

    public LedgerSnapshot Ledger { get; }

    public TrackingPlan Plan { get; }

    /// <summary>Which planned events the build under test reports.</summary>
    public BuildScope Builds { get; }

    /// <summary>The planned events that something may cause in this build, those that are due first.</summary>
    public IReadOnlyList<PlannedEvent> Reported { get; }

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

    /// <summary>The last visit that went on at the time, else the last that had begun by then.</summary>
    public Visit? VisitAt(DateTimeOffset time)
    {
        var (low, high) = (0, Visits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Visits[middle].Began <= time ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= 0 && visitsEnded[i] >= time; i--)
        {
            if (Visits[i].Ended is not { } ended || ended >= time)
            {
                return Visits[i];
            }
        }

        return low > 0 ? Visits[low - 1] : null;
    }

    /// <summary>The device's clock and which device it was, as steps moved and exchanged them.</summary>
    public DeviceTimes DeviceTimes { get; }

    /// <summary>When each document was on screen.</summary>
    public VisibleTimes VisibleTimes => field ??= VisibleTimes.Of(this);

    /// <summary>When pages were held up.</summary>
    public HoldUps HoldUps => field ??= new(this);

    /// <summary>When reporting was allowed, by the plan's consent.</summary>
    public ConsentWindows Consent => field ??= ConsentWindows.Of(this);

    /// <summary>The numbered events of each session.</summary>
    public IReadOnlyList<IReadOnlyList<JudgedEvent>> Numbered => field ??= [.. Numbering.Of(this)];

    /// <summary>Neighbours in a session's numbers between which some are missing.</summary>
    public IReadOnlyList<(JudgedEvent Before, JudgedEvent After)> NumberGaps => field ??=
        [.. Numbered.SelectMany(s => s.Zip(s.Skip(1))).Where(p => p.Second.Event.Context.Sequence > p.First.Event.Context.Sequence + 1)];

    /// <summary>When documents began and ended.</summary>
    public IReadOnlyList<DateTimeOffset> DocumentTurns => field ??= [.. Observed.Where(o => o is DocumentBegan or DocumentEnded).Select(o => o.At)];

    /// <summary>Clicks and swipes of each document, in order.</summary>
    public ILookup<string, Observation> Acts => field ??= Observed.Where(o => o is Clicked or Swiped).ToLookup(o => o.Document, StringComparer.Ordinal);

    /// <summary>When the document ended, the end of time while it lives.</summary>
    public DateTimeOffset EndOfDocument(string document) => (ends ??= Observed.OfType<DocumentEnded>().GroupBy(d => d.Document).ToDictionary(g => g.Key, g => g.Max(d => d.At)))
        .TryGetValue(document, out var end) ? end : DateTimeOffset.MaxValue;

    /// <summary>When the first page view happened while the document was on screen; null without one. From then on its SDK has surely run.</summary>
    public DateTimeOffset? FirstViewOf(string document) => (starts ??= Observed.OfType<DocumentBegan>().GroupBy(d => d.Document).ToDictionary(g => g.Key, g => FirstView(g.Key, g.Min(d => d.At), EndOfDocument(g.Key))))
        .GetValueOrDefault(document);

    private DateTimeOffset? FirstView(string document, DateTimeOffset from, DateTimeOffset to)
    {
        DateTimeOffset? first = null;
        foreach (var e in Events.Where(e => e.Planned?.Kind == EventKind.PageView))
        {
            first = e.HappenedAt >= from && e.HappenedAt <= to && !(first <= e.HappenedAt) && VisibleTimes.At(document, e.HappenedAt - Tolerances.Edge) ? e.HappenedAt : first;
        }

        return first;
    }

    /// <summary>When the user clicked or swiped, in order.</summary>
    public IReadOnlyList<DateTimeOffset> UserActed => field ??= [.. Observed.Where(o => o is Clicked { Trusted: true } or Swiped).Select(o => o.At)];

    /// <summary>When the collector could not be reached.</summary>
    public OfflineSpans Offline => field ??= OfflineSpans.Of(this);

    /// <summary>The events of each device, decoder and app, in the order in which they say that they happened.</summary>
    public IReadOnlyList<EventStream> Streams => field ??= EventStream.Of(this);

    /// <summary>Whether the element belongs to the page visited: two elements of two pages may share a locator.</summary>
    public bool IsOnPageOf(string element, Visit? visit) =>
        Plan.Element(element)?.Page is not { } page || visit is null || page == visit.Page?.Id;

    /// <summary>A time as "+3.218 s" from the start of the scenario.</summary>
    public string Clock(DateTimeOffset time) =>
        (time < Ledger.StartedAt ? "-" : "+") + (time - Ledger.StartedAt).Duration().TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) + " s";

    /// <summary>Language and clock for rules that judge one event.</summary>
    public JudgedIn JudgedIn => new(Language, Ledger.StartedAt) { Platform = Ledger.Build.Platform, Version = Ledger.Build.Version };

    /// <summary>Whether the event is planned, and not for the build that sent it.</summary>
    public bool IsOutside(JudgedEvent e) => e.Planned is { } planned && Builds.IsOutside(planned, e.Event);

    /// <summary>What the plan says against the properties of an event.</summary>
    public IEnumerable<Finding> PropertiesOf(JudgedEvent e) => PropertyRules.Judge(e.Planned!, e.Event, JudgedIn).Select(f => Placed(f, e));

    /// <summary>The page that the event is about: by the plan, else the one that was visited when it happened (a click may be reported when its page is left already).</summary>
    public string? PageOf(JudgedEvent e) =>
        e.Planned?.Page ?? Plan.Element(e.Planned?.Element ?? "")?.Page ?? VisitedAt(e.HappenedAt)?.PageId;

    // of an address that the plan does not know and that leads on at once, the page that it leads to
    private Visit? VisitedAt(DateTimeOffset time)
    {
        var visit = VisitAt(time);
        return visit is { Page: null } ? Visits.FirstOrDefault(v => v.Page is not null && v.Document == visit.Document && v.Began >= time && v.Began <= time + Tolerances.Lead) ?? visit : visit;
    }

    /// <summary>A finding on an event, placed, with what the observer saw of the visit that it fell into.</summary>
    public Finding Finding(FindingKind kind, JudgedEvent e, Said said, PlanPlace? place, params IEnumerable<Wording> evidence) => Placed(
        new Finding
        {
            Kind = kind,
            Event = e.Planned?.Id ?? e.Event.Name,
            What = said.What.In(Language),
            Expected = said.Expected.In(Language),
            PlanPlace = place,
            Actual = said.Actual.In(Language),
            EventNumber = e.Event.Number,
            Do = said.Do.In(Language),
            Evidence = [.. evidence.Concat(VisitAt(e.HappenedAt) is { } visit ? [Said.FellInto(visit, Clock(visit.Began))] : []).Select(w => w.In(Language))],
        },
        e);

    /// <summary>The event as texts name it: <c>pay_click "A" (+3.218 s)</c>.</summary>
    public string Named(JudgedEvent e) => $"{e.Planned?.Id ?? e.Event.Name}{(e.Item is null ? "" : $" \"{e.Item}\"")} ({Clock(e.HappenedAt)})";

    /// <summary>The event's id and kind, or its name where it is not planned.</summary>
    public string Name(JudgedEvent e) => e.Planned is null ? e.Event.Name : EventText.Of(e.Planned, Language);

    /// <summary>The finding with the page, element and item of the event it is about.</summary>
    public Finding Placed(Finding finding, JudgedEvent e) => finding with
    {
        Page = finding.Page ?? PageOf(e),
        Element = finding.Element ?? e.Planned?.Element,
        Item = finding.Item ?? e.Item,
        At = e.HappenedAt - Ledger.StartedAt,
    };

    // what came after the scenario's end belongs to the expectation that it happened before
    private bool BelongsTo(TrackedEvent e, LedgerSnapshot ledger) =>
        e.ArrivedAt <= Until || (ledger.EndedAt is { } end && e.ArrivedAt > end && DeviceTimes.HappenedAt(e) <= Until);

    // the latest end among the visits up to each: where a search backwards may stop
    private static DateTimeOffset[] EndedSoFar(IReadOnlyList<Visit> visits)
    {
        var ended = new DateTimeOffset[visits.Count];
        for (var i = 0; i < ended.Length; i++)
        {
            var own = visits[i].Ended ?? DateTimeOffset.MaxValue;
            ended[i] = i > 0 && ended[i - 1] > own ? ended[i - 1] : own;
        }

        return ended;
    }
}

/// <summary>A captured event, the planned one that it is (or null), and when it happened by the harness's clock.</summary>
internal sealed record JudgedEvent(TrackedEvent Event, PlannedEvent? Planned, DateTimeOffset HappenedAt)
{
    /// <summary>Numbers of all its deliveries, in order of arrival.</summary>
    public IReadOnlyList<int> Deliveries { get; init; } = [];

    /// <summary>The item that it names, by the plan's key property; null without one.</summary>
    public string? Item { get => field ?? (Planned is null ? null : ItemKey.Of(Planned.Properties, Event.Properties)); init; }

    /// <summary>One for each item that it names, in its order: several when the plan's key is a list; else itself.</summary>
    public IEnumerable<JudgedEvent> PerItem() =>
        Planned is { Kind: EventKind.Exposure } && ItemKey.ListOf(Planned.Properties, Event.Properties) is { } items ? items.Select(item => this with { Item = item }) : [this];
}

using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Privacy;

/// <summary>What consent makes of occasions: while reporting is not allowed nothing is due, and what goes on when consent is given may be due then.</summary>
internal static class ConsentOccasions
{
    /// <summary>The occasions that remain, and those that consent took away.</summary>
    public static (IReadOnlyList<Occasion> Due, IReadOnlyList<Occasion> Withheld) Of(JudgedLedger ledger, IEnumerable<Occasion> occasions)
    {
        if (ledger.Plan.Consent is not { } plan || ledger.Consent.Windows is [{ State: ConsentState.Allowed }])
        {
            return ([.. occasions], []);
        }

        var due = new List<Occasion>();
        var withheld = new List<Occasion>();
        foreach (var occasion in occasions)
        {
            var window = ledger.Consent.At(occasion.At);
            if (window.State == ConsentState.Refused && occasion.At < window.From + ledger.Consent.UnderWay(window, ledger.Tolerances))
            {
                // the SDK's timer may have come before the click, and its event is not forbidden
                due.Add(occasion with { Certain = false });
            }
            else if (window.IsClosed)
            {
                withheld.Add(occasion);
                // one visit is one page view then, however often it came to the foreground before
                if (AtAccept(ledger, plan, occasion, window) is { } later
                    && !(later.Planned.Kind == EventKind.PageView && due.Any(o => o.At == later.At && o.Visit == later.Visit && o.Planned.Id == later.Planned.Id)))
                {
                    due.Add(later);
                }
            }
            else
            {
                due.Add(OnEdge(ledger, occasion, window) ? CountedFrom(ledger, occasion, window) with { Certain = false } : occasion);
            }
        }

        return (due, withheld);
    }

    /// <summary>Whether consent let the occasion be reported: null when it may have been reported when consent was given, or may not just after.</summary>
    public static bool? MayHaveReported(JudgedLedger ledger, Occasion occasion)
    {
        var window = ledger.Consent.At(occasion.At);
        return !window.IsClosed ? OnEdge(ledger, occasion, window) ? null : true : (occasion.Lasts ?? occasion.Visit?.Ended) < Accepted(ledger, window) ? false : null;
    }

    // the click that answers; what is under way when consent is withdrawn; a dwell that began before consent
    private static bool OnEdge(JudgedLedger ledger, Occasion occasion, ConsentWindow window)
    {
        var began = window.From == DateTimeOffset.MinValue ? TimeSpan.MaxValue : occasion.At - window.From;
        return window.State == ConsentState.Unclear
            || (window.To != DateTimeOffset.MaxValue && window.To - occasion.At <= ledger.Tolerances.Soon && ledger.Consent.At(window.To).IsClosed)
            || (began <= ledger.Tolerances.Lead && IsGiven(ledger, window))
            || (occasion.Planned.Kind == EventKind.Exposure && IsGiven(ledger, window) && began < occasion.Planned.Trigger.Dwell + ledger.Tolerances.Soon);
    }

    // an SDK may count a dwell from consent on
    private static Occasion CountedFrom(JudgedLedger ledger, Occasion occasion, ConsentWindow window)
    {
        if (occasion is not { Planned: { Kind: EventKind.Exposure, Trigger: var trigger }, Visit: { } visit } || !IsGiven(ledger, window))
        {
            return occasion;
        }

        var closes = ledger.HoldUps.Past(visit.Document, window.From + trigger.Dwell, trigger.Within);
        closes = visit.Ended is { } left && left + ledger.Tolerances.Edge < closes ? left + ledger.Tolerances.Edge : closes;
        return closes > occasion.Closes ? occasion with { Closes = closes } : occasion;
    }

    private static bool IsGiven(JudgedLedger ledger, ConsentWindow window) =>
        window.State == ConsentState.Allowed && window.From != DateTimeOffset.MinValue && ledger.Consent.At(window.From - TimeSpan.FromTicks(1)).IsClosed;

    // several pages may be open in tabs of one browser
    private static bool IsInFront(JudgedLedger ledger, Visit visit, DateTimeOffset time) => visit.Covers(time, TimeSpan.Zero) && ledger.VisibleTimes.At(visit.Document, time);

    // what was refreshed, or came to the foreground, without being due when it was entered owes nothing for sure
    private static bool IsEntry(JudgedLedger ledger, Visit visit, DateTimeOffset time) => time == visit.Began || time == ledger.VisibleTimes.First(visit);

    // one page's question may go an instant before another's comes
    private static DateTimeOffset Accepted(JudgedLedger ledger, ConsentWindow closed) => ledger.Consent.Windows.SkipWhile(w => w.From < closed.To)
        .SkipWhile(w => w.State == ConsentState.Unanswered || (w.State == ConsentState.Unclear && w.To - w.From <= ledger.Tolerances.Edge)).Select(w => w.From).DefaultIfEmpty(DateTimeOffset.MaxValue).First();

    private static Occasion? AtAccept(JudgedLedger ledger, ConsentPlan plan, Occasion occasion, ConsentWindow window)
    {
        var accepted = Accepted(ledger, window);
        if (accepted > ledger.Until || !IsGiven(ledger, ledger.Consent.At(accepted)) || occasion.Visit is not { } visit || visit.Ended < accepted || (occasion.Planned.Kind != EventKind.PageView && (occasion.Lasts ?? occasion.Closes) < accepted))
        {
            return null;
        }

        var evidence = new Wording($"{occasion.Evidence.En}, and consent was given at {ledger.Clock(accepted)}", $"{occasion.Evidence.Zh}，并于 {ledger.Clock(accepted)} 同意");
        switch (occasion.Planned.Kind)
        {
            case EventKind.PageView when plan.ReportsVisitOnAccept != false && IsInFront(ledger, visit, accepted):
                return occasion with
                {
                    At = accepted,
                    Opens = accepted - ledger.Tolerances.Lead,
                    Closes = visit.Ended is { } end && end - accepted <= ledger.Tolerances.Soon ? end + ledger.Tolerances.Soon : occasion.Closes,
                    Certain = occasion.Certain && IsEntry(ledger, visit, occasion.At) && plan.ReportsVisitOnAccept == true && accepted + ledger.Due <= ledger.Until,
                    Evidence = evidence,
                };
            case EventKind.Exposure:
                var dwelt = accepted + occasion.Planned.Trigger.Dwell;
                return occasion with
                {
                    At = dwelt,
                    Opens = accepted - ledger.Tolerances.Edge,
                    Closes = visit.Ended is { } left ? left + ledger.Tolerances.Edge : dwelt + occasion.Planned.Trigger.Within + (occasion.Closes - occasion.At),
                    FirstSign = null,
                    Certain = false,
                    Undecided = false,
                    Evidence = evidence,
                };
            case EventKind.Custom when occasion.Planned.When?.Kind == CauseKind.Shown:
                return occasion with { At = accepted, Opens = accepted - ledger.Tolerances.Edge, Closes = ledger.HoldUps.Past(visit.Document, accepted, occasion.Planned.Trigger.Within), Certain = false, Evidence = evidence };
            default:
                return null;
        }
    }
}

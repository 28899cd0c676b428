using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Privacy;

/// <summary>Whether reporting was allowed.</summary>
internal enum ConsentState
{
    /// <summary>Given, or implied because nobody asks.</summary>
    Allowed,

    /// <summary>Asked for and not answered, or required and not given.</summary>
    Unanswered,

    /// <summary>Refused or withdrawn.</summary>
    Refused,

    /// <summary>It cannot be told: asked for, and the question went away without an answer. Nobody is blamed.</summary>
    Unclear,
}

/// <summary>A time of one state of consent; To is when the next begins.</summary>
internal sealed record ConsentWindow(ConsentState State, DateTimeOffset From, DateTimeOffset To, Wording Why)
{
    /// <summary>Nothing may be reported.</summary>
    public bool IsClosed => State is ConsentState.Unanswered or ConsentState.Refused;
}

/// <summary>Reads out of the observations when reporting was allowed.</summary>
/// <remarks>
/// See the decision on consent. The answer holds for all documents of the device; an element that asks and is shown after a click (settings that are opened again) takes nothing
/// back, one that appears by itself while a document begins asks from that document's beginning.
/// </remarks>
internal sealed class ConsentWindows
{
    // a question that comes so soon after its document was there all along
    private static readonly TimeSpan AskedWith = TimeSpan.FromSeconds(10);

    private static readonly ConsentWindow Always = new(ConsentState.Allowed, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new("nobody asks for consent", "无需征求同意"));

    private readonly List<ConsentWindow> windows = [Always];

    private ConsentWindows()
    {
    }

    /// <summary>In order of time, without gaps.</summary>
    public IReadOnlyList<ConsentWindow> Windows => windows;

    public static ConsentWindows Of(JudgedLedger ledger)
    {
        var consent = new ConsentWindows();
        if (ledger.Plan.Consent is { } plan)
        {
            consent.Read(ledger, plan);
        }

        return consent;
    }

    /// <summary>The window that the time lies in; of two that meet, the later.</summary>
    public ConsentWindow At(DateTimeOffset time)
    {
        var i = windows.Count - 1;
        while (i > 0 && windows[i].From > time)
        {
            i--;
        }

        return windows[i];
    }

    /// <summary>Whether the answer changed in between.</summary>
    public bool ChangedBetween(DateTimeOffset from, DateTimeOffset to) => windows.Skip(1).Any(w => w.From >= from && w.From <= to);

    /// <summary>The closed window in which the event may not have been reported, or null.</summary>
    /// <remarks>What was under way when consent was withdrawn is fine: it happened at most the tolerance after the click, and is no pv of a page that was entered only then.</remarks>
    public ConsentWindow? Forbidding(JudgedEvent e, JudgedLedger ledger)
    {
        var tolerances = ledger.Tolerances;
        if (windows is [{ IsClosed: false }])
        {
            return null;
        }

        var window = At(e.HappenedAt);
        if (!window.IsClosed)
        {
            return null;
        }

        // an event of the click that accepts is one after it
        var next = window.To == DateTimeOffset.MaxValue || At(window.To).IsClosed ? TimeSpan.Zero : tolerances.Edge;
        var underWay = EnteredSince(window, e, ledger) ? tolerances.Edge : UnderWay(window, tolerances);
        return e.HappenedAt >= window.From + underWay && e.HappenedAt <= window.To - next ? window : null;
    }

    private static bool EnteredSince(ConsentWindow window, JudgedEvent e, JudgedLedger ledger)
    {
        var stays = e.Planned is { Kind: EventKind.PageView } pv ? ledger.Visits.Where(v => v.Page?.Id == pv.Page && (pv.Tab is null || v.Tab == pv.Tab)).ToList() : [];
        return stays.Exists(v => v.Began > window.From && v.Began <= e.HappenedAt + ledger.Tolerances.Lead) && !stays.Exists(v => v.Began <= window.From && v.Covers(window.From, ledger.Tolerances.Lead));
    }

    /// <summary>How long after a closed window began something may have been under way; where nothing was allowed before it either, nothing can have been.</summary>
    public TimeSpan UnderWay(ConsentWindow window, Tolerances tolerances) =>
        window.From == DateTimeOffset.MinValue || At(window.From - TimeSpan.FromTicks(1)).IsClosed ? TimeSpan.Zero
        : window.State == ConsentState.Refused ? tolerances.Lead : tolerances.Edge;

    private void Read(JudgedLedger ledger, ConsentPlan plan)
    {
        var start = plan.Required
            ? Always with { State = ConsentState.Unanswered, Why = new("the plan wants consent, and none was given", "方案要求先征得同意，但用户尚未同意") }
            : Always;
        windows[0] = start;
        var frames = ledger.Observed.OfType<DocumentBegan>().Where(d => !d.Top).Select(d => d.Document).ToHashSet(StringComparer.Ordinal);
        var documents = new Dictionary<string, (DateTimeOffset Began, bool Clicked)>(StringComparer.Ordinal);
        var fresh = new Queue<DateTimeOffset>(ledger.Ledger.Actions.Where(a => a.Kind == "fresh-device").Select(a => a.EndedAt).Order());
        var answered = false;
        var asking = new HashSet<string>(StringComparer.Ordinal);
        var top = "";
        foreach (var seen in ledger.Observed)
        {
            // a banner may live in a frame: it is the page's
            var page = frames.Contains(seen.Document) ? top : seen.Document;
            while (fresh.TryPeek(out var reset) && reset <= seen.At)
            {
                answered = false;
                Begin(start.State, fresh.Dequeue(), start.Why);
            }

            switch (seen)
            {
                case ShareChanged change when change.Element == plan.Ask && change.Share > 0:
                    asking.Add(change.Document);
                    break;
                case ShareChanged change when change.Element == plan.Ask:
                    asking.Remove(change.Document);
                    break;
                case DocumentEnded:
                    asking.Remove(seen.Document);
                    break;
            }

            switch (seen)
            {
                case DocumentBegan { Top: true } began:
                    top = began.Document;
                    documents[began.Document] = (began.At, false);
                    if (!answered && asking.Count == 0 && windows[^1].State == ConsentState.Unanswered && !plan.Required)
                    {
                        Begin(ConsentState.Unclear, began.At, new("the question is not on screen any more", "征求同意的界面已不在屏幕上"));
                    }

                    break;
                case ShareChanged asks when asks.Element == plan.Ask && asks.Share > 0 && !answered:
                    var (since, clicked) = documents.GetValueOrDefault(page, (asks.At, true));
                    var byItself = !clicked && asks.At - since <= AskedWith;
                    if (windows[^1].State != ConsentState.Unanswered && (byItself || windows[^1].State == ConsentState.Unclear || !clicked))
                    {
                        Begin(ConsentState.Unanswered, byItself ? since : asks.At, new(
                            $"{plan.Ask} asked for consent from {ledger.Clock(asks.At)}, and nobody had answered", $"{plan.Ask} 从 {ledger.Clock(asks.At)} 起征求同意，用户尚未回答"));
                    }

                    break;
                case ShareChanged gone when gone.Element == plan.Ask && gone.Share <= 0 && !answered && asking.Count == 0 && !plan.Required && windows[^1].State == ConsentState.Unanswered:
                    Begin(ConsentState.Unclear, gone.At, new("the question is not on screen any more", "征求同意的界面已不在屏幕上"));
                    break;
                case Clicked { Disabled: false } click:
                    if (documents.TryGetValue(page, out var document))
                    {
                        documents[page] = document with { Clicked = true };
                    }

                    if (plan.Accept is not null && click.Targets.Any(t => t.Element == plan.Accept))
                    {
                        answered = true;
                        Begin(ConsentState.Allowed, click.At, new($"{plan.Accept} was clicked at {ledger.Clock(click.At)}", $"{plan.Accept} 于 {ledger.Clock(click.At)} 被点击"));
                    }
                    else if (plan.Reject is not null && click.Targets.Any(t => t.Element == plan.Reject))
                    {
                        answered = true;
                        Begin(ConsentState.Refused, click.At, new($"{plan.Reject} was clicked at {ledger.Clock(click.At)}", $"{plan.Reject} 于 {ledger.Clock(click.At)} 被点击"));
                    }

                    break;
            }
        }
    }

    // a window that begins before the last one did (a question that holds from its document's beginning) takes its place
    private void Begin(ConsentState state, DateTimeOffset from, Wording why)
    {
        while (windows.Count > 1 && windows[^1].From >= from)
        {
            windows.RemoveAt(windows.Count - 1);
        }

        if (windows[^1].From >= from)
        {
            windows[^1] = new ConsentWindow(state, windows[^1].From, DateTimeOffset.MaxValue, why);
            return;
        }

        windows[^1] = windows[^1] with { To = from };
        windows.Add(new ConsentWindow(state, from, DateTimeOffset.MaxValue, why));
    }
}

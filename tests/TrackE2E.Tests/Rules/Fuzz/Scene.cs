using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>A correct journey as faults look at it, and what they do to it.</summary>
internal sealed class Scene(TrackingPlan plan, Told told, Random chance)
{
    public TrackingPlan Plan => plan;

    public Told Told => told;

    public Random Chance => chance;

    public IReadOnlyList<Made> Events => told.Events;

    public bool Numbered => plan.Delivery.Sequence;

    /// <summary>When consent was asked for and given; null without.</summary>
    public (int From, int To)? Consent => told.Seen.OfType<Clicked>().FirstOrDefault(c => c.Targets[0].Element == "accept") is { } yes ? (0, Told.Of(yes.At)) : null;

    public Made? Any(Func<Made, bool>? fits = null) => One([.. told.Events.Where(e => e.Hits.Count > 0 && fits?.Invoke(e) != false)]);

    public T? One<T>(IReadOnlyList<T> of) => of.Count == 0 ? default : of[chance.Next(of.Count)];

    public TriggerRule Trigger(Made e) => plan.Event(e.Planned)!.Trigger;

    public Made? Before(Made e) => told.Events.TakeWhile(o => o != e).LastOrDefault();

    /// <summary>When the event's stay ended.</summary>
    public int EndOf(Made e) => told.Seen.OfType<VisitEnded>().FirstOrDefault(v => v.Document == e.Document && v.Visit == e.Visit) is { } end ? Told.Of(end.At) : told.AskedAt;

    public int Sent(Made e) => told.Hits.First(h => h.Key == e.Hits[0]).Sent;

    public bool IsOffline(int at) => told.Seen.OfType<ConnectivityChanged>().LastOrDefault(c => Told.Of(c.At) <= at) is { Online: false };

    /// <summary>A click in the view's stay, which goes on for a moment.</summary>
    public Made? LaterClick(Made view) => told.Events.FirstOrDefault(e =>
        e.Document == view.Document && e.Visit == view.Visit && e.Planned.EndsWith("_click", StringComparison.Ordinal) && e.Since > view.Since + 300 && e.At + 60 < EndOf(view) && e.At - view.Since < 9000);

    /// <summary>The first page view of the event's stay.</summary>
    public Made? ViewOf(Made e) => told.Events.FirstOrDefault(o => o.Document == e.Document && o.Visit == e.Visit && plan.Event(o.Planned)!.Kind == EventKind.PageView);

    /// <summary>So soon after consent that it may have been kept from before: then it may be called that.</summary>
    public bool MayBeKept(Made e) => Consent is var (_, to) && e.At - to < Trigger(e).Within.TotalMilliseconds + 100;

    /// <summary>An item that was never on screen in the event's stay, or at all where it is reported once in more than that.</summary>
    public string? Unseen(Made e) => Enumerable.Range(1, e.Item![0] == 'M' ? 4 : 6).Select(i => $"{e.Item[0]}{i}")
        .LastOrDefault(i => !told.Seen.OfType<ShareChanged>().Any(s => s.Item == i && s.Share > 0 && (Trigger(e).OncePer is OncePer.Session or OncePer.Ever || (s.Document == e.Document && s.Visit == e.Visit))));

    /// <summary>Null: where the stay came from is known; else why it is not.</summary>
    public string? HasSureSource(Made e)
    {
        var began = told.Seen.OfType<VisitBegan>().First(v => v.Document == e.Document && v.Visit == e.Visit);
        return began.Cause is "push" or "pop" or "tab" or "restore" ? null : "the page left for one that is loaded may be another";
    }

    /// <summary>Null: the click that led to the event's stay is known, and what it said; else why it is not.</summary>
    public string? HasSureLead(Made e) => SideBySide ?? (told.Events.Any(o => o.Planned.EndsWith("_click", StringComparison.Ordinal) && o.At <= e.At && o.Item == (string?)e.Properties.GetValueOrDefault("lead")) ? null : "the click was not reported");

    /// <summary>Two pages are open at once: then numbers are not judged.</summary>
    public string? SideBySide => told.Seen.OfType<DocumentBegan>().Any(d => told.Done.Any(a => a.Kind == "open-in-background")) ? "two pages are open side by side" : null;

    public Broken With(Made old, Made now, string? undecidable = null) => new(told with { Events = [.. told.Events.Select(e => e == old ? now : e)] }, now, undecidable);

    public Broken? With(string property, Func<object?, object?> change, Func<Made, string?>? undecidable = null) =>
        Any(e => e.Properties.ContainsKey(property)) is { } e ? With(e, e.With(property, change(e.Properties[property])), undecidable?.Invoke(e)) : null;

    public Broken Without(Made gone, bool renumbered)
    {
        var left = told.Events.Where(e => e != gone);
        return new(told with { Events = [.. renumbered ? Renumbered(left) : left] }, gone, Doubt(gone)) { ToldAt = e => e == told.Events.SkipWhile(o => o != gone).ElementAtOrDefault(1) };
    }

    public Broken Added(Made e) => new(told with { Events = [.. Renumbered(told.Events.Append(e))] }, e, Doubt(e));

    public Broken Again(Made e, int later)
    {
        var again = e with { Id = e.Id + "x", At = e.At + later, Ahead = e.Ahead + MovedBy(e.At + later) - MovedBy(e.At) };
        var refreshed = plan.Event(e.Planned)!.Kind == EventKind.PageView && Trigger(e).AgainOn.Contains(AgainOn.Refresh) && told.Seen.Where(o => o is Clicked or Swiped).Any(c => Told.Of(c.At) <= e.At + 300 && e.At - Told.Of(c.At) < 11_000);
        return Added(Resent(again, out var hits)) with { Undecidable = Doubt(e) ?? (refreshed ? "a click before it may have refreshed the page" : null), Told = told with { Hits = hits, Events = [.. Renumbered(told.Events.Append(Resent(again, out _)))] } };
    }

    /// <summary>The event, made at another time.</summary>
    public Made MadeAt(Made e, int at) => e with { At = at, Ahead = e.Ahead + MovedBy(at) - MovedBy(e.At) };

    public Broken Moved(Made e, int at)
    {
        var moved = Resent(MadeAt(e, at), out var hits);
        return new(told with { Hits = hits, Events = [.. Renumbered(told.Events.Select(o => o == e ? moved : o))] }, moved, Doubt(e) ?? (told.Events.Any(o => o != e && o.Planned == e.Planned && o.Item is null && o.Document == e.Document && o.Visit == e.Visit) ? "its stay has another view" : null));
    }

    public Broken SentAgain(Made e)
    {
        var first = told.Hits.First(h => h.Key == e.Hits[0]);
        var hit = first with { Key = told.Hits.Count + 1, Sent = first.Sent + 400, Arrives = first.Arrives + 400 };
        var turns = told.Done.Where(a => a.Kind is not ("type" or "refresh" or "press-key" or "clock")).Select(a => Told.Of(a.StartedAt)).Concat(told.Seen.Where(o => o is DocumentBegan or DocumentEnded).Select(o => Told.Of(o.At)));
        var why = first.Status != 200 || IsOffline(hit.Sent) || turns.Any(at => at > first.Arrives - 1050 && at < hit.Arrives + 50) ? "something may have interrupted its sending" : null;
        return With(e, e with { Hits = [.. e.Hits, hit.Key] }, why) with { Told = told with { Hits = [.. told.Hits, hit], Events = [.. told.Events.Select(o => o == e ? e with { Hits = [.. e.Hits, hit.Key] } : o)] } };
    }

    public Broken RetriedAnew(Made e)
    {
        var retried = e with { Id = e.Id + "x", Hits = [.. e.Hits.Skip(1)] };
        return new(told with { Events = [.. told.Events.Select(o => o == e ? e with { Hits = [e.Hits[0]] } : o), retried] }, retried, Doubt(e));
    }

    /// <summary>From one event on, all are changed.</summary>
    public Broken? FromOn(Func<Made, bool> fits, Func<Made, Made, Made> change)
    {
        if (Any(fits) is not { } from)
        {
            return null;
        }

        var at = told.Events.ToList().IndexOf(from);
        var events = told.Events.Select((e, i) => i < at ? e : change(e, from)).ToList();
        var near = told.Events.Where((e, i) => e.Planned is "login" or "logout" && (i == at - 1 || Math.Abs(e.At - from.At) < 3000)).Select(e => $"near a {e.Planned}").FirstOrDefault();
        return new(told with { Events = events }, events[at], near ?? (Consent is var (_, accepted) && told.Events[at - 1].At < accepted + 300 ? "consent was just given" : null));
    }

    /// <summary>A page in the background reports its view at once.</summary>
    public Broken? ViewUnseen()
    {
        var hidden = told.Seen.OfType<VisibilityChanged>().FirstOrDefault(v => !v.Visible && told.Seen.OfType<DocumentBegan>().Any(d => d.Document == v.Document && d.At == v.At));
        if (hidden is null || told.Events.FirstOrDefault(e => e.Document == hidden.Document && plan.Event(e.Planned)!.Kind == EventKind.PageView) is not { } view)
        {
            return null;
        }

        // where the page in front has the same view it may be that one's, again
        var at = Told.Of(hidden.At) + 40;
        var asInFront = told.Events.Any(e => e.Planned == view.Planned && e.Document != view.Document && e.At <= at && EndOf(e) > at - 300);
        return view.Since - at < 800 || asInFront ? null : Moved(view, at);
    }

    private TimeSpan MovedBy(int at) => told.Done.Where(a => a.Kind == "clock" && Told.Of(a.StartedAt) <= at).Aggregate(TimeSpan.Zero, (sum, a) => sum + TimeSpan.ParseExact(a.Detail!, "c", null));

    // a hit of its own where those that it has were sent before
    private Made Resent(Made e, out IReadOnlyList<Sending> hits)
    {
        hits = told.Hits;
        var first = told.Hits.First(h => h.Key == e.Hits[0]);
        var sent = e.At + 5;
        while (IsOffline(sent) && sent < told.AskedAt)
        {
            sent += 200;
        }

        hits = [.. told.Hits, first with { Key = told.Hits.Count + 1, Sent = sent, Arrives = sent + 12, Status = 200, Ahead = e.Ahead }];
        return e with { Hits = [told.Hits.Count + 1] };
    }

    private static IEnumerable<Made> Renumbered(IEnumerable<Made> events) => events.OrderBy(e => e.At).GroupBy(e => e.Context.SessionId)
        .SelectMany(s => s.Select((e, i) => e with { Context = e.Context with { Sequence = i + 1 } })).OrderBy(e => e.At);

    /// <summary>Why nobody can say that it is missing, or too much.</summary>
    public string? Doubt(Made e) => e.Doubts.FirstOrDefault()
        ?? (e.Planned is "to_front" or "to_back" && EndOf(e) - e.At < 1050 ? "its page was left at once" : null)
        ?? (Trigger(e).OncePer is OncePer.Session or OncePer.Ever && told.Events.Any(o => o.Planned == e.Planned && o.Item == e.Item && (o.Context.UserId, o.Context.SessionId) != (e.Context.UserId, e.Context.SessionId)) ? "another user or session saw it too" : null)
        ?? (e.Planned is "back_online" or "cart_in" && SideBySide is not null ? "another open page may report it" : null);
}

using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>A correct SDK, with the freedom that one has: late by a moment, in batches, again after a failure.</summary>
internal sealed partial class World
{
    private const int Edge = 25;

    private readonly string device = $"{seed:x8}-c0de-4a11-9bad-0123456789ab";
    private readonly HashSet<string> viewed = new(StringComparer.Ordinal);
    private readonly HashSet<(string Span, string Planned, string? Item)> reported = [];
    private readonly List<Made> made = [];
    private readonly List<Made> queue = [];
    private readonly List<Sending> sendings = [];
    private TimeSpan ahead;
    private string? user, lead, session, channel;
    private long number;
    private int edges;
    private bool flushes, accepted;
    private DateTimeOffset begun, last;
    private int accepting = int.MinValue / 2;

    private bool SaysSent => Setting(ref saysSent, 3) > 0;

    private int saysSent = -1, batch = -1, faults = -1, eitherHides = -1, skew = -1;

    private bool Allowed => plan.Consent is null || accepted;

    // drawn once for a journey, in any order
    private int Setting(ref int value, int below) => value = value >= 0 ? value : new Random(seed + below).Next(below);

    private TimeSpan Ahead => ahead + TimeSpan.FromSeconds(SaysSent ? Setting(ref skew, 240) - 120 : 0);

    private DateTimeOffset DeviceNow => Fuzz.Told.Time(now) + ahead;

    private Told Told()
    {
        foreach (var page in tabs.Select(t => t.Page).OfType<Page>())
        {
            foreach (var (key, view) in page.Views.Where(v => v.Value.Since is not null))
            {
                Judge(page, key, view);
            }
        }

        return new Told(seen, done, made, sendings, now, SaysSent, edges);
    }

    // a visit begins: which page view it owes
    private void Entered(Page page, string cause)
    {
        (page.VisibleSince, page.VisibleBefore) = (now, 0);
        page.Views.Clear();
        page.Reported.Clear();
        var first = true;
        if (cause == "tab")
        {
            first = page.TabsViewed.Add(page.Selected!);
        }
        else
        {
            page.TabsViewed.Clear();
            page.TabsViewed.Add(page.Selected ?? "");
            first = !viewed.Contains(page.Path);
            viewed.Add(page.Path);
        }

        page.ViewDue = first || ViewOf(page).Trigger.AgainOn.Contains(cause switch { "tab" => AgainOn.TabReturn, "reload" => AgainOn.Reload, _ => AgainOn.Return });
        page.IsEntry = cause != "tab";
        if (!page.Hidden)
        {
            FirstLook(page);
        }
    }

    private void FirstLook(Page page)
    {
        page.Looked = true;
        if (page.ViewDue && Allowed)
        {
            page.ViewDue = false;
            ReportView(page);
        }

        if (page.IsEntry && page.Name == "cart")
        {
            React(page, "cart_in", null, [], chance.Next(0, 60));
        }
    }

    private PlannedEvent ViewOf(Page page) => plan.Events.First(e => e.Kind == EventKind.PageView && e.Page == page.Name && e.Tab == page.Selected);

    private void ReportView(Page page)
    {
        var values = new Dictionary<string, object?>();
        if (page.Selected is { } tab)
        {
            values["tab"] = tab;
        }

        if (page.Lead is { } item)
        {
            values["lead"] = item;
        }

        page.FirstView ??= now + 200;
        React(page, ViewOf(page).Id, null, values, chance.Next(0, 150));
    }

    private void Refreshed(Page page)
    {
        if (ViewOf(page).Trigger.AgainOn.Contains(AgainOn.Refresh) && Allowed)
        {
            ReportView(page);
        }
    }

    private void Left(Page page, string cause)
    {
        Watch(page, over: true);
        if (page.Name == "detail")
        {
            var measures = plan.Event("detail_left")!.Properties.First(p => p.Name == "stay").Measures;
            var stay = measures == MeasuredTime.Stay ? now - page.Began : page.VisibleBefore + (page.Hidden ? 0 : now - page.VisibleSince);
            Report(page, "detail_left", null, new() { ["stay"] = stay }, now);
        }
    }

    private void Turned(Page page)
    {
        if (page.Hidden)
        {
            page.VisibleBefore += now - page.VisibleSince;
            Watch(page);
            Settle(page.UnderWay);
            Settle(page.Waiting);
            Report(page, "to_back", null, [], now);
            Flush();
            return;
        }

        page.VisibleSince = now;
        if (plan.Consent is not null && !answered)
        {
            Ask(page, 1);
        }

        if (!page.Looked)
        {
            FirstLook(page);
            return;
        }

        React(page, "to_front", null, [], chance.Next(0, 30));
        if (ViewOf(page).Trigger.AgainOn.Contains(AgainOn.Foreground) && Allowed)
        {
            ReportView(page);
        }
    }

    private void Answer(Page page, bool yes)
    {
        See(page, new Clicked(page.Visit, [new ElementHit(yes ? "accept" : "reject", null)], true, "mouse", false) { Document = "", Sequence = 0, At = default });
        Ask(page, 0);
        (accepted, accepting) = (yes, now);
        if (yes && page.ViewDue && plan.Consent!.ReportsVisitOnAccept == true)
        {
            page.ViewDue = false;
            ReportView(page);
        }

        Watch(page);
    }

    private void Ask(Page page, double share)
    {
        page.Shares[("ask", null)] = share;
        See(page, new ShareChanged(page.Visit, "ask", null, share) { Document = "", Sequence = 0, At = default });
    }

    // exposures and what is reported when it is shown
    private void Watch(Page page, bool over = false)
    {
        foreach (var ((element, item), share) in page.Shares.ToList())
        {
            foreach (var planned in plan.Events.Where(e => e.Kind == EventKind.Exposure && e.Element == element))
            {
                var key = (planned.Id, item);
                var view = page.Views.TryGetValue(key, out var known) ? known : page.Views[key] = new View();
                var covered = page.Covered && (planned.Trigger.Covered == CoveredParts.Hidden || (planned.Trigger is { Covered: CoveredParts.Either, OncePer: OncePer.Visit } && Setting(ref eitherHides, 2) == 0));
                Watch(page, planned, item, view, !over && !page.Hidden && Allowed && !covered && share > 0 && share >= planned.Trigger.VisibleShare);
            }
        }

        var note = !over && page.Shares.TryGetValue(("note", null), out var part) && part > 0;
        if (note && !page.Hidden && !page.NoteShown && Allowed)
        {
            var planned = plan.Event("note_shown")!;
            if (IsFresh(page, planned, null))
            {
                React(page, "note_shown", null, [], chance.Next(0, 40));
            }
        }

        page.NoteShown = note && (page.NoteShown || !page.Hidden);
    }

    private void Watch(Page page, PlannedEvent planned, string? item, View view, bool inView)
    {
        if (inView == view.Since is not null)
        {
            return;
        }

        view.Turn++;
        if (!inView)
        {
            Judge(page, (planned.Id, item), view);
            view.Before = planned.Trigger is { CumulativeDwell: true, OncePer: not OncePer.View } ? view.Before + now - view.Since!.Value : 0;
            view.Since = null;
            return;
        }

        view.Since = now;
        view.Early = view.Early || now <= (page.FirstView ?? int.MaxValue / 2) + 250 || now < accepting + 2500;
        var (turn, left) = (view.Turn, (int)planned.Trigger.Dwell.TotalMilliseconds - view.Before);
        After(left + chance.Next(-15, 21), () =>
        {
            // times that add up are looked at once in a stay
            var told = view.Told && view.Before > 0;
            view.Told |= view.Turn == turn;
            if (view.Turn == turn && !told && IsFresh(page, planned, item))
            {
                Report(page, planned.Id, item, planned.Id == "card_shown" ? Values(page, item!) : item is null ? [] : new() { ["sku"] = item }, view.Since!.Value);
            }
        });
    }

    // whether it was in view as long as its dwell, just about
    private void Judge(Page page, (string Planned, string? Item) key, View view)
    {
        var planned = plan.Event(key.Planned)!;
        var length = view.Before + now - view.Since!.Value;
        var over = length - (int)planned.Trigger.Dwell.TotalMilliseconds;
        if (page.HeldUp.Any(h => h.To >= view.Since - 300 && h.From <= view.Since + 300) || page.HeldUp.Any(h => h.To >= now - 300))
        {
            Doubt(page, key, "the page was held up as it came or went");
        }

        if (Math.Abs(over) <= Edge + 9)
        {
            edges++;
            Doubt(page, key, "its dwell was just reached");
        }

        if (over is > Edge and < 1310 && (view.Early || planned.Trigger.Covered != CoveredParts.Visible))
        {
            Doubt(page, key, view.Early ? "seen little longer than its dwell, before the SDK surely watched" : "seen little longer than its dwell, and not measured while it moved");
        }

        if (planned.Trigger.Covered == CoveredParts.Either && seen.OfType<ShareChanged>().Any(s => s.Document == page.Document && s.Covered > 0))
        {
            Doubt(page, key, "it was covered, and the plan does not say what that means");
        }
    }

    private void Doubt(Page page, (string Planned, string? Item) key, string why)
    {
        var at = made.FindLastIndex(e => e.Planned == key.Planned && e.Item == key.Item && e.Document == page.Document && e.Visit == page.Visit);
        if (at >= 0)
        {
            made[at] = made[at] with { Doubts = new HashSet<string>(made[at].Doubts) { why } };
        }
    }

    // not reported yet in the plan's span
    private bool IsFresh(Page page, PlannedEvent planned, string? item)
    {
        Rotate();
        return planned.Trigger.OncePer switch
        {
            OncePer.View => true,
            OncePer.Visit => page.Reported.Add((planned.Id, item)),
            OncePer.Session => reported.Add(($"{session} {user}", planned.Id, item)),
            _ => reported.Add((user ?? "", planned.Id, item)),
        };
    }

    private Dictionary<string, object?> Values(Page page, string item) => page.Name != "home" ? new() { ["sku"] = item } : new() { ["sku"] = item, ["price"] = PriceOf(item), ["place"] = page.PlaceOf(item) };

    // a report that takes a moment; when the stay ends, or goes to the background, it is made at once
    private void React(Page page, string planned, string? item, Dictionary<string, object?> values, int late) => React(page, page.UnderWay, planned, item, values, now, late);

    // one that may wait for an answer, whatever is on screen meanwhile, until the network goes; one after the other, as what claims one moment in one request is taken for stamped then
    private void ReactToClick(Page page, string planned, string? item, Dictionary<string, object?> values, int at)
    {
        var within = (int)plan.Event(planned)!.Trigger.Within.TotalMilliseconds;
        var answered = now + (online && chance.Next(5) == 0 ? chance.Next(0, within - (now - at) - 500) : chance.Next(0, 15));
        page.Answered = page.Waiting.Count > 0 ? Math.Max(page.Answered + 20, answered) : answered;
        React(page, page.Waiting, planned, item, values, at, page.Answered - now);
    }

    private void React(Page page, List<Action> underWay, string planned, string? item, Dictionary<string, object?> values, int since, int late)
    {
        if (!Allowed)
        {
            return;
        }

        var (told, stay) = (false, new Stay(page.Name, page.From, page.Url, page.Visit));
        void Tell()
        {
            if (!told)
            {
                told = true;
                underWay.Remove(Tell);
                Report(page, planned, item, values, since, stay);
            }
        }

        underWay.Add(Tell);
        After(late, Tell);
    }

    private static void Settle(List<Action> underWay)
    {
        foreach (var tell in underWay.ToList())
        {
            tell();
        }
    }

    private void Report(Page page, string planned, string? item, Dictionary<string, object?> values, int since, Stay? of = null)
    {
        var stay = of ?? new Stay(page.Name, page.From, page.Url, page.Visit);
        if (!Allowed)
        {
            return;
        }

        if (made.Count > 0 && now - made[^1].At < 12 && ((now - since > 300 && planned.EndsWith("_click", StringComparison.Ordinal)) || IsLateClick(made[^1])))
        {
            now += 12;
        }

        Rotate();
        last = DeviceNow;
        values["page"] = stay.Name;
        values["chan"] = channel;
        if (stay.From is { } from)
        {
            values["ref"] = from;
        }

        var doubts = new HashSet<string>();
        if (planned is "login" or "logout")
        {
            doubts.Add("nothing that is observed causes it");
        }

        if (now < accepting + 2500)
        {
            doubts.Add("consent was just given");
        }

        var e = new Made($"e{made.Count + 1}", planned, plan.Event(planned)!.ReportedAs.Name, item, now, Ahead, page.Document, stay.Visit)
        {
            Properties = new Dictionary<string, object?>(values),
            Context = new EventContext { DeviceId = device, UserId = user, SessionId = session, Sequence = ++number, PageUrl = stay.Url, AppId = "shop", Raw = Nothing },
            Since = since,
            Doubts = doubts,
        };
        made.Add(e);
        queue.Add(e);
        if (!flushes)
        {
            flushes = true;
            After(Setting(ref batch, 3) * 1000 + chance.Next(0, 20), () =>
            {
                flushes = false;
                Flush();
            });
        }
    }

    private static bool IsLateClick(Made e) => e.Planned.EndsWith("_click", StringComparison.Ordinal) && e.At - e.Since > 300;

    private void Rotate()
    {
        if (session is null || DeviceNow - last > plan.Session!.Idle || DeviceNow - begun > plan.Session.Longest)
        {
            (session, channel, number, begun, last) = ($"s{++started}-{seed}", "chan-" + chance.Next(3), 0, DeviceNow, DeviceNow);
        }
    }

    /// <summary>The stay that an event is of.</summary>
    private sealed record Stay(string Name, string? From, string Url, int Visit);
}

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
            Settle(page);
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
        After(left + chance.Next(-20, 21), () =>
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
        if (Math.Abs(over) <= Edge + 1)
        {
            edges++;
            Doubt(page, key, "its dwell was just reached");
        }

        if (over is > Edge and < 1300 && (view.Early || planned.Trigger.Covered != CoveredParts.Visible))
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
    private void React(Page page, string planned, string? item, Dictionary<string, object?> values, int late)
    {
        if (!Allowed)
        {
            return;
        }

        var (since, told) = (now, false);
        void Tell()
        {
            if (!told)
            {
                told = true;
                page.UnderWay.Remove(Tell);
                Report(page, planned, item, values, since);
            }
        }

        page.UnderWay.Add(Tell);
        After(late, Tell);
    }

    private static void Settle(Page page)
    {
        foreach (var tell in page.UnderWay.ToList())
        {
            tell();
        }
    }

    private void Report(Page page, string planned, string? item, Dictionary<string, object?> values, int since)
    {
        if (!Allowed)
        {
            return;
        }

        Rotate();
        last = DeviceNow;
        values["page"] = page.Name;
        values["chan"] = channel;
        if (page.From is { } from)
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

        var e = new Made($"e{made.Count + 1}", planned, plan.Event(planned)!.ReportedAs.Name, item, now, Ahead, page.Document, page.Visit)
        {
            Properties = new Dictionary<string, object?>(values),
            Context = new EventContext { DeviceId = device, UserId = user, SessionId = session, Sequence = ++number, PageUrl = page.Url, AppId = "shop", Raw = Nothing },
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

    private void Rotate()
    {
        if (session is null || DeviceNow - last > plan.Session!.Idle || DeviceNow - begun > plan.Session.Longest)
        {
            (session, channel, number, begun, last) = ($"s{++started}-{seed}", "chan-" + chance.Next(3), 0, DeviceNow, DeviceNow);
        }
    }
}

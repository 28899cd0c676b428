using System.Text.Json;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>A browser with the shop in it, played in milliseconds: what its observer would tell, and what a correct SDK would report.</summary>
/// <remarks>Here: time, tabs and documents, and what is on screen. The SDK is in the other part.</remarks>
internal sealed partial class World(TrackingPlan plan, int seed)
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    private readonly PriorityQueue<Action, (int, int)> timers = new();
    private readonly List<Observation> seen = [];
    private readonly List<LedgerAction> done = [];
    private readonly List<Tab> tabs = [];
    private readonly HashSet<string> dear = new(StringComparer.Ordinal);
    private Random chance = new(seed);
    private Tab? front;
    private bool away, online = true, answered;
    private int now, started, documents;

    /// <summary>Plays the moves and waits until all has been delivered.</summary>
    public static Told Play(TrackingPlan plan, int seed, IEnumerable<Move> moves)
    {
        var world = new World(plan, seed);
        world.Load(world.front = new Tab(), "/", "navigate", null, hidden: false);
        world.tabs.Add(world.front);
        foreach (var move in moves)
        {
            world.Pass(move.Wait);
            world.chance = new Random(move.Seed);
            world.Do(move.Kind);
        }

        world.chance = new Random(seed);
        world.Pass(world.chance.Next(300, 4000));
        world.Connect(true);
        world.Pass(20_000);
        return world.Told();
    }

    private void Pass(int time)
    {
        var until = now + time;
        while (timers.TryPeek(out var timer, out var at) && at.Item1 <= until)
        {
            timers.Dequeue();
            now = Math.Max(now, at.Item1);
            timer();
        }

        now = until;
    }

    private void After(int time, Action timer) => timers.Enqueue(timer, (now + Math.Max(0, time), started++));

    private void Do(string kind)
    {
        if (front?.Page is not { } page)
        {
            return;
        }

        switch (kind)
        {
            case "foreground" when away:
                Turn(() => away = false);
                break;
            case "background" when !away:
                Act("background");
                Turn(() => away = true);
                break;
            case "offline" when online:
                Connect(false);
                break;
            case "online" when !online:
                Connect(true);
                break;
            case "clock":
                if (!SaysSent)
                {
                    // without a sending time a moved clock would be taken for the event's
                    if (!online)
                    {
                        return;
                    }

                    Flush();
                    Pass(200);
                }

                Act("clock", TimeSpan.FromMinutes(chance.Next(3) == 0 ? 10 : 31).ToString("c"));
                ahead += TimeSpan.ParseExact(done[^1].Detail!, "c", null);
                break;
            case "look" when !away && tabs.Count > 1:
                var other = tabs[chance.Next(tabs.Count)];
                Act("other-page");
                Turn(() => front = other);
                break;
            case "spare" when !away:
                var tab = new Tab();
                Act("open-in-background");
                Load(tab, Paths()[chance.Next(4)], "navigate", page.Url, hidden: true);
                tabs.Add(tab);
                break;
            case "close" when !away && tabs.Count > 1:
                Act("close");
                Leave(page, persisted: false);
                tabs.Remove(front);
                front = tabs[^1];
                Turn(() => { });
                break;
            case "login" when user is null:
                var name = "user-" + (char)('a' + chance.Next(3));
                done.Add(new LedgerAction { Kind = "type", Element = "name-box", Detail = name, StartedAt = Fuzz.Told.Time(now), EndedAt = Fuzz.Told.Time(now) });
                user = "id-of-" + name;
                Report(page, "login", null, [], now);
                break;
            case "logout" when user is not null:
                Report(page, "logout", null, [], now);
                user = null;
                break;
            case "answer" when !answered && plan.Consent is not null && !away:
                answered = true;
                Answer(page, chance.Next(4) != 0);
                break;
            default:
                if (!away)
                {
                    OnPage(page, kind);
                }

                break;
        }
    }

    private void OnPage(Page page, string kind)
    {
        switch (kind)
        {
            case "tab" when page.Name == "home":
                page.Selected = page.Selected == "rec" ? "sale" : "rec";
                Change(page, page.Path, "tab");
                break;
            case "push":
                Act("press-key");
                Pass(2);
                Change(page, Paths()[chance.Next(4)], "push");
                break;
            case "load":
                Act("open");
                Load(front!, Paths()[chance.Next(4)], "navigate", null, hidden: false);
                break;
            case "reload":
                Act("reload");
                Load(front!, page.Path, "reload", page.Referrer, hidden: false);
                break;
            case "back" when front!.Back.TryPop(out var entry):
                Act("back");
                Return(page, entry);
                break;
            case "scroll":
                page.Top = chance.Next(0, 29) / 4d;
                Draw(page, moving: true);
                break;
            case "cover":
                page.Covered = !page.Covered;
                Draw(page);
                break;
            case "reprice":
                var sku = page.Items[chance.Next(page.Items.Count)];
                _ = dear.Add(sku) || dear.Remove(sku);
                foreach (var other in tabs.Select(t => t.Page).OfType<Page>().Where(p => p.Drawn && p.Items.Contains(sku)))
                {
                    ShowPrices(other, sku);
                }

                break;
            case "refresh":
                done.Add(new LedgerAction { Kind = "refresh", StartedAt = Fuzz.Told.Time(now), EndedAt = Fuzz.Told.Time(now + 100) });
                Refreshed(page);
                Pass(100);
                break;
            case "swipe" when page.Name == "home":
                var way = chance.Next(2) == 0 ? "left" : "right";
                See(page, new Swiped(page.Visit, [new ElementHit("hero", null)], way, "touch") { Document = "", Sequence = 0, At = default });
                React(page, "slide", null, new() { ["way"] = way }, chance.Next(0, 40));
                break;
            case "click":
                Click(page);
                break;
        }
    }

    // what can be clicked is what is wholly on screen; a click on a card or on what is like it leads to its page
    private void Click(Page page)
    {
        if (page.Name == "cart")
        {
            See(page, new Clicked(page.Visit, [new ElementHit("pay", null)], true, "mouse", false) { Document = "", Sequence = 0, At = default });
            React(page, "pay_click", null, [], chance.Next(0, 15));
            return;
        }

        var items = page.Items.Where(i => page.ShareOf(i) >= 1).ToList();
        if (page.Covered || items.Count == 0 || !page.Drawn)
        {
            return;
        }

        var item = items[chance.Next(items.Count)];
        ElementHit Hit(string element) => new(element, item) { Ordinal = page.PlaceOf(item) };
        if (page.Name == "home" && chance.Next(3) == 0)
        {
            See(page, new Clicked(page.Visit, [Hit("add"), Hit("card")], true, "mouse", false) { Document = "", Sequence = 0, At = default });
            React(page, "add_click", item, Values(page, item), chance.Next(0, 15));
            return;
        }

        var element = page.Name == "home" ? "card" : "more";
        See(page, new Clicked(page.Visit, [Hit(element)], true, "mouse", false) { Document = "", Sequence = 0, At = default });
        React(page, element + "_click", item, Values(page, item), chance.Next(0, 3));
        var (wait, link, path) = (chance.Next(5, 200), chance.Next(3) == 0, "/p/" + item);
        Pass(wait);
        lead = item;
        if (link)
        {
            Load(front!, path, "navigate", page.Url, hidden: false);
        }
        else
        {
            Change(page, path, "push");
        }

        lead = null;
    }

    private string[] Paths() => ["/", "/p/" + chance.Next(1, 4), "/cart", "/"];

    // another stay in the same document
    private void Change(Page page, string path, string cause)
    {
        if (cause == "push" && path == page.Path)
        {
            return;
        }

        if (cause == "push")
        {
            front!.Back.Push((page, page.Path, page.Selected));
            page.Selected = path == "/" ? "rec" : null;
        }

        var before = page.Name;
        EndVisit(page, cause);
        page.Path = path;
        BeginVisit(page, cause, before);
    }

    // another document; the one before may wait in the back/forward cache
    private void Load(Tab tab, string path, string cause, string? referrer, bool hidden)
    {
        var left = tab.Page;
        if (left is not null)
        {
            if (cause == "navigate")
            {
                tab.Back.Push((left, left.Path, left.Selected));
            }

            Leave(left, cause == "navigate" && chance.Next(2) == 0);
            tab.Page = null;
            Pass(chance.Next(20, 300));
        }

        var page = tab.Page = new Page("d" + ++documents) { Path = path, Selected = path == "/" ? "rec" : null, Referrer = referrer, Hidden = hidden };
        See(page, new DocumentBegan(page.Url, null, referrer, cause, true) { Document = "", Sequence = 0, At = default });
        if (hidden)
        {
            See(page, new VisibilityChanged(false) { Document = "", Sequence = 0, At = default });
        }

        // a typed address comes from nowhere, a link from its page
        var from = referrer is null ? null : cause == "reload" ? left!.From : referrer == "http://shop/" ? "home" : referrer.EndsWith("/cart", StringComparison.Ordinal) ? "cart" : "detail";
        page.WasReloaded = cause == "reload";
        BeginVisit(page, cause == "reload" ? "reload" : "load", from);
    }

    private void Return(Page page, (Page Page, string Path, string? Selected) entry)
    {
        if (entry.Page == page)
        {
            var before = page.Name;
            EndVisit(page, "pop");
            (page.Path, page.Selected) = (entry.Path, entry.Path == "/" ? "rec" : null);
            BeginVisit(page, "pop", before);
            return;
        }

        if (!entry.Page.Kept)
        {
            entry.Page.Selected = null;
            var back = new Stack<(Page, string, string?)>(front!.Back.Reverse());
            Load(front, entry.Path, "back-forward", null, hidden: false);
            front.Back = back;
            return;
        }

        var left = page.Name;
        Leave(page, persisted: false);
        Pass(chance.Next(5, 60));
        var kept = front!.Page = entry.Page;
        (kept.Kept, kept.Gone) = (false, false);
        BeginVisit(kept, "restore", left);
    }

    private void BeginVisit(Page page, string cause, string? from)
    {
        (page.Visit, page.Began, page.From, page.Drawn, page.Lead, page.Looked, page.NoteShown) = (page.Visit + 1, now, from, false, lead, false, false);
        (page.Top, page.Covered) = (0, false);
        See(page, new VisitBegan(page.Visit, page.Url, null, cause, page.Selected) { Document = "", Sequence = 0, At = default });
        if (!page.Hidden && plan.Consent is not null && !answered)
        {
            Ask(page, 1);
        }

        Entered(page, cause);
        var visit = page.Visit;
        After(cause is "tab" or "restore" ? chance.Next(0, 50) : chance.Next(0, 400), () =>
        {
            if (page.Visit == visit && !page.Gone)
            {
                page.Drawn = true;
                foreach (var item in page.Items)
                {
                    ShowPrices(page, item);
                }

                Draw(page);
            }
        });
    }

    private void EndVisit(Page page, string cause)
    {
        Settle(page);
        foreach (var ((element, item), share) in page.Shares.Where(s => s.Value > 0).ToList())
        {
            See(page, new ShareChanged(page.Visit, element, item, 0) { Document = "", Sequence = 0, At = default });
        }

        See(page, new VisitEnded(page.Visit) { Document = "", Sequence = 0, At = default });
        Left(page, cause);
        page.Shares.Clear();
    }

    private void Leave(Page page, bool persisted)
    {
        EndVisit(page, "leave");
        See(page, new DocumentEnded(persisted) { Document = "", Sequence = 0, At = default });
        (page.Gone, page.Kept) = (true, persisted);
        Flush();
    }

    // tabs and the window come to the front or go
    private void Turn(Action turn)
    {
        turn();
        foreach (var page in tabs.Select(t => t.Page).OfType<Page>())
        {
            var hidden = away || page != front!.Page;
            if (hidden != page.Hidden)
            {
                page.Hidden = hidden;
                See(page, new VisibilityChanged(!hidden) { Document = "", Sequence = 0, At = default });
                Turned(page);
                Draw(page);
            }
        }
    }

    private void Connect(bool back)
    {
        if (online == back)
        {
            return;
        }

        if (!back && !SaysSent)
        {
            After(40_000, () => Connect(true));
        }

        online = back;
        Act(back ? "online" : "offline");
        foreach (var page in tabs.Select(t => t.Page).OfType<Page>().OrderBy(_ => chance.Next()))
        {
            See(page, new ConnectivityChanged(back) { Document = "", Sequence = 0, At = default });
            if (back && !page.Hidden)
            {
                React(page, "back_online", null, [], chance.Next(0, 100));
            }
        }

        if (back)
        {
            After(chance.Next(10, 400), Flush);
        }
    }

    // the shares that the page now has; covered parts are not measured while it moves
    private void Draw(Page page, bool moving = false)
    {
        if (!page.Drawn || page.Gone || page.Hidden)
        {
            Watch(page);
            return;
        }

        foreach (var (element, item, share) in page.Wanted())
        {
            var had = page.Shares.TryGetValue((element, item), out var before);
            if ((had ? before : 0) != share || page.Covered != page.WasCovered)
            {
                page.Shares[(element, item)] = share;
                Tell(page, element, item, share, moving ? null : page.Covered ? share : 0);
            }
        }

        page.WasCovered = page.Covered;
        Watch(page);
        if (moving)
        {
            var (visit, top) = (page.Visit, page.Top);
            After(chance.Next(60, 150), () =>
            {
                if (page.Visit == visit && page.Top == top && !page.Gone && !page.Hidden)
                {
                    foreach (var ((element, item), share) in page.Shares.Where(s => s.Value > 0).ToList())
                    {
                        Tell(page, element, item, share, page.Covered ? share : 0);
                    }
                }
            });
        }
    }

    private void Tell(Page page, string element, string? item, double share, double? covered) => See(page, new ShareChanged(page.Visit, element, item, share)
    {
        Document = "", Sequence = 0, At = default, Covered = plan.Events.Any(e => e.Kind == EventKind.Exposure && e.Element == element && e.Trigger.Covered != CoveredParts.Visible) ? covered : null,
        Ordinal = item is null ? null : page.PlaceOf(item),
    });

    private void ShowPrices(Page page, string item)
    {
        if (page.Name == "home")
        {
            See(page, new ShownChanged(page.Visit, "price", item, $"¥{PriceOf(item) / 100}.{PriceOf(item) % 100:00}") { Document = "", Sequence = 0, At = default });
        }
    }

    private int PriceOf(string item) => (item[0] * 100) + (item[1] * 7) + (dear.Contains(item) ? 5000 : 0);

    private void See(Page page, Observation observation) => seen.Add(observation with { Document = page.Document, At = Fuzz.Told.Time(now) });

    private void Act(string kind, string? detail = null) => done.Add(new LedgerAction { Kind = kind, Detail = detail, StartedAt = Fuzz.Told.Time(now), EndedAt = Fuzz.Told.Time(now) });

    private sealed class Tab
    {
        public Page? Page { get; set; }

        public Stack<(Page Page, string Path, string? Selected)> Back { get; set; } = [];
    }
}
